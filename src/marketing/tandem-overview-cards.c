/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-overview-cards.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "insight/tandem-funnel.h"
#include "insight/tandem-overview-tables.h"
#include "marketing/tandem-overview-opening.h"
#include "report/tandem-overview-charts.h"

static void
draw_funnel (TandemChartCanvas *canvas, gpointer chart)
{
  tandem_funnel_chart_draw (canvas, chart);
}

static char *
describe_funnel (gpointer chart)
{
  return tandem_funnel_chart_describe (chart);
}

static char *
name_funnel_point (const TandemChartHit *hit, gpointer chart)
{
  return tandem_funnel_chart_point (hit, chart);
}

void
tandem_overview_cards_show_funnel (TandemChartCard *card, const TandemOverview *overview)
{
  static const TandemChartFuncs funcs = { draw_funnel, describe_funnel, name_funnel_point };
  const char *const titles[] = { C_ ("column", "Stage"), C_ ("column", "Entered"), C_ ("column", "Before"),
                                 C_ ("column", "From the stage before"), C_ ("column", "Rate"),
                                 /* xgettext:no-c-format */
                                 C_ ("column", "95% interval"), C_ ("column", "Period form"), NULL };
  g_autoptr (GPtrArray) rows = tandem_overview_charts_list_funnel (overview);

  tandem_chart_card_set_table (card, titles, rows);
  tandem_chart_view_set_chart (tandem_chart_card_get_view (card), &funcs, tandem_overview_charts_make_funnel (overview),
                               (GDestroyNotify) tandem_funnel_chart_free);
}

static void
draw_trend (TandemChartCanvas *canvas, gpointer chart)
{
  tandem_trend_chart_draw (canvas, chart);
}

static char *
describe_trend (gpointer chart)
{
  return tandem_trend_chart_describe (chart);
}

static char *
name_trend_point (const TandemChartHit *hit, gpointer chart)
{
  return tandem_trend_chart_point (hit, chart);
}

static void
set_trend_title (TandemChartCard *card, guint days)
{
  g_autofree char *by_days
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "New by %u day", "New by %u days", days), days);

  tandem_chart_card_set_title (card, days == 7 ? _ ("New by week") : days == 1 ? _ ("New by day") : by_days);
}

/* Points are whole, so the first days of a period may be in none: the points then add up to less than the figure above them. */
static void
set_trend_caption (TandemChartCard *card, const TandemOverview *overview)
{
  int days = overview->days_a_point * (int) overview->n_points;
  g_autofree char *from = tandem_date_add_days (overview->period.to, 1 - days);
  g_autofree char *day = tandem_format_date (from);
  /* Translators: %s is a date */
  g_autofree char *since
      = g_strdup_printf (_ ("People who reached a stage for the first time, in whole weeks since %s"), day);

  g_object_set (card, "caption",
                days < tandem_period_count_days (&overview->period)
                    ? since
                    : _ ("People who reached a stage for the first time"),
                NULL);
}

void
tandem_overview_cards_show_trend (TandemChartCard *card, const TandemOverview *overview)
{
  static const TandemChartFuncs funcs = { draw_trend, describe_trend, name_trend_point };
  const char *const titles[]
      = { overview->days_a_point == 1 ? C_ ("column", "Day") : C_ ("column", "Days"),
          tandem_funnel_stage_get_label (TANDEM_FUNNEL_LEADS), tandem_funnel_stage_get_label (TANDEM_FUNNEL_MQL),
          tandem_funnel_stage_get_label (TANDEM_FUNNEL_SQL), NULL };
  g_autoptr (GPtrArray) rows = tandem_overview_charts_list_trend (overview);

  set_trend_title (card, (guint) overview->days_a_point);
  set_trend_caption (card, overview);
  tandem_chart_card_set_table (card, titles, rows);
  tandem_chart_view_set_chart (tandem_chart_card_get_view (card), &funcs, tandem_overview_charts_make_trend (overview),
                               (GDestroyNotify) tandem_trend_chart_free);
}

