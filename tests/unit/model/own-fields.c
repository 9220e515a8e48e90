/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own-fields.h"

#include "../firm-file.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-custom-value.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"

static const char *const types[OWN_TYPES] = { TANDEM_CUSTOM_TEXT, TANDEM_CUSTOM_NUMBER, TANDEM_CUSTOM_MONEY,
                                              TANDEM_CUSTOM_DAY,  TANDEM_CUSTOM_FLAG,   TANDEM_CUSTOM_CHOICE };

static const guint record_columns[OWN_N_ENTITIES] = {
  [TANDEM_ENTITY_CONTACT] = TANDEM_CUSTOM_VALUE_CONTACT_ID,
  [TANDEM_ENTITY_COMPANY] = TANDEM_CUSTOM_VALUE_COMPANY_ID,
  [TANDEM_ENTITY_DEAL] = TANDEM_CUSTOM_VALUE_DEAL_ID,
  [TANDEM_ENTITY_CAMPAIGN] = TANDEM_CUSTOM_VALUE_CAMPAIGN_ID,
};

static gint64
add_field (TandemConnection *connection, guint entity, const char *type)
{
  g_autoptr (TandemRecord) field = TANDEM_RECORD (tandem_custom_field_new ());

  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_ENTITY, tandem_entity_get_nick (entity));
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_NAME, type);
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_TYPE, type);
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_CHOICES, "Pitched\nFlat\nÜberdacht");
  tandem_record_set_integer (field, TANDEM_CUSTOM_FIELD_POSITION, 0);
  g_assert_true (tandem_record_insert (field, connection, NULL));
  return tandem_record_get_id (field);
}

static void
fill_value (TandemRecord *value, const char *type, guint i)
{
  static const char *const texts[] = { "Ähre", "Zaun 100%", "apfel", "Straße_\\", "İzmir", "Birne" };
  static const char *const choices[] = { "Flat", "Überdacht", "Pitched", "Barn" };
  g_autofree char *day = g_strdup_printf ("2026-%02u-%02u", 1 + i % 12, 1 + i % 28);

  if (g_str_equal (type, TANDEM_CUSTOM_TEXT))
    tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, texts[i % G_N_ELEMENTS (texts)]);
  else if (g_str_equal (type, TANDEM_CUSTOM_CHOICE))
    tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, choices[i % G_N_ELEMENTS (choices)]);
  else if (g_str_equal (type, TANDEM_CUSTOM_DAY))
    tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, day);
  else if (g_str_equal (type, TANDEM_CUSTOM_FLAG))
    tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, i % 3 == 0);
  else
    tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, ((gint64) (i * 37 % 101) - 50) * 500000);
  if (g_str_equal (type, TANDEM_CUSTOM_MONEY))
    tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_CURRENCY, i % 3 ? "EUR" : "USD");
}

static void
add_values (TandemConnection *connection, guint entity, gint64 field_id, guint nth)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", tandem_entity_get_table (entity));
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, NULL);
  g_autoptr (GArray) ids = tandem_statement_collect_ids (statement, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());

      if ((i + nth) % 4 == 0)
        continue;
      tandem_record_set_id (value, TANDEM_CUSTOM_VALUE_FIELD_ID, field_id);
      tandem_record_set_id (value, record_columns[entity], g_array_index (ids, gint64, i));
      fill_value (value, types[nth], i * 7 + i / 4 + nth);
      g_assert_true (tandem_record_insert (value, connection, NULL));
      if (i % 9 == 5)
        g_assert_true (tandem_record_trash (value, connection, NULL));
    }
}

static gboolean
add_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  tandem_change_set_begin (connection, "Add fields");
  for (guint entity = 0; entity < OWN_N_ENTITIES; entity++)
    for (guint i = 0; i < OWN_TYPES; i++)
      add_values (connection, entity, add_field (connection, entity, types[i]), i);
  return TRUE;
}

/* Adds them to a file that nobody has open. */
void
own_fields_add (const char *path)
{
  TandemWorkspace *workspace = open_firm (path);
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
  g_object_unref (workspace);
}

/* The one of those that were added; the sample has fields, too. */
const TandemField *
own_fields_find (TandemOwnFields *own, TandemEntity entity, TandemFieldType type)
{
  static const char *const names[] = {
    [TANDEM_FIELD_TEXT] = TANDEM_CUSTOM_TEXT,     [TANDEM_FIELD_NUMBER] = TANDEM_CUSTOM_NUMBER,
    [TANDEM_FIELD_MONEY] = TANDEM_CUSTOM_MONEY,   [TANDEM_FIELD_DAY] = TANDEM_CUSTOM_DAY,
    [TANDEM_FIELD_CHOICE] = TANDEM_CUSTOM_CHOICE, [TANDEM_FIELD_FLAG] = TANDEM_CUSTOM_FLAG,
  };

  for (guint i = 0; i < tandem_own_fields_get_n (own, entity); i++)
    if (g_str_equal (tandem_field_get_title (tandem_own_fields_get (own, entity, i)), names[type]))
      return tandem_own_fields_get (own, entity, i);
  g_assert_not_reached ();
}
