/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How marketing does, on paper as in the window: the same figures, charts, tables and words. The whole page is one report,
 * and the trend and what campaigns do are reports of their own. */

#include "report/tandem-report-overview.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-error.h"
#include "base/tandem-format.h"
#include "insight/tandem-cohorts.h"
#include "insight/tandem-finding.h"
#include "insight/tandem-lead-attainment.h"
#include "insight/tandem-overview-tables.h"
#include "insight/tandem-overview-words.h"
#include "insight/tandem-overview.h"
#include "model/tandem-person.h"
#include "report/tandem-overview-charts.h"
#include "report/tandem-report-targets.h"

#define FUNNEL_HEIGHT 262
#define TREND_HEIGHT  200
#define WIDE_LETTERS  135 /* a row of more than these stands better on paper that lies on its longer side */

static TandemOverview *
load (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters, GError **error)
{
  const char *from = NULL, *to = context->today;
  guint kind = TANDEM_PERIOD_LAST_90_DAYS, against = TANDEM_OVERVIEW_AGAINST_BEFORE;
  TandemPeriod period;
  gboolean is_good;

  if (parameters)
    {
      if (g_variant_lookup (parameters, "from", "&s", &from))
        kind = TANDEM_PERIOD_CUSTOM;
      g_variant_lookup (parameters, "to", "&s", &to);
      g_variant_lookup (parameters, "period", "u", &kind);
      g_variant_lookup (parameters, "against", "u", &against);
    }
  kind = MIN (kind, TANDEM_PERIOD_CUSTOM);
  is_good = from ? tandem_period_init_custom (&period, from, to)
                 : tandem_period_init (&period, (TandemPeriodKind) kind, to, context->first_month);
  period.kind = (TandemPeriodKind) kind; /* with the dates that were seen: a last month is not that before them */
  if (is_good)
    return tandem_overview_load (connection, &period,
                                 (TandemOverviewAgainst) MIN (against, TANDEM_OVERVIEW_AGAINST_NOTHING), NULL, error);
  g_set_error_literal (
      error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
      _ ("The period has no such days. Nothing was printed; give the first and the last day as 2026-11-23."));
  return NULL;
}

/* A firm without anything to measure has one sentence on its page, and no zeros. */
static gboolean
is_empty (TandemReport *report, const TandemOverview *overview)
{
  if (!overview->has_any)
    tandem_report_add_table (report, _ ("Nobody entered a stage in this period, and no channel reported a count."));
  return !overview->has_any;
}

static TandemReport *
start (const TandemReportContext *context, const TandemOverview *overview, const char *title)
{
  g_autofree char *dates = tandem_format_date_range (overview->period.from, overview->period.to);
  g_autofree char *before = tandem_format_date_range (overview->previous.from, overview->previous.to);
  /* Translators: both %s are spans of dates */
  g_autofree char *compared = g_strdup_printf (_ ("%s, compared with %s"), dates, before);

  return tandem_report_context_start_report (context, title, overview->is_compared ? compared : dates);
}

/* --- sections ------------------------------------------------------------------------------------------------------ */

