/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-rate.h"
#include "model/tandem-overview-query.h"

G_BEGIN_DECLS

/**
 * TandemFunnelStage:
 *
 * From what a channel reports to a customer. Impressions and visits are counts by day; from lead on they are people.
 */
typedef enum {
  TANDEM_FUNNEL_IMPRESSIONS,
  TANDEM_FUNNEL_VISITS,
  TANDEM_FUNNEL_LEADS,
  TANDEM_FUNNEL_MQL,
  TANDEM_FUNNEL_SAL,
  TANDEM_FUNNEL_SQL,
  TANDEM_FUNNEL_OPPORTUNITIES,
  TANDEM_FUNNEL_CUSTOMERS,
  TANDEM_FUNNEL_N_STAGES,
} TandemFunnelStage;

/**
 * TandemFunnel:
 * @entered: how many entered each stage in the period; a stage skipped counts as entered
 * @advanced: how many of those have entered the next stage to date; 0 for impressions, visits and customers
 *
 * A funnel of one period, of a campaign, a channel or the firm.
 */
typedef struct {
  gint64 entered[TANDEM_FUNNEL_N_STAGES];
  gint64 advanced[TANDEM_FUNNEL_N_STAGES];
} TandemFunnel;

void        tandem_funnel_init            (TandemFunnel *self, const TandemPeriodTotals *totals,
                                           const TandemCohort cohorts[TANDEM_LIFECYCLE_N_STAGES]);
TandemRate  tandem_funnel_get_cohort_rate (const TandemFunnel *self, TandemFunnelStage stage);
TandemRate  tandem_funnel_get_period_rate (const TandemFunnel *self, TandemFunnelStage stage);
const char *tandem_funnel_stage_get_label (TandemFunnelStage stage);

G_END_DECLS