/* How amounts of channels and campaigns are added up, and what is left out. */
static void
show_terms (GtkLabel *label, const TandemOverview *overview)
{
  const char *terms
      = _ ("Won revenue and ROI under the linear model. What is in other currencies is converted at the rate of its "
           "day.");
  g_autofree char *without = NULL, *text = NULL;

  if (overview->without[0])
    /* Translators: %s are the codes of currencies */
    without = g_strdup_printf (_ ("Without %s: there is no rate on one of the days."), overview->without[0]);
  text = g_strjoin (" ", terms, _ ("A rate in brackets is of fewer than 30 leads: too few to tell."), without, NULL);
  gtk_label_set_label (label, text);
}

/* --- heads --------------------------------------------------------------------------------------------------------- */

static const char *
explain_funnel (guint column, gpointer data)
{
  switch (column)
    {
    case 1:
      return tandem_overview_opening_define_stage (TANDEM_FUNNEL_MQL, TANDEM_OVERVIEW_STAGE_ENTERED);
    case 3:
    case 4:
      return tandem_overview_opening_define_stage (TANDEM_FUNNEL_MQL, TANDEM_OVERVIEW_STAGE_RATE);
    case 5:
      return tandem_overview_tables_get_interval_definition ();
    case 6:
      return tandem_overview_opening_define_stage (TANDEM_FUNNEL_MQL, TANDEM_OVERVIEW_STAGE_PERIOD_RATE);
    default:
      return NULL;
    }
}

static const char *
explain_trend (guint column, gpointer data)
{
  static const TandemLifecycle stages[] = { 0, TANDEM_LIFECYCLE_LEAD, TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_SQL };

  return column > 0 && column < G_N_ELEMENTS (stages) ? tandem_lifecycle_get_definition (stages[column]) : NULL;
}

static const char *
explain_parts (guint column, gpointer data)
{
  return tandem_overview_tables_get_definition (column);
}

/**
 * tandem_overview_cards_explain_heads:
 * @parts: the table of channels and campaigns
 *
 * Lets the heads of tables say what they mean.
 */
void
tandem_overview_cards_explain_heads (TandemChartCard *funnel, TandemChartCard *trend, TandemFigureTable *parts)
{
  tandem_figure_table_set_explain (tandem_chart_card_get_table (funnel), explain_funnel);
  tandem_figure_table_set_explain (tandem_chart_card_get_table (trend), explain_trend);
  tandem_figure_table_set_explain (parts, explain_parts);
}

/**
 * tandem_overview_cards_fill_choices:
 * @cohorts: of the stage that is looked at
 *
 * Fills what can be chosen, and chooses the last 90 days.
 */
void
tandem_overview_cards_fill_choices (GtkDropDown *period, GtkDropDown *against, GtkDropDown *cohorts)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *const againsts[]
      = { _ ("The period before"), _ ("A year before"), C_ ("compared with", "Nothing"), NULL };
  const char *const stages[]
      = { tandem_lifecycle_get_title (TANDEM_LIFECYCLE_MQL), tandem_lifecycle_get_title (TANDEM_LIFECYCLE_SQL),
          tandem_lifecycle_get_title (TANDEM_LIFECYCLE_CUSTOMER), NULL };
  g_autoptr (GtkStringList) against_labels = gtk_string_list_new (againsts);
  g_autoptr (GtkStringList) stage_labels = gtk_string_list_new (stages);

  for (TandemPeriodKind kind = 0; kind <= TANDEM_PERIOD_CUSTOM; kind++)
    gtk_string_list_append (labels, tandem_period_kind_get_label (kind));
  gtk_drop_down_set_model (period, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (period, TANDEM_PERIOD_LAST_90_DAYS);
  gtk_drop_down_set_model (against, G_LIST_MODEL (against_labels));
  gtk_drop_down_set_model (cohorts, G_LIST_MODEL (stage_labels));
}

/**
 * tandem_overview_cards_show_words:
 * @dates_label: takes the dates of the period, and of what it is compared with
 * @parts_label: takes how amounts of channels and campaigns are added up
 */
void
tandem_overview_cards_show_words (GtkLabel *dates_label, GtkLabel *parts_label, const TandemOverview *overview)
{
  g_autofree char *now = tandem_format_date_range (overview->period.from, overview->period.to);
  g_autofree char *before = tandem_format_date_range (overview->previous.from, overview->previous.to);
  /* Translators: both %s are spans of dates */
  g_autofree char *dates = g_strdup_printf (_ ("%s, compared with %s"), now, before);

  gtk_label_set_label (dates_label, overview->is_compared ? dates : now);
  show_terms (parts_label, overview);
}
