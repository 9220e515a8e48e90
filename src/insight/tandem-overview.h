/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "insight/tandem-costs.h"
#include "insight/tandem-credits.h"
#include "insight/tandem-flow.h"
#include "insight/tandem-funnel.h"
#include "insight/tandem-key-figures.h"
#include "insight/tandem-period.h"
#include "insight/tandem-statistics.h"
#include "model/tandem-overview-query.h"
#include "model/tandem-overview-rows.h"

G_BEGIN_DECLS

#define TANDEM_OVERVIEW_N_SERIES    3
#define TANDEM_OVERVIEW_MOST_POINTS 60

/**
 * TandemOverviewAgainst:
 * @TANDEM_OVERVIEW_AGAINST_BEFORE: the period before
 * @TANDEM_OVERVIEW_AGAINST_YEAR: the same days a year before
 * @TANDEM_OVERVIEW_AGAINST_NOTHING: nothing is compared
 *
 * What a period is compared with.
 */
typedef enum {
  TANDEM_OVERVIEW_AGAINST_BEFORE,
  TANDEM_OVERVIEW_AGAINST_YEAR,
  TANDEM_OVERVIEW_AGAINST_NOTHING,
} TandemOverviewAgainst;

/**
 * TandemOverviewPart:
 * @scope: a campaign or a channel
 * @id: which; 0 for what has none
 * @name: (nullable): of it; %NULL for what has none
 * @costs: what it cost
 * @flow: its people
 * @n_won: how many won deals it touched
 * @won: what is owed to it, under %TANDEM_OVERVIEW_MODEL
 * @p_value: of its lead → MQL rate against that of all others, Holm-corrected over those compared; above 1 where it is
 *   not compared
 * @difference: how much higher its rate is than that of the others
 * @others: the rate of all others
 *
 * One campaign or channel in a period.
 */
typedef struct {
  TandemOverviewScope scope;
  gint64 id;
  char *name;
  gint64 impressions;
  gint64 visits;
  gint64 engagements;
  TandemCampaignCosts costs;
  TandemFlow flow;
  guint n_won;
  TandemTally won;
  double p_value;
  double difference;
  TandemRate others;
} TandemOverviewPart;

/**
 * TandemOverviewSeries:
 * @people: who reached lead, MQL and SQL, a point each
 * @counts: counts by day, likewise
 * @costs: what campaigns cost, in minor units of the firm's currency
 * @firm_costs: what was spent beside them
 * @won: what is owed to campaigns
 *
 * A period in points of equal length.
 */
typedef struct {
  double people[TANDEM_OVERVIEW_N_SERIES][TANDEM_OVERVIEW_MOST_POINTS];
  double counts[TANDEM_DAY_N_SERIES][TANDEM_OVERVIEW_MOST_POINTS];
  double costs[TANDEM_OVERVIEW_MOST_POINTS];
  double firm_costs[TANDEM_OVERVIEW_MOST_POINTS];
  double won[TANDEM_OVERVIEW_MOST_POINTS];
} TandemOverviewSeries;

/**
 * TandemOverview:
 * @period: what is looked at
 * @previous: what it is compared with
 * @is_compared: whether it is
 * @currency: of the firm
 * @terms: with which what was won is owed to campaigns
 * @exchange: of the period and of the one before: the rates by which amounts are converted. A currency that has none on one of the
 *   days is left out of all figures alike, so that costs and what they brought remain comparable
 * @without: (nullable): likewise: the codes of these currencies: interned
 * @costs: likewise: what campaigns cost
 * @firm_costs: likewise: what marketing and sales cost beside them
 * @totals: likewise: counts
 * @flows: likewise: what became of the firm's people
 * @n_won: likewise: won deals that a campaign touched
 * @won: likewise: what is owed to campaigns, under %TANDEM_OVERVIEW_MODEL
 * @n_all_won: won deals of the period, touched or not
 * @n_won_other: those whose currency has no rate: they are in no figure
 * @won_without: (nullable): the codes of these currencies: interned
 * @days_a_point: 1, or a number of weeks
 * @n_points: how many points a series has
 * @series: of the period and of the one that it is compared with
 * @channels: (element-type TandemOverviewPart): which had anything in the period
 * @campaigns: (element-type TandemOverviewPart): likewise
 * @has_any: whether there is anything in the file to measure
 *
 * How marketing does: what the window and the reports show, read in one go.
 */
typedef struct {
  TandemPeriod period;
  TandemPeriod previous;
  gboolean is_compared;
  char currency[4];
  TandemAttributionTerms terms;
  TandemExchange *exchange[2];
  const char *without[2];
  TandemCampaignCosts costs[2];
  TandemTally firm_costs[2];
  TandemPeriodTotals totals[2];
  TandemFlow flows[2];
  guint n_won[2];
  TandemTally won[2];
  guint n_all_won;
  guint n_won_other;
  const char *won_without;
  int days_a_point;
  guint n_points;
  TandemOverviewSeries series[2];
  GPtrArray *channels;
  GPtrArray *campaigns;
  gboolean has_any;
} TandemOverview;

TandemOverview *tandem_overview_load (TandemConnection *connection, const TandemPeriod *period,
                                      TandemOverviewAgainst against, GHashTable *kept, GError **error);
void tandem_overview_free (TandemOverview *self);
void tandem_overview_get_figures (const TandemOverview *self, guint place, TandemKeyFigures *figures);
void tandem_overview_get_funnel (const TandemOverview *self, guint place, TandemFunnel *funnel);
void tandem_overview_part_get_figures (const TandemOverviewPart *self, TandemKeyFigures *figures);
TandemRate tandem_overview_part_get_rate (const TandemOverviewPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemOverview, tandem_overview_free)

G_END_DECLS
