/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines over time, named at their ends instead of in a legend. The period before is a dashed grey line. */

#include "chart/tandem-trend-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/tandem-format.h"
#include "chart/tandem-chart-scale.h"

typedef struct {
  char *name;
  double *values;
  gboolean is_previous;
} Series;

struct _TandemTrendChart {
  guint n_points;
  char **labels;
  char **long_labels;
  char *currency;
  GArray *series;
};

typedef struct {
  double left, top, right, bottom, max;
} Plot;

static void
clear_series (gpointer data)
{
  Series *series = data;

  g_free (series->name);
  g_free (series->values);
}

static const Series *
get_series (const TandemTrendChart *self, guint n)
{
  return &g_array_index (self->series, Series, n);
}

static double
get_last (const TandemTrendChart *self, guint n)
{
  return get_series (self, n)->values[self->n_points - 1];
}

static char *
format_value (const TandemTrendChart *self, double value)
{
  return self->currency ? tandem_format_money_whole ((gint64) llround (value), self->currency) : tandem_format_count ((gint64) llround (value));
}

static double
get_y (const Plot *plot, double value)
{
  return plot->bottom - (plot->bottom - plot->top) * value / plot->max;
}

static double
get_x (const TandemTrendChart *self, const Plot *plot, guint point)
{
  if (self->n_points < 2)
    return (plot->left + plot->right) / 2;
  return plot->left + (plot->right - plot->left) * point / (self->n_points - 1.0);
}

static double
get_max (const TandemTrendChart *self)
{
  double max = 0;

  for (guint n = 0; n < self->series->len; n++)
    for (guint point = 0; point < self->n_points; point++)
      max = MAX (max, get_series (self, n)->values[point]);
  return max;
}

/* horizontal grid and its labels; finds the plot's left edge and largest tick */
static void
draw_value_axis (TandemChartCanvas *canvas, const TandemTrendChart *self, Plot *plot)
{
  TandemChartText how = { TANDEM_CHART_TEXT_SMALL, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_DIM), 1, 0 };
  double gap = tandem_chart_canvas_get_line_height (canvas) * 2.1, step, widest = 0;
  guint n = tandem_chart_scale_get_ticks (get_max (self), plot->bottom - plot->top, gap, TRUE, &step);

  plot->max = step * n;
  for (guint k = 0; k <= n; k++)
    {
      g_autofree char *text = format_value (self, step * k);

      widest = MAX (widest, tandem_chart_canvas_measure_text (canvas, text, how.style));
    }
  plot->left = ceil (widest) + 8;
  for (guint k = 0; k <= n; k++)
    {
      g_autofree char *text = format_value (self, step * k);
      double y = floor (get_y (plot, step * k)) + .5;

      tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_ink (canvas, k ? TANDEM_CHART_INK_GRID : TANDEM_CHART_INK_AXIS),
                                   tandem_chart_canvas_is_paper (canvas) ? .5 : 1);
      tandem_chart_canvas_draw_line (canvas, plot->left, y, plot->right, y);
      tandem_chart_canvas_draw_text (canvas, text, plot->left - 8, y, &how);
    }
}

static gboolean
has_label (const TandemTrendChart *self, guint point)
{
  return self->labels[point] && *self->labels[point];
}

/* Whether each @step-th label stands apart from the one before it. */
static gboolean
do_labels_fit (TandemChartCanvas *canvas, const TandemTrendChart *self, const Plot *plot, guint step)
{
  double last = -G_MAXDOUBLE;

  for (guint k = 0, n = 0; k < self->n_points; k++)
    if (has_label (self, k) && n++ % step == 0)
      {
        double x = get_x (self, plot, k);
        double width = tandem_chart_canvas_measure_text (canvas, self->labels[k], TANDEM_CHART_TEXT_SMALL);

        if (x - width / 2 < last + 12)
          return FALSE;
        last = x + width / 2;
      }
  return TRUE;
}

/* Where not all labels have room, every second, third… stands: gaps of different widths would look like gaps in time. */
static void
draw_time_axis (TandemChartCanvas *canvas, const TandemTrendChart *self, const Plot *plot)
{
  TandemChartText how = { TANDEM_CHART_TEXT_SMALL, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_DIM), .5, 0 };
  double middle = plot->bottom + 6 + tandem_chart_canvas_get_line_height (canvas) / 2;
  guint step = 1;

  while (!do_labels_fit (canvas, self, plot, step))
    step++;
  for (guint k = 0, n = 0; k < self->n_points; k++)
    if (has_label (self, k) && n++ % step == 0)
      {
        double x = get_x (self, plot, k);

        if (x - tandem_chart_canvas_measure_text (canvas, self->labels[k], how.style) / 2 < 0)
          continue;
        tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_AXIS), 1);
        tandem_chart_canvas_draw_line (canvas, floor (x) + .5, plot->bottom, floor (x) + .5, plot->bottom + 4);
        tandem_chart_canvas_draw_text (canvas, self->labels[k], x, middle, &how);
      }
}

