/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-funnel.h"

#include <glib/gi18n-lib.h>

/* The two stages in front are no people; those of the lifecycle follow in its order. */
static TandemLifecycle
get_lifecycle (TandemFunnelStage stage)
{
  return (TandemLifecycle) ((int) stage - TANDEM_FUNNEL_LEADS + TANDEM_LIFECYCLE_LEAD);
}

/**
 * tandem_funnel_init:
 * @self: (out caller-allocates): the funnel
 * @totals: what the period counted
 * @cohorts: (nullable): who went on; without it there are no cohort rates
 */
void
tandem_funnel_init (TandemFunnel *self, const TandemPeriodTotals *totals,
                    const TandemCohort cohorts[TANDEM_LIFECYCLE_N_STAGES])
{
  *self = (TandemFunnel) { 0 };
  self->entered[TANDEM_FUNNEL_IMPRESSIONS] = totals->impressions;
  self->entered[TANDEM_FUNNEL_VISITS] = totals->visits;
  for (int stage = TANDEM_FUNNEL_LEADS; stage < TANDEM_FUNNEL_N_STAGES; stage++)
    {
      self->entered[stage] = totals->people[get_lifecycle (stage)];
      if (cohorts && stage < TANDEM_FUNNEL_CUSTOMERS)
        self->advanced[stage] = cohorts[get_lifecycle (stage)].advanced;
    }
}

/**
 * tandem_funnel_get_cohort_rate:
 *
 * Of those who entered @stage in the period, the share that has entered the next to date: never above 1.
 *
 * Returns: the rate; none for impressions and visits, which can't be followed one by one, and for the last stage
 */
TandemRate
tandem_funnel_get_cohort_rate (const TandemFunnel *self, TandemFunnelStage stage)
{
  if (stage < TANDEM_FUNNEL_LEADS || stage >= TANDEM_FUNNEL_CUSTOMERS)
    return (TandemRate) { 0, 0 };
  return (TandemRate) { self->advanced[stage], self->entered[stage] };
}

/**
 * tandem_funnel_get_period_rate:
 *
 * Entered the next stage in the period ÷ entered @stage in it. It can pass 1, since the two are not the same people; that
 * of visits is "anonymous → known".
 *
 * Returns: the rate; none for the last stage
 */
TandemRate
tandem_funnel_get_period_rate (const TandemFunnel *self, TandemFunnelStage stage)
{
  if (stage >= TANDEM_FUNNEL_CUSTOMERS)
    return (TandemRate) { 0, 0 };
  return (TandemRate) { self->entered[stage + 1], self->entered[stage] };
}

/**
 * tandem_funnel_stage_get_label:
 *
 * Returns: (transfer none): the stage's name for a person
 */
const char *
tandem_funnel_stage_get_label (TandemFunnelStage stage)
{
  switch (stage)
    {
    case TANDEM_FUNNEL_IMPRESSIONS:
      return C_ ("funnel stage", "Impressions");
    case TANDEM_FUNNEL_VISITS:
      return C_ ("funnel stage", "Visits");
    case TANDEM_FUNNEL_LEADS:
      return C_ ("funnel stage", "Leads");
    case TANDEM_FUNNEL_MQL:
      return C_ ("funnel stage", "MQL");
    case TANDEM_FUNNEL_SAL:
      return C_ ("funnel stage", "Accepted by sales");
    case TANDEM_FUNNEL_SQL:
      return C_ ("funnel stage", "SQL");
    case TANDEM_FUNNEL_OPPORTUNITIES:
      return C_ ("funnel stage", "Opportunities");
    case TANDEM_FUNNEL_CUSTOMERS:
      return C_ ("funnel stage", "Customers");
    case TANDEM_FUNNEL_N_STAGES:
      break;
    }
  g_return_val_if_reached ("");
}