static void
add_figures (TandemReport *report, const TandemOverview *overview)
{
  static const struct {
    TandemOverviewFigure figure;
    const char *words;
  } figures[] = {
    { TANDEM_OVERVIEW_FIGURE_LEADS, N_ ("new leads") },
    { TANDEM_OVERVIEW_FIGURE_CPL, N_ ("CPL: costs ÷ new leads") },
    { TANDEM_OVERVIEW_FIGURE_CAC, N_ ("CAC: all costs ÷ new customers") },
    { TANDEM_OVERVIEW_FIGURE_WON, N_ ("won revenue, linear") },
    { TANDEM_OVERVIEW_FIGURE_ROI, N_ ("ROI, linear") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *value = tandem_overview_figures_write_value (figures[i].figure, overview, 0);
      g_autofree char *words = tandem_overview_figures_write_named (figures[i].figure, overview, _ (figures[i].words));

      tandem_report_add_figure (report, value, words);
    }
}

/* All of them, as the tiles of the window say them: of what, and what each counts. */
static void
add_figure_table (TandemReport *report, const TandemOverview *overview)
{
  TandemReportTable *table;

  tandem_report_add_heading (report, _ ("Key figures"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_add_column (table, C_ ("column", "Figure"), 16, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Value"), 14, TANDEM_REPORT_ALIGN_END);
  if (overview->is_compared)
    tandem_report_table_add_column (table, C_ ("column", "Before"), 14, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Of what"), 28, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "What it counts"), 60, TANDEM_REPORT_ALIGN_START);
  for (TandemOverviewFigure figure = 0; figure < TANDEM_OVERVIEW_N_FIGURES; figure++)
    {
      g_autofree char *value = tandem_overview_figures_write_value (figure, overview, 0);
      g_autofree char *before = tandem_overview_figures_write_value (figure, overview, 1);
      g_autofree char *of = tandem_overview_figures_write_denominator (figure, overview);
      g_autofree char *definition = tandem_overview_figures_write_definition (figure, overview);
      const char *cells[5];
      guint n = 0;

      cells[n++] = tandem_overview_figures_get_title (figure);
      cells[n++] = value;
      if (overview->is_compared)
        cells[n++] = before;
      cells[n++] = of ? of : "";
      cells[n++] = definition;
      tandem_report_table_add_row (table, cells);
    }
}

static void
draw_funnel_cb (TandemChartCanvas *canvas, gpointer data)
{
  tandem_funnel_chart_draw (canvas, data);
}

static void
free_funnel_cb (gpointer data)
{
  tandem_funnel_chart_free (data);
}

static void
draw_trend_cb (TandemChartCanvas *canvas, gpointer data)
{
  tandem_trend_chart_draw (canvas, data);
}

static void
free_trend_cb (gpointer data)
{
  tandem_trend_chart_free (data);
}

static void
add_funnel (TandemReport *report, const TandemOverview *overview)
{
  tandem_report_add_heading (report, _ ("From impressions to customers"));
  tandem_report_add_chart (report, FUNNEL_HEIGHT, draw_funnel_cb, tandem_overview_charts_make_funnel (overview),
                           free_funnel_cb);
  tandem_report_add_note (report, _ ("Who entered each stage in the period; a stage skipped counts as entered. "
                                     "Impressions and visits are counts that "
                                     "channels report, not people. The rate is the share of those in the stage before "
                                     "who have come on to date, with "
                                     "its 95% Wilson interval; under 30 cases it is too few to tell."));
}

/* The first column names the rows, the others are figures. */
static void
add_rows (TandemReportTable *table, const char *const *heads, GPtrArray *rows)
{
  tandem_report_table_set_dense (table, TRUE);
  for (guint i = 0; heads[i]; i++)
    tandem_report_table_add_column (table, heads[i], i == 0 ? 18 : 8,
                                    i == 0 ? TANDEM_REPORT_ALIGN_START : TANDEM_REPORT_ALIGN_END);
  for (guint i = 0; i < rows->len; i++)
    tandem_report_table_add_row (table, rows->pdata[i]);
}

static void
add_trend (TandemReport *report, const TandemOverview *overview, gboolean has_table)
{
  const char *const heads[]
      = { C_ ("column", "Days"), tandem_funnel_stage_get_label (TANDEM_FUNNEL_LEADS),
          tandem_funnel_stage_get_label (TANDEM_FUNNEL_MQL), tandem_funnel_stage_get_label (TANDEM_FUNNEL_SQL), NULL };
  g_autoptr (GPtrArray) rows = NULL;

  tandem_report_add_heading (report, _ ("People who reached a stage for the first time"));
  tandem_report_add_chart (report, TREND_HEIGHT, draw_trend_cb, tandem_overview_charts_make_trend (overview),
                           free_trend_cb);
  if (!has_table)
    return;
  rows = tandem_overview_charts_list_trend (overview);
  add_rows (tandem_report_add_table (report, _ ("Nobody entered a stage in this period.")), heads, rows);
}

/* Of leads: nothing where there is no such target. */
static gboolean
add_lead_targets (TandemReport *report, TandemConnection *connection, const TandemReportContext *context,
                  const TandemPeriod *period, GError **error)
{
  g_autoptr (GArray) attainments = tandem_lead_attainment_load (connection, period->from, period->to, error);
  g_autoptr (GPtrArray) people
      = attainments ? tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "1 = 1 ORDER BY id", 0, error) : NULL;

  if (people)
    tandem_report_targets_add (report, attainments, people, context->today);
  return people != NULL;
}

static void
add_findings (TandemReport *report, GPtrArray *parts, const char *empty)
{
  TandemReportTable *table;
  g_autoptr (GArray) places = tandem_finding_list (parts);
  g_autofree char *caption = tandem_finding_write_caption (parts);

  tandem_report_add_heading (report, _ ("What works, what doesn’t"));
  table = tandem_report_add_table (report, empty);
  tandem_report_table_add_column (table, C_ ("column", "Name"), 26, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Finding"), 26, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Lead → MQL"), 22, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Cases"), 32, TANDEM_REPORT_ALIGN_END);
  for (guint i = 0; i < places->len; i++)
    {
      const TandemOverviewPart *part = parts->pdata[g_array_index (places, guint, i)];
      TandemFinding finding = tandem_finding_judge (part);
      g_autofree char *comparison = tandem_finding_write_comparison (part);
      g_autofree char *detail = tandem_finding_write_detail (part);

      tandem_report_table_add_row (table,
                                   (const char *const[]) { tandem_overview_tables_get_name (part),
                                                           tandem_finding_get_title (finding), comparison, detail });
    }
  tandem_report_add_note (report, caption);
}

/* Returns: how many letters a row has */
static double
add_parts (TandemReport *report, const TandemOverview *overview, GPtrArray *parts, const char *heading)
{
  const char *heads[TANDEM_OVERVIEW_N_COLUMNS + 1] = { NULL };
  g_autoptr (GPtrArray) rows = tandem_overview_tables_list_parts (overview, parts);
  TandemReportTable *table;

  for (TandemOverviewColumn column = 0; column < TANDEM_OVERVIEW_N_COLUMNS; column++)
    heads[column] = tandem_overview_tables_get_head (column);
  tandem_report_add_heading (report, heading);
  table = tandem_report_add_table (report, _ ("Nothing was reported, spent or won in this period."));
  add_rows (table, heads, rows);
  return tandem_report_table_fit_columns (table);
}

static void
add_definitions (TandemReport *report, const TandemOverview *overview)
{
  g_autofree char *window = tandem_attribution_terms_say_window (&overview->terms);
  g_autofree char *note = g_strdup_printf (
      "%s %s",
      _ ("CPL: campaign costs ÷ new leads. CPA: ad spend ÷ new customers. Won revenue: what the deals won in "
         "the period owe to campaigns under the linear model; ROI: (won revenue − costs) ÷ costs. “—” stands for "
         "none, and where there is nothing to divide by. A rate in brackets is of fewer than 30 leads: too few to "
         "tell."),
      window);
  g_autofree char *money
      = tandem_overview_write_money (overview->exchange[0], &overview->costs[0].all, &overview->won[0]);
  g_autofree char *converted = NULL;

  tandem_report_add_note (report, note);
  if (*money == '\0')
    return;
  converted = g_strconcat (
      _ ("Costs and deals in other currencies are converted, each at the rate of its own day. A currency "
         "that has no rate on one of the days is left out everywhere."),
      money, NULL);
  tandem_report_add_note (report, converted);
}

static gboolean
add_cohorts (TandemReport *report, TandemConnection *connection, const TandemReportContext *context, GError **error)
{
  TandemCohorts cohorts;

  if (!tandem_cohorts_load (&cohorts, connection, context->today, TANDEM_COHORTS_MOST, error))
    return FALSE;
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_MQL; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
    if (stage == TANDEM_LIFECYCLE_MQL || stage == TANDEM_LIFECYCLE_SQL || stage == TANDEM_LIFECYCLE_CUSTOMER)
      {
        g_auto (GStrv) heads = tandem_overview_tables_list_cohort_heads (&cohorts);
        g_autoptr (GPtrArray) rows = tandem_overview_tables_list_cohorts (&cohorts, stage);
        /* Translators: %s is a stage of the lifecycle */
        g_autofree char *heading = g_strdup_printf (_ ("What became of leads: %s"), tandem_lifecycle_get_title (stage));

        tandem_report_add_heading (report, heading);
        add_rows (tandem_report_add_table (report, _ ("There are no leads.")), (const char *const *) heads, rows);
      }
  tandem_report_add_note (
      report, _ ("Of the leads of a month, the share that had reached the stage by the end of the same month, of "
                 "the next, and so on. In brackets: fewer than 30 leads, too few to tell."));
  return TRUE;
}

/* --- reports ------------------------------------------------------------------------------------------------------- */

/**
 * tandem_report_new_overview:
 * @parameters: (nullable): an `a{sv}` with `from` and `to` (`s`, plain dates), or `period` (`u`, a #TandemPeriodKind);
 *   otherwise the last 90 days; `against` (`u`, a #TandemOverviewAgainst)
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): all of the overview; with `parts` (`s`) as `campaigns`, these stand where channels would
 */
TandemReport *
tandem_report_new_overview (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                            GError **error)
{
  g_autoptr (TandemOverview) overview = load (connection, context, parameters, error);
  g_autoptr (TandemReport) report = NULL;
  const char *parts = "channels";
  gboolean is_of_campaigns;

  if (overview == NULL)
    return NULL;
  if (parameters)
    g_variant_lookup (parameters, "parts", "&s", &parts);
  is_of_campaigns = g_str_equal (parts, "campaigns");
  report = start (context, overview, _ ("Marketing overview"));
  if (is_empty (report, overview))
    return g_steal_pointer (&report);
  add_figures (report, overview);
  add_funnel (report, overview);
  add_findings (report, is_of_campaigns ? overview->campaigns : overview->channels,
                is_of_campaigns ? _ ("No campaign brought leads in this period.")
                                : _ ("No channel brought leads in this period."));
  add_parts (report, overview, is_of_campaigns ? overview->campaigns : overview->channels,
             is_of_campaigns ? _ ("Campaigns") : _ ("Channels"));
  add_trend (report, overview, FALSE);
  if (!add_lead_targets (report, connection, context, &overview->period, error))
    return NULL;
  add_figure_table (report, overview);
  add_definitions (report, overview);
  return add_cohorts (report, connection, context, error) ? g_steal_pointer (&report) : NULL;
}

/**
 * tandem_report_new_campaign_performance:
 * @parameters: (nullable): as of tandem_report_new_overview()
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): channels and campaigns compared
 */
TandemReport *
tandem_report_new_campaign_performance (TandemConnection *connection, const TandemReportContext *context,
                                        GVariant *parameters, GError **error)
{
  g_autoptr (TandemOverview) overview = load (connection, context, parameters, error);
  TandemReport *report;
  double letters;

  if (overview == NULL)
    return NULL;
  report = start (context, overview, _ ("Campaign performance"));
  if (is_empty (report, overview))
    return report;
  add_figures (report, overview);
  letters = add_parts (report, overview, overview->campaigns, _ ("Campaigns"));
  tandem_report_set_wide (report, letters > WIDE_LETTERS);
  add_parts (report, overview, overview->channels, _ ("Channels"));
  add_findings (report, overview->campaigns, _ ("No campaign brought leads in this period."));
  add_definitions (report, overview);
  return report;
}

/**
 * tandem_report_new_trends:
 * @parameters: (nullable): as of tandem_report_new_overview()
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): leads, MQL and SQL over the period
 */
TandemReport *
tandem_report_new_trends (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                          GError **error)
{
  g_autoptr (TandemOverview) overview = load (connection, context, parameters, error);
  g_autoptr (TandemReport) report = NULL;

  if (overview == NULL)
    return NULL;
  report = start (context, overview, _ ("Trends"));
  if (is_empty (report, overview))
    return g_steal_pointer (&report);
  add_trend (report, overview, TRUE);
  tandem_report_add_note (
      report, _ ("People who first reached the stage in these days; a stage skipped counts as entered. The dashed "
                 "line: leads of the period before."));
  return add_lead_targets (report, connection, context, &overview->period, error) ? g_steal_pointer (&report) : NULL;
}
