/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a firm for solar roofs asks of everybody beside what every firm does, and knows of some: of as many in a firm of a million
 * as in a small one. */
#include "act/tandem-act-sample-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "model/tandem-firm-list.h"
#include "model/tandem-model.h"

#define N_KNOWN 60

/* @every: of how many records one has a value. */
static const struct {
  TandemFirmList list;
  const char *name;
  const char *type;
  const char *choices; /* of a text: what stands there */
  guint every;
} fields[] = {
  { TANDEM_FIRM_LIST_CONTACT_FIELDS, N_ ("Roof"), TANDEM_CUSTOM_CHOICE, N_ ("Pitched\nFlat\nGround"), 1 },
  { TANDEM_FIRM_LIST_CONTACT_FIELDS, N_ ("Roof area in m²"), TANDEM_CUSTOM_NUMBER, NULL, 2 },
  { TANDEM_FIRM_LIST_CONTACT_FIELDS, N_ ("Listed building"), TANDEM_CUSTOM_FLAG, NULL, 5 },
  { TANDEM_FIRM_LIST_COMPANY_FIELDS, N_ ("Grid operator"), TANDEM_CUSTOM_TEXT,
    N_ ("North Grid\nCity Works\nValley Power"), 2 },
  { TANDEM_FIRM_LIST_DEAL_FIELDS, N_ ("Permit"), TANDEM_CUSTOM_CHOICE, N_ ("Not needed\nApplied for\nGranted"), 1 },
  { TANDEM_FIRM_LIST_DEAL_FIELDS, N_ ("Subsidy"), TANDEM_CUSTOM_MONEY, NULL, 3 },
  { TANDEM_FIRM_LIST_DEAL_FIELDS, N_ ("Site visit"), TANDEM_CUSTOM_DAY, NULL, 2 },
  { TANDEM_FIRM_LIST_CAMPAIGN_FIELDS, N_ ("Agency"), TANDEM_CUSTOM_TEXT, N_ ("In house\nBright Spark\nPaper & Ink"),
    1 },
  { TANDEM_FIRM_LIST_CAMPAIGN_FIELDS, N_ ("Brief approved"), TANDEM_CUSTOM_DAY, NULL, 2 },
};

static GType
get_record_type (TandemFirmList list, guint *record_column)
{
  *record_column = list == TANDEM_FIRM_LIST_CONTACT_FIELDS   ? TANDEM_CUSTOM_VALUE_CONTACT_ID
                   : list == TANDEM_FIRM_LIST_COMPANY_FIELDS ? TANDEM_CUSTOM_VALUE_COMPANY_ID
                   : list == TANDEM_FIRM_LIST_DEAL_FIELDS    ? TANDEM_CUSTOM_VALUE_DEAL_ID
                                                             : TANDEM_CUSTOM_VALUE_CAMPAIGN_ID;
  return list == TANDEM_FIRM_LIST_CONTACT_FIELDS   ? TANDEM_TYPE_CONTACT
         : list == TANDEM_FIRM_LIST_COMPANY_FIELDS ? TANDEM_TYPE_COMPANY
         : list == TANDEM_FIRM_LIST_DEAL_FIELDS    ? TANDEM_TYPE_DEAL
                                                   : TANDEM_TYPE_CAMPAIGN;
}

static TandemRecord *
add_field (TandemSample *self, guint place, GError **error)
{
  TandemRecord *field = tandem_firm_list_new_record (fields[place].list, 0);

  tandem_firm_list_set_name (fields[place].list, field, _ (fields[place].name));
  tandem_firm_list_set_place (fields[place].list, field, place);
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_TYPE, fields[place].type);
  if (g_str_equal (fields[place].type, TANDEM_CUSTOM_CHOICE))
    tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_CHOICES, _ (fields[place].choices));
  if (!tandem_record_insert (field, self->connection, error))
    g_clear_object (&field);
  return field;
}

/* @i: which of the records */
static void
fill_value (TandemSample *self, TandemRecord *value, guint place, guint i)
{
  const char *type = fields[place].type;
  g_auto (GStrv) texts = g_strsplit (fields[place].choices ? _ (fields[place].choices) : "", "\n", -1);
  g_autofree char *day = tandem_date_add_days (self->today, -(int) (i * 13 % 300));

  if (fields[place].choices)
    tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, texts[i % g_strv_length (texts)]);
  else if (g_str_equal (type, TANDEM_CUSTOM_DAY))
    tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, day);
  else if (g_str_equal (type, TANDEM_CUSTOM_FLAG))
    tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, 1);
  else if (g_str_equal (type, TANDEM_CUSTOM_MONEY))
    {
      tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, 50000 + (gint64) (i * 37 % 90) * 2500);
      tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_CURRENCY, self->currency);
    }
  else
    tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, (35 + (gint64) (i * 17 % 140)) * 1000000);
}

static gboolean
add_values (TandemSample *self, TandemRecord *field, guint place, GError **error)
{
  guint record_column;
  GType type = get_record_type (fields[place].list, &record_column);
  g_autoptr (GPtrArray) records
      = tandem_record_load_where (self->connection, type, "deleted_at IS NULL ORDER BY id LIMIT $1", N_KNOWN, error);

  for (guint i = 0; records && i < records->len; i += fields[place].every)
    {
      g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());

      tandem_record_set_id (value, TANDEM_CUSTOM_VALUE_FIELD_ID, tandem_record_get_id (field));
      tandem_record_set_id (value, record_column, tandem_record_get_id (records->pdata[i]));
      fill_value (self, value, place, i);
      if (!tandem_record_insert (value, self->connection, error))
        return FALSE;
    }
  return records != NULL;
}

/**
 * tandem_sample_write_fields:
 *
 * Writes the fields of the firm's own, and what is known in them.
 */
gboolean
tandem_sample_write_fields (TandemSample *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (TandemRecord) field = add_field (self, i, error);

      if (field == NULL || !add_values (self, field, i, error))
        return FALSE;
    }
  return TRUE;
}
