/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-handoff-figures.h"

#define HOUR   G_GINT64_CONSTANT (3600000)
#define MONDAY G_GINT64_CONSTANT (1795392000000) /* 2026-11-23, 00:00 UTC */
#define OPENS  (MONDAY + 9 * HOUR)

/* An hour, two, and so on to ten hours of work, of which a day has eight; one was passed on before the office opened, and one
 * nobody has turned to. */
static void
test_response (void)
{
  TandemWorkingTime working_time = { .zone = g_time_zone_new_utc () };
  TandemHandoffTimes times[11];
  TandemResponse response;

  g_assert_true (tandem_working_hours_parse ("09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,,",
                                             &working_time.hours));
  for (int i = 0; i < 10; i++)
    times[i] = (TandemHandoffTimes) { OPENS, OPENS + (i + 1) * HOUR + (i + 1 > 8 ? 16 * HOUR : 0) };
  times[0].passed_ms = MONDAY + 2 * HOUR;
  times[10] = (TandemHandoffTimes) { OPENS, -1 };
  tandem_handoff_figures_get_response (times, 11, &working_time, 4 * HOUR, &response);
  g_assert_cmpuint (response.n_answered, ==, 10);
  g_assert_cmpint (response.median_ms, ==, 5 * HOUR + HOUR / 2);
  g_assert_cmpint (response.ninth_ms, ==, 9 * HOUR);
  g_assert_cmpint (response.in_time.num, ==, 4);
  g_assert_cmpint (response.in_time.den, ==, 11);
  tandem_handoff_figures_get_response (times + 2, 1, &working_time, 4 * HOUR, &response);
  g_assert_cmpint (response.median_ms, ==, 3 * HOUR);
  g_assert_cmpint (response.ninth_ms, ==, 3 * HOUR);
  tandem_handoff_figures_get_response (times + 10, 1, &working_time, 4 * HOUR, &response);
  g_assert_cmpuint (response.n_answered, ==, 0);
  g_assert_cmpint (response.in_time.num, ==, 0);
  g_time_zone_unref (working_time.zone);
}

static void
test_acceptance (void)
{
  TandemRate rate = tandem_handoff_figures_get_acceptance (17, 3);
  double value;

  g_assert_cmpint (rate.num, ==, 17);
  g_assert_cmpint (rate.den, ==, 20);
  g_assert_false (tandem_rate_get_value (tandem_handoff_figures_get_acceptance (0, 0), &value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/handoff-figures/response", test_response);
  g_test_add_func ("/insight/handoff-figures/acceptance", test_acceptance);
  return g_test_run ();
}