static void
path_series (TandemChartCanvas *canvas, const TandemTrendChart *self, const Plot *plot, guint n)
{
  cairo_new_path (canvas->cr);
  for (guint k = 0; k < self->n_points; k++)
    cairo_line_to (canvas->cr, tandem_chart_canvas_mirror (canvas, get_x (self, plot, k), 0), get_y (plot, get_series (self, n)->values[k]));
}

static void
draw_area (TandemChartCanvas *canvas, const TandemTrendChart *self, const Plot *plot)
{
  path_series (canvas, self, plot, 0);
  cairo_line_to (canvas->cr, tandem_chart_canvas_mirror (canvas, plot->right, 0), plot->bottom);
  cairo_line_to (canvas->cr, tandem_chart_canvas_mirror (canvas, plot->left, 0), plot->bottom);
  cairo_close_path (canvas->cr);
  tandem_chart_canvas_set_ink (canvas, tandem_chart_canvas_get_series_ink (canvas, 0), canvas->scheme == TANDEM_CHART_MONO ? .14 : .16);
  cairo_fill (canvas->cr);
}

static void
draw_series (TandemChartCanvas *canvas, const TandemTrendChart *self, const Plot *plot, guint n)
{
  const Series *series = get_series (self, n);
  gboolean paper = tandem_chart_canvas_is_paper (canvas);

  cairo_save (canvas->cr);
  path_series (canvas, self, plot, n);
  if (series->is_previous)
    tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_DIM), 1.2);
  else
    tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_line_ink (canvas, (int) n), paper ? 1.4 : 2);
  tandem_chart_canvas_set_dash (canvas, (int) n);
  if (series->is_previous)
    cairo_set_dash (canvas->cr, (double[]) { 3, 3 }, 2, 0);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (canvas->cr);
  cairo_restore (canvas->cr);
  if (series->is_previous)
    return;
  for (guint k = paper ? 0 : self->n_points - 1; k < self->n_points; k += MAX (1, (self->n_points - 1) / 4))
    tandem_chart_canvas_draw_marker (canvas, get_x (self, plot, k), get_y (plot, series->values[k]), 3.4, (int) n);
}

static int
compare_last_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  double first = get_last (data, *(const guint *) a), second = get_last (data, *(const guint *) b);

  return (second > first) - (second < first);
}

/* names at the line ends; a thin leader where a name had to move */
static void
draw_names (TandemChartCanvas *canvas, TandemTrendChart *self, const Plot *plot)
{
  guint n = self->series->len;
  g_autofree guint *order = g_new (guint, n);
  g_autofree double *middles = g_new (double, n);

  for (guint k = 0; k < n; k++)
    order[k] = k;
  g_sort_array (order, n, sizeof *order, compare_last_cb, self);
  for (guint k = 0; k < n; k++)
    middles[k] = get_y (plot, get_last (self, order[k]));
  tandem_chart_scale_spread_labels (middles, n, tandem_chart_canvas_get_line_height (canvas), plot->top, plot->bottom);
  for (guint k = 0; k < n; k++)
    {
      const Series *series = get_series (self, order[k]);
      double from = get_y (plot, get_last (self, order[k]));
      TandemChartText how = { TANDEM_CHART_TEXT_SMALL, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_DIM), 0,
                              MAX (1, canvas->width - plot->right - 13) };

      if (!series->is_previous)
        {
          how.style |= TANDEM_CHART_TEXT_BOLD;
          how.ink = tandem_chart_canvas_get_label_ink (canvas, (int) order[k]);
        }
      tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_AXIS), .8);
      if (fabs (from - middles[k]) > 5)
        tandem_chart_canvas_draw_line (canvas, plot->right + 5, from, plot->right + 11, middles[k]);
      tandem_chart_canvas_draw_text (canvas, series->name, plot->right + 13, middles[k], &how);
    }
}

static void
draw_hits (TandemChartCanvas *canvas, const TandemTrendChart *self, const Plot *plot)
{
  double half = (plot->right - plot->left) / MAX (1, self->n_points - 1) / 2;

  for (guint k = 0; k < self->n_points; k++)
    {
      double x = get_x (self, plot, k);
      TandemChartHit hit = { x - half, plot->top, 2 * half, plot->bottom - plot->top, 0, (int) k };

      if (canvas->hits && ((int) canvas->hits->len == canvas->hover || (int) canvas->hits->len == canvas->focus))
        {
          tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_DIM), 1);
          tandem_chart_canvas_draw_line (canvas, floor (x) + .5, plot->top, floor (x) + .5, plot->bottom);
          for (guint n = 0; n < self->series->len; n++)
            if (!get_series (self, n)->is_previous)
              tandem_chart_canvas_draw_marker (canvas, x, get_y (plot, get_series (self, n)->values[k]), 4.5, (int) n);
        }
      tandem_chart_canvas_add_hit (canvas, &hit);
    }
}

/**
 * tandem_trend_chart_new:
 * @n_points: how many values each series has, at least 1
 *
 * Returns: (transfer full): a chart without lines
 */
