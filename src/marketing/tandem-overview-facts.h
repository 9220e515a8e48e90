/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "insight/tandem-period.h"
#include "model/tandem-overview-query.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_OVERVIEW_N_SERIES 3
#define TANDEM_OVERVIEW_MOST_POINTS 60

/**
 * TandemOverviewFacts:
 * @period: what is looked at
 * @previous: what it is compared with
 * @totals: of the period and of the one before
 * @cohorts: likewise
 * @mql_to_sql: likewise: who became MQL in the period, and SQL to date
 * @days_a_point: 1 or 7
 * @n_points: how many points a series has
 * @series: people who reached lead, MQL and SQL, a point each
 * @day_series: impressions, visits and won revenue, a point each
 * @has_any: whether there is anything in the file to measure
 *
 * What the overview shows, read in one go.
 */
typedef struct {
  TandemPeriod period;
  TandemPeriod previous;
  TandemPeriodTotals totals[2];
  TandemCohort cohorts[2][TANDEM_LIFECYCLE_N_STAGES];
  TandemCohort mql_to_sql[2];
  int days_a_point;
  guint n_points;
  double series[TANDEM_OVERVIEW_N_SERIES][TANDEM_OVERVIEW_MOST_POINTS];
  double day_series[TANDEM_DAY_N_SERIES][TANDEM_OVERVIEW_MOST_POINTS];
  gboolean has_any;
} TandemOverviewFacts;

void                 tandem_overview_facts_load_async  (TandemStore *store, const TandemPeriod *period,
                                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                                        gpointer user_data);
TandemOverviewFacts *tandem_overview_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
