/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-firm.h"

struct _TandemFirm {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_FIRM_N_COLUMNS] = {
  [TANDEM_FIRM_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_TIME_ZONE] = { "time_zone", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_COLLATION_LOCALE] = { "collation_locale", TANDEM_COLUMN_TEXT },
  [TANDEM_FIRM_FIRST_MONTH] = { "first_month", TANDEM_COLUMN_INTEGER },
  [TANDEM_FIRM_IS_SAMPLE] = { "is_sample", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemFirm, tandem_firm, TANDEM_TYPE_RECORD)

static void
tandem_firm_class_init (TandemFirmClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "firm", columns, G_N_ELEMENTS (columns));
}

static void
tandem_firm_init (TandemFirm *self)
{
}

/**
 * tandem_firm_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemFirm *
tandem_firm_new (void)
{
  return g_object_new (TANDEM_TYPE_FIRM, NULL);
}
