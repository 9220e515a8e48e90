/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-stage.h"

struct _TandemStage {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_STAGE_N_COLUMNS] = {
  [TANDEM_STAGE_PIPELINE_ID] = { "pipeline_id", TANDEM_COLUMN_INTEGER },
  [TANDEM_STAGE_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_STAGE_POSITION] = { "position", TANDEM_COLUMN_INTEGER },
  [TANDEM_STAGE_PROBABILITY] = { "probability", TANDEM_COLUMN_INTEGER },
  [TANDEM_STAGE_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_STAGE_QUALIFIED] = { "qualified", TANDEM_COLUMN_INTEGER },
  [TANDEM_STAGE_ROT_DAYS] = { "rot_days", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemStage, tandem_stage, TANDEM_TYPE_RECORD)

static void
tandem_stage_class_init (TandemStageClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "stage", columns, G_N_ELEMENTS (columns));
}

static void
tandem_stage_init (TandemStage *self)
{
}

/**
 * tandem_stage_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemStage *
tandem_stage_new (void)
{
  return g_object_new (TANDEM_TYPE_STAGE, NULL);
}
