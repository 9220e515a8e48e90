/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-overview-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tandem-format.h"

static const struct {
  const char *title;
  const char *definition;
} definitions[TANDEM_OVERVIEW_N_FIGURES] = {
  [TANDEM_OVERVIEW_FIGURE_REACH]
  = { NC_ ("figure", "Reach"), N_ ("Impressions that channels report in the period; not people") },
  [TANDEM_OVERVIEW_FIGURE_VISITS] = { NC_ ("figure", "Visits"), N_ ("Visits that channels report in the period") },
  [TANDEM_OVERVIEW_FIGURE_LEADS]
  = { NC_ ("figure", "New leads"), N_ ("People who became leads in the period, or came further at once") },
  [TANDEM_OVERVIEW_FIGURE_CPL]
  = { NC_ ("figure", "CPL"), N_ ("Cost per lead: campaign costs in the period ÷ new leads in the period") },
  [TANDEM_OVERVIEW_FIGURE_CAC]
  = { NC_ ("figure", "CAC"), N_ ("Customer acquisition cost: campaign costs and all other costs of marketing and sales "
                                 "in the period ÷ new customers in the period") },
  [TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL]
  = { NC_ ("figure", "MQL → SQL"),
      N_ ("Of those who became MQL in the period, the share that has become SQL to date") },
  [TANDEM_OVERVIEW_FIGURE_WON]
  = { NC_ ("figure", "Won revenue"),
      N_ ("What the deals won in the period owe to campaigns under the linear model: each touch "
          "that counts has an equal part of the amount") },
  [TANDEM_OVERVIEW_FIGURE_ROI]
  = { NC_ ("figure", "ROI"),
      N_ ("Return on investment under the linear model: (won revenue − campaign costs) ÷ campaign "
          "costs") },
};

#define PRECISE 2 /* from 200 % on, tenths of a per cent say nothing */

/* A change is told with an arrow, and coloured by whether it is good: a cost that falls is. */
static void
show_change (TandemKeyFigure *tile, const char *value, TandemRate change, gboolean less_is_better)
{
  g_autofree char *percent = NULL;
  g_autofree char *text = NULL;
  TandemKeyFigureTrend trend = TANDEM_KEY_FIGURE_EVEN;

  if (change.den != 0)
    {
      double fraction = (double) change.num / (double) change.den;

      percent = tandem_format_percent_value (fabs (fraction), fabs (fraction) < PRECISE ? 1 : 0);
      /* Translators: a change against the period before, up or down; %s is a percentage */
      text = g_strdup_printf (fraction > 0 ? _ ("↑ %s") : fraction < 0 ? _ ("↓ %s") : _ ("± %s"), percent);
      if (fraction != 0)
        trend = (fraction > 0) != less_is_better ? TANDEM_KEY_FIGURE_BETTER : TANDEM_KEY_FIGURE_WORSE;
    }
  tandem_key_figure_set_value (tile, value, text, trend);
}

static void
show_count (TandemKeyFigure *tile, gint64 now, gint64 before)
{
  g_autofree char *value = tandem_format_count (now);

  show_change (tile, value, tandem_rate_change (now, before), FALSE);
}

/* A rate is compared in percentage points. */
static void
show_rate (TandemKeyFigure *tile, TandemRate now, TandemRate before)
{
  gboolean is_precise = now.den == 0 || fabs ((double) now.num) < PRECISE * (double) now.den;
  g_autofree char *value = is_precise ? tandem_format_percent (now.num, now.den)
                                      : tandem_format_percent_value ((double) now.num / (double) now.den, 0);
  g_autofree char *points_text = NULL;
  g_autofree char *text = NULL;
  TandemKeyFigureTrend trend = TANDEM_KEY_FIGURE_EVEN;
  double points;

  if (tandem_key_figures_compare (now, before, &points))
    {
      points *= 100;
      points_text = tandem_format_decimal (fabs (points), fabs (points) < PRECISE * 100 ? 1 : 0);
      /* Translators: a change of a rate in percentage points, up or down */
      text = g_strdup_printf (points >= 0.05    ? _ ("↑ %s pt")
                              : points <= -0.05 ? _ ("↓ %s pt")
                                                : _ ("± %s pt"),
                              points_text);
      if (fabs (points) >= 0.05)
        trend = points > 0 ? TANDEM_KEY_FIGURE_BETTER : TANDEM_KEY_FIGURE_WORSE;
    }
  tandem_key_figure_set_value (tile, value, text, trend);
}