TandemTrendChart *
tandem_trend_chart_new (guint n_points)
{
  TandemTrendChart *self;

  g_return_val_if_fail (n_points > 0, NULL);

  self = g_new0 (TandemTrendChart, 1);
  self->n_points = n_points;
  self->labels = g_new0 (char *, n_points + 1);
  self->long_labels = g_new0 (char *, n_points + 1);
  self->series = g_array_new (FALSE, FALSE, sizeof (Series));
  g_array_set_clear_func (self->series, clear_series);
  return self;
}

void
tandem_trend_chart_free (TandemTrendChart *self)
{
  for (guint k = 0; k < self->n_points; k++)
    {
      g_free (self->labels[k]);
      g_free (self->long_labels[k]);
    }
  g_free (self->labels);
  g_free (self->long_labels);
  g_free (self->currency);
  g_array_unref (self->series);
  g_free (self);
}

/**
 * tandem_trend_chart_set_currency:
 * @currency: (nullable): the values are its minor units
 */
void
tandem_trend_chart_set_currency (TandemTrendChart *self, const char *currency)
{
  g_set_str (&self->currency, currency);
}

/**
 * tandem_trend_chart_set_label:
 * @label: (nullable): under the axis; left out where it would touch another
 * @long_label: in words: "Week to 31 Aug"
 */
void
tandem_trend_chart_set_label (TandemTrendChart *self, guint point, const char *label, const char *long_label)
{
  g_return_if_fail (point < self->n_points);

  g_set_str (&self->labels[point], label);
  g_set_str (&self->long_labels[point], long_label);
}

/**
 * tandem_trend_chart_add_series:
 * @values: as many as there are points, copied
 * @is_previous: the period before, to compare with
 */
void
tandem_trend_chart_add_series (TandemTrendChart *self, const char *name, const double *values, gboolean is_previous)
{
  Series series = { g_strdup (name), g_memdup2 (values, self->n_points * sizeof *values), is_previous };

  g_array_append_val (self->series, series);
}

/**
 * tandem_trend_chart_draw:
 *
 * Draws the lines over the whole canvas, with a hit for each point in time.
 */
void
tandem_trend_chart_draw (TandemChartCanvas *canvas, TandemTrendChart *self)
{
  double line_height = tandem_chart_canvas_get_line_height (canvas), names = 0;
  Plot plot = { .top = line_height / 2 + 2, .bottom = canvas->height - line_height - 8 };

  if (self->series->len == 0)
    return;
  for (guint n = 0; n < self->series->len; n++)
    names = MAX (names, tandem_chart_canvas_measure_text (canvas, get_series (self, n)->name,
                                                          TANDEM_CHART_TEXT_SMALL | TANDEM_CHART_TEXT_BOLD));
  plot.right = canvas->width - MIN (ceil (names) + 16, canvas->width * .34);
  draw_value_axis (canvas, self, &plot);
  draw_time_axis (canvas, self, &plot);
  draw_area (canvas, self, &plot);
  for (guint n = self->series->len; n > 0; n--)
    draw_series (canvas, self, &plot, n - 1);
  draw_names (canvas, self, &plot);
  draw_hits (canvas, self, &plot);
}

/**
 * tandem_trend_chart_point:
 *
 * Returns: (transfer full): every line at one point in time, a line of text each
 */
char *
tandem_trend_chart_point (const TandemChartHit *hit, TandemTrendChart *self)
{
  const char *label = self->long_labels[hit->point];
  GString *words = g_string_new (label ? label : self->labels[hit->point]);

  for (guint n = 0; n < self->series->len; n++)
    {
      g_autofree char *value = format_value (self, get_series (self, n)->values[hit->point]);

      g_string_append_printf (words, "\n%s: %s", get_series (self, n)->name, value);
    }
  return g_string_free_and_steal (words);
}

/**
 * tandem_trend_chart_describe:
 *
 * Returns: (transfer full): each line in a sentence: where it begins, ends, is highest and lowest
 */
char *
tandem_trend_chart_describe (TandemTrendChart *self)
{
  GString *words = g_string_new (NULL);

  for (guint n = 0; n < self->series->len; n++)
    {
      const double *values = get_series (self, n)->values;
      double low = values[0], high = values[0];

      for (guint k = 1; k < self->n_points; k++)
        {
          low = MIN (low, values[k]);
          high = MAX (high, values[k]);
        }
      {
        g_autofree char *first = format_value (self, values[0]);
        g_autofree char *last = format_value (self, values[self->n_points - 1]);
        g_autofree char *lowest = format_value (self, low);
        g_autofree char *highest = format_value (self, high);

        /* Translators: a line of a chart in words: its name, first, last, highest and lowest value */
        g_string_append_printf (words, _("%s: from %s to %s, highest %s, lowest %s. "), get_series (self, n)->name, first, last,
                                highest, lowest);
      }
    }
  return g_string_free_and_steal (words);
}
