/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "base/tandem-date.h"
#include "base/tandem-error.h"
#include "base/tandem-format.h"

static void
test_valid (void)
{
  const char *wrong[] = { "", "2026-13-01", "2026-02-29", "2026- 1- 2", "-026-11-23", "2026-11-23 ", "0000-01-01",
                          "2026-1-2", "2026/11/23", "+026-11-23" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (tandem_date_is_valid (wrong[i]));
  g_assert_false (tandem_date_is_valid (NULL));
  g_assert_true (tandem_date_is_valid ("2028-02-29"));
  g_assert_true (tandem_date_is_valid ("0001-01-01"));
}

static void
assert_date (char *date, const char *expected)
{
  g_assert_cmpstr (date, ==, expected);
  g_free (date);
}

static void
test_arithmetic (void)
{
  assert_date (tandem_date_add_days ("2028-02-28", 1), "2028-02-29");
  assert_date (tandem_date_add_days ("2026-01-01", -1), "2025-12-31");
  assert_date (tandem_date_add_days ("9999-12-31", 1), NULL);
  assert_date (tandem_date_add_days ("0001-01-01", -1), NULL);
  assert_date (tandem_date_add_days ("2026-01-01", G_MININT), NULL);
  assert_date (tandem_date_add_months ("2026-01-31", 1), "2026-02-28");
  assert_date (tandem_date_add_months ("2028-02-29", -12), "2027-02-28");
  assert_date (tandem_date_add_months ("2026-11-30", 3), "2027-02-28");
  assert_date (tandem_date_add_months ("2026-01-15", -13), "2024-12-15");
  assert_date (tandem_date_add_months ("2026-01-15", G_MAXINT), NULL);
  g_assert_cmpint (tandem_date_days_between ("2026-03-01", "2026-11-23"), ==, 267);
  g_assert_cmpint (tandem_date_days_between ("2026-03-01", "2026-02-28"), ==, -1);
}

static void
test_instants (void)
{
  g_autoptr (GTimeZone) auckland = g_time_zone_new_identifier ("Pacific/Auckland");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  for (gint64 ms = G_GINT64_CONSTANT (1795463667000); ms < G_GINT64_CONSTANT (1795463669000); ms++)
    {
      g_autofree char *text = tandem_instant_from_ms (ms);
      gint64 again;

      g_assert_true (tandem_instant_to_ms (text, &again));
      g_assert_cmpint (again, ==, ms);
    }
  /* GLib as the witness, over ten thousand years; it writes the year without leading zeros */
  for (gint64 ms = G_GINT64_CONSTANT (-62135596800000); ms < G_GINT64_CONSTANT (253402300800000);
       ms += G_GINT64_CONSTANT (86399998001))
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (ms * 1000);
      g_autofree char *rest = g_date_time_format (time, "-%m-%dT%H:%M:%S");
      g_autofree char *expected = g_strdup_printf ("%04d%s.%03dZ", g_date_time_get_year (time), rest,
                                                   g_date_time_get_microsecond (time) / 1000);

      assert_date (tandem_instant_from_ms (ms), expected);
    }
  g_assert_null (tandem_instant_from_ms (G_GINT64_CONSTANT (-62135596800001)));
  g_assert_null (tandem_instant_from_ms (G_GINT64_CONSTANT (253402300800000)));
  assert_date (tandem_instant_from_ms (G_GINT64_CONSTANT (1577836800000)), "2020-01-01T00:00:00.000Z");
  assert_date (tandem_instant_to_date ("2026-11-23T19:54:27.123Z", auckland), "2026-11-24");
  assert_date (tandem_date_start ("2026-11-24", auckland), "2026-11-23T11:00:00.000Z");
  assert_date (tandem_instant_to_date ("nonsense", utc), NULL);
}

