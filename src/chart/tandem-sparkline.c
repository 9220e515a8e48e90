/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line without axes beside a figure: the shape of a period, no values. */

#include "chart/tandem-sparkline.h"

#include <glib/gi18n-lib.h>

static double
get_x (const TandemChartCanvas *canvas, guint n, guint n_values)
{
  return n_values < 2 ? canvas->width / 2 : 4 + (canvas->width - 9) * n / (n_values - 1.0);
}

/**
 * tandem_sparkline_draw:
 * @values: (array length=n_values): what is shown
 * @previous: (nullable) (array length=n_values): the period before, in grey below
 *
 * Draws the shape of a period over the whole canvas. The lowest value is at the foot: it is a shape, not a scale from 0.
 */
void
tandem_sparkline_draw (TandemChartCanvas *canvas, const double *values, const double *previous, guint n_values)
{
  double min = G_MAXDOUBLE, max = -G_MAXDOUBLE, height = canvas->height - 8;
  const double *lines[] = { previous, values };

  if (n_values == 0)
    return;
  for (guint k = 0; k < n_values; k++)
    {
      min = MIN (min, previous ? MIN (values[k], previous[k]) : values[k]);
      max = MAX (max, previous ? MAX (values[k], previous[k]) : values[k]);
    }
  max = MAX (max - min, 1e-9);
  for (guint line = previous ? 0 : 1; line < G_N_ELEMENTS (lines); line++)
    {
      cairo_new_path (canvas->cr);
      for (guint k = 0; k < n_values; k++)
        cairo_line_to (canvas->cr, tandem_chart_canvas_mirror (canvas, get_x (canvas, k, n_values), 0),
                       4 + height - height * (lines[line][k] - min) / max);
      if (line == 0)
        tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_ink (canvas, TANDEM_CHART_INK_AXIS), 1.2);
      else
        tandem_chart_canvas_set_pen (canvas, tandem_chart_canvas_get_line_ink (canvas, 0), 1.6);
      cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (canvas->cr);
    }
  tandem_chart_canvas_draw_marker (canvas, get_x (canvas, n_values - 1, n_values),
                                   4 + height - height * (values[n_values - 1] - min) / max, 3, 0);
}

/**
 * tandem_sparkline_describe:
 * @name: what it shows, translated
 * @first: the first value, formatted
 * @last: the last value, formatted
 *
 * Returns: (transfer full): the line in a sentence
 */
char *
tandem_sparkline_describe (const char *name, const char *first, const char *last)
{
  /* Translators: a small line in words: name, first and last value */
  return g_strdup_printf (_("%s over the period: from %s to %s"), name, first, last);
}
