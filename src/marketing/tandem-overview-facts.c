/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-overview-facts.h"

#include "base/tandem-date.h"
#include "insight/tandem-flow.h"

static const TandemLifecycle shown_stages[TANDEM_OVERVIEW_N_SERIES]
    = { TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_SQL };

static gboolean
load_period (TandemConnection *connection, TandemOverviewFacts *self, const TandemPeriod *period, guint place, GError **error)
{
  g_autoptr (TandemFlows) flows = tandem_flows_load (connection, period, error);
  const TandemFlow *flow = flows ? tandem_flows_get (flows, 0) : NULL;

  if (flow == NULL)
    return FALSE;
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage < TANDEM_LIFECYCLE_CUSTOMER; stage++)
    self->cohorts[place][stage] = (TandemCohort) { flow->people[stage][stage], flow->people[stage][stage + 1] };
  self->mql_to_sql[place] = (TandemCohort) { flow->people[TANDEM_LIFECYCLE_MQL][TANDEM_LIFECYCLE_MQL],
                                             flow->people[TANDEM_LIFECYCLE_MQL][TANDEM_LIFECYCLE_SQL] };
  return tandem_overview_query_load_totals (connection, 0, period->from, period->to, &self->totals[place], error);
}

static gboolean
load_series (TandemConnection *connection, TandemOverviewFacts *self, GError **error)
{
  int days = tandem_period_count_days (&self->period);
  g_autofree char *from = NULL;

  self->days_a_point = days > TANDEM_OVERVIEW_MOST_POINTS ? 7 : 1;
  self->n_points = MIN ((guint) (days / self->days_a_point), TANDEM_OVERVIEW_MOST_POINTS);
  /* whole points alone, so that none looks low for being short; the last one ends with the period */
  from = tandem_date_add_days (self->period.to, 1 - self->days_a_point * (int) self->n_points);
  for (guint i = 0; i < TANDEM_OVERVIEW_N_SERIES; i++)
    if (!tandem_overview_query_load_series (connection, shown_stages[i], from, self->days_a_point, self->series[i],
                                            self->n_points, error))
      return FALSE;
  for (TandemDaySeries i = 0; i < TANDEM_DAY_N_SERIES; i++)
    if (!tandem_overview_query_load_day_series (connection, i, from, self->days_a_point, self->day_series[i],
                                                self->n_points, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemOverviewFacts *self = data;
  TandemPeriodTotals ever;

  if (!tandem_overview_query_load_totals (connection, 0, "0001-01-01", "9999-12-31", &ever, error))
    return FALSE;
  self->has_any = ever.impressions > 0 || ever.visits > 0 || ever.cost_minor > 0 || ever.people[TANDEM_LIFECYCLE_LEAD] > 0;
  return load_period (connection, self, &self->period, 0, error) && load_period (connection, self, &self->previous, 1, error)
         && load_series (connection, self, error);
}

void
tandem_overview_facts_load_async (TandemStore *store, const TandemPeriod *period, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  TandemOverviewFacts *self = g_new0 (TandemOverviewFacts, 1);

  self->period = *period;
  tandem_period_get_previous (period, &self->previous);
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, self, g_free, cancellable, callback, user_data);
}

/**
 * tandem_overview_facts_load_finish:
 *
 * Returns: (transfer full) (nullable): the facts, to be freed with g_free()
 */
TandemOverviewFacts *
tandem_overview_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  TandemOverviewFacts *loaded = tandem_store_run_get_data (result);

  if (!tandem_store_run_finish (store, result, error))
    return NULL;
  return g_memdup2 (loaded, sizeof *loaded);
}
