/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-stage.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemStage {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_STAGE_N_COLUMNS] = {
  [TANDEM_STAGE_PIPELINE_ID] = { "pipeline_id", TANDEM_COLUMN_INTEGER, .part_of = "pipeline" },
  [TANDEM_STAGE_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_STAGE_POSITION] = { "position", TANDEM_COLUMN_INTEGER },
  [TANDEM_STAGE_PROBABILITY] = { "probability", TANDEM_COLUMN_INTEGER },
  [TANDEM_STAGE_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_STAGE_QUALIFIED] = { "qualified", TANDEM_COLUMN_INTEGER },
  [TANDEM_STAGE_ROT_DAYS] = { "rot_days", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemStage, tandem_stage, TANDEM_TYPE_RECORD)

static gboolean
check_values (TandemRecord *self, TandemConnection *connection, GError **error)
{
  gint64 probability = tandem_record_get_integer (self, TANDEM_STAGE_PROBABILITY);
  const char *fault = NULL;

  if (tandem_record_is_null (self, TANDEM_STAGE_NAME))
    fault = _ ("A stage needs a name. Nothing was changed.");
  else if (probability < 0 || probability > 100)
    fault = _ ("A probability is a number from 0 to 100. Nothing was changed.");
  else if (!tandem_record_is_null (self, TANDEM_STAGE_ROT_DAYS)
           && tandem_record_get_integer (self, TANDEM_STAGE_ROT_DAYS) < 1)
    fault = _ (
        "A deal stays fresh for a day at least; leave the days empty if it never gets stale. Nothing was changed.");
  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
  return FALSE;
}

/* A deal stands in a stage that can be seen. This holds for undo, too. */
static gboolean
check_is_empty (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = NULL;

  if (after != NULL)
    return TRUE;
  statement = tandem_connection_prepare (connection,
                                         "SELECT 1 FROM deal WHERE stage_id = $1 AND deleted_at IS NULL"
                                         " UNION ALL SELECT 1 FROM deal WHERE stage_id = $1 AND deleted_at IS NOT NULL"
                                         " LIMIT 1",
                                         error);
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, tandem_record_get_id (before));
  if (tandem_statement_next (statement, &failure))
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                 /* Translators: %s is a stage of a pipeline */
                 _ ("The stage “%s” stays: deals are in it, here or in the trash. Nothing was changed."),
                 tandem_record_get_text (before, TANDEM_STAGE_NAME));
  else if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    return TRUE;
  return FALSE;
}

static void
tandem_stage_class_init (TandemStageClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "stage", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_values;
  TANDEM_RECORD_CLASS (klass)->written = check_is_empty;
}

static void
tandem_stage_init (TandemStage *self)
{
}

/**
 * tandem_stage_count_deals:
 * @n_deals: (out): those that are not in the trash
 */
gboolean
tandem_stage_count_deals (TandemConnection *connection, gint64 stage_id, gint64 *n_deals, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT count(*) FROM deal WHERE stage_id = $1 AND deleted_at IS NULL",
                                   error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, stage_id);
  if (!tandem_statement_next (statement, error))
    return FALSE;
  *n_deals = tandem_statement_get_int64 (statement, 0);
  return TRUE;
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
