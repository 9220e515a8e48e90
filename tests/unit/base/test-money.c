/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "base/tandem-error.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"

static void
assert_parsed (const char *text, const char *currency, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 minor = -1;

  tandem_money_parse (text, currency, &minor, &error);
  g_assert_no_error (error);
  g_assert_cmpint (minor, ==, expected);
}

static void
assert_refused (const char *text, const char *currency)
{
  g_autoptr (GError) error = NULL;
  gint64 minor;

  if (tandem_money_parse (text, currency, &minor, &error))
    g_error ("“%s” was read as %" G_GINT64_FORMAT, text, minor);
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
}

static void
test_parse (void)
{
  assert_parsed ("1.234,56", "EUR", 123456);
  assert_parsed ("1,234.56", "EUR", 123456);
  assert_parsed ("1'234.56", "CHF", 123456);
  assert_parsed ("1\u202f234,56", "EUR", 123456);
  assert_parsed ("12,34,567.50", "INR", 123456750);
  assert_parsed ("€ 12.5", "EUR", 1250);
  assert_parsed ("12,5 eur", "EUR", 1250);
  assert_parsed ("-€5", "EUR", -500);
  assert_parsed ("€-5", "EUR", -500);
  assert_parsed ("\u221212.50", "EUR", -1250);
  assert_parsed ("12.50-", "EUR", -1250);
  assert_parsed (".5", "EUR", 50);
  assert_parsed ("0.500", "EUR", 50);
  assert_parsed ("1234.500", "EUR", 123450);
  assert_parsed ("1,234", "JPY", 1234);
  assert_parsed ("1,234.567", "KWD", 1234567);
  assert_parsed ("1.234", "KWD", 1234);
  assert_parsed ("1,234", "EUR", 123400);
  assert_parsed ("1.234.567", "EUR", 123456700);
  assert_parsed ("\u0661\u0662\u066b\u0665", "EUR", 1250);
  assert_parsed ("10,000,000,000,000.00", "EUR", 1000000000000000);
}

static void
test_decimal (void)
{
  static const struct {
    const char *text;
    gint64 value;
  } good[] = { { "0.85", 850000 },           { "1,0854", 1085400 },    { "1.085", 1085000 },
               { "1,085", 1085000000 },      { "-3", -3000000 },       { " 1.234.567 ", 1234567000000 },
               { "\u0661\u0662", 12000000 }, { "1.50000000", 1500000 } };
  const char *bad[] = { "", "x", "1.2.3", "0.1234567", "5 EUR", "99999999999999999", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      gint64 value = 0;

      g_assert_true (tandem_decimal_parse (good[i].text, 6, &value, NULL));
      g_assert_cmpint (value, ==, good[i].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value;

      g_assert_false (tandem_decimal_parse (bad[i], 6, &value, &error));
      g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
    }
}

static void
test_refused (void)
{
  const char *texts[] = { "", "-", "EUR", "12k", "abc12", "1.2.3", "1,23.456,7", "12 34", "1.234", "--5", "5 USD", "$5",
                          "12.345.67", "0.123", "12.5.", "9999999999999999999", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], "EUR");
  assert_refused ("12.50", "JPY");
}

static void
test_locale (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  tandem_format_reset ();
  assert_parsed ("1.234", "EUR", 123400);
  assert_parsed ("1.234,5 €", "EUR", 123450);
  assert_refused ("1,234", "EUR");
  assert_parsed ("1,234", "KWD", 1234);
  assert_refused ("1.234", "KWD");
  for (int i = 0; i < 200; i++)
    {
      gint64 minor = (gint64) (gint32) g_test_rand_int () * g_test_rand_int_range (1, 100000);
      g_autofree char *text = tandem_format_money (minor, "EUR");

      assert_parsed (text, "EUR", minor);
    }
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  tandem_format_reset ();
}

static void
assert_split (gint64 minor, const double *weights, guint n, const gint64 *expected)
{
  gint64 shares[8];

  tandem_money_split (minor, weights, n, shares);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (shares[i], ==, expected[i]);
}

static void
test_split (void)
{
  gint64 shares[40];
  double weights[40];

  assert_split (100, (double[]) { 1, 1, 1 }, 3, (gint64[]) { 34, 33, 33 });
  assert_split (-100, (double[]) { 1, 1, 1 }, 3, (gint64[]) { -34, -33, -33 });
  assert_split (5, (double[]) { 0, 0 }, 2, (gint64[]) { 3, 2 });
  assert_split (10, (double[]) { 0.4, 0.1, 0.1, 0.4 }, 4, (gint64[]) { 4, 1, 1, 4 });
  assert_split (1000000000000000, (double[]) { 1, 1, 1 }, 3,
                (gint64[]) { 333333333333334, 333333333333333, 333333333333333 });
  for (int round = 0; round < 2000; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 40);
      gint64 minor = (gint64) (gint32) g_test_rand_int () * (G_GINT64_CONSTANT (1) << 31) + (gint32) g_test_rand_int ();
      gint64 sum = 0;

      for (guint i = 0; i < n; i++)
        weights[i] = g_test_rand_double ();
      tandem_money_split (minor, weights, n, shares);
      for (guint i = 0; i < n; i++)
        sum += shares[i];
      g_assert_cmpint (sum, ==, minor);
    }
}

static void
test_digits (void)
{
  g_assert_cmpuint (tandem_money_digits ("EUR"), ==, 2);
  g_assert_cmpuint (tandem_money_digits ("JPY"), ==, 0);
  g_assert_cmpuint (tandem_money_digits ("KWD"), ==, 3);
  g_assert_cmpint (tandem_money_share (1000, 1, 3), ==, 333);
  g_assert_cmpint (tandem_money_share (-1001, 1, 2), ==, -501);
  g_assert_cmpint (tandem_money_share (G_GINT64_CONSTANT (1000000000000000), 99999, 100000), ==, 999990000000000);
  g_assert_cmpint (tandem_money_share (5, 1, 0), ==, 0);
}

/* At a rate that nobody meant, what still is an amount, and what is none. */
static void
test_convert (void)
{
  gint64 converted = 0;

  g_assert_true (tandem_money_convert (100, "JPY", G_MAXINT64, "EUR", &converted));
  g_assert_cmpint (converted, ==, G_GINT64_CONSTANT (92233720368548));
  g_assert_true (tandem_money_convert (-1000, "KWD", 500000000, "EUR", &converted));
  g_assert_cmpint (converted, ==, -50);
  g_assert_false (tandem_money_convert (G_MAXINT64, "JPY", G_MAXINT64, "EUR", &converted));
  g_assert_false (tandem_money_convert (G_MININT64, "JPY", G_MAXINT64, "KWD", &converted));
  g_assert_false (tandem_money_convert (G_MAXINT64, "EUR", 2000000000, "EUR", &converted));
  g_assert_cmpint (converted, ==, -50);
  g_assert_cmpint (tandem_money_share (G_MAXINT64, 3, -2), ==, G_MININT64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/money/parse", test_parse);
  g_test_add_func ("/base/money/refused", test_refused);
  g_test_add_func ("/base/money/decimal", test_decimal);
  g_test_add_func ("/base/money/locale", test_locale);
  g_test_add_func ("/base/money/split", test_split);
  g_test_add_func ("/base/money/digits", test_digits);
  g_test_add_func ("/base/money/convert", test_convert);
  return g_test_run ();
}
