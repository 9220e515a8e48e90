/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-board-facts.h"

#include "model/tandem-deal-query.h"
#include "model/tandem-firm-list.h"
#include "model/tandem-pipeline.h"
#include "model/tandem-stage.h"

#define ROWS_SEEN 48 /* of a column: not fewer than the grid keeps */

static void
part_free (gpointer data)
{
  TandemBoardPart *part = data;

  g_clear_pointer (&part->ids, g_array_unref);
  g_clear_pointer (&part->rows, g_ptr_array_unref);
  g_clear_pointer (&part->totals, g_ptr_array_unref);
  g_free (part);
}

TandemBoardWish *
tandem_board_wish_new (gint64 pipeline_id, const char *closed_from, guint n_first, gboolean all)
{
  TandemBoardWish *self = g_new0 (TandemBoardWish, 1);

  self->pipeline_id = pipeline_id;
  self->closed_from = g_strdup (closed_from);
  self->n_first = n_first;
  self->all = all;
  self->stage_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->deal_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * tandem_board_wish_set_condition:
 * @condition: (nullable): what the deals have to be like; where there is one, all of them are looked at
 */
void
tandem_board_wish_set_condition (TandemBoardWish *self, TandemCondition *condition)
{
  g_clear_pointer (&self->condition, tandem_condition_unref);
  self->condition = condition ? tandem_condition_ref (condition) : NULL;
  if (condition)
    self->n_first = 0;
}

/**
 * tandem_board_wish_add:
 * @other: what is wanted since
 *
 * Afterwards both are asked for at once.
 */
void
tandem_board_wish_add (TandemBoardWish *self, TandemBoardWish *other)
{
  self->all = self->all || other->all || self->pipeline_id != other->pipeline_id;
  self->pipeline_id = other->pipeline_id;
  tandem_board_wish_set_condition (self, other->condition);
  g_array_append_vals (self->stage_ids, other->stage_ids->data, other->stage_ids->len);
  g_array_append_vals (self->deal_ids, other->deal_ids->data, other->deal_ids->len);
}

void
tandem_board_wish_free (TandemBoardWish *self)
{
  g_clear_pointer (&self->condition, tandem_condition_unref);
  g_free (self->closed_from);
  g_array_unref (self->stage_ids);
  g_array_unref (self->deal_ids);
  g_free (self);
}

void
tandem_board_facts_free (TandemBoardFacts *self)
{
  g_clear_pointer (&self->wish, tandem_board_wish_free);
  g_clear_pointer (&self->pipelines, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->exchange, tandem_exchange_unref);
  g_free (self);
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Adds the columns to which changed deals have come. */
static gboolean
find_stages (TandemConnection *connection, TandemBoardWish *wish, GError **error)
{
  g_autoptr (GPtrArray) rows
      = tandem_deal_query_load_rows (connection, (const gint64 *) wish->deal_ids->data, wish->deal_ids->len, error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      TandemDealRow *row = g_ptr_array_index (rows, i);

      if (row && !has_id (wish->stage_ids, row->stage_id))
        g_array_append_val (wish->stage_ids, row->stage_id);
    }
  return rows != NULL;
}

/* --- what of a stage matches ---------------------------------------------------------------------------------------- */

/* The deals of the pipeline that match. */
typedef struct {
  TandemIdSet *ids;
  GArray *states; /* TandemDealState */
} Matching;

static void
matching_clear (Matching *matching)
{
  g_clear_pointer (&matching->ids, tandem_id_set_free);
  g_clear_pointer (&matching->states, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matching, matching_clear)

static gboolean
find_matching (TandemConnection *connection, TandemBoardFacts *self, Matching *matching, GCancellable *cancellable,
               GError **error)
{
  if (self->wish->condition == NULL)
    return TRUE;
  matching->ids = tandem_deal_states_match (connection, self->wish->condition, cancellable, error);
  matching->states = matching->ids ? tandem_deal_states_load (connection, self->pipeline_id, cancellable, error) : NULL;
  if (matching->states)
    tandem_deal_states_keep (matching->states, matching->ids);
  return matching->states != NULL;
}

static void
keep_matching (GArray *ids, const Matching *matching)
{
  guint n_kept = 0;

  for (guint i = 0; i < ids->len; i++)
    if (tandem_id_set_contains (matching->ids, g_array_index (ids, gint64, i)))
      g_array_index (ids, gint64, n_kept++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n_kept);
}

/* The main thread reads none of them: it may have to wait for the disk. */
static gboolean
load_rows (TandemConnection *connection, TandemBoardPart *part, const TandemBoardWish *wish, GError **error)
{
  guint n_rows = MIN (part->ids->len, wish->n_first > 0 ? wish->n_first : ROWS_SEEN);

  part->rows
      = tandem_deal_query_load_rows (connection, (const gint64 *) part->ids->data, wish->all ? n_rows : 0, error);
  return part->rows != NULL;
}

static gboolean
load_part (TandemConnection *connection, TandemBoardFacts *self, gint64 stage_id, const Matching *matching,
           GError **error)
{
  TandemBoardWish *wish = self->wish;
  TandemBoardPart *part;

  if (!wish->all && !has_id (wish->stage_ids, stage_id))
    return TRUE;
  part = g_new0 (TandemBoardPart, 1);
  part->stage_id = stage_id;
  g_ptr_array_add (self->parts, part);
  part->ids = tandem_deal_query_list_ids (connection, stage_id, wish->closed_from, wish->n_first, error);
  if (part->ids && matching->ids)
    {
      keep_matching (part->ids, matching);
      part->totals = tandem_stage_total_add_up (matching->states, stage_id, wish->closed_from);
    }
  else if (part->ids && wish->n_first == 0)
    part->totals = tandem_deal_query_load_stage_totals (connection, stage_id, wish->closed_from, error);
  if (part->ids == NULL || (part->totals == NULL && wish->n_first == 0))
    return FALSE;
  return load_rows (connection, part, wish, error);
}

/* One that was deleted is not shown any more: the first stands in for it. */
static gboolean
find_pipeline (TandemConnection *connection, TandemBoardFacts *self, GError **error)
{
  self->pipelines = tandem_record_load_where (connection, TANDEM_TYPE_PIPELINE,
                                              "deleted_at IS NULL ORDER BY position, id", 0, error);
  for (guint i = 0; self->pipelines && i < self->pipelines->len; i++)
    {
      gint64 id = tandem_record_get_id (self->pipelines->pdata[i]);

      if (i == 0 || id == self->wish->pipeline_id)
        self->pipeline_id = id;
    }
  return self->pipelines != NULL;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemBoardFacts *self = data;
  g_auto (Matching) matching = { NULL };

  self->parts = g_ptr_array_new_with_free_func (part_free);
  if (!find_pipeline (connection, self, error))
    return FALSE;
  self->stages = tandem_record_load_where (connection, TANDEM_TYPE_STAGE,
                                           "pipeline_id = $1 AND deleted_at IS NULL ORDER BY position, id",
                                           self->pipeline_id, error);
  if (self->stages == NULL || (!self->wish->all && !find_stages (connection, self->wish, error)))
    return FALSE;
  if (!find_matching (connection, self, &matching, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->stages->len; i++)
    if (!load_part (connection, self, tandem_record_get_id (self->stages->pdata[i]), &matching, error))
      return FALSE;
  self->exchange = tandem_exchange_load (connection, error);
  self->reasons = self->exchange ? tandem_firm_list_load (connection, TANDEM_FIRM_LIST_LOST_REASONS, 0, error) : NULL;
  return self->reasons != NULL;
}

/**
 * tandem_board_facts_load_async:
 * @wish: (transfer full): what to read
 */
void
tandem_board_facts_load_async (TandemStore *store, TandemBoardWish *wish, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  TandemBoardFacts *self = g_new0 (TandemBoardFacts, 1);

  self->wish = wish;
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, self, (GDestroyNotify) tandem_board_facts_free,
                          cancellable, callback, user_data);
}

/**
 * tandem_board_facts_load_finish:
 *
 * Returns: (transfer full) (nullable): what a board shows
 */
TandemBoardFacts *
tandem_board_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  TandemBoardFacts *loaded = tandem_store_run_get_data (result);
  TandemBoardFacts *self;

  if (!tandem_store_run_finish (store, result, error))
    return NULL;
  self = g_memdup2 (loaded, sizeof *loaded);
  *loaded = (TandemBoardFacts) { NULL };
  return self;
}
