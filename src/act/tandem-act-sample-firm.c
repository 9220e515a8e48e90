/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the invented firm says of itself: where it is, what it wants to reach, what its departments cost. */
#include "act/tandem-act-sample-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-money.h"
#include "model/tandem-firm-list.h"
#include "model/tandem-model.h"

#define N_MONTHS     24
#define N_WITH_ROOFS 60

static const struct {
  const char *currency;
  gint64 billionths;
  gint64 before; /* two years ago */
} rates[] = {
  { "EUR", 1000000000, 1000000000 },
  { "USD", 862000000, 958000000 },
  { "GBP", 1141000000, 1206000000 },
  { "CHF", 1071000000, 1068000000 },
};

static gint64
to_minor (TandemSample *self, gint64 units)
{
  for (guint i = 0; i < tandem_money_digits (self->currency); i++)
    units *= 10;
  return units;
}

static gboolean
write_address (TandemSample *self, GError **error)
{
  g_autoptr (GPtrArray) firms
      = tandem_record_load_where (self->connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);

  if (firms == NULL)
    return FALSE;
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_STREET, "14 Quay Street");
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_POSTCODE, "T12 KX4R");
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_CITY, "Cork");
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_COUNTRY, "Ireland");
  return tandem_record_update (firms->pdata[0], self->connection, error);
}

static gboolean
write_cost (TandemSample *self, const char *day, const char *department, gint64 units, GError **error)
{
  g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_firm_cost_new ());

  tandem_record_set_text (cost, TANDEM_FIRM_COST_DAY, day);
  tandem_record_set_text (cost, TANDEM_FIRM_COST_DEPARTMENT, department);
  tandem_record_set_integer (cost, TANDEM_FIRM_COST_AMOUNT_MINOR, to_minor (self, units));
  tandem_record_set_text (cost, TANDEM_FIRM_COST_CURRENCY, self->currency);
  tandem_record_set_text (cost, TANDEM_FIRM_COST_NOTE, _ ("Salaries and tools"));
  return tandem_record_insert (cost, self->connection, error);
}

static gboolean
write_target (TandemSample *self, const char *measure, const char *day, gint64 much, GError **error)
{
  g_autoptr (TandemRecord) target = TANDEM_RECORD (tandem_target_new ());

  tandem_record_set_text (target, TANDEM_TARGET_MEASURE, measure);
  tandem_record_set_text (target, TANDEM_TARGET_PERIOD, "month");
  tandem_record_set_text (target, TANDEM_TARGET_STARTS_ON, day);
  if (g_str_equal (measure, "leads"))
    tandem_record_set_integer (target, TANDEM_TARGET_PEOPLE, much);
  else
    {
      tandem_record_set_integer (target, TANDEM_TARGET_AMOUNT_MINOR, to_minor (self, much));
      tandem_record_set_text (target, TANDEM_TARGET_CURRENCY, self->currency);
    }
  return tandem_record_insert (target, self->connection, error);
}

static gboolean
write_rate (TandemSample *self, guint i, gboolean is_new, const char *day, GError **error)
{
  g_autoptr (TandemRecord) rate = NULL;

  if (g_str_equal (rates[i].currency, self->currency))
    return TRUE;
  rate = TANDEM_RECORD (tandem_exchange_rate_new ());
  tandem_record_set_text (rate, TANDEM_EXCHANGE_RATE_CURRENCY, rates[i].currency);
  tandem_record_set_text (rate, TANDEM_EXCHANGE_RATE_DAY, day);
  tandem_record_set_integer (rate, TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS,
                             is_new ? rates[i].billionths : rates[i].before);
  return tandem_record_insert (rate, self->connection, error);
}

static gboolean
write_holiday (TandemSample *self, int year, const char *day, const char *name, GError **error)
{
  g_autoptr (TandemRecord) holiday = TANDEM_RECORD (tandem_holiday_new ());
  g_autofree char *date = g_strdup_printf ("%04d-%s", year, day);

  tandem_record_set_text (holiday, TANDEM_HOLIDAY_DAY, date);
  tandem_record_set_text (holiday, TANDEM_HOLIDAY_NAME, name);
  return tandem_record_insert (holiday, self->connection, error);
}

