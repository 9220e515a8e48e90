/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-custom-value.h"

#include "base/tandem-sort-key.h"
#include "store/tandem-connection.h"

struct _TandemCustomValue {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CUSTOM_VALUE_N_COLUMNS] = {
  [TANDEM_CUSTOM_VALUE_FIELD_ID] = { "field_id", TANDEM_COLUMN_INTEGER, .names = "custom_field" },
  [TANDEM_CUSTOM_VALUE_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_CUSTOM_VALUE_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
  [TANDEM_CUSTOM_VALUE_DEAL_ID] = { "deal_id", TANDEM_COLUMN_INTEGER, .part_of = "deal" },
  [TANDEM_CUSTOM_VALUE_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .part_of = "campaign" },
  [TANDEM_CUSTOM_VALUE_TEXT] = { "text", TANDEM_COLUMN_TEXT },
  [TANDEM_CUSTOM_VALUE_NUMBER] = { "number", TANDEM_COLUMN_INTEGER },
  [TANDEM_CUSTOM_VALUE_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_CUSTOM_VALUE_SORT_KEY] = { "sort_key", TANDEM_COLUMN_BYTES, TANDEM_COLUMN_DERIVED },
};

G_DEFINE_FINAL_TYPE (TandemCustomValue, tandem_custom_value, TANDEM_TYPE_RECORD)

/* By words in the language of the firm, by numbers as they are: lists are sorted by it. */
static gboolean
make_sort_key (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *text = tandem_record_get_text (self, TANDEM_CUSTOM_VALUE_TEXT);
  g_autoptr (GBytes) key = NULL;

  if (text)
    key = tandem_sort_key_new_text (tandem_connection_get_collator (connection), text);
  else
    key = tandem_sort_key_new_number (tandem_record_get_integer (self, TANDEM_CUSTOM_VALUE_NUMBER),
                                      tandem_record_get_text (self, TANDEM_CUSTOM_VALUE_CURRENCY));
  tandem_record_set_bytes (self, TANDEM_CUSTOM_VALUE_SORT_KEY, key);
  return TRUE;
}

static void
tandem_custom_value_class_init (TandemCustomValueClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "custom_value", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = make_sort_key;
}

static void
tandem_custom_value_init (TandemCustomValue *self)
{
}

/**
 * tandem_custom_value_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemCustomValue *
tandem_custom_value_new (void)
{
  return g_object_new (TANDEM_TYPE_CUSTOM_VALUE, NULL);
}

/**
 * tandem_custom_value_get_where:
 * @record_column: what names the record: a contact, a company, a deal or a campaign
 *
 * Returns: (transfer none): what holds of the values of the record, which is $1
 */
const char *
tandem_custom_value_get_where (guint record_column)
{
  switch (record_column)
    {
    case TANDEM_CUSTOM_VALUE_COMPANY_ID:
      return "company_id = $1 AND deleted_at IS NULL ORDER BY id";
    case TANDEM_CUSTOM_VALUE_DEAL_ID:
      return "deal_id = $1 AND deleted_at IS NULL ORDER BY id";
    case TANDEM_CUSTOM_VALUE_CAMPAIGN_ID:
      return "campaign_id = $1 AND deleted_at IS NULL ORDER BY id";
    default:
      return "contact_id = $1 AND deleted_at IS NULL ORDER BY id";
    }
}

/**
 * tandem_custom_value_list_holding:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the values of a field that are this text
 */
GArray *
tandem_custom_value_list_holding (TandemConnection *connection, gint64 field_id, const char *text, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "SELECT id FROM custom_value WHERE field_id = $1 AND text = $2 AND deleted_at IS NULL", error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_id (statement, 1, field_id);
  tandem_statement_bind_text (statement, 2, text);
  return tandem_statement_collect_ids (statement, error);
}
