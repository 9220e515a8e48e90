/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The few tests that keep a rate from being read as more than it is. Pure functions for any thread. */
#include "insight/tandem-statistics.h"

#include <math.h>
#include <string.h>

#define Z_95 1.959963984540054          /* 97.5 % quantile of the normal distribution */
#define Z_POWER_80 0.8416212335729143   /* 80 % quantile */
#define FEWEST_FOR_Z 10

static gboolean
is_proportion (TandemRate rate)
{
  return rate.den > 0 && rate.num >= 0 && rate.num <= rate.den;
}

/**
 * tandem_statistics_wilson:
 * @rate: so many of so many
 * @interval: (out): where the true rate lies, at 95 %
 *
 * (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n). Source: E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", Journal of the American Statistical Association 22 (1927), 209–212.
 *
 * Returns: %FALSE where @rate is no proportion
 */
gboolean
tandem_statistics_wilson (TandemRate rate, TandemInterval *interval)
{
  double n = (double) rate.den;
  double p, middle, half, scale;

  if (!is_proportion (rate))
    return FALSE;
  p = (double) rate.num / n;
  scale = 1 + Z_95 * Z_95 / n;
  middle = (p + Z_95 * Z_95 / (2 * n)) / scale;
  half = Z_95 * sqrt (p * (1 - p) / n + Z_95 * Z_95 / (4 * n * n)) / scale;
  /* the ends are exact where none or all were counted, but for rounding */
  interval->low = rate.num == 0 ? 0 : middle - half;
  interval->high = rate.num == rate.den ? 1 : middle + half;
  return TRUE;
}

/* lgamma() writes the global signgam, which threads share; lgamma_r() does not. */
static double
log_factorial (gint64 n)
{
  int sign;

  return lgamma_r ((double) n + 1, &sign);
}

static double
log_choose (gint64 n, gint64 k)
{
  return log_factorial (n) - log_factorial (k) - log_factorial (n - k);
}

/**
 * tandem_statistics_fisher:
 * @first: so many of so many
 * @second: likewise
 *
 * Fisher's exact test, two-sided: the probabilities of all tables with the same margins that are no more probable than
 * the one seen. Source: R. A. Fisher, "Statistical Methods for Research Workers", § 21.02; two-sided as R's fisher.test,
 * with its tolerance of 10⁻⁷ for tables that are equally probable.
 *
 * Returns: P; NAN where one is no proportion
 */
double
tandem_statistics_fisher (TandemRate first, TandemRate second)
{
  gint64 counted = first.num + second.num;
  gint64 lowest = MAX (0, counted - second.den);
  gint64 highest = MIN (first.den, counted);
  double total, seen, p = 0;

  if (!is_proportion (first) || !is_proportion (second))
    return NAN;
  total = log_choose (first.den + second.den, counted);
  seen = log_choose (first.den, first.num) + log_choose (second.den, second.num) - total;
  for (gint64 k = lowest; k <= highest; k++)
    {
      double chance = log_choose (first.den, k) + log_choose (second.den, counted - k) - total;

      if (chance <= seen + 1e-7)
        p += exp (chance);
    }
  return MIN (p, 1);
}

/**
 * tandem_statistics_compare:
 * @first: so many of so many, such as clicks of variant A over those it was sent to
 * @second: likewise
 * @comparison: (out): what can be said of the difference
 *
 * Pooled p, SE = √(p(1−p)(1/n₁+1/n₂)), z = (p₂−p₁)/SE, P = 2(1−Φ(|z|)); the interval of the difference uses the unpooled
 * SE. Where n·p or n·(1−p) of either side is below 10, P is that of Fisher's exact test. Source: J. L. Fleiss, "Statistical
 * Methods for Rates and Proportions", ch. 2–3.
 *
 * Returns: %FALSE where one is no proportion
 */
gboolean
tandem_statistics_compare (TandemRate first, TandemRate second, TandemComparison *comparison)
{
  double n1 = (double) first.den, n2 = (double) second.den;
  double p1, p2, pooled, fewest, half;

  if (!is_proportion (first) || !is_proportion (second))
    return FALSE;
  p1 = (double) first.num / n1;
  p2 = (double) second.num / n2;
  pooled = (double) (first.num + second.num) / (n1 + n2);
  fewest = MIN (n1, n2) * MIN (pooled, 1 - pooled);
  half = Z_95 * sqrt (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
  *comparison = (TandemComparison) { .difference = p2 - p1, .interval = { p2 - p1 - half, p2 - p1 + half } };
  comparison->is_exact = fewest < FEWEST_FOR_Z;
  if (comparison->is_exact)
    comparison->p_value = tandem_statistics_fisher (first, second);
  else
    {
      comparison->z = (p2 - p1) / sqrt (pooled * (1 - pooled) * (1 / n1 + 1 / n2));
      comparison->p_value = erfc (fabs (comparison->z) / G_SQRT2);   /* = 2(1−Φ(|z|)), and exact for a large z */
    }
  return TRUE;
}

/**
 * tandem_statistics_holm:
 * @p_values: (array length=n): of comparisons made at once
 * @adjusted: (array length=n) (out caller-allocates): in the same order, corrected
 *
 * The i-th smallest of n is multiplied by n − i + 1, never falls below the one before, and is 1 at most. Source: S. Holm,
 * "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979), 65–70.
 */
void
tandem_statistics_holm (const double *p_values, guint n, double *adjusted)
{
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);
  double largest = 0;

  /* n is the number of channels or campaigns on one screen: a sort would not be noticed */
  for (guint rank = 0; rank < n; rank++)
    {
      guint next = n;

      for (guint i = 0; i < n; i++)
        if (!done[i] && (next == n || p_values[i] < p_values[next]))
          next = i;
      done[next] = TRUE;
      largest = MAX (largest, MIN (p_values[next] * (n - rank), 1));
      adjusted[next] = largest;
    }
}

/**
 * tandem_statistics_sample_size:
 * @first: the rate as it is
 * @second: the rate that should be told from it
 *
 * (z₀.₉₇₅ √(2p̄(1−p̄)) + z₀.₈ √(p₁(1−p₁) + p₂(1−p₂)))² ÷ (p₁−p₂)², rounded up: significance 5 %, power 80 %. Source: J. L.
 * Fleiss, "Statistical Methods for Rates and Proportions", ch. 4, without the continuity correction.
 *
 * Returns: how many cases each arm needs; 0 where the rates are equal or no rates
 */
gint64
tandem_statistics_sample_size (double first, double second)
{
  double mean = (first + second) / 2;
  double root;

  if (!(first >= 0 && first <= 1 && second >= 0 && second <= 1) || fabs (first - second) < 1e-9)
    return 0;
  root = Z_95 * sqrt (2 * mean * (1 - mean)) + Z_POWER_80 * sqrt (first * (1 - first) + second * (1 - second));
  return (gint64) ceil (root * root / ((first - second) * (first - second)));
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/**
 * tandem_statistics_median:
 * @values: (element-type gint64): one at least; is sorted
 *
 * Returns: the one in the middle, or the mean of the two there
 */
double
tandem_statistics_median (GArray *values)
{
  guint middle = values->len / 2;

  g_array_sort (values, compare_values);
  if (values->len % 2)
    return (double) g_array_index (values, gint64, middle);
  return ((double) g_array_index (values, gint64, middle - 1) + (double) g_array_index (values, gint64, middle)) / 2;
}
