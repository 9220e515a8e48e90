/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-exchange-sum.h"

static TandemExchange *
make_exchange (void)
{
  TandemExchange *exchange = tandem_exchange_new ("EUR");

  tandem_exchange_add (exchange, "USD", "2026-01-01", 900000000);
  tandem_exchange_add (exchange, "USD", "2026-03-01", 850000000);
  tandem_exchange_add (exchange, "JPY", "2026-01-01", 6125000);
  tandem_exchange_add (exchange, "KWD", "2026-01-01", 3000000000);
  return exchange;
}

static void
assert_converted (TandemExchange *exchange, gint64 minor, const char *currency, const char *day, gint64 expected)
{
  gint64 converted = -1;

  g_assert_true (tandem_exchange_convert (exchange, minor, currency, day, &converted));
  g_assert_cmpint (converted, ==, expected);
}

static void
test_convert (void)
{
  g_autoptr (TandemExchange) exchange = make_exchange ();
  gint64 converted;

  assert_converted (exchange, 12345, "EUR", "1999-01-01", 12345);
  assert_converted (exchange, 10001, "USD", "2026-02-28", 9001);
  assert_converted (exchange, 10000, "USD", "2026-03-01", 8500);
  assert_converted (exchange, -10000, "USD", "2030-01-01", -8500);
  /* 1,000 yen at 0.006125 are 6.125 euros, half a cent up; a dinar has a thousand fils */
  assert_converted (exchange, 1000, "JPY", "2026-05-05", 613);
  assert_converted (exchange, 1500, "KWD", "2026-05-05", 450);
  g_assert_false (tandem_exchange_convert (exchange, 1, "USD", "2025-12-31", &converted));
  g_assert_false (tandem_exchange_convert (exchange, 1, "GBP", "2026-12-31", &converted));
}

static void
test_find (void)
{
  g_autoptr (TandemExchange) exchange = make_exchange ();
  gint64 rate = 0;

  g_assert_cmpstr (tandem_exchange_find (exchange, "USD", "2026-02-28", &rate), ==, "2026-01-01");
  g_assert_cmpint (rate, ==, 900000000);
  g_assert_cmpstr (tandem_exchange_find (exchange, "USD", "2026-03-01", &rate), ==, "2026-03-01");
  g_assert_cmpint (rate, ==, 850000000);
  g_assert_null (tandem_exchange_find (exchange, "USD", "2025-12-31", &rate));
  g_assert_null (tandem_exchange_find (exchange, "CHF", "2026-12-31", &rate));
}

