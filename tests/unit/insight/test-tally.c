/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-tally.h"

static TandemExchange *
make_exchange (void)
{
  TandemExchange *exchange = tandem_exchange_new ("EUR");

  tandem_exchange_add (exchange, "USD", "2026-01-01", 900000000);
  tandem_exchange_add (exchange, "USD", "2026-03-01", 850000000);
  tandem_exchange_add (exchange, "JPY", "2026-01-01", 6125000);
  return exchange;
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* Amounts of one currency are a sum, and nothing is said of others. */
static void
test_plain (void)
{
  g_autoptr (TandemExchange) exchange = make_exchange ();
  g_auto (TandemTally) tally = { 0 };

  assert_text (tandem_tally_write (&tally, exchange), "€0");
  g_assert_true (tandem_tally_add (&tally, exchange, 100050, "EUR", "2026-05-05"));
  g_assert_true (tandem_tally_add (&tally, exchange, 0, "CHF", "2026-05-05"));
  g_assert_false (tandem_tally_is_mixed (&tally));
  g_assert_null (tandem_tally_find_missing (&tally, exchange));
  assert_text (tandem_tally_write (&tally, exchange), "€1,000.50");
  assert_text (tandem_tally_write_rates (&tally, exchange), "");
}

/* Each amount is rounded once, on its own day: two of half a cent and more are two cents, where their sum would be one. */
static void
test_mixed (void)
{
  g_autoptr (TandemExchange) exchange = make_exchange ();
  g_auto (TandemTally) tally = { 0 };

  g_assert_true (tandem_tally_add (&tally, exchange, 100000, "EUR", "2026-05-05"));
  g_assert_true (tandem_tally_add (&tally, exchange, 1, "JPY", "2026-05-05"));
  g_assert_true (tandem_tally_add (&tally, exchange, 1, "JPY", "2026-05-05"));
  g_assert_cmpint (tally.minor, ==, 100000 + 1 + 1);
  g_assert_true (tandem_tally_add (&tally, exchange, 10000, "USD", "2026-02-28"));
  g_assert_true (tandem_tally_add (&tally, exchange, 10000, "USD", "2026-03-01"));
  g_assert_cmpint (tally.minor, ==, 100002 + 9000 + 8500);
  g_assert_cmpint (tally.own_minor, ==, 100000);
  assert_text (tandem_tally_write (&tally, exchange), "€1,000 + $200 + ¥2, together €1,175.02");
  assert_text (tandem_tally_write_rates (&tally, exchange),
               "1 JPY = 0.006125 EUR, of 1 Jan 2026\n1 USD = 0.9 EUR, of 1 Jan 2026\n1 USD = 0.85 EUR, of 1 Mar 2026");
}

/* What has no rate is named, and told in its own currency. */
static void
test_missing (void)
{
  g_autoptr (TandemExchange) exchange = make_exchange ();
  g_auto (TandemTally) tally = { 0 }, other = { 0 };

  g_assert_true (tandem_tally_add (&other, exchange, 5000, "EUR", "2026-05-05"));
  g_assert_false (tandem_tally_add (&tally, exchange, 5000, "CHF", "2026-05-05"));
  assert_text (tandem_tally_write (&tally, exchange), "CHF 50, together €0 without CHF");
  g_assert_true (tandem_tally_add (&tally, exchange, 10000, "USD", "2026-05-05"));
  tandem_tally_join (&other, &tally);
  g_assert_cmpint (other.minor, ==, 5000 + 8500);
  assert_text (tandem_tally_find_missing (&other, exchange), "CHF");
  assert_text (tandem_tally_write (&other, exchange), "$100 + CHF 50 + €50, together €135 without CHF");
  assert_text (tandem_tally_write_rates (&other, exchange), "1 USD = 0.85 EUR, of 1 Mar 2026");
}

/* A cent is worth two yen: who gets no part of the cent has one of the yen all the same. */
static void
test_small_parts (void)
{
  g_autoptr (TandemExchange) exchange = tandem_exchange_new ("JPY");
  g_auto (TandemTally) one = { 0 }, other = { 0 };

  tandem_exchange_add (exchange, "USD", "2026-01-01", G_GINT64_CONSTANT (150000000000));
  tandem_tally_add_converted (&one, exchange, 1, 1, "USD", "2026-05-05");
  tandem_tally_add_converted (&other, exchange, 1, 0, "USD", "2026-05-05");
  tandem_tally_join (&one, &other);
  g_assert_cmpint (one.minor, ==, 2);
  assert_text (tandem_tally_write (&one, exchange), "$0.01, together ¥2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/tally/plain", test_plain);
  g_test_add_func ("/insight/tally/mixed", test_mixed);
  g_test_add_func ("/insight/tally/missing", test_missing);
  g_test_add_func ("/insight/tally/small-parts", test_small_parts);
  return g_test_run ();
}
