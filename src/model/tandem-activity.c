/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-activity.h"

struct _TandemActivity {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_ACTIVITY_N_COLUMNS] = {
  [TANDEM_ACTIVITY_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_SUBJECT] = { "subject", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_BODY] = { "body", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_AT] = { "at", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_STATUS] = { "status", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_DIRECTION] = { "direction", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER },
  [TANDEM_ACTIVITY_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER },
  [TANDEM_ACTIVITY_DEAL_ID] = { "deal_id", TANDEM_COLUMN_INTEGER },
  [TANDEM_ACTIVITY_OWNER_ID] = { "owner_id", TANDEM_COLUMN_INTEGER },
  [TANDEM_ACTIVITY_MADE_BY_ID] = { "made_by_id", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemActivity, tandem_activity, TANDEM_TYPE_RECORD)

static void
tandem_activity_class_init (TandemActivityClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "activity", columns, G_N_ELEMENTS (columns));
}

static void
tandem_activity_init (TandemActivity *self)
{
}

/**
 * tandem_activity_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemActivity *
tandem_activity_new (void)
{
  return g_object_new (TANDEM_TYPE_ACTIVITY, NULL);
}
