/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-pipeline.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemPipeline {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_PIPELINE_N_COLUMNS] = {
  [TANDEM_PIPELINE_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_PIPELINE_POSITION] = { "position", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemPipeline, tandem_pipeline, TANDEM_TYPE_RECORD)

/* A stage, and with it a deal, stands in a pipeline that can be seen. This holds for undo, too. */
static gboolean
check_is_empty (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = NULL;

  if (after != NULL)
    return TRUE;
  statement
      = tandem_connection_prepare (connection,
                                   "SELECT 1 FROM stage WHERE pipeline_id = $1 AND deleted_at IS NULL LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, tandem_record_get_id (before));
  if (tandem_statement_next (statement, &failure))
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                 /* Translators: %s is a pipeline */
                 _ ("The pipeline “%s” stays: it has stages with deals. Nothing was changed."),
                 tandem_record_get_text (before, TANDEM_PIPELINE_NAME));
  else if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    return TRUE;
  return FALSE;
}

static void
tandem_pipeline_class_init (TandemPipelineClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "pipeline", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->written = check_is_empty;
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
