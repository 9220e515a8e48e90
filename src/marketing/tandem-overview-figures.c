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
  double all_costs[TANDEM_OVERVIEW_MOST_POINTS] = { 0 };
  gboolean has_costs = overview->costs[0].all.minor != 0 || overview->firm_costs[0].minor != 0;
  guint n = overview->n_points;
  TandemKeyFigures figures;

  tandem_overview_get_figures (overview, 0, &figures);
  tandem_key_figure_set_course (tiles[TANDEM_OVERVIEW_FIGURE_REACH],
                                overview->day_series[TANDEM_DAY_SERIES_IMPRESSIONS], NULL, n);
  tandem_key_figure_set_course (tiles[TANDEM_OVERVIEW_FIGURE_VISITS], overview->day_series[TANDEM_DAY_SERIES_VISITS],
                                NULL, n);
  tandem_key_figure_set_course (tiles[TANDEM_OVERVIEW_FIGURE_LEADS], overview->series[0],
                                overview->is_compared ? overview->previous_series[0] : NULL, n);
  tandem_key_figure_set_course (tiles[TANDEM_OVERVIEW_FIGURE_WON], overview->won_series, NULL, n);
  show_running (tiles[TANDEM_OVERVIEW_FIGURE_CPL], overview->cost_series, overview->series[0], 0, n);
  for (guint i = 0; i < n; i++)
    all_costs[i] = overview->cost_series[i] + overview->firm_cost_series[i];
  show_running (tiles[TANDEM_OVERVIEW_FIGURE_CAC], all_costs, overview->day_series[TANDEM_DAY_SERIES_CUSTOMERS], 0,
                has_costs ? n : 0);
  /* of too few it would be a line of chance, and hide that they are */
  show_running (tiles[TANDEM_OVERVIEW_FIGURE_MQL_TO_SQL], overview->day_series[TANDEM_DAY_SERIES_MQL_TO_SQL],
                overview->series[1], 0, tandem_rate_is_too_few (figures.mql_to_sql) ? 0 : n);
  show_running (tiles[TANDEM_OVERVIEW_FIGURE_ROI], overview->won_series, overview->cost_series, 1, n);
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
    case TANDEM_OVERVIEW_FIGURE_REACH:
      show_change (tile, figure, overview, tandem_rate_change (now.reach, before.reach), FALSE);
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
