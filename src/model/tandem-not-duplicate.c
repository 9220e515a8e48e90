/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-not-duplicate.h"

struct _TandemNotDuplicate {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_NOT_DUPLICATE_N_COLUMNS] = {
  [TANDEM_NOT_DUPLICATE_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_NOT_DUPLICATE_OTHER_CONTACT_ID] = { "other_contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_NOT_DUPLICATE_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
  [TANDEM_NOT_DUPLICATE_OTHER_COMPANY_ID] = { "other_company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
};

G_DEFINE_FINAL_TYPE (TandemNotDuplicate, tandem_not_duplicate, TANDEM_TYPE_RECORD)

static void
tandem_not_duplicate_class_init (TandemNotDuplicateClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "not_duplicate", columns, G_N_ELEMENTS (columns));
}

static void
tandem_not_duplicate_init (TandemNotDuplicate *self)
{
}

/**
 * tandem_not_duplicate_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemNotDuplicate *
tandem_not_duplicate_new (void)
{
  return g_object_new (TANDEM_TYPE_NOT_DUPLICATE, NULL);
}
