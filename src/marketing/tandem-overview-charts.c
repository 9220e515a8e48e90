/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-overview-charts.h"

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "insight/tandem-funnel.h"
#include "insight/tandem-statistics.h"
#include "model/tandem-lifecycle.h"

/* Visits come from impressions and leads from visits as counts of the same period: no people can be followed there. */
static TandemRate
find_rate (const TandemFunnel *funnel, TandemFunnelStage stage)
{
  if (stage == TANDEM_FUNNEL_IMPRESSIONS)
    return (TandemRate) { 0, 0 };
  if (stage <= TANDEM_FUNNEL_LEADS)
    return tandem_funnel_get_period_rate (funnel, stage - 1);
  return tandem_funnel_get_cohort_rate (funnel, stage - 1);
}

/**
 * tandem_overview_charts_make_funnel:
 *
 * Returns: (transfer full): the funnel of the period beside the one before
 */
TandemFunnelChart *
tandem_overview_charts_make_funnel (const TandemOverviewFacts *facts)
{
  TandemFunnelChart *chart = tandem_funnel_chart_new ();
  TandemFunnel now, before;

  tandem_funnel_init (&now, &facts->totals[0], facts->cohorts[0]);
  tandem_funnel_init (&before, &facts->totals[1], facts->cohorts[1]);
  for (TandemFunnelStage i = 0; i < TANDEM_FUNNEL_N_STAGES; i++)
    {
      TandemRate rate = find_rate (&now, i);
      TandemInterval interval = { 0, 0 };

      tandem_statistics_wilson (rate, &interval);
      tandem_funnel_chart_add_stage (chart, &(TandemFunnelChartStage) {
                                                .name = tandem_funnel_stage_get_label (i),
                                                .value = now.entered[i],
                                                .previous = before.entered[i],
                                                .num = rate.num,
                                                .of = rate.den,
                                                .low = interval.low,
                                                .high = interval.high,
                                                .too_few = rate.den > 0 && tandem_rate_is_too_few (rate),
                                                .is_count = i < TANDEM_FUNNEL_LEADS,
                                                .series = i >= TANDEM_FUNNEL_SAL ? 1 : 0,
                                            });
    }
  return chart;
}

/**
 * tandem_overview_charts_make_trend:
 *
 * Returns: (transfer full): leads, MQL and SQL over the period
 */
TandemTrendChart *
tandem_overview_charts_make_trend (const TandemOverviewFacts *facts)
{
  TandemTrendChart *chart = tandem_trend_chart_new (facts->n_points);
  g_autofree char *day
      = tandem_date_add_days (facts->period.to, 1 - facts->days_a_point * (int) facts->n_points);

  for (guint i = 0; i < facts->n_points; i++)
    {
      g_autofree char *next = tandem_date_add_days (day, facts->days_a_point);
      g_autofree char *last = tandem_date_add_days (next, -1);
      g_autofree char *label = tandem_format_date_short (day, facts->period.to);
      g_autofree char *span
          = facts->days_a_point == 1 ? tandem_format_date (day) : tandem_format_date_range (day, last);

      tandem_trend_chart_set_label (chart, i, label, span);
      g_set_str (&day, next);
    }
  tandem_trend_chart_add_series (chart, tandem_funnel_stage_get_label (TANDEM_FUNNEL_LEADS), facts->series[0], FALSE);
  tandem_trend_chart_add_series (chart, tandem_funnel_stage_get_label (TANDEM_FUNNEL_MQL), facts->series[1], FALSE);
  tandem_trend_chart_add_series (chart, tandem_funnel_stage_get_label (TANDEM_FUNNEL_SQL), facts->series[2], FALSE);
  return chart;
}
