/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who stays, who comes again and who reads the letters: each reckoned by hand. */
#include "insight/tandem-mailing-figures.h"
#include "insight/tandem-retention.h"

#define BUYER(...) { (const char *const[]) { __VA_ARGS__ }, G_N_ELEMENTS (((const char *const[]) { __VA_ARGS__ })) }

static void
assert_rate (TandemRate rate, gint64 num, gint64 den)
{
  double value;

  g_assert_cmpint (rate.num, ==, num);
  g_assert_cmpint (rate.den, ==, den);
  g_assert_true (tandem_rate_get_value (rate, &value) == (den != 0));
}

/* 120 at the start, 30 came, 130 at the end: 100 of the 120 stayed. */
static void
test_rates (void)
{
  const TandemBuyer buyers[] = { BUYER ("2026-01-05"),
                                 BUYER ("2026-01-05", "2026-02-09"),
                                 { NULL, 0 },
                                 BUYER ("2025-03-01", "2025-06-01", "2026-06-01"),
                                 BUYER ("2026-04-01") };

  assert_rate (tandem_retention_get_rate (120, 30, 130), 100, 120);
  assert_rate (tandem_retention_get_churn (120, 30, 130), 20, 120);
  assert_rate (tandem_retention_get_rate (0, 5, 5), 0, 0);
  assert_rate (tandem_retention_get_churn (0, 5, 5), 0, 0);
  assert_rate (tandem_retention_get_repeat (buyers, G_N_ELEMENTS (buyers)), 2, 4);
  assert_rate (tandem_retention_get_repeat (buyers + 2, 1), 0, 0);
}

static void
assert_days (const TandemBuyer *buyer, const char *lapse, int cadence_days, const char *check_in)
{
  g_autofree char *lapses_on = tandem_buyer_find_lapse (buyer);
  g_autofree char *due_on = tandem_buyer_find_check_in (buyer, "2026-07-01", cadence_days);

  g_assert_cmpstr (lapses_on, ==, lapse);
  g_assert_cmpstr (due_on, ==, check_in);
}

/* Gaps of 31, 29 and 100 days: the middle one is 31, twice that is less than 90 days, half as much again is 46.5. */
static void
test_rhythm (void)
{
  const TandemBuyer none = { NULL, 0 }, once = BUYER ("2026-06-01");
  const TandemBuyer often = BUYER ("2026-01-01", "2026-02-01", "2026-03-02", "2026-06-10");
  const TandemBuyer slow = BUYER ("2025-01-01", "2025-07-20", "2026-01-01");
  double gap;

  g_assert_false (tandem_buyer_find_median_gap (&none, &gap));
  g_assert_false (tandem_buyer_find_median_gap (&once, &gap));
  g_assert_true (tandem_buyer_find_median_gap (&often, &gap));
  g_assert_cmpfloat (gap, ==, 31);
  g_assert_true (tandem_buyer_find_median_gap (&slow, &gap));
  g_assert_cmpfloat (gap, ==, 182.5); /* 200 and 165 days */
  assert_days (&none, NULL, 0, NULL);
  assert_days (&none, NULL, 30, "2026-07-31");
  assert_days (&once, "2026-08-30", 14, "2026-07-15");
  assert_days (&often, "2026-09-08", 14, "2026-08-17");
  assert_days (&slow, "2027-01-01", 14, "2027-04-01");
}

/* 1,000 sent, 30 of them bounced for good and 20 this time. */
static void
test_mailing (void)
{
  const TandemMailingCounts counts = { 1000, 30, 20, 380, 95, 19 };
  TandemMailingFigures figures;

  tandem_mailing_figures_init (&figures, &counts);
  g_assert_cmpint (figures.delivered, ==, 950);
  assert_rate (figures.open_rate, 380, 950);
  assert_rate (figures.click_rate, 95, 950);
  assert_rate (figures.unsubscribe_rate, 19, 950);
  assert_rate (figures.click_to_open, 95, 380);
  assert_rate (figures.hard_bounce_rate, 30, 1000);
  assert_rate (figures.soft_bounce_rate, 20, 1000);
  tandem_mailing_figures_init (&figures, &(TandemMailingCounts) { 0 });
  assert_rate (figures.open_rate, 0, 0);
  assert_rate (figures.click_to_open, 0, 0);
  assert_rate (figures.hard_bounce_rate, 0, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/retention/rates", test_rates);
  g_test_add_func ("/insight/retention/rhythm", test_rhythm);
  g_test_add_func ("/insight/mailing-figures", test_mailing);
  return g_test_run ();
}