/* Of every second day, however many there are: a day without one has that of the day before. */
static void
test_find_many (void)
{
  for (int n = 1; n <= 9; n++)
    {
      g_autoptr (TandemExchange) exchange = tandem_exchange_new ("EUR");
      gint64 rate = 0;

      for (int i = 1; i <= n; i++)
        {
          g_autofree char *day = g_strdup_printf ("2026-05-%02d", 2 * i);

          tandem_exchange_add (exchange, "USD", day, 900000000 + i);
        }
      g_assert_null (tandem_exchange_find (exchange, "USD", "2026-05-01", &rate));
      for (int i = 1; i <= n; i++)
        for (int late = 0; late < 2; late++)
          {
            g_autofree char *since = g_strdup_printf ("2026-05-%02d", 2 * i);
            g_autofree char *day = g_strdup_printf ("2026-05-%02d", 2 * i + late);

            g_assert_cmpstr (tandem_exchange_find (exchange, "USD", day, &rate), ==, since);
            g_assert_cmpint (rate, ==, 900000000 + i);
          }
    }
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* What a currency adds up to on a day is rounded once: three times a third of a cent is a cent. */
static void
test_sum (void)
{
  g_autoptr (TandemExchange) exchange = make_exchange ();
  g_autoptr (TandemExchangeSum) sum = tandem_exchange_sum_new ();

  assert_text (tandem_exchange_sum_write_each (sum, FALSE), "");
  g_assert_false (tandem_exchange_sum_is_mixed (sum, exchange));
  tandem_exchange_sum_add (sum, 100050, "EUR", "2026-05-05");
  g_assert_false (tandem_exchange_sum_is_mixed (sum, exchange));
  g_assert_cmpint (tandem_exchange_sum_convert (sum, exchange), ==, 100050);
  tandem_exchange_sum_add (sum, 54, "JPY", "2026-05-05");
  tandem_exchange_sum_add (sum, 54, "JPY", "2026-05-05");
  tandem_exchange_sum_add (sum, 55, "JPY", "2026-05-05");
  g_assert_true (tandem_exchange_sum_is_mixed (sum, exchange));
  g_assert_cmpint (tandem_exchange_sum_convert (sum, exchange), ==, 100050 + 100);
  /* Two days, two rates. */
  tandem_exchange_sum_add (sum, 10000, "USD", "2026-02-28");
  tandem_exchange_sum_add (sum, 10000, "USD", "2026-03-01");
  g_assert_cmpint (tandem_exchange_sum_convert (sum, exchange), ==, 100150 + 9000 + 8500);
  assert_text (tandem_exchange_sum_write_each (sum, FALSE), "€1,001 + $200 + ¥163");
  assert_text (tandem_exchange_sum_write_each (sum, TRUE), "€1,000.50 + $200 + ¥163");
  assert_text (tandem_exchange_sum_write (sum, exchange), "€1,177");
  assert_text (tandem_exchange_sum_write_rates (sum, exchange),
               "1 JPY = 0.006125 EUR, of 1 Jan 2026\n1 USD = 0.9 EUR, of 1 Jan 2026\n1 USD = 0.85 EUR, of 1 Mar 2026");
}

/* What has no rate is named, once, and not counted. */
static void
test_missing (void)
{
  g_autoptr (TandemExchange) exchange = make_exchange ();
  g_autoptr (TandemExchange) without = tandem_exchange_new ("EUR");
  g_autoptr (TandemExchangeSum) sum = tandem_exchange_sum_new ();
  g_autoptr (GPtrArray) missing = NULL;

  tandem_exchange_sum_add (sum, 100000, "EUR", "2026-05-05");
  tandem_exchange_sum_add (sum, 5000, "CHF", "2026-05-05");
  tandem_exchange_sum_add (sum, 5000, "CHF", "2026-05-06");
  /* One day of two is without: then none of it is counted. */
  tandem_exchange_sum_add (sum, 5000, "USD", "2025-12-31");
  tandem_exchange_sum_add (sum, 5000, "USD", "2026-05-05");
  missing = tandem_exchange_sum_find_missing (sum, exchange);
  g_assert_cmpint (tandem_exchange_sum_convert (sum, exchange), ==, 100000);
  g_assert_cmpuint (missing->len, ==, 2);
  g_assert_cmpstr (missing->pdata[0], ==, "CHF");
  g_assert_cmpstr (missing->pdata[1], ==, "USD");
  assert_text (tandem_exchange_sum_write (sum, exchange), "€1,000 without CHF, USD");
  /* A firm without rates is offered nothing. */
  g_assert_false (tandem_exchange_sum_is_mixed (sum, without));
  g_assert_false (tandem_exchange_sum_is_mixed (sum, NULL));
}

/* Of many rates the first few are told, and how many others there are. */
static void
test_many_rates (void)
{
  g_autoptr (TandemExchange) exchange = tandem_exchange_new ("EUR");
  g_autoptr (TandemExchangeSum) sum = tandem_exchange_sum_new ();
  g_autofree char *rates = NULL;
  g_auto (GStrv) lines = NULL;

  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *day = g_strdup_printf ("2026-05-%02d", i);

      tandem_exchange_add (exchange, "USD", day, 900000000 + i);
      tandem_exchange_sum_add (sum, 100, "USD", day);
    }
  rates = tandem_exchange_sum_write_rates (sum, exchange);
  lines = g_strsplit (rates, "\n", 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_cmpstr (lines[5], ==, "1 USD = 0.900000006 EUR, of 6 May 2026");
  g_assert_cmpstr (lines[6], ==, "and 3 more rates");
}

/* Of a currency that is left out there is no rate; the others keep theirs. */
static void
test_without (void)
{
  g_autoptr (TandemExchange) exchange = make_exchange ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (TandemExchange) without = NULL;
  gint64 rate;

  g_ptr_array_add (codes, (gpointer) "USD");
  without = tandem_exchange_dup_without (exchange, codes);
  g_assert_cmpstr (tandem_exchange_get_currency (without), ==, "EUR");
  g_assert_null (tandem_exchange_find (without, "USD", "2026-12-31", &rate));
  g_assert_cmpstr (tandem_exchange_find (without, "JPY", "2026-12-31", &rate), ==, "2026-01-01");
  g_assert_cmpstr (tandem_exchange_find (exchange, "USD", "2026-12-31", &rate), ==, "2026-03-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/exchange/convert", test_convert);
  g_test_add_func ("/insight/exchange/find", test_find);
  g_test_add_func ("/insight/exchange/find-many", test_find_many);
  g_test_add_func ("/insight/exchange/sum", test_sum);
  g_test_add_func ("/insight/exchange/missing", test_missing);
  g_test_add_func ("/insight/exchange/many-rates", test_many_rates);
  g_test_add_func ("/insight/exchange/without", test_without);
  return g_test_run ();
}
