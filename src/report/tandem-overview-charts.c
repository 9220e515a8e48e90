/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tandem-overview-charts.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "insight/tandem-funnel.h"
#include "insight/tandem-statistics.h"
#include "insight/tandem-overview-tables.h"
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

static const char *
get_definition (TandemFunnelStage stage)
{
  return stage < TANDEM_FUNNEL_LEADS ? NULL
                                     : tandem_lifecycle_get_definition (
                                           (TandemLifecycle) (stage - TANDEM_FUNNEL_LEADS + TANDEM_LIFECYCLE_LEAD));
}

/**
 * tandem_overview_charts_make_funnel:
 *
 * Returns: (transfer full): the funnel of the period beside the one before
 */
TandemFunnelChart *
tandem_overview_charts_make_funnel (const TandemOverview *overview)
{
  TandemFunnelChart *chart = tandem_funnel_chart_new ();
  TandemFunnel now, before;

  tandem_overview_get_funnel (overview, 0, &now);
  tandem_overview_get_funnel (overview, 1, &before);
  for (TandemFunnelStage i = 0; i < TANDEM_FUNNEL_N_STAGES; i++)
    {
      TandemRate rate = find_rate (&now, i);
      TandemInterval interval = { 0, 0 };

      tandem_statistics_wilson (rate, &interval);
      tandem_funnel_chart_add_stage (chart, &(TandemFunnelChartStage) {
                                                .name = tandem_funnel_stage_get_label (i),
                                                .definition = get_definition (i),
                                                .value = now.entered[i],
                                                .previous = overview->is_compared ? before.entered[i] : -1,
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

static void
add_row (GPtrArray *rows, GStrvBuilder *builder)
{
  g_ptr_array_add (rows, g_strv_builder_end (builder));
  g_strv_builder_unref (builder);
}

/**
 * tandem_overview_charts_list_funnel:
 *
 * Returns: (transfer full) (element-type GStrv): the funnel in figures: stage, entered, in the period before, of how many
 *   from the stage before, the rate and its interval, and the rate in period form
 */
GPtrArray *
tandem_overview_charts_list_funnel (const TandemOverview *overview)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  TandemFunnel now, before;

  tandem_overview_get_funnel (overview, 0, &now);
  tandem_overview_get_funnel (overview, 1, &before);
  for (TandemFunnelStage i = 0; i < TANDEM_FUNNEL_N_STAGES; i++)
    {
      GStrvBuilder *row = g_strv_builder_new ();
      TandemRate rate = find_rate (&now, i);
      g_autofree char *num = tandem_format_count (rate.num);
      g_autofree char *den = tandem_format_count (rate.den);

      g_strv_builder_add (row, tandem_funnel_stage_get_label (i));
      g_strv_builder_take (row, tandem_format_count (now.entered[i]));
      g_strv_builder_take (row, overview->is_compared ? tandem_format_count (before.entered[i]) : g_strdup ("—"));
      /* Translators: so many of so many */
      g_strv_builder_take (row, rate.den > 0 ? g_strdup_printf (_ ("%s of %s"), num, den) : g_strdup ("—"));
      g_strv_builder_take (row, tandem_format_percent (rate.num, rate.den));
      g_strv_builder_take (row, tandem_overview_tables_write_interval (rate));
      rate = i == 0 ? (TandemRate) { 0, 0 } : tandem_funnel_get_period_rate (&now, i - 1);
      g_strv_builder_take (row, tandem_format_percent (rate.num, rate.den));
      add_row (rows, row);
    }
  return rows;
}

/* The first day of a point. */
static char *
find_day (const TandemOverview *overview, guint point)
{
  return tandem_date_add_days (overview->period.to, 1 - overview->days_a_point * (int) (overview->n_points - point));
}

static char *
write_span (const TandemOverview *overview, guint point)
{
  g_autofree char *day = find_day (overview, point);
  g_autofree char *last = tandem_date_add_days (day, overview->days_a_point - 1);

  return overview->days_a_point == 1 ? tandem_format_date (day) : tandem_format_date_range (day, last);
}

/**
 * tandem_overview_charts_list_trend:
 *
 * Returns: (transfer full) (element-type GStrv): the trend in figures: the days, leads, MQL, SQL; the latest first
 */
GPtrArray *
tandem_overview_charts_list_trend (const TandemOverview *overview)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = overview->n_points; i-- > 0;)
    {
      GStrvBuilder *row = g_strv_builder_new ();

      g_strv_builder_take (row, write_span (overview, i));
      for (guint k = 0; k < TANDEM_OVERVIEW_N_SERIES; k++)
        g_strv_builder_take (row, tandem_format_count ((gint64) overview->series[0].people[k][i]));
      add_row (rows, row);
    }
  return rows;
}

/**
 * tandem_overview_charts_make_trend:
 *
 * Returns: (transfer full): leads, MQL and SQL over the period
 */
TandemTrendChart *
tandem_overview_charts_make_trend (const TandemOverview *overview)
{
  TandemTrendChart *chart = tandem_trend_chart_new (overview->n_points);

  for (guint i = 0; i < overview->n_points; i++)
    {
      g_autofree char *day = find_day (overview, i);
      g_autofree char *label = tandem_format_date_short (day, overview->period.to);
      g_autofree char *span = write_span (overview, i);

      tandem_trend_chart_set_label (chart, i, label, span);
    }
  tandem_trend_chart_add_series (chart, tandem_funnel_stage_get_label (TANDEM_FUNNEL_LEADS),
                                 overview->series[0].people[0], FALSE);
  tandem_trend_chart_add_series (chart, tandem_funnel_stage_get_label (TANDEM_FUNNEL_MQL),
                                 overview->series[0].people[1], FALSE);
  tandem_trend_chart_add_series (chart, tandem_funnel_stage_get_label (TANDEM_FUNNEL_SQL),
                                 overview->series[0].people[2], FALSE);
  if (overview->is_compared)
    tandem_trend_chart_add_series (chart, _ ("Leads, before"), overview->series[1].people[0], TRUE);
  return chart;
}
