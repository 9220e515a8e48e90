/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-line-sums.h"

/* The example of the design: 40 desks less 5 %, 40 trays less 20 %, delivery, 40 service plans. */
static void
test_example (void)
{
  TandemLine lines[] = {
    { 40000, 69000, 500, 2100 }, { 40000, 3800, 2000, 2100 }, { 1000, 196400, 0, 2100 }, { 40000, 4500, 0, 2100 }
  };
  TandemLineSums sums = tandem_line_sums_make (lines, G_N_ELEMENTS (lines));

  g_assert_cmpint (lines[0].net_minor, ==, 2622000);
  g_assert_cmpint (lines[1].net_minor, ==, 121600);
  g_assert_cmpint (sums.net_minor, ==, 3120000);
  g_assert_cmpint (sums.tax_minor, ==, 655200);
  g_assert_cmpint (sums.gross_minor, ==, 3775200);
}

/* Three thirds of a cent are a cent, and the first line has it. */
static void
test_remainders (void)
{
  TandemLine lines[] = { { 333, 1, 0, 0 }, { 333, 1, 0, 0 }, { 334, 1, 0, 0 } };
  TandemLine halves[] = { { 500, 1, 0, 0 }, { 500, 1, 0, 0 } };

  g_assert_cmpint (tandem_line_sums_make (lines, 3).net_minor, ==, 1);
  g_assert_cmpint (lines[2].net_minor, ==, 1);
  g_assert_cmpint (lines[0].net_minor + lines[1].net_minor, ==, 0);
  g_assert_cmpint (tandem_line_sums_make (halves, 2).net_minor, ==, 1);
  g_assert_cmpint (halves[0].net_minor, ==, 1);
  g_assert_cmpint (tandem_line_sums_make (NULL, 0).gross_minor, ==, 0);
}

/* Each rate is rounded once, on the sum of its lines. */
static void
test_rates (void)
{
  TandemLine lines[] = { { 1000, 7, 0, 700 }, { 1000, 7, 0, 1900 }, { 1000, 7, 0, 700 } };
  TandemLineSums sums = tandem_line_sums_make (lines, 3);

  g_assert_cmpint (sums.tax_minor, ==, 1 + 1); /* 14 × 7 % = 0.98, 7 × 19 % = 1.33 */
}

static void
assert_property (TandemLine *lines, guint n_lines)
{
  TandemLineSums sums = tandem_line_sums_make (lines, n_lines);
  __int128 parts = (__int128) 1000 * TANDEM_BASIS_POINTS, all = 0;
  gint64 net = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      __int128 exact
          = (__int128) lines[i].quantity_milli * lines[i].price_minor * (TANDEM_BASIS_POINTS - lines[i].discount_bp);
      __int128 off = (__int128) lines[i].net_minor * parts - exact;

      g_assert_true (off < parts && off > -parts);
      net += lines[i].net_minor;
      all += exact;
    }
  g_assert_cmpint (net, ==, sums.net_minor);
  g_assert_true (2 * ((__int128) net * parts - all) <= parts && 2 * ((__int128) net * parts - all) > -parts);
  g_assert_cmpint (sums.gross_minor, ==, sums.net_minor + sums.tax_minor);
}

/* Whatever the lines: they add up to the sum, which is off by half a unit at most, and none is off by a whole one. */
static void
test_property (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      TandemLine lines[12];
      guint n_lines = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (lines) + 1);

      for (guint i = 0; i < n_lines; i++)
        lines[i] = (TandemLine) { g_test_rand_int_range (0, round % 2 ? 5000 : 2000000),
                                  g_test_rand_int_range (0, round % 3 ? 300 : 2000000),
                                  g_test_rand_int_range (0, TANDEM_BASIS_POINTS + 1), g_test_rand_int_range (0, 2500) };
      assert_property (lines, n_lines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/line-sums/example", test_example);
  g_test_add_func ("/base/line-sums/remainders", test_remainders);
  g_test_add_func ("/base/line-sums/rates", test_rates);
  g_test_add_func ("/base/line-sums/property", test_property);
  return g_test_run ();
}
