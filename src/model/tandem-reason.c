/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-reason.h"

struct _TandemReason {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_REASON_N_COLUMNS] = {
  [TANDEM_REASON_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_REASON_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_REASON_POSITION] = { "position", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemReason, tandem_reason, TANDEM_TYPE_RECORD)

static void
tandem_reason_class_init (TandemReasonClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "reason", columns, G_N_ELEMENTS (columns));
}

static void
tandem_reason_init (TandemReason *self)
{
}

/**
 * tandem_reason_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemReason *
tandem_reason_new (void)
{
  return g_object_new (TANDEM_TYPE_REASON, NULL);
}
