/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-overview-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tandem-format.h"

/* Which currencies are not in it stands behind the change, as a tile with a course has no other line for it. */
static void
set_value (TandemKeyFigure *tile, TandemOverviewFigure figure, const TandemOverview *overview, const char *change,
           TandemKeyFigureTrend trend)
{
  g_autofree char *value = tandem_overview_figures_write_value (figure, overview, 0);
  g_autofree char *without = tandem_overview_figures_write_named (figure, overview, NULL);
  g_autofree char *both = change && without ? g_strdup_printf ("%s · %s", change, without) : NULL;

  tandem_key_figure_set_value (tile, value, both ? both : change ? change : without, trend);
}

/* A change is told with an arrow, and coloured by whether it is good: a cost that falls is. */
static void
show_change (TandemKeyFigure *tile, TandemOverviewFigure figure, const TandemOverview *overview, TandemRate change,
             gboolean less_is_better)
{
  g_autofree char *percent = NULL;
  g_autofree char *text = NULL;
  TandemKeyFigureTrend trend = TANDEM_KEY_FIGURE_EVEN;

  if (change.den != 0)
    {
      double fraction = (double) change.num / (double) change.den;

      percent = tandem_format_percent_value (fabs (fraction), fabs (fraction) < TANDEM_OVERVIEW_PRECISE ? 1 : 0);
      /* Translators: a change against the period before, up or down; %s is a percentage */
      text = g_strdup_printf (fraction > 0 ? _ ("↑ %s") : fraction < 0 ? _ ("↓ %s") : _ ("± %s"), percent);
      if (fraction != 0)
        trend = (fraction > 0) != less_is_better ? TANDEM_KEY_FIGURE_BETTER : TANDEM_KEY_FIGURE_WORSE;
    }
  set_value (tile, figure, overview, text, trend);
}

/* A rate is compared in percentage points. */
static void
show_rate (TandemKeyFigure *tile, TandemOverviewFigure figure, const TandemOverview *overview, TandemRate now,
           TandemRate before)
{
  g_autofree char *points_text = NULL;
  g_autofree char *text = NULL;
  TandemKeyFigureTrend trend = TANDEM_KEY_FIGURE_EVEN;
  double points;

  if (tandem_key_figures_compare (now, before, &points))
    {
      points *= 100;
      points_text = tandem_format_decimal (fabs (points), fabs (points) < TANDEM_OVERVIEW_PRECISE * 100 ? 1 : 0);
      /* Translators: a change of a rate in percentage points, up or down */
      text = g_strdup_printf (points >= 0.05    ? _ ("↑ %s pt")
                              : points <= -0.05 ? _ ("↓ %s pt")
                                                : _ ("± %s pt"),
                              points_text);
      if (fabs (points) >= 0.05)
        trend = points > 0 ? TANDEM_KEY_FIGURE_BETTER : TANDEM_KEY_FIGURE_WORSE;
    }
  set_value (tile, figure, overview, text, trend);
}

static TandemRate
compare_costs (TandemRate now, TandemRate before)
{
  gint64 now_minor, before_minor;

  if (!tandem_rate_get_minor (now, &now_minor) || !tandem_rate_get_minor (before, &before_minor))
    return (TandemRate) { 0, 0 };
  return tandem_rate_change (now_minor, before_minor);
}

/* A quotient over the period up to each point: of single points it would jump with each bill. Returns the first point that has one. */
static guint
run (const double *over, const double *under, double less, double *values, guint n_points)
{
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
  return first;
}

#define PAIR(now, before)                                                                                              \
  (const double *[2])                                                                                                  \
  {                                                                                                                    \
    now, before                                                                                                        \
  }

static void
show_nothing (TandemKeyFigure *tile)
{
  tandem_key_figure_set_course (tile, NULL, NULL, 0);
}

/* Of the period and of what it is compared with, whose line is drawn where it begins no later. */
static void
show_running (TandemKeyFigure *tile, const double *over[2], const double *under[2], double less,
              const TandemOverview *overview)
{
  double values[2][TANDEM_OVERVIEW_MOST_POINTS] = { 0 };
  guint n = overview->n_points;
  guint first = run (over[0], under[0], less, values[0], n);
  gboolean is_compared = overview->is_compared && run (over[1], under[1], less, values[1], n) <= first;

  if (first == n)
    show_nothing (tile);
  else
    tandem_key_figure_set_course (tile, values[0] + first, is_compared ? values[1] + first : NULL, n - first);
}

static void
show_counts (TandemKeyFigure *tile, const double *values, const double *before, const TandemOverview *overview)
{
  tandem_key_figure_set_course (tile, values, overview->is_compared ? before : NULL, overview->n_points);
}

