/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-money.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "base/tandem-error.h"
#include "base/tandem-locale.h"

#define BILLION G_GINT64_CONSTANT (1000000000)

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

static gboolean
set_ambiguous (const char *text, GError **error)
{
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
               /* Translators: %s is an amount such as 1.234, which can be one thousand or one and a bit */
               _ ("“%s” can be read in two ways. Write it without a thousands separator, like 1234 or 1234.50."), text);
  return FALSE;
}

/* The sign that the locale writes, as one of . , ' and a space for all the others. */
static char
find_separator (UNumberFormatSymbol symbol)
{
  UErrorCode status = U_ZERO_ERROR;
  char locale[TANDEM_LOCALE_LENGTH];
  UChar wide[8];
  UNumberFormat *format;

  tandem_locale_find (LC_MONETARY, locale);
  format = unum_open (UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
  if (U_FAILURE (status))
    return symbol == UNUM_DECIMAL_SEPARATOR_SYMBOL ? '.' : ',';
  unum_getSymbol (format, symbol, wide, G_N_ELEMENTS (wide), &status);
  unum_close (format);
  if (wide[0] == 0x066b)
    return '.';
  return wide[0] == '.' || wide[0] == ',' ? (char) wide[0] : wide[0] == 0x2019 ? '\'' : ' ';
}

/* Takes one token off the beginning or the end. */
static gboolean
strip_token (GString *text, const char *token)
{
  gsize length = strlen (token);

  if (length == 0 || length > text->len)
    return FALSE;
  if (g_ascii_strncasecmp (text->str, token, length) == 0)
    g_string_erase (text, 0, (gssize) length);
  else if (g_ascii_strcasecmp (text->str + text->len - length, token) == 0)
    g_string_truncate (text, text->len - length);
  else
    return FALSE;
  return TRUE;
}

/* The code of the currency or its sign, as the locale writes it. Another's is left, so that the amount is refused. */
static void
strip_currency (GString *text, const char *currency)
{
  const UCurrNameStyle styles[] = { UCURR_SYMBOL_NAME, UCURR_NARROW_SYMBOL_NAME };
  char locale[TANDEM_LOCALE_LENGTH];
  UChar code[4] = { 0 };

  if (currency == NULL || strlen (currency) != 3 || strip_token (text, currency))
    return;
  tandem_locale_find (LC_MONETARY, locale);
  u_charsToUChars (currency, code, 3);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      UErrorCode status = U_ZERO_ERROR;
      int length = 0;
      const UChar *name = ucurr_getName (code, locale, styles[i], NULL, &length, &status);
      g_autofree char *token = U_SUCCESS (status) ? g_utf16_to_utf8 (name, length, NULL, NULL, NULL) : NULL;

      if (token && strip_token (text, token))
        return;
    }
}

/* Digits of any script as ASCII, spaces of any width as one kind, no direction marks; TRUE in @negative for a minus. */
static char *
read_plain (const char *text, const char *currency, gboolean *negative)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      int digit = g_unichar_digit_value (letter);

      if (digit >= 0)
        g_string_append_c (plain, (char) ('0' + digit));
      else if (g_unichar_isspace (letter) || letter == 0x066c)
        g_string_append_c (plain, ' ');
      else if (letter == 0x2019 || letter == 0x2212 || letter == 0x066b)
        g_string_append_c (plain, letter == 0x2019 ? '\'' : letter == 0x2212 ? '-' : '.');
      else if (g_unichar_type (letter) != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, letter);
    }
  g_strstrip (plain->str);
  plain->len = strlen (plain->str);
  *negative = strip_token (plain, "-");
  g_strstrip (plain->str);
  plain->len = strlen (plain->str);
  strip_currency (plain, currency);
  g_strstrip (plain->str);
  plain->len = strlen (plain->str);
  if (!*negative)
    *negative = strip_token (plain, "-");
  return g_strstrip (g_strdup (plain->str));
}

/* The place of the decimal sign: NULL where there is none. Where a lone dot or comma stands before three digits, it is the
 * locale's to say which it is, and where the locale would write it as the decimal sign, the person may still have meant
 * thousands: then it is @ambiguous. */
