/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The funnel of a period: key figures, the chart as it is on the screen, and its figures as a table. */

#include "report/tandem-report-conversion-funnel.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-error.h"
#include "base/tandem-format.h"
#include "chart/tandem-funnel-chart.h"
#include "insight/tandem-funnel.h"
#include "insight/tandem-period.h"
#include "insight/tandem-statistics.h"

#define CHART_HEIGHT 262

typedef struct {
  TandemPeriod period, previous;
  gboolean compared;
  TandemFunnel now, before;
  gboolean is_empty;
} Funnel;

static gboolean
read_period (Funnel *self, const TandemReportContext *context, GVariant *parameters, GError **error)
{
  const char *from = NULL, *to = context->today;
  guint kind = TANDEM_PERIOD_LAST_90_DAYS;
  gboolean is_good;

  if (parameters)
    {
      g_variant_lookup (parameters, "from", "&s", &from);
      g_variant_lookup (parameters, "to", "&s", &to);
      g_variant_lookup (parameters, "period", "u", &kind);
    }
  is_good = from ? tandem_period_init_custom (&self->period, from, to)
                 : kind < TANDEM_PERIOD_CUSTOM
                       && tandem_period_init (&self->period, (TandemPeriodKind) kind, to, context->first_month);
  if (!is_good)
    g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
                         _("The period has no such days. Nothing was printed; give the first and the last day as 2026-11-23."));
  return is_good;
}

static gboolean
load (Funnel *self, TandemConnection *connection, GError **error)
{
  TandemCohort cohorts[TANDEM_LIFECYCLE_N_STAGES];
  TandemPeriodTotals totals;

  if (!tandem_overview_query_load_totals (connection, 0, self->period.from, self->period.to, &totals, error)
      || !tandem_overview_query_load_cohorts (connection, 0, self->period.from, self->period.to, cohorts, error))
    return FALSE;
  tandem_funnel_init (&self->now, &totals, cohorts);
  self->is_empty = TRUE;
  for (int stage = 0; stage < TANDEM_FUNNEL_N_STAGES; stage++)
    self->is_empty &= self->now.entered[stage] == 0;
  self->compared = tandem_period_get_previous (&self->period, &self->previous);
  if (!self->compared)
    return TRUE;
  if (!tandem_overview_query_load_totals (connection, 0, self->previous.from, self->previous.to, &totals, error))
    return FALSE;
  tandem_funnel_init (&self->before, &totals, NULL);
  return TRUE;
}

/* The rate with which @stage came from the one before: from impressions and visits, which nobody can follow one by one,
 * the period form, elsewhere the cohort form. */
static TandemRate
get_rate (const Funnel *self, int stage)
{
  TandemRate rate = { 0, 0 };

  if (stage == TANDEM_FUNNEL_VISITS || stage == TANDEM_FUNNEL_LEADS)
    rate = tandem_funnel_get_period_rate (&self->now, stage - 1);
  else if (stage > TANDEM_FUNNEL_LEADS)
    rate = tandem_funnel_get_cohort_rate (&self->now, stage - 1);
  return rate.num <= rate.den ? rate : (TandemRate) { 0, 0 };
}

static void
draw_chart_cb (TandemChartCanvas *canvas, gpointer data)
{
  tandem_funnel_chart_draw (canvas, data);
}

static void
free_chart_cb (gpointer data)
{
  tandem_funnel_chart_free (data);
}

static void
add_chart (const Funnel *self, TandemReport *report)
{
  TandemFunnelChart *chart = tandem_funnel_chart_new ();

  for (int stage = 0; stage < TANDEM_FUNNEL_N_STAGES; stage++)
    {
      TandemRate rate = get_rate (self, stage);
      TandemInterval interval = { 0, 0 };
      TandemFunnelChartStage drawn = { .name = tandem_funnel_stage_get_label (stage), .value = self->now.entered[stage],
                                       .previous = self->compared ? self->before.entered[stage] : -1 };

      if (tandem_statistics_wilson (rate, &interval))
        {
          drawn.num = rate.num;
          drawn.of = rate.den;
          drawn.low = interval.low;
          drawn.high = interval.high;
          drawn.too_few = tandem_rate_is_too_few (rate);
        }
      drawn.is_count = stage < TANDEM_FUNNEL_LEADS;
      drawn.series = stage >= TANDEM_FUNNEL_SAL;
      tandem_funnel_chart_add_stage (chart, &drawn);
    }
  tandem_report_add_chart (report, CHART_HEIGHT, draw_chart_cb, chart, free_chart_cb);
}

static char *
write_interval (TandemRate rate)
{
  TandemInterval interval;
  g_autofree char *low = NULL, *high = NULL;

  if (!tandem_statistics_wilson (rate, &interval))
    return g_strdup ("—");
  if (tandem_rate_is_too_few (rate))
    return g_strdup (C_ ("funnel", "too few to tell"));
  low = tandem_format_percent_value (interval.low, 1);
  high = tandem_format_percent_value (interval.high, 1);
  return g_strdup_printf ("%s – %s", low, high);
}

