/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "insight/tandem-statistics.h"

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat_with_epsilon (value, expected, tolerance);
}

static void
test_two_proportions (void)
{
  TandemComparison c;

  g_assert_true (tandem_statistics_compare ((TandemRate) { 250, 5000 }, (TandemRate) { 295, 5000 }, &c));
  g_assert_false (c.is_exact);
  assert_near (c.z, 1.98236, 5e-6);
  assert_near (c.p_value, 0.047438, 5e-7);
  assert_near (c.difference, 0.009, 1e-12);
  assert_near (c.interval.low, 0.000103, 5e-7);
  assert_near (c.interval.high, 0.017897, 5e-7);
  tandem_statistics_compare ((TandemRate) { 250, 5000 }, (TandemRate) { 300, 5000 }, &c);
  assert_near (c.z, 2.19317, 5e-6);
  assert_near (c.p_value, 0.028295, 5e-7);
  tandem_statistics_compare ((TandemRate) { 58, 2816 }, (TandemRate) { 70, 2812 }, &c);
  assert_near (c.z, 1.08107, 5e-6);
  assert_near (c.p_value, 0.27967, 5e-6);
  g_assert_false (tandem_statistics_compare ((TandemRate) { 0, 0 }, (TandemRate) { 1, 2 }, &c));
  g_assert_false (tandem_statistics_compare ((TandemRate) { 3, 2 }, (TandemRate) { 1, 2 }, &c));
}

static void
test_wilson (void)
{
  const struct { TandemRate rate; double low, high; } vectors[] = {
    { { 0, 10 }, 0, 0.27753 },
    { { 1, 10 }, 0.01788, 0.40415 },
    { { 10, 10 }, 0.72247, 1 },
    { { 250, 5000 }, 0.04430, 0.05639 },
  };
  TandemInterval interval;

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_assert_true (tandem_statistics_wilson (vectors[i].rate, &interval));
      assert_near (interval.low, vectors[i].low, 5.1e-6);
      assert_near (interval.high, vectors[i].high, 5.1e-6);
    }
  g_assert_false (tandem_statistics_wilson ((TandemRate) { 0, 0 }, &interval));
}

/* The lady tasting tea: 3 of 4 and 1 of 4: (1 + 16) × 2 of 70 tables. */
static void
test_fisher (void)
{
  TandemComparison c;

  assert_near (tandem_statistics_fisher ((TandemRate) { 3, 4 }, (TandemRate) { 1, 4 }), 34.0 / 70, 1e-12);
  assert_near (tandem_statistics_fisher ((TandemRate) { 4, 4 }, (TandemRate) { 0, 4 }), 2.0 / 70, 1e-12);
  assert_near (tandem_statistics_fisher ((TandemRate) { 2, 4 }, (TandemRate) { 2, 4 }), 1, 1e-12);
  assert_near (tandem_statistics_fisher ((TandemRate) { 0, 5 }, (TandemRate) { 0, 9 }), 1, 1e-12);
  tandem_statistics_compare ((TandemRate) { 4, 4 }, (TandemRate) { 0, 4 }, &c);
  g_assert_true (c.is_exact);
  assert_near (c.p_value, 2.0 / 70, 1e-12);
  /* few who did not are as bad as few who did */
  tandem_statistics_compare ((TandemRate) { 998, 1000 }, (TandemRate) { 999, 1000 }, &c);
  g_assert_true (c.is_exact);
  g_assert_true (isnan (tandem_statistics_fisher ((TandemRate) { 0, 0 }, (TandemRate) { 1, 1 })));
}

static void
test_holm (void)
{
  const double p[] = { 0.01, 0.04, 0.03, 0.005 };
  const double expected[] = { 0.03, 0.06, 0.06, 0.02 };
  const double large[] = { 0.9, 0.8 };
  double adjusted[4];

  tandem_statistics_holm (p, 4, adjusted);
  for (int i = 0; i < 4; i++)
    assert_near (adjusted[i], expected[i], 1e-12);
  tandem_statistics_holm (large, 2, adjusted);
  assert_near (adjusted[0], 1, 1e-12);
  assert_near (adjusted[1], 1, 1e-12);
}

static void
test_sample_size (void)
{
  g_assert_cmpint (tandem_statistics_sample_size (0.05, 0.06), ==, 8158);
  g_assert_cmpint (tandem_statistics_sample_size (0.06, 0.05), ==, 8158);
  g_assert_cmpint (tandem_statistics_sample_size (0.05, 0.05), ==, 0);
  g_assert_cmpint (tandem_statistics_sample_size (0.05, 1.05), ==, 0);
}

static void
test_median (void)
{
  const gint64 values[] = { 40, -10, 7, 8 };
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (some, values, 1);
  assert_near (tandem_statistics_median (some), 40, 1e-12);
  g_array_append_vals (some, values + 1, 2);
  assert_near (tandem_statistics_median (some), 7, 1e-12);
  g_array_append_vals (some, values + 3, 1);
  assert_near (tandem_statistics_median (some), 7.5, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/statistics/two-proportions", test_two_proportions);
  g_test_add_func ("/insight/statistics/wilson", test_wilson);
  g_test_add_func ("/insight/statistics/fisher", test_fisher);
  g_test_add_func ("/insight/statistics/holm", test_holm);
  g_test_add_func ("/insight/statistics/sample-size", test_sample_size);
  g_test_add_func ("/insight/statistics/median", test_median);
  return g_test_run ();
}
