/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where ticks and labels stand: pure functions over numbers. */

#include "chart/tandem-chart-scale.h"

#include <math.h>

/**
 * tandem_chart_scale_get_ticks:
 * @max: the largest value
 * @length: how long the axis is
 * @min_gap: the least distance between two ticks
 * @whole: no step that isn't a whole number (people are not halved)
 * @step: (out): the distance of two ticks, in values
 *
 * Steps of 1, 2, 2.5 or 5 times a power of ten, the finest that keeps @min_gap, from 0 to the first tick at or above @max.
 *
 * Returns: how many steps there are, at least 1
 */
guint
tandem_chart_scale_get_ticks (double max, double length, double min_gap, gboolean whole, double *step)
{
  static const double nice[] = { 1, 2, 2.5, 5 };
  int most;
  double power;

  g_return_val_if_fail (step != NULL && min_gap > 0, 1);

  if (!isfinite (max) || max <= 0)
    max = 1;
  most = MAX (1, (int) floor (length / min_gap));
  power = pow (10, floor (log10 (max / most)));
  for (;; power *= 10)
    for (gsize k = 0; k < G_N_ELEMENTS (nice); k++)
      {
        double candidate = nice[k] * power;

        if (whole && (candidate < 1 || fabs (candidate - round (candidate)) > 1e-9))
          continue;
        if (ceil (max / candidate - 1e-9) > most)
          continue;
        *step = candidate;
        return MAX (1, (guint) ceil (max / candidate - 1e-9));
      }
}

/**
 * tandem_chart_scale_spread_labels:
 * @middles: (array length=n): where labels would stand, ascending; changed in place
 * @gap: the height of one label
 *
 * Pushes labels that overlap apart around their common centre, in their order, between @top and @bottom.
 */
void
tandem_chart_scale_spread_labels (double *middles, guint n, double gap, double top, double bottom)
{
  double moved = 0;

  if (n == 0)
    return;
  for (guint k = 1; k < n; k++)
    {
      double free_from = MAX (middles[k], middles[k - 1] + gap);

      moved += free_from - middles[k];
      middles[k] = free_from;
    }
  for (guint k = 0; k < n; k++)
    middles[k] -= moved / n;
  middles[n - 1] = MIN (middles[n - 1], bottom);
  for (guint k = n - 1; k > 0; k--)
    middles[k - 1] = MIN (middles[k - 1], middles[k] - gap);
  middles[0] = MAX (middles[0], top);
  for (guint k = 1; k < n; k++)
    middles[k] = MAX (middles[k], middles[k - 1] + gap);
}