static char *
write_cost (TandemRate rate, const char *currency)
{
  gint64 minor;

  return tandem_rate_get_minor (rate, &minor) ? tandem_format_money (minor, currency) : g_strdup ("—");
}

static TandemRate
compare_costs (TandemRate now, TandemRate before)
{
  gint64 now_minor, before_minor;

  if (!tandem_rate_get_minor (now, &now_minor) || !tandem_rate_get_minor (before, &before_minor))
    return (TandemRate) { 0, 0 };
  return tandem_rate_change (now_minor, before_minor);
}

/* How many deals make up the won revenue, and how many are not in it. */
static void
show_won_deals (TandemKeyFigure *tile, const TandemOverview *overview)
{
  g_autofree char *n_won = tandem_format_count (overview->n_won[0]);
  g_autofree char *n_all = tandem_format_count (overview->n_all_won);
  g_autofree char *n_other = tandem_format_count (overview->n_won_other);
  /* Translators: so many won deals of all won deals; the others came without a campaign */
  g_autofree char *deals
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s deal", "%s of %s deals", overview->n_all_won), n_won,
                         n_all);
  g_autofree char *other = NULL;
  g_autofree char *both = NULL;

  if (overview->n_won_other > 0)
    {
      /* Translators: %s is a number of deals */
      other = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s in another currency, not added",
                                            "%s in other currencies, not added", overview->n_won_other),
                               n_other);
      both = g_strdup_printf ("%s · %s", deals, other);
    }
  tandem_key_figure_set_denominator (tile, both ? both : deals);
}

static void
show_denominators (TandemKeyFigure *tiles[TANDEM_OVERVIEW_N_FIGURES], const TandemKeyFigures *now, const char *currency)
{
  g_autofree char *cost = tandem_format_money_whole (now->roi.den, currency);
  g_autofree char *leads = tandem_format_count (now->cpl.den);
  g_autofree char *sql = tandem_format_count (now->mql_to_sql.num);
  g_autofree char *mql = tandem_format_count (now->mql_to_sql.den);
  g_autofree char *spent = g_strdup_printf (_ ("%s ÷ %s leads"), cost, leads);
  g_autofree char *all_costs = tandem_format_money_whole (now->cac.num, currency);
  g_autofree char *customers = tandem_format_count (now->cac.den);
  g_autofree char *acquired = g_strdup_printf (
      /* Translators: an amount divided by how many */
      g_dngettext (GETTEXT_PACKAGE, "%s ÷ %s customer", "%s ÷ %s customers", (gulong) now->cac.den), all_costs,
      customers);
  g_autofree char *share = g_strdup_printf (_ ("%s of %s"), sql, mql);
  g_autofree char *return_of = NULL;
  g_autofree char *told = NULL;

  /* Translators: said beside a rate of less than thirty cases */
  told = tandem_rate_is_too_few (now->mql_to_sql) ? g_strdup_printf ("%s · %s", share, _ ("too few to tell"))
                                                  : g_strdup (share);
  /* Translators: a return on investment is of so much; %s is an amount of money */
  return_of = g_strdup_printf (_ ("of %s costs"), cost);
  tandem_key_figure_set_denominator (tiles[TANDEM_OVERVIEW_FIGURE_ROI], now->roi.den > 0 ? return_of : NULL);
  tandem_key_figure_set_denominator (tiles[TANDEM_OVERVIEW_FIGURE_CPL], spent);
  tandem_key_figure_set_denominator (tiles[TANDEM_OVERVIEW_FIGURE_CAC], now->cac.num != 0 ? acquired : NULL);
  tandem_key_figure_set_denominator (tiles[TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL], told);
}

/* A quotient over the period up to each point: of single points it would jump with each bill. */
static void
show_running (TandemKeyFigure *tile, const double *over, const double *under, double less, guint n_points)
{
  double values[TANDEM_OVERVIEW_MOST_POINTS] = { 0 };
  double sum_over = 0, sum_under = 0;
  guint first = n_points;

  for (guint i = 0; i < n_points; i++)
    {
      sum_over += over[i];
      sum_under += under[i];
      if (sum_under > 0 && first == n_points)
        first = i;
      values[i] = sum_under > 0 ? sum_over / sum_under - less : 0;
    }
  tandem_key_figure_set_course (tile, values + MIN (first, n_points - 1), NULL, n_points - first);
}