static const char *
find_decimal_sign (const char *plain, guint digits, gboolean *ambiguous)
{
  const char *dot = strrchr (plain, '.');
  const char *comma = strrchr (plain, ',');
  const char *last = dot > comma ? dot : comma;
  gboolean is_decimal;

  *ambiguous = FALSE;
  if (last == NULL || (dot && comma))
    return last;
  if (strchr (plain, *last) != last)
    return NULL; /* more than one: they group */
  if (strlen (last + 1) != 3 || last == plain || last - plain > 3 || *plain == '0' || strpbrk (plain, " '"))
    return last;
  is_decimal = find_separator (UNUM_DECIMAL_SEPARATOR_SYMBOL) == *last;
  if (digits != 3 && find_separator (UNUM_GROUPING_SEPARATOR_SYMBOL) == *last)
    return NULL;
  *ambiguous = !is_decimal || digits != 3;
  return last;
}

/* Whole units: digits alone, or groups: 1 to 3 first, 3 last, 2 (as in India) or 3 between, all parted by the same sign. */
static gboolean
is_grouped_well (const char *plain, const char *end)
{
  const char *group = plain;
  char separator = 0;

  for (const char *c = plain; c < end; c++)
    {
      if (g_ascii_isdigit (*c))
        continue;
      if (separator == 0 ? strchr (".,' ", *c) == NULL || c == group || c - group > 3
                         : *c != separator || c - group < 2 || c - group > 3)
        return FALSE;
      separator = *c;
      group = c + 1;
    }
  return separator == 0 || end - group == 3;
}

static gboolean
read_amount (const char *plain, const char *sign, guint digits, gint64 *minor)
{
  const char *end = sign ? sign : plain + strlen (plain);
  guint n_digits = 0, n_fraction = 0;

  *minor = 0;
  if (!is_grouped_well (plain, end))
    return FALSE;
  for (const char *c = plain; *c; c++)
    {
      if (c < end && !g_ascii_isdigit (*c))
        continue;
      if (c == sign)
        continue;
      if (!g_ascii_isdigit (*c) || (c > end && n_fraction == digits && *c != '0'))
        return FALSE;
      n_digits++;
      if (c > end && n_fraction == digits)
        continue;
      n_fraction += c > end;
      if (__builtin_mul_overflow (*minor, 10, minor) || __builtin_add_overflow (*minor, *c - '0', minor))
        return FALSE;
    }
  for (; n_fraction < digits; n_fraction++)
    if (__builtin_mul_overflow (*minor, 10, minor))
      return FALSE;
  return n_digits > 0;
}

/**
 * tandem_money_parse:
 * @text: what a person typed, with or without the currency's sign or code and grouping
 * @currency: an ISO 4217 code
 * @minor: (out): the amount in minor units
 *
 * Both "1.234,56" and "1,234.56" are read, in any locale and with digits of any script. An amount that can be read in two
 * ways, in another currency, with grouping that no one writes, or with more digits than the currency has is refused:
 * %TANDEM_ERROR_INVALID.
 */
gboolean
tandem_money_parse (const char *text, const char *currency, gint64 *minor, GError **error)
{
  guint digits = tandem_money_digits (currency);
  g_autofree char *plain = NULL;
  const char *sign;
  gboolean negative, ambiguous;
  gint64 value;

  if (!g_utf8_validate (text, -1, NULL))
    return set_invalid (_ ("This text"), error);
  plain = read_plain (text, currency, &negative);
  sign = find_decimal_sign (plain, digits, &ambiguous);
  if (!read_amount (plain, sign, ambiguous ? 3 : digits, &value))
    return set_invalid (text, error);
  if (ambiguous)
    return set_ambiguous (text, error);
  *minor = negative ? -value : value;
  return TRUE;
}

/* As the locale writes numbers: a lone sign before three digits is its decimal sign, or its grouping. */
static const char *
find_sign_of_locale (const char *plain, guint digits)
{
  gboolean ambiguous;
  const char *sign = find_decimal_sign (plain, digits, &ambiguous);

  return ambiguous && find_separator (UNUM_GROUPING_SEPARATOR_SYMBOL) == *sign ? NULL : sign;
}

/**
 * tandem_decimal_parse:
 * @text: what a person typed
 * @digits: how many digits behind the decimal sign are kept; 3 are too few to tell a group from a fraction
 * @value: (out): the number × 10 to the power of @digits
 *
 * A number that is no amount of money, in the signs of the locale and with digits of any script.
 */