static void
add_stage (const Funnel *self, TandemReportTable *table, int stage)
{
  TandemRate rate = get_rate (self, stage);
  gint64 change = self->now.entered[stage] - self->before.entered[stage];
  g_autofree char *entered = tandem_format_count (self->now.entered[stage]);
  g_autofree char *before = self->compared ? tandem_format_count (self->before.entered[stage]) : g_strdup ("—");
  g_autofree char *number = tandem_format_count (change);
  g_autofree char *difference = self->compared ? g_strconcat (change > 0 ? "+" : "", number, NULL) : g_strdup ("—");
  g_autofree char *num = tandem_format_count (rate.num);
  g_autofree char *of = tandem_format_count (rate.den);
  /* Translators: 41 of 148 */
  g_autofree char *from = rate.den ? g_strdup_printf (C_("cases", "%s of %s"), num, of) : g_strdup ("—");
  g_autofree char *share = tandem_format_percent (rate.num, rate.den);
  g_autofree char *interval = write_interval (rate);

  tandem_report_table_add_row (table, (const char *const[]) { tandem_funnel_stage_get_label (stage), entered, before, difference,
                                                              from, share, interval });
}

static void
add_table (const Funnel *self, TandemReport *report)
{
  TandemReportTable *table
      = tandem_report_add_table (report, _("Nobody entered a stage in this period, and no channel reported a count."));

  tandem_report_table_add_column (table, _("Stage"), 26, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, _("Entered"), 15, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, _("Period before"), 18, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_("column", "Change"), 14, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, _("From the stage before"), 28, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_("column", "Rate"), 13, TANDEM_REPORT_ALIGN_END);
  /* xgettext:no-c-format */
  tandem_report_table_add_column (table, _ ("95% interval"), 26, TANDEM_REPORT_ALIGN_END);
  for (int stage = 0; !self->is_empty && stage < TANDEM_FUNNEL_N_STAGES; stage++)
    add_stage (self, table, stage);
}

static void
add_figures (const Funnel *self, TandemReport *report)
{
  TandemRate known = get_rate (self, TANDEM_FUNNEL_LEADS), qualified = get_rate (self, TANDEM_FUNNEL_MQL);
  g_autofree char *leads = tandem_format_count (self->now.entered[TANDEM_FUNNEL_LEADS]);
  g_autofree char *customers = tandem_format_count (self->now.entered[TANDEM_FUNNEL_CUSTOMERS]);
  g_autofree char *known_share = tandem_format_percent (known.num, known.den);
  g_autofree char *known_of = tandem_format_count (known.den);
  g_autofree char *qualified_share = tandem_format_percent (qualified.num, qualified.den);
  g_autofree char *qualified_of = tandem_format_count (qualified.den);
  /* Translators: below a percentage: the visits that became known people */
  g_autofree char *known_words = g_strdup_printf (_("leads, of %s visits"), known_of);
  /* Translators: below a percentage: the leads that became MQL */
  g_autofree char *qualified_words = g_strdup_printf (_("MQL, of %s leads"), qualified_of);

  tandem_report_add_figure (report, leads, _("new leads"));
  tandem_report_add_figure (report, known_share, known_words);
  tandem_report_add_figure (report, qualified_share, qualified_words);
  tandem_report_add_figure (report, customers, _("new customers"));
}

static void
add_notes (TandemReport *report)
{
  tandem_report_add_note (report, _("Entered: people who first reached the stage in the period; a stage skipped counts as entered. Impressions "
                                    "and visits are counts that channels report by day, not people, and have a scale of their own in the chart."));
  tandem_report_add_note (report, _("Rate, cohort form: of those who entered the stage before in the period, the share that has entered this "
                                    "one to date. Visits and leads, period form: visits ÷ impressions and leads ÷ visits in the period."));
  tandem_report_add_note (
      report,
      _ ("The interval is the 95% Wilson interval; under 30 cases it is too few to tell. “—” stands where there is "
         "nothing to divide by. Change: against the period before."));
}

/**
 * tandem_report_new_conversion_funnel:
 * @parameters: (nullable): an `a{sv}` with `from` and `to` (`s`, plain dates), or `period` (`u`, a #TandemPeriodKind);
 *   otherwise the last 90 days
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): the funnel of the firm
 */
TandemReport *
tandem_report_new_conversion_funnel (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                                     GError **error)
{
  Funnel self = { 0 };
  g_autofree char *dates = NULL, *subtitle = NULL;
  TandemReport *report;

  if (!read_period (&self, context, parameters, error) || !load (&self, connection, error))
    return NULL;
  dates = tandem_format_date_range (self.period.from, self.period.to);
  /* Translators: dates of a period */
  subtitle = g_strdup_printf (_("%s · all campaigns · compared with the period before"), dates);
  report = tandem_report_context_start_report (context, _("Conversion funnel"), subtitle);
  if (!self.is_empty)
    {
      add_figures (&self, report);
      add_chart (&self, report);
      tandem_report_add_heading (report, _("In figures"));
    }
  add_table (&self, report);
  add_notes (report);
  return report;
}
