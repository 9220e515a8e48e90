/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-deal-query.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

/**
 * tandem_deal_query_find_closing_stage:
 * @stage_id: any stage of a pipeline
 * @kind: won or lost
 * @closing_stage_id: (out): the stage of this kind in the same pipeline
 */
gboolean
tandem_deal_query_find_closing_stage (TandemConnection *connection, gint64 stage_id, const char *kind,
                                      gint64 *closing_stage_id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT c.id FROM stage AS s JOIN stage AS c ON c.pipeline_id = s.pipeline_id"
      " WHERE s.id = $1 AND c.kind = $2 AND c.deleted_at IS NULL ORDER BY c.position LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, stage_id);
  tandem_statement_bind_text (statement, 2, kind);
  if (tandem_statement_next (statement, &failure))
    {
      *closing_stage_id = tandem_statement_get_int64 (statement, 0);
      return TRUE;
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                         _ ("This pipeline has no stage for closed deals. Nothing was changed."));
  return FALSE;
}

/* The deals of a board's column in two parts, each in the order of the index deal_board: what was closed, and the others. */
static const char *const column_sql[] = {
  "SELECT id FROM deal WHERE stage_id = $1 AND deleted_at IS NULL AND closed_on >= $2"
  " ORDER BY closed_on DESC, expected_close_on NULLS FIRST, id LIMIT $3",
  "SELECT id FROM deal WHERE stage_id = $1 AND deleted_at IS NULL AND closed_on IS NULL"
  " ORDER BY expected_close_on NULLS LAST, id LIMIT $2",
};

/**
 * tandem_deal_query_list_ids:
 * @stage_id: the stage
 * @closed_from: (nullable): leaves out what closed before this plain date
 * @n_first: no more than that; 0 for all
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the deals of a board's column: the last closed first, and the
 *   open ones by expected close, those without one last
 */
GArray *
tandem_deal_query_list_ids (TandemConnection *connection, gint64 stage_id, const char *closed_from, guint n_first,
                            GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint max = n_first > 0 ? n_first : G_MAXINT;

  for (guint i = 0; i < G_N_ELEMENTS (column_sql) && ids->len < max; i++)
    {
      g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, column_sql[i], error);
      g_autoptr (GArray) part = NULL;

      if (statement == NULL)
        return NULL;
      tandem_statement_bind_int64 (statement, 1, stage_id);
      if (i == 0)
        tandem_statement_bind_text (statement, 2, closed_from ? closed_from : "");
      tandem_statement_bind_int64 (statement, i == 0 ? 3 : 2, max - ids->len);
      part = tandem_statement_collect_ids (statement, error);
      if (part == NULL)
        return NULL;
      g_array_append_vals (ids, part->data, part->len);
    }
  return g_steal_pointer (&ids);
}

/**
 * tandem_deal_query_find_first_day:
 * @zone: the firm's
 *
 * Returns: (transfer full) (nullable): the day on which the first deal was made; one step of an index
 */
char *
tandem_deal_query_find_first_day (TandemConnection *connection, GTimeZone *zone)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "SELECT created_at FROM deal WHERE deleted_at IS NULL ORDER BY created_at, id LIMIT 1", NULL);

  if (statement == NULL || !tandem_statement_next (statement, NULL))
    return NULL;
  return tandem_instant_to_date (tandem_statement_get_text (statement, 0), zone);
}

/**
 * tandem_deal_query_list_contact_ids:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the deals of a contact, the newest first
 */
GArray *
tandem_deal_query_list_contact_ids (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT id FROM deal WHERE contact_id = $1 AND deleted_at IS NULL ORDER BY id DESC",
                                   error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, contact_id);
  return tandem_statement_collect_ids (statement, error);
}

TandemStageTotal *
tandem_stage_total_new (gint64 stage_id, const char *currency, const char *closed_on)
{
  TandemStageTotal *self = g_new0 (TandemStageTotal, 1);

  self->stage_id = stage_id;
  self->currency = g_strdup (currency);
  self->closed_on = g_strdup (closed_on);
  return self;
}

void
tandem_stage_total_free (gpointer data)
{
  TandemStageTotal *total = data;

  g_free (total->currency);
  g_free (total->closed_on);
  g_free (total);
}

static TandemStageTotal *
get_total (GPtrArray *totals, const TandemDealState *state)
{
  const char *closed_on = *state->closed_on ? state->closed_on : NULL;
  TandemStageTotal *total;

  for (guint i = totals->len; i-- > 0;) /* deals mostly come in the order of their days: the last is the likeliest */
    {
      total = totals->pdata[i];
      if (g_str_equal (total->currency, state->currency) && g_strcmp0 (total->closed_on, closed_on) == 0)
        return total;
    }
  total = tandem_stage_total_new (state->stage_id, state->currency, closed_on);
  g_ptr_array_add (totals, total);
  return total;
}

