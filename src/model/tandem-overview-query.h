/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "model/tandem-lifecycle.h"

G_BEGIN_DECLS

/**
 * TandemPeriodTotals:
 * @from: the first plain date of the period
 * @to: the last
 * @impressions: what channels reported: counts, not people
 * @visits: likewise
 * @people: distinct people who first reached each stage of the lifecycle in the period; a skipped stage counts
 *
 * A campaign's or the firm's counts of a period, from totals that the write path keeps.
 */
typedef struct {
  gint64 impressions;
  gint64 clicks;
  gint64 visits;
  gint64 engagements;
  gint64 people[TANDEM_LIFECYCLE_N_STAGES];
} TandemPeriodTotals;

/**
 * TandemCohort:
 * @entered: people who entered the stage in the period
 * @advanced: those of them who have entered the next one to date
 */
typedef struct {
  gint64 entered;
  gint64 advanced;
} TandemCohort;

/**
 * TandemDaySeries:
 * @TANDEM_DAY_SERIES_CUSTOMERS: people who became customers
 * @TANDEM_DAY_SERIES_MQL_TO_SQL: of those who became MQL on the day, how many have become SQL to date
 *
 * What is counted of the firm by day, beside what tandem_overview_query_load_series() counts.
 */
typedef enum {
  TANDEM_DAY_SERIES_IMPRESSIONS,
  TANDEM_DAY_SERIES_VISITS,
  TANDEM_DAY_SERIES_CUSTOMERS,
  TANDEM_DAY_SERIES_MQL_TO_SQL,
  TANDEM_DAY_N_SERIES,
} TandemDaySeries;

/**
 * TandemCurrencyDay:
 * @day: the first plain date on which there is an amount in it
 */
typedef struct {
  char currency[4];
  char day[11];
} TandemCurrencyDay;

char    *tandem_overview_query_dup_currency (TandemConnection *connection, GError **error);
GArray  *tandem_overview_query_list_currencies (TandemConnection *connection, const char *from, const char *to,
                                                GError **error);
gboolean tandem_overview_query_load_any (TandemConnection *connection, gboolean *has_any, GError **error);
gboolean tandem_overview_query_load_totals  (TandemConnection *connection, gint64 campaign_id, const char *from,
                                             const char *to, TandemPeriodTotals *totals, GError **error);
gboolean tandem_overview_query_load_cohorts (TandemConnection *connection, gint64 campaign_id, const char *from,
                                             const char *to, TandemCohort cohorts[TANDEM_LIFECYCLE_N_STAGES],
                                             GError **error);
gboolean tandem_overview_query_load_series  (TandemConnection *connection, TandemLifecycle stage, const char *from,
                                             int days_a_point, double *values, guint n_values, GError **error);
gboolean tandem_overview_query_load_day_series (TandemConnection *connection, TandemDaySeries series, const char *from,
                                                int days_a_point, double *values, guint n_values, GError **error);

G_END_DECLS