static void
assert_entry (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL;
  gboolean is_date = tandem_date_parse_entry (text, &date, &error);

  g_assert_cmpstr (date, ==, expected);
  g_assert_true (is_date == (expected != NULL));
  if (expected == NULL)
    g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

static void
test_entry (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = tandem_date_today (zone);
  g_autofree char *tomorrow = tandem_date_add_days (today, 1);
  g_autofree char *text = NULL;
  const char *wrong[] = { "", "soon", "31.02.2026", "45.13.2026", "2026-11-23-1", "1.2", "20261123", "1.1.026", "\xff" };

  assert_entry ("2026-11-23", "2026-11-23");
  assert_entry (" 2026-1-2 ", "2026-01-02");
  assert_entry ("23.11.2026", "2026-11-23");
  assert_entry ("23/11/26", "2026-11-23");
  assert_entry ("5/6/1968", "1968-06-05");
  assert_entry ("5/6/68", "1968-06-05");
  assert_entry ("Today", today);
  assert_entry ("tomorrow", tomorrow);
  assert_entry ("23 Nov 2026", "2026-11-23");
  assert_entry ("23 November 2026", "2026-11-23");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_entry (wrong[i], NULL);
  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  tandem_format_reset ();
  assert_entry ("23.11.26", "2026-11-23");
  assert_entry ("23. November 2026", "2026-11-23");
  text = tandem_format_date ("2026-11-23");
  assert_entry (text, "2026-11-23");
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  tandem_format_reset ();
}

/* Day and month of what is some days from today, as they are written. */
static void
assert_near (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL;
  gboolean is_date = tandem_date_parse_near (text, &date, &error);

  g_assert_cmpstr (date, ==, expected);
  g_assert_true (is_date == (expected != NULL));
  g_assert_true ((error == NULL) == is_date);
}

/* Without its year a day is the nearest one: it may be next year's, or last year's. */
static void
assert_near_days (const char *locale)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = tandem_date_today (zone);

  g_assert_nonnull (setlocale (LC_ALL, locale));
  tandem_format_reset ();
  for (int days = -180; days <= 180; days += 12)
    {
      g_autofree char *date = tandem_date_add_days (today, days);
      g_autofree char *whole = tandem_format_date (date);
      g_autofree char *text = g_strndup (whole, strlen (whole) - strlen (" 2026"));

      if (!g_str_has_suffix (date, "02-29"))
        assert_near (text, date);
      assert_near (whole, date);
      assert_near (date, date);
    }
}

/* What has been is never to come. */
static void
assert_past_days (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = tandem_date_today (zone);

  for (int days = 0; days < 360; days += 12)
    {
      g_autofree char *date = tandem_date_add_days (today, -days);
      g_autofree char *whole = tandem_format_date (date);
      g_autofree char *text = g_strndup (whole, strlen (whole) - strlen (" 2026"));
      g_autofree char *read = NULL;

      g_assert_true (tandem_date_parse_past (text, &read, NULL));
      if (!g_str_has_suffix (date, "02-29"))
        g_assert_cmpstr (read, ==, date);
    }
}

static void
test_near (void)
{
  static const char *const wrong[] = { "Nov", "23", "31 Feb", "23 Nov x", "1.2", "" };

  assert_near_days ("de_DE.UTF-8");
  assert_near_days ("C.UTF-8");
  assert_past_days ();
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_near (wrong[i], NULL);
}

static void
test_time (void)
{
  static const struct {
    const char *text;
    int minutes;
  } times[] = {
    { "14:30", 870 }, { "9", 540 },     { " 09.05 ", 545 }, { "0:00", 0 },   { "23:59", 1439 }, { "2:30 pm", 870 },
    { "12am", 0 },    { "12 PM", 720 }, { "9 a.m.", 540 },  { "24", -1 },    { "9:60", -1 },    { "", -1 },
    { "noon", -1 },   { "14:", -1 },    { "14:300", -1 },   { "13 pm", -1 }, { "123", -1 },     { "9:30x", -1 },
  };
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autofree char *at = tandem_date_at ("2026-07-01", 870, berlin);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      int minutes = -1;

      g_assert_true (tandem_time_parse_entry (times[i].text, &minutes, &error) == (times[i].minutes >= 0));
      g_assert_cmpint (minutes, ==, times[i].minutes);
      g_assert_true ((error == NULL) == (times[i].minutes >= 0));
    }
  g_assert_cmpstr (at, ==, "2026-07-01T12:30:00.000Z");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/valid", test_valid);
  g_test_add_func ("/base/date/arithmetic", test_arithmetic);
  g_test_add_func ("/base/date/instants", test_instants);
  g_test_add_func ("/base/date/entry", test_entry);
  g_test_add_func ("/base/date/near", test_near);
  g_test_add_func ("/base/date/time", test_time);
  return g_test_run ();
}