/**
 * tandem_stage_total_add_up:
 * @states: (element-type TandemDealState): deals
 * @closed_from: leaves out what closed before this plain date
 *
 * As tandem_deal_query_load_stage_totals(), of these deals.
 *
 * Returns: (transfer full) (element-type TandemStageTotal): a total for each currency and day of closing
 */
GPtrArray *
tandem_stage_total_add_up (GArray *states, gint64 stage_id, const char *closed_from)
{
  GPtrArray *totals = g_ptr_array_new_with_free_func (tandem_stage_total_free);

  for (guint i = 0; i < states->len; i++)
    {
      const TandemDealState *state = &g_array_index (states, TandemDealState, i);
      TandemStageTotal *total;

      if (state->stage_id != stage_id || (*state->closed_on && g_strcmp0 (state->closed_on, closed_from) < 0))
        continue;
      total = get_total (totals, state);
      total->n_deals++;
      total->amount_minor += state->amount_minor;
      total->weighted_minor += state->amount_minor * state->probability;
    }
  for (guint i = 0; i < totals->len; i++)
    ((TandemStageTotal *) totals->pdata[i])->weighted_minor /= 100;
  return totals;
}

static GPtrArray *
collect_totals (TandemStatement *statement, gboolean by_day, GError **error)
{
  g_autoptr (GPtrArray) totals = g_ptr_array_new_with_free_func (tandem_stage_total_free);
  g_autoptr (GError) failure = NULL;

  while (tandem_statement_next (statement, &failure))
    {
      TandemStageTotal *total
          = tandem_stage_total_new (tandem_statement_get_int64 (statement, 0), tandem_statement_get_text (statement, 1),
                                    by_day ? tandem_statement_get_text (statement, 5) : NULL);

      total->n_deals = tandem_statement_get_int64 (statement, 2);
      total->amount_minor = tandem_statement_get_int64 (statement, 3);
      total->weighted_minor = tandem_statement_get_int64 (statement, 4);
      g_ptr_array_add (totals, total);
    }
  if (failure == NULL)
    return g_steal_pointer (&totals);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * tandem_deal_query_load_stage_totals:
 * @closed_from: (nullable): leaves out what closed before this plain date
 *
 * As tandem_deal_query_load_totals(), of one stage.
 *
 * Returns: (transfer full) (element-type TandemStageTotal) (nullable): a total for each currency and day of closing, on whose rate
 *   it depends what it is worth
 */
GPtrArray *
tandem_deal_query_load_stage_totals (TandemConnection *connection, gint64 stage_id, const char *closed_from,
                                     GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT d.stage_id, d.currency, count(*), sum (coalesce (d.amount_minor, 0)),"
      " sum (coalesce (d.amount_minor, 0) * coalesce (d.probability, s.probability)) / 100, d.closed_on"
      " FROM stage AS s JOIN deal AS d ON d.stage_id = s.id"
      " WHERE s.id = $1 AND d.deleted_at IS NULL AND (d.closed_on IS NULL OR d.closed_on >= $2)"
      " GROUP BY d.stage_id, d.currency, d.closed_on",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, stage_id);
  tandem_statement_bind_text (statement, 2, closed_from ? closed_from : "");
  return collect_totals (statement, TRUE, error);
}

/**
 * tandem_deal_query_load_totals:
 * @closed_from: (nullable): leaves out what closed before this plain date
 *
 * One row for each stage and currency that has deals. The weighted sum is that of amount × probability, rounded down once
 * for each stage; a deal's own probability wins over its stage's.
 *
 * Returns: (transfer full) (element-type TandemStageTotal) (nullable): the totals
 */
GPtrArray *
tandem_deal_query_load_totals (TandemConnection *connection, const char *closed_from, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT d.stage_id, d.currency, count(*), sum (coalesce (d.amount_minor, 0)),"
      " sum (coalesce (d.amount_minor, 0) * coalesce (d.probability, s.probability)) / 100"
      " FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
      " WHERE d.deleted_at IS NULL AND (d.closed_on IS NULL OR $1 IS NULL OR d.closed_on >= $1)"
      " GROUP BY d.stage_id, d.currency, s.position ORDER BY s.position, sum (coalesce (d.amount_minor, 0)) DESC",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, closed_from);
  return collect_totals (statement, FALSE, error);
}