gboolean
tandem_decimal_parse (const char *text, guint digits, gint64 *value, GError **error)
{
  g_autofree char *plain = NULL;
  gboolean negative;
  gint64 number;

  if (g_utf8_validate (text, -1, NULL))
    {
      plain = read_plain (text, NULL, &negative);
      if (read_amount (plain, find_sign_of_locale (plain, digits), digits, &number))
        {
          *value = negative ? -number : number;
          return TRUE;
        }
    }
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _ ("“%s” is not a number. Write it like 12 or 0.85."),
               plain ? text : _ ("This text"));
  return FALSE;
}

/* Rounded half away from zero; FALSE where that is no 64-bit number. The denominator is above 0. */
static gboolean
divide (__int128 product, gint64 denominator, gint64 *quotient)
{
  __int128 half = denominator / 2, whole;

  if (__builtin_add_overflow (product, product >= 0 ? half : -half, &whole))
    return FALSE;
  whole /= denominator;
  if (whole < G_MININT64 || whole > G_MAXINT64)
    return FALSE;
  *quotient = (gint64) whole;
  return TRUE;
}

/**
 * tandem_money_share:
 *
 * Returns: @minor × @numerator ÷ @denominator, rounded half away from zero; 0 for a denominator of 0, and the nearest there is where
 *   it is no 64-bit number
 */
gint64
tandem_money_share (gint64 minor, gint64 numerator, gint64 denominator)
{
  __int128 product = (__int128) minor * numerator;
  gint64 share;

  if (denominator == 0)
    return 0;
  if (denominator < 0)
    {
      product = -product;
      denominator = -denominator;
    }
  if (divide (product, denominator, &share))
    return share;
  return product < 0 ? G_MININT64 : G_MAXINT64;
}

static gint64
raise_ten (guint digits)
{
  gint64 power = 1;

  while (digits-- > 0)
    power *= 10;
  return power;
}

/**
 * tandem_money_convert:
 * @rate_billionths: what one unit of @currency is worth in billionths of a unit of @to
 * @converted: (out): @minor in minor units of @to, rounded half away from zero once
 *
 * Returns: %FALSE where that is more than an amount can be, as it is at a rate that nobody meant
 */
gboolean
tandem_money_convert (gint64 minor, const char *currency, gint64 rate_billionths, const char *to, gint64 *converted)
{
  guint digits = tandem_money_digits (currency), to_digits = tandem_money_digits (to);
  __int128 product;

  return !__builtin_mul_overflow ((__int128) minor * rate_billionths,
                                  to_digits > digits ? raise_ten (to_digits - digits) : 1, &product)
         && divide (product, BILLION * (digits > to_digits ? raise_ten (digits - to_digits) : 1), converted);
}

/**
 * tandem_money_split:
 * @minor: what is split, of either sign
 * @weights: (array length=n_weights): not below 0; all 0 weigh alike
 * @shares: (array length=n_weights) (out caller-allocates): parts that add up to @minor, to the minor unit
 *
 * Splits by the largest remainder; ties go to the earliest.
 */
void
tandem_money_split (gint64 minor, const double *weights, guint n_weights, gint64 *shares)
{
  g_autofree long double *remainders = g_new (long double, n_weights + 1);
  long double size = fabsl ((long double) minor);
  long double sum = 0;
  gint64 left = minor;
  int step = minor < 0 ? -1 : 1;

  for (guint i = 0; i < n_weights; i++)
    sum += weights[i];
  for (guint i = 0; i < n_weights; i++)
    {
      long double exact = size * (sum > 0 ? weights[i] / sum : 1.0L / n_weights);
      long double whole = floorl (exact + 1e-9L);

      shares[i] = step * (gint64) whole;
      remainders[i] = exact - whole;
      left -= shares[i];
    }
  while (left != 0 && n_weights > 0)
    {
      gboolean is_short = (left < 0) == (step < 0);
      guint best = 0;

      /* weights of a double are no exact parts, so that the whole units may once add up to more than there is */
      for (guint i = 1; i < n_weights; i++)
        if (is_short ? remainders[i] > remainders[best] + 1e-9L : remainders[i] < remainders[best] - 1e-9L)
          best = i;
      shares[best] += is_short ? step : -step;
      remainders[best] += is_short ? -1 : 1;
      left -= is_short ? step : -step;
    }
}