static void
show_courses (TandemKeyFigure *tiles[TANDEM_OVERVIEW_N_FIGURES], const TandemOverview *overview)
{
  guint n = overview->n_points;

  tandem_key_figure_set_course (tiles[TANDEM_OVERVIEW_FIGURE_REACH],
                                overview->day_series[TANDEM_DAY_SERIES_IMPRESSIONS], NULL, n);
  tandem_key_figure_set_course (tiles[TANDEM_OVERVIEW_FIGURE_VISITS], overview->day_series[TANDEM_DAY_SERIES_VISITS],
                                NULL, n);
  tandem_key_figure_set_course (tiles[TANDEM_OVERVIEW_FIGURE_LEADS], overview->series[0],
                                overview->is_compared ? overview->previous_series[0] : NULL, n);
  tandem_key_figure_set_course (tiles[TANDEM_OVERVIEW_FIGURE_WON], overview->won_series, NULL, n);
  show_running (tiles[TANDEM_OVERVIEW_FIGURE_CPL], overview->day_series[TANDEM_DAY_SERIES_COSTS], overview->series[0],
                0, n);
  show_running (tiles[TANDEM_OVERVIEW_FIGURE_ROI], overview->won_series, overview->day_series[TANDEM_DAY_SERIES_COSTS],
                1, n);
}

const char *
tandem_overview_figures_get_title (TandemOverviewFigure figure)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", definitions[figure].title);
}

/**
 * tandem_overview_figures_get_definition:
 *
 * Returns: (transfer none): what the figure counts, and of what
 */
const char *
tandem_overview_figures_get_definition (TandemOverviewFigure figure)
{
  return g_dgettext (GETTEXT_PACKAGE, definitions[figure].definition);
}

/* Which touches count is the firm's to say, and may have changed. */
static void
define_owed (TandemKeyFigure *tile, TandemOverviewFigure figure, const TandemOverview *overview)
{
  g_autofree char *window = tandem_attribution_terms_say_window (&overview->terms);
  g_autofree char *definition = g_strdup_printf ("%s. %s", tandem_overview_figures_get_definition (figure), window);

  g_object_set (tile, "definition", definition, NULL);
}

/**
 * tandem_overview_figures_show:
 * @tiles: (array): one for each figure
 */
void
tandem_overview_figures_show (TandemKeyFigure *tiles[TANDEM_OVERVIEW_N_FIGURES], const TandemOverview *overview)
{
  TandemKeyFigures now, before;
  g_autofree char *cpl = NULL, *cac = NULL;
  g_autofree char *won = NULL;

  tandem_overview_get_figures (overview, 0, &now);
  tandem_overview_get_figures (overview, 1, &before);
  cpl = write_cost (now.cpl, overview->currency);
  cac = write_cost (now.cac, overview->currency);
  won = tandem_format_money_whole (now.won_minor, overview->currency);
  show_count (tiles[TANDEM_OVERVIEW_FIGURE_REACH], now.reach, before.reach);
  show_count (tiles[TANDEM_OVERVIEW_FIGURE_VISITS], now.visits, before.visits);
  show_count (tiles[TANDEM_OVERVIEW_FIGURE_LEADS], now.new_leads, before.new_leads);
  show_change (tiles[TANDEM_OVERVIEW_FIGURE_CPL], cpl, compare_costs (now.cpl, before.cpl), TRUE);
  show_change (tiles[TANDEM_OVERVIEW_FIGURE_CAC], cac, compare_costs (now.cac, before.cac), TRUE);
  show_rate (tiles[TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL], now.mql_to_sql, before.mql_to_sql);
  show_change (tiles[TANDEM_OVERVIEW_FIGURE_WON], won, tandem_rate_change (now.won_minor, before.won_minor), FALSE);
  show_rate (tiles[TANDEM_OVERVIEW_FIGURE_ROI], now.roi, before.roi);
  show_denominators (tiles, &now, overview->currency);
  show_won_deals (tiles[TANDEM_OVERVIEW_FIGURE_WON], overview);
  show_courses (tiles, overview);
  define_owed (tiles[TANDEM_OVERVIEW_FIGURE_WON], TANDEM_OVERVIEW_FIGURE_WON, overview);
  define_owed (tiles[TANDEM_OVERVIEW_FIGURE_ROI], TANDEM_OVERVIEW_FIGURE_ROI, overview);
}
