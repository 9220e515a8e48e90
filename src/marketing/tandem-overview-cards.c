/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-overview-cards.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "insight/tandem-funnel.h"
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
  text = g_strjoin (" ", terms, without, NULL);
  gtk_label_set_label (label, text);
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
