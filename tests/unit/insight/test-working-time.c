/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-date.h"
#include "base/tandem-error.h"
#include "insight/tandem-working-time.h"

#define NINE_TO_FIVE "09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,,"
#define ALL_DAY      "00:00-24:00,00:00-24:00,00:00-24:00,00:00-24:00,00:00-24:00,00:00-24:00,00:00-24:00"

/* Instants are UTC; the 23rd of November 2026 is a Monday. */
static const struct {
  const char *what, *hours, *zone, *holiday, *from, *to;
  int minutes;
} cases[] = {
  { "within a day", NINE_TO_FIVE, "UTC", NULL, "2026-11-23T10:00:00.000Z", "2026-11-23T11:30:00.000Z", 90 },
  { "before and after", NINE_TO_FIVE, "UTC", NULL, "2026-11-23T05:00:00.000Z", "2026-11-23T23:00:00.000Z", 480 },
  { "over a night", NINE_TO_FIVE, "UTC", NULL, "2026-11-23T16:00:00.000Z", "2026-11-24T10:00:00.000Z", 120 },
  { "over a week-end", NINE_TO_FIVE, "UTC", NULL, "2026-11-27T16:00:00.000Z", "2026-11-30T10:00:00.000Z", 120 },
  { "on a holiday", NINE_TO_FIVE, "UTC", "2026-11-24", "2026-11-23T16:00:00.000Z", "2026-11-25T10:00:00.000Z", 120 },
  { "a week", NINE_TO_FIVE, "UTC", NULL, "2026-11-23T00:00:00.000Z", "2026-11-30T00:00:00.000Z", 2400 },
  { "a pause", "09:00-12:00 13:00-17:00,,,,,,", "UTC", NULL, "2026-11-23T11:30:00.000Z", "2026-11-23T13:30:00.000Z",
    60 },
  { "backwards", NINE_TO_FIVE, "UTC", NULL, "2026-11-23T12:00:00.000Z", "2026-11-23T11:00:00.000Z", 0 },
  { "no hours", ",,,,,,", "UTC", NULL, "2026-11-23T00:00:00.000Z", "2026-11-30T00:00:00.000Z", 0 },
  /* nine o'clock in New York is 14:00 UTC in November; a Monday there begins when Tokyo has Tuesday */
  { "New York", NINE_TO_FIVE, "America/New_York", NULL, "2026-11-23T13:00:00.000Z", "2026-11-23T15:00:00.000Z", 60 },
  { "Tokyo", NINE_TO_FIVE, "Asia/Tokyo", NULL, "2026-11-22T22:00:00.000Z", "2026-11-23T01:00:00.000Z", 60 },
  { "half an hour off", NINE_TO_FIVE, "Asia/Kolkata", NULL, "2026-11-23T03:00:00.000Z", "2026-11-23T04:00:00.000Z",
    30 },
  /* in Berlin clocks go forward on 2026-03-29 at 01:00 UTC and back on 2026-10-25 at 01:00 UTC */
  { "a day of 23 hours", ALL_DAY, "Europe/Berlin", NULL, "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z",
    23 * 60 },
  { "a day of 25 hours", ALL_DAY, "Europe/Berlin", NULL, "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z",
    25 * 60 },
  { "before and after the change", NINE_TO_FIVE, "Europe/Berlin", NULL, "2026-10-23T14:00:00.000Z",
    "2026-10-26T09:00:00.000Z", 120 },
};

static void
begin (TandemWorkingTime *rule, guint i)
{
  g_assert_true (tandem_working_hours_parse (cases[i].hours, &rule->hours));
  rule->zone = g_time_zone_new_identifier (cases[i].zone);
  g_assert_nonnull (rule->zone);
  rule->holidays = g_hash_table_new (g_str_hash, g_str_equal);
  if (cases[i].holiday)
    g_hash_table_add (rule->holidays, (gpointer) cases[i].holiday);
}

static void
end (TandemWorkingTime *rule)
{
  g_time_zone_unref (rule->zone);
  g_hash_table_unref (rule->holidays);
}

static void
test_between (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TandemWorkingTime rule;
      gint64 from, to, minutes;

      begin (&rule, i);
      g_assert_true (tandem_instant_to_ms (cases[i].from, &from) && tandem_instant_to_ms (cases[i].to, &to));
      minutes = tandem_working_time_between (&rule, from, to) / 60000;
      if (minutes != cases[i].minutes)
        g_error ("%s: %d minutes, not %d", cases[i].what, (int) minutes, cases[i].minutes);
      end (&rule);
    }
}

/* What is added is what lies between. */
static void
test_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TandemWorkingTime rule;
      gint64 from, done;

      begin (&rule, i);
      g_assert_true (tandem_instant_to_ms (cases[i].from, &from));
      for (gint64 ms = 60000; ms < 40 * 3600000; ms = ms * 3 + 1)
        {
          done = tandem_working_time_add (&rule, from, ms);
          if (g_str_equal (cases[i].what, "no hours"))
            g_assert_cmpint (done, ==, 0);
          else
            g_assert_cmpint (tandem_working_time_between (&rule, from, done), ==, ms);
        }
      end (&rule);
    }
}

static void
test_hours (void)
{
  static const char *const bad[] = { NULL,
                                     "",
                                     "9-17",
                                     ",,,,,,,",
                                     "17:00-09:00,,,,,,",
                                     "09:00-25:00,,,,,,",
                                     "a-b,,,,,,",
                                     "09:00-12:00 11:00-13:00,,,,,,",
                                     "1-2 3-4 5-6 7-8 9-10,,,,,," };
  TandemWorkingHours hours;
  g_autofree char *spans = NULL;
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (tandem_working_hours_parse (bad[i], &hours));
  g_assert_true (tandem_working_hours_parse_day ("9-12:30, 13.30 \u2013 17", &spans, NULL));
  g_assert_cmpstr (spans, ==, "09:00-12:30 13:30-17:00");
  text = tandem_working_hours_set_day (NULL, 5, spans);
  g_assert_cmpstr (text, ==, ",,,,,09:00-12:30 13:30-17:00,");
  day = tandem_working_hours_get_day (text, 5);
  g_assert_cmpstr (day, ==, "09:00\u201312:30 13:30\u201317:00");
  words = tandem_working_hours_to_words (text);
  g_assert_cmpstr (words, ==, "Sat 09:00\u201312:30 13:30\u201317:00");
  g_assert_false (tandem_working_hours_parse_day ("noon", &day, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/working-time/between", test_between);
  g_test_add_func ("/insight/working-time/add", test_add);
  g_test_add_func ("/insight/working-time/hours", test_hours);
  return g_test_run ();
}