static TandemRecord *
add_field (TandemSample *self, const char *name, const char *type, int place, GError **error)
{
  TandemRecord *field = tandem_firm_list_new_record (TANDEM_FIRM_LIST_CONTACT_FIELDS, 0);

  tandem_firm_list_set_name (TANDEM_FIRM_LIST_CONTACT_FIELDS, field, name);
  tandem_firm_list_set_place (TANDEM_FIRM_LIST_CONTACT_FIELDS, field, place);
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_TYPE, type);
  if (g_str_equal (type, TANDEM_CUSTOM_CHOICE))
    tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_CHOICES, _ ("Pitched\nFlat\nGround"));
  if (!tandem_record_insert (field, self->connection, error))
    g_clear_object (&field);
  return field;
}

static gboolean
add_value (TandemSample *self, TandemRecord *field, gint64 contact_id, const char *text, gint64 number, GError **error)
{
  g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());

  tandem_record_set_id (value, TANDEM_CUSTOM_VALUE_FIELD_ID, tandem_record_get_id (field));
  tandem_record_set_id (value, TANDEM_CUSTOM_VALUE_CONTACT_ID, contact_id);
  if (text)
    tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, text);
  else
    tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, number * 1000000);
  return tandem_record_insert (value, self->connection, error);
}

/* What a firm for solar roofs asks of everybody, and knows of some. */
static gboolean
write_fields (TandemSample *self, GError **error)
{
  g_auto (GStrv) roofs = g_strsplit (_ ("Pitched\nFlat\nGround"), "\n", -1);
  g_autoptr (TandemRecord) roof = add_field (self, _ ("Roof"), TANDEM_CUSTOM_CHOICE, 0, error);
  g_autoptr (TandemRecord) area = roof ? add_field (self, _ ("Roof area in m²"), TANDEM_CUSTOM_NUMBER, 1, error) : NULL;
  g_autoptr (GPtrArray) contacts
      = area ? tandem_record_load_where (self->connection, TANDEM_TYPE_CONTACT,
                                         "deleted_at IS NULL ORDER BY id LIMIT $1", N_WITH_ROOFS, error)
             : NULL;

  for (guint i = 0; contacts && i < contacts->len; i++)
    {
      gint64 id = tandem_record_get_id (contacts->pdata[i]);

      if (!add_value (self, roof, id, roofs[i % g_strv_length (roofs)], 0, error)
          || (i % 2 == 0 && !add_value (self, area, id, NULL, 35 + (i * 17) % 140, error)))
        return FALSE;
    }
  return contacts != NULL;
}

/**
 * tandem_sample_write_firm:
 * @today: the plain date on which the story ends
 */
gboolean
tandem_sample_write_firm (TandemSample *self, const char *today, GError **error)
{
  g_autofree char *first = tandem_date_add_months (today, 1 - N_MONTHS);
  g_autofree char *month_start = g_strdup_printf ("%.8s01", today);
  int year = (int) g_ascii_strtoll (today, NULL, 10);

  if (!write_fields (self, error) || !write_address (self, error)
      || !write_target (self, "won-revenue", first, 40000, error) || !write_target (self, "leads", first, 15, error)
      || !write_holiday (self, year, "01-01", _ ("New Year's Day"), error)
      || !write_holiday (self, year, "12-25", _ ("Christmas Day"), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    if (!write_rate (self, i, FALSE, first, error) || !write_rate (self, i, TRUE, month_start, error))
      return FALSE;
  for (int month = 1 - N_MONTHS; month <= 0; month++)
    {
      g_autofree char *day = tandem_date_add_months (today, month);

      if (!write_cost (self, day, "marketing", 3800, error) || !write_cost (self, day, "sales", 5200, error))
        return FALSE;
    }
  return TRUE;
}