static void
show_quotients (TandemKeyFigure *tiles[TANDEM_OVERVIEW_N_FIGURES], const TandemOverview *overview)
{
  const TandemOverviewSeries *now = &overview->series[0], *before = &overview->series[1];
  double all_costs[2][TANDEM_OVERVIEW_MOST_POINTS] = { 0 };
  TandemKeyFigures figures;

  tandem_overview_get_figures (overview, 0, &figures);
  for (guint place = 0; place < 2; place++)
    for (guint i = 0; i < overview->n_points; i++)
      all_costs[place][i] = overview->series[place].costs[i] + overview->series[place].firm_costs[i];
  show_running (tiles[TANDEM_OVERVIEW_FIGURE_CPL], PAIR (now->costs, before->costs),
                PAIR (now->people[0], before->people[0]), 0, overview);
  if (overview->costs[0].all.minor != 0 || overview->firm_costs[0].minor != 0)
    show_running (tiles[TANDEM_OVERVIEW_FIGURE_CAC], PAIR (all_costs[0], all_costs[1]),
                  PAIR (now->counts[TANDEM_DAY_SERIES_CUSTOMERS], before->counts[TANDEM_DAY_SERIES_CUSTOMERS]), 0,
                  overview);
  else
    show_nothing (tiles[TANDEM_OVERVIEW_FIGURE_CAC]);
  /* of too few it would be a line of chance, and hide that they are */
  if (tandem_rate_is_too_few (figures.mql_to_sql))
    show_nothing (tiles[TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL]);
  else
    show_running (tiles[TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL],
                  PAIR (now->counts[TANDEM_DAY_SERIES_MQL_TO_SQL], before->counts[TANDEM_DAY_SERIES_MQL_TO_SQL]),
                  PAIR (now->people[1], before->people[1]), 0, overview);
  show_running (tiles[TANDEM_OVERVIEW_FIGURE_ROI], PAIR (now->won, before->won), PAIR (now->costs, before->costs), 1,
                overview);
}

static void
show_courses (TandemKeyFigure *tiles[TANDEM_OVERVIEW_N_FIGURES], const TandemOverview *overview)
{
  const TandemOverviewSeries *now = &overview->series[0], *before = &overview->series[1];

  show_counts (tiles[TANDEM_OVERVIEW_FIGURE_IMPRESSIONS], now->counts[TANDEM_DAY_SERIES_IMPRESSIONS],
               before->counts[TANDEM_DAY_SERIES_IMPRESSIONS], overview);
  show_counts (tiles[TANDEM_OVERVIEW_FIGURE_VISITS], now->counts[TANDEM_DAY_SERIES_VISITS],
               before->counts[TANDEM_DAY_SERIES_VISITS], overview);
  show_counts (tiles[TANDEM_OVERVIEW_FIGURE_LEADS], now->people[0], before->people[0], overview);
  show_counts (tiles[TANDEM_OVERVIEW_FIGURE_WON], now->won, before->won, overview);
  show_quotients (tiles, overview);
}

/* What the figure is, how it changed against what it is compared with. */
static void
show_value (TandemKeyFigure *tile, TandemOverviewFigure figure, const TandemOverview *overview)
{
  TandemKeyFigures now, before;

  tandem_overview_get_figures (overview, 0, &now);
  tandem_overview_get_figures (overview, 1, &before);
  switch (figure)
    {
    case TANDEM_OVERVIEW_FIGURE_IMPRESSIONS:
      show_change (tile, figure, overview, tandem_rate_change (now.impressions, before.impressions), FALSE);
      break;
    case TANDEM_OVERVIEW_FIGURE_VISITS:
      show_change (tile, figure, overview, tandem_rate_change (now.visits, before.visits), FALSE);
      break;
    case TANDEM_OVERVIEW_FIGURE_LEADS:
      show_change (tile, figure, overview, tandem_rate_change (now.new_leads, before.new_leads), FALSE);
      break;
    case TANDEM_OVERVIEW_FIGURE_CPL:
      show_change (tile, figure, overview, compare_costs (now.cpl, before.cpl), TRUE);
      break;
    case TANDEM_OVERVIEW_FIGURE_CAC:
      show_change (tile, figure, overview, compare_costs (now.cac, before.cac), TRUE);
      break;
    case TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL:
      show_rate (tile, figure, overview, now.mql_to_sql, before.mql_to_sql);
      break;
    case TANDEM_OVERVIEW_FIGURE_WON:
      show_change (tile, figure, overview, tandem_rate_change (now.won_minor, before.won_minor), FALSE);
      break;
    case TANDEM_OVERVIEW_FIGURE_ROI:
      show_rate (tile, figure, overview, now.roi, before.roi);
      break;
    case TANDEM_OVERVIEW_N_FIGURES:
      break;
    }
}

/**
 * tandem_overview_figures_show:
 * @tiles: (array): one for each figure
 */
void
tandem_overview_figures_show (TandemKeyFigure *tiles[TANDEM_OVERVIEW_N_FIGURES], const TandemOverview *overview)
{
  for (TandemOverviewFigure figure = 0; figure < TANDEM_OVERVIEW_N_FIGURES; figure++)
    {
      g_autofree char *denominator = tandem_overview_figures_write_denominator (figure, overview);
      g_autofree char *definition = tandem_overview_figures_write_definition (figure, overview);

      show_value (tiles[figure], figure, overview);
      tandem_key_figure_set_denominator (tiles[figure], denominator);
      g_object_set (tiles[figure], "definition", definition, NULL);
    }
  show_courses (tiles, overview);
}
