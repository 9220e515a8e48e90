/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-forecast-facts.h"

#include "base/tandem-date.h"
#include "model/tandem-deal-states.h"
#include "model/tandem-past-deals.h"
#include "model/tandem-person.h"
#include "model/tandem-pipeline.h"
#include "model/tandem-stage.h"

static void
free_facts (gpointer data)
{
  TandemForecastFacts *facts = data;

  g_free (facts->day);
  g_free (facts->today);
  g_free (facts->first_month);
  g_clear_pointer (&facts->condition, tandem_condition_unref);
  g_clear_pointer (&facts->pipelines, g_ptr_array_unref);
  g_clear_pointer (&facts->stage_ids, g_array_unref);
  g_clear_pointer (&facts->people, g_ptr_array_unref);
  g_clear_pointer (&facts->attainments, g_array_unref);
  g_clear_pointer (&facts->lines, g_array_unref);
  g_free (facts->note);
  g_free (facts);
}

/* One that was deleted since is not chosen any more. */
static gboolean
load_pipelines (TandemConnection *connection, TandemForecastFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) stages = NULL;
  gboolean is_there = FALSE;

  facts->pipelines = tandem_record_load_where (connection, TANDEM_TYPE_PIPELINE,
                                               "deleted_at IS NULL ORDER BY position, id", 0, error);
  for (guint i = 0; facts->pipelines && i < facts->pipelines->len; i++)
    is_there = is_there || tandem_record_get_id (facts->pipelines->pdata[i]) == facts->pipeline_id;
  if (!is_there)
    facts->pipeline_id = 0;
  stages = facts->pipelines ? tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "pipeline_id = $1 ORDER BY id",
                                                        facts->pipeline_id, error)
                            : NULL;
  facts->stage_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; stages && i < stages->len; i++)
    {
      gint64 id = tandem_record_get_id (stages->pdata[i]);

      g_array_append_val (facts->stage_ids, id);
    }
  return stages != NULL;
}

/* Targets are of all that somebody sells: the pipeline and the filter do not count. */
static gboolean
load_targets (TandemConnection *connection, TandemForecastFacts *facts, GArray *deals, TandemExchange *exchange,
              GError **error)
{
  facts->people = tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "1 = 1 ORDER BY id", 0, error);
  if (facts->people)
    facts->attainments = tandem_attainment_load (connection, deals, exchange, facts->today, error);
  return facts->attainments != NULL;
}

static gboolean
is_in_pipeline (const TandemDealState *deal, TandemForecastFacts *facts)
{
  for (guint i = 0; i < facts->stage_ids->len; i++)
    if (g_array_index (facts->stage_ids, gint64, i) == deal->stage_id)
      return TRUE;
  return facts->pipeline_id == 0;
}

static gboolean
keep_wanted (TandemConnection *connection, TandemForecastFacts *facts, GArray *deals, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (TandemIdSet) matching = NULL;

  for (guint i = deals->len; i-- > 0;)
    if (!is_in_pipeline (&g_array_index (deals, TandemDealState, i), facts))
      g_array_remove_index_fast (deals, i);
  if (facts->condition == NULL)
    return TRUE;
  matching = tandem_deal_states_match (connection, facts->condition, cancellable, error);
  if (matching)
    tandem_deal_states_keep (deals, matching);
  return matching != NULL;
}

static gboolean
keep_wanted_past (TandemConnection *connection, TandemForecastFacts *facts, TandemPastDeals *past,
                  GCancellable *cancellable, GError **error)
{
  if (!tandem_past_deals_keep (past, connection, facts->pipeline_id, facts->condition, cancellable, error))
    return FALSE;
  facts->note = tandem_past_deals_write_note (past);
  return TRUE;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemForecastFacts *facts = data;
  g_autoptr (TandemPastDeals) past
      = facts->day ? tandem_past_deals_load (connection, facts->day, cancellable, error) : NULL;
  g_autoptr (GArray) deals = past         ? g_array_ref (tandem_past_deals_get_states (past))
                             : facts->day ? NULL
                                          : tandem_deal_states_load (connection, 0, cancellable, error);
  g_autoptr (TandemExchange) exchange = deals ? tandem_exchange_load (connection, error) : NULL;

  if (exchange == NULL || !load_pipelines (connection, facts, error)
      || !load_targets (connection, facts, deals, exchange, error))
    return FALSE;
  if (past ? !keep_wanted_past (connection, facts, past, cancellable, error)
           : !keep_wanted (connection, facts, deals, cancellable, error))
    return FALSE;
  facts->lines = tandem_forecast_make (deals, facts->first_month, TANDEM_FORECAST_N_MONTHS);
  tandem_forecast_convert (facts->lines, deals, facts->first_month, TANDEM_FORECAST_N_MONTHS, exchange, facts->today);
  return TRUE;
}

/**
 * tandem_forecast_facts_load_async:
 * @facts: (transfer full): what is asked: its first five members; the result has the others
 */
void
tandem_forecast_facts_load_async (TandemStore *store, TandemForecastFacts *facts, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_ANALYSE, load_cb, facts, free_facts, cancellable, callback, user_data);
}
