/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-pipeline.h"

struct _TandemPipeline {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_PIPELINE_N_COLUMNS] = {
  [TANDEM_PIPELINE_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_PIPELINE_POSITION] = { "position", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemPipeline, tandem_pipeline, TANDEM_TYPE_RECORD)

static void
tandem_pipeline_class_init (TandemPipelineClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "pipeline", columns, G_N_ELEMENTS (columns));
}

static void
tandem_pipeline_init (TandemPipeline *self)
{
}

/**
 * tandem_pipeline_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemPipeline *
tandem_pipeline_new (void)
{
  return g_object_new (TANDEM_TYPE_PIPELINE, NULL);
}
