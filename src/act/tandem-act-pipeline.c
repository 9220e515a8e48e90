/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-pipeline.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "store/tandem-change-set.h"

/* What a firm begins with. */
static const struct {
  const char *name;
  int probability;
  const char *kind;
  gboolean qualified;
  int rot_days;
} first_stages[] = {
  { NC_ ("deal stage", "Prospecting"), 10, "open", FALSE, 21 },
  { NC_ ("deal stage", "Qualification"), 20, "open", TRUE, 21 },
  { NC_ ("deal stage", "Proposal"), 50, "open", TRUE, 14 },
  { NC_ ("deal stage", "Negotiation"), 80, "open", TRUE, 14 },
  { NC_ ("deal stage", "Won"), 100, "won", FALSE, 0 },
  { NC_ ("deal stage", "Lost"), 0, "lost", FALSE, 0 },
};

static GPtrArray *
load_stages (TandemConnection *connection, gint64 pipeline_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_STAGE,
                                   "pipeline_id = $1 AND deleted_at IS NULL ORDER BY position, id", pipeline_id, error);
}

static gboolean
add_first_stages (TandemConnection *connection, gint64 pipeline_id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_stages); i++)
    {
      g_autoptr (TandemRecord) stage = TANDEM_RECORD (tandem_stage_new ());

      tandem_record_set_id (stage, TANDEM_STAGE_PIPELINE_ID, pipeline_id);
      tandem_record_set_text (stage, TANDEM_STAGE_NAME,
                              g_dpgettext2 (GETTEXT_PACKAGE, "deal stage", first_stages[i].name));
      tandem_record_set_integer (stage, TANDEM_STAGE_POSITION, i);
      tandem_record_set_integer (stage, TANDEM_STAGE_PROBABILITY, first_stages[i].probability);
      tandem_record_set_text (stage, TANDEM_STAGE_KIND, first_stages[i].kind);
      tandem_record_set_integer (stage, TANDEM_STAGE_QUALIFIED, first_stages[i].qualified);
      if (first_stages[i].rot_days > 0)
        tandem_record_set_integer (stage, TANDEM_STAGE_ROT_DAYS, first_stages[i].rot_days);
      if (!tandem_record_insert (stage, connection, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_pipeline_add_stages:
 * @like_id: a pipeline with the same stages, 0 for those that a firm begins with
 *
 * Gives a new pipeline its stages.
 */
gboolean
tandem_pipeline_add_stages (TandemConnection *connection, gint64 pipeline_id, gint64 like_id, GError **error)
{
  g_autoptr (GPtrArray) stages = NULL;

  if (like_id == 0)
    return add_first_stages (connection, pipeline_id, error);
  stages = load_stages (connection, like_id, error);
  for (guint i = 0; stages && i < stages->len; i++)
    {
      g_autoptr (TandemRecord) stage = TANDEM_RECORD (tandem_stage_new ());

      for (guint column = 0; column < TANDEM_STAGE_N_COLUMNS; column++)
        tandem_record_copy_column (stage, column, stages->pdata[i], column);
      tandem_record_set_id (stage, TANDEM_STAGE_PIPELINE_ID, pipeline_id);
      if (!tandem_record_insert (stage, connection, error))
        return FALSE;
    }
  return stages != NULL;
}

/**
 * tandem_pipeline_make_room:
 * @stage: a new stage, which has its place and is not in the file yet
 * @last: (nullable): the stage of open deals before it
 *
 * Moves the won and lost stages behind the new one, and gives it a probability between its neighbours.
 */
gboolean
tandem_pipeline_make_room (TandemConnection *connection, TandemRecord *stage, TandemRecord *last, GError **error)
{
  gint64 before = last ? tandem_record_get_integer (last, TANDEM_STAGE_PROBABILITY) : 0;
  gint64 place = tandem_record_get_integer (stage, TANDEM_STAGE_POSITION);
  g_autoptr (GPtrArray) closing
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE,
                                  "pipeline_id = $1 AND kind <> 'open' AND deleted_at IS NULL ORDER BY position, id",
                                  tandem_record_get_integer (stage, TANDEM_STAGE_PIPELINE_ID), error);

  tandem_record_set_integer (stage, TANDEM_STAGE_PROBABILITY, (before + 100) / 2);
  tandem_record_set_integer (stage, TANDEM_STAGE_QUALIFIED,
                             last && tandem_record_get_integer (last, TANDEM_STAGE_QUALIFIED));
  for (guint i = 0; closing && i < closing->len; i++)
    {
      tandem_record_set_integer (closing->pdata[i], TANDEM_STAGE_POSITION, place + 1 + i);
      if (!tandem_record_update (closing->pdata[i], connection, error))
        return FALSE;
    }
  return closing != NULL;
}

/**
 * tandem_pipeline_move_deals:
 * @stage_id: a stage that goes
 * @heir_id: a stage of the same kind
 *
 * Moves all deals of a stage, those in the trash too: one that comes back from there has to stand somewhere.
 */
gboolean
tandem_pipeline_move_deals (TandemConnection *connection, gint64 stage_id, gint64 heir_id, GError **error)
{
  g_autoptr (GPtrArray) deals
      = tandem_record_load_where (connection, TANDEM_TYPE_DEAL, "stage_id = $1 ORDER BY id", stage_id, error);
  g_autoptr (TandemRecord) heir = deals ? tandem_record_load (connection, TANDEM_TYPE_STAGE, heir_id, error) : NULL;

  if (heir == NULL)
    return FALSE;
  for (guint i = 0; i < deals->len; i++)
    {
      TandemRecord *deal = g_ptr_array_index (deals, i);

      tandem_record_set_id (deal, TANDEM_DEAL_STAGE_ID, heir_id);
      if (tandem_record_is_null (deal, TANDEM_DEAL_CLOSED_ON))
        tandem_record_set_text (deal, TANDEM_DEAL_STAGE_ENTERED_AT, tandem_change_set_get_at (connection));
      if (!tandem_record_update (deal, connection, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (nullable): the stage of the same kind whose probability comes nearest */
static TandemRecord *
find_nearest (GPtrArray *stages, TandemRecord *like)
{
  const char *kind = tandem_record_get_text (like, TANDEM_STAGE_KIND);
  gint64 wanted = tandem_record_get_integer (like, TANDEM_STAGE_PROBABILITY);
  TandemRecord *nearest = NULL;
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < stages->len; i++)
    {
      gint64 away = ABS (tandem_record_get_integer (stages->pdata[i], TANDEM_STAGE_PROBABILITY) - wanted);

      if (g_strcmp0 (tandem_record_get_text (stages->pdata[i], TANDEM_STAGE_KIND), kind) == 0 && away < least)
        {
          nearest = stages->pdata[i];
          least = away;
        }
    }
  return nearest;
}

static gboolean
empty_stage (TandemConnection *connection, TandemRecord *stage, GPtrArray *heirs, GError **error)
{
  TandemRecord *heir = heirs ? find_nearest (heirs, stage) : NULL;

  if (heir
      && !tandem_pipeline_move_deals (connection, tandem_record_get_id (stage), tandem_record_get_id (heir), error))
    return FALSE;
  return tandem_record_trash (stage, connection, error);
}

/**
 * tandem_pipeline_empty:
 * @heir_id: the pipeline where the deals go, 0 while there are none
 *
 * Deletes the stages of a pipeline. Its deals go to the stage of the heir that is of the same kind and comes nearest in probability.
 */
gboolean
tandem_pipeline_empty (TandemConnection *connection, gint64 pipeline_id, gint64 heir_id, GError **error)
{
  g_autoptr (GPtrArray) stages = load_stages (connection, pipeline_id, error);
  g_autoptr (GPtrArray) heirs = stages && heir_id != 0 ? load_stages (connection, heir_id, error) : NULL;

  if (stages == NULL || (heirs == NULL && heir_id != 0))
    return FALSE;
  for (guint i = 0; i < stages->len; i++)
    if (!empty_stage (connection, stages->pdata[i], heirs, error))
      return FALSE;
  return TRUE;
}
