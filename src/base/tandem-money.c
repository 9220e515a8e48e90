/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-money.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/ustring.h>

#include "base/tandem-error.h"

#define MOST_DIGITS 15          /* of whole units: far from the edge of 63 bits in minor ones */

/**
 * tandem_money_digits:
 * @currency: an ISO 4217 code
 *
 * Returns: how many digits the minor unit has: 2 for EUR, 0 for JPY
 */
guint
tandem_money_digits (const char *currency)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar code[4] = { 0 };
  int digits;

  if (currency == NULL || strlen (currency) != 3)
    return 2;
  u_charsToUChars (currency, code, 3);
  digits = ucurr_getDefaultFractionDigits (code, &status);
  return U_SUCCESS (status) && digits >= 0 ? (guint) digits : 2;
}

static gboolean
set_invalid (const char *text, GError **error)
{
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _ ("“%s” is not an amount. Write it like 1234.50."), text);
  return FALSE;
}

/* The last dot or comma is the decimal sign when it stands alone of its kind and no group of three follows it; else it
 * groups. So 1.234,56 and 1,234.56 are read alike, and so are 1,234 and 1.234: as one thousand. */
static const char *
find_decimal_sign (const char *text, guint digits)
{
  const char *dot = strrchr (text, '.');
  const char *comma = strrchr (text, ',');
  const char *last = dot > comma ? dot : comma;
  gsize behind;

  if (last == NULL)
    return NULL;
  behind = strspn (last + 1, "0123456789");
  if (dot && comma)
    return last;
  if (strchr (text, *last) != last)
    return NULL;
  return behind != 3 || digits == 3 ? last : NULL;
}

static gboolean
read_amount (const char *text, guint digits, gint64 *minor)
{
  const char *sign = find_decimal_sign (text, digits);
  guint n_whole = 0, n_fraction = 0;
  gint64 value = 0;

  for (const char *c = text; *c; c++)
    {
      if (c == sign || *c == '.' || *c == ',' || *c == '\'')
        continue;
      if (!g_ascii_isdigit (*c))
        return FALSE;
      if (sign && c > sign)
        {
          if (n_fraction++ >= digits)
            {
              if (*c != '0')
                return FALSE;
              continue;
            }
        }
      else if (++n_whole > MOST_DIGITS)
        return FALSE;
      value = value * 10 + (*c - '0');
    }
  for (; n_fraction < digits; n_fraction++)
    value *= 10;
  *minor = value;
  return n_whole + n_fraction > 0;
}

/**
 * tandem_money_parse:
 * @text: what a person typed, with or without a currency sign and grouping
 * @currency: an ISO 4217 code
 * @minor: (out): the amount in minor units
 */
gboolean
tandem_money_parse (const char *text, const char *currency, gint64 *minor, GError **error)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean negative = FALSE;

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      int digit = g_unichar_digit_value (letter);

      if (digit >= 0)
        g_string_append_c (plain, (char) ('0' + digit));
      else if (letter == '.' || letter == ',' || letter == '\'' || letter == 0x2019)
        g_string_append_c (plain, letter == 0x2019 ? '\'' : (char) letter);
      else if ((letter == '-' || letter == 0x2212) && plain->len == 0 && !negative)
        negative = TRUE;
      else if (!g_unichar_isspace (letter) && g_unichar_type (letter) != G_UNICODE_CURRENCY_SYMBOL
               && g_unichar_type (letter) != G_UNICODE_FORMAT && !g_unichar_isalpha (letter))
        return set_invalid (text, error);
    }
  if (strpbrk (plain->str, "0123456789") == NULL || !read_amount (plain->str, tandem_money_digits (currency), minor))
    return set_invalid (text, error);
  if (negative)
    *minor = -*minor;
  return TRUE;
}

/**
 * tandem_money_share:
 *
 * Returns: @minor × @numerator ÷ @denominator, rounded half away from zero; 0 for a denominator of 0
 */
gint64
tandem_money_share (gint64 minor, gint64 numerator, gint64 denominator)
{
  __int128 product = (__int128) minor * numerator;
  __int128 half = denominator / 2;

  if (denominator == 0)
    return 0;
  if (denominator < 0)
    {
      product = -product;
      denominator = -denominator;
      half = -half;
    }
  return (gint64) ((product >= 0 ? product + half : product - half) / denominator);
}

/**
 * tandem_money_split:
 * @weights: (array length=n_weights): not below 0; all 0 weigh alike
 * @shares: (array length=n_weights) (out caller-allocates): parts that add up to @minor
 *
 * Splits by the largest remainder; ties go to the earliest.
 */
void
tandem_money_split (gint64 minor, const double *weights, guint n_weights, gint64 *shares)
{
  g_autofree double *remainders = g_new (double, n_weights);
  gint64 left = ABS (minor);
  gint64 sign = minor < 0 ? -1 : 1;
  double sum = 0;

  for (guint i = 0; i < n_weights; i++)
    sum += weights[i];
  for (guint i = 0; i < n_weights; i++)
    {
      double exact = (double) ABS (minor) * (sum > 0 ? weights[i] / sum : 1.0 / n_weights);

      shares[i] = (gint64) floor (exact + 1e-9);
      remainders[i] = exact - (double) shares[i];
      left -= shares[i];
    }
  while (left > 0 && n_weights > 0)
    {
      guint best = 0;

      for (guint i = 1; i < n_weights; i++)
        if (remainders[i] > remainders[best] + 1e-9)
          best = i;
      shares[best]++;
      remainders[best] -= 1;
      left--;
    }
  for (guint i = 0; i < n_weights; i++)
    shares[i] *= sign;
}
