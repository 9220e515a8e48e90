/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-custom-value.h"

struct _TandemCustomValue {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CUSTOM_VALUE_N_COLUMNS] = {
  [TANDEM_CUSTOM_VALUE_FIELD_ID] = { "field_id", TANDEM_COLUMN_INTEGER, .names = "custom_field" },
  [TANDEM_CUSTOM_VALUE_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_CUSTOM_VALUE_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
  [TANDEM_CUSTOM_VALUE_TEXT] = { "text", TANDEM_COLUMN_TEXT },
  [TANDEM_CUSTOM_VALUE_NUMBER] = { "number", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemCustomValue, tandem_custom_value, TANDEM_TYPE_RECORD)

static void
tandem_custom_value_class_init (TandemCustomValueClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "custom_value", columns, G_N_ELEMENTS (columns));
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
