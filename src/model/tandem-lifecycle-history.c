/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-lifecycle-history.h"

#include "model/tandem-totals.h"

struct _TandemLifecycleHistory {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_LIFECYCLE_HISTORY_N_COLUMNS] = {
  [TANDEM_LIFECYCLE_HISTORY_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_LIFECYCLE_HISTORY_FROM_STAGE] = { "from_stage", TANDEM_COLUMN_TEXT },
  [TANDEM_LIFECYCLE_HISTORY_TO_STAGE] = { "to_stage", TANDEM_COLUMN_TEXT },
  [TANDEM_LIFECYCLE_HISTORY_AT] = { "at", TANDEM_COLUMN_TEXT },
  [TANDEM_LIFECYCLE_HISTORY_DAY] = { "day", TANDEM_COLUMN_TEXT },
  [TANDEM_LIFECYCLE_HISTORY_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .names = "campaign" },
  [TANDEM_LIFECYCLE_HISTORY_CAUSE] = { "cause", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemLifecycleHistory, tandem_lifecycle_history, TANDEM_TYPE_RECORD)

static void
tandem_lifecycle_history_class_init (TandemLifecycleHistoryClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "lifecycle_history", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->written = tandem_totals_lifecycle_written;
  TANDEM_RECORD_CLASS (klass)->trashing = tandem_totals_lifecycle_trashing;
}

static void
tandem_lifecycle_history_init (TandemLifecycleHistory *self)
{
}

/**
 * tandem_lifecycle_history_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemLifecycleHistory *
tandem_lifecycle_history_new (void)
{
  return g_object_new (TANDEM_TYPE_LIFECYCLE_HISTORY, NULL);
}
