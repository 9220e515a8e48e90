/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-cell-format.h"

#include <math.h>
#include <string.h>

/* Number formats as of ECMA-376, 18.8.30 and 18.8.31. In a workbook a date is a number, and only its format tells; the codes
 * are in English whatever the language of the program. Days are counted from 1899-12-30; a program that believes in 29
 * February 1900 counts those before one less (https://support.microsoft.com/kb/214326). */

#define MAX_SERIAL      2958466.0 /* 10000-01-01 */
#define LEAP_BUG        60.0
#define DAYS_TO_1904    1462
#define SECONDS_PER_DAY 86400
#define DAY_ZERO        693594 /* of 1899-12-30, as GDate counts: the days since 0001-01-01, which is 1 */

/* Takes out what is shown as it stands and what stands in brackets, and keeps the letters that mean something. Returns
 * whether hours, minutes or seconds are counted on, as [h]. */
static gboolean
strip_code (const char *code, GString *letters)
{
  gboolean elapsed = FALSE;

  for (const char *p = code; *p && *p != ';'; p++)
    if (*p == '"')
      {
        const char *close = strchr (p + 1, '"');

        if (!close)
          break;
        p = close;
      }
    else if (strchr ("\\_*", *p))
      p += p[1] != 0;
    else if (*p == '[')
      {
        const char *close = strchr (p, ']');

        if (!close)
          break;
        if (strspn (p + 1, "hHmMsS") == (gsize) (close - p - 1) && close > p + 1)
          {
            elapsed = TRUE;
            g_string_append_c (letters, g_ascii_tolower (p[1]));
          }
        p = close;
      }
    else
      g_string_append_c (letters, g_ascii_tolower (*p));
  return elapsed;
}

/* Digits, and signs that people write between the digits of one number; a single 0 is how any number may be shown. */
static gboolean
is_digits (const char *code)
{
  gboolean has_zero = FALSE;

  for (const char *p = code; *p && *p != ';'; p++)
    if (*p == '0')
      has_zero = TRUE;
    else if (*p == '\\' && p[1] && strchr ("-()/+. ", p[1]))
      p++;
    else if (!strchr ("-()/+ #\"", *p))
      return FALSE;
  return has_zero && !g_str_equal (code, "0");
}

/**
 * tandem_cell_format_from_code:
 * @code: as `yyyy\-mm\-dd`, the first of its sections counts
 */
TandemCellFormat
tandem_cell_format_from_code (const char *code)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  gboolean elapsed = strip_code (code, letters), has_day, has_time;
  char *noon;

  if (elapsed)
    return TANDEM_CELL_FORMAT_DURATION;
  while ((noon = strstr (letters->str, "am/pm")) || (noon = strstr (letters->str, "a/p")))
    g_string_erase (letters, noon - letters->str, noon[1] == 'm' ? 5 : 3);
  if (strstr (letters->str, "general"))
    return TANDEM_CELL_FORMAT_NUMBER;
  has_day = strpbrk (letters->str, "yd") != NULL;
  has_time = strpbrk (letters->str, "hs") != NULL;
  if (!has_day && !has_time && strchr (letters->str, 'm'))
    has_day = TRUE;
  if (has_day)
    return has_time ? TANDEM_CELL_FORMAT_DATE_TIME : TANDEM_CELL_FORMAT_DATE;
  if (has_time)
    return TANDEM_CELL_FORMAT_TIME;
  return is_digits (code) ? TANDEM_CELL_FORMAT_DIGITS : TANDEM_CELL_FORMAT_NUMBER;
}

/**
 * tandem_cell_format_from_number:
 * @number: of a format that is built in, and so has no code in the file
 */
TandemCellFormat
tandem_cell_format_from_number (guint number)
{
  if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31) || number == 36 || (number >= 50 && number <= 54)
      || number == 57 || number == 58)
    return TANDEM_CELL_FORMAT_DATE;
  if (number == 22)
    return TANDEM_CELL_FORMAT_DATE_TIME;
  if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) || number == 45 || number == 47 || number == 55
      || number == 56)
    return TANDEM_CELL_FORMAT_TIME;
  return number == 46 ? TANDEM_CELL_FORMAT_DURATION : TANDEM_CELL_FORMAT_NUMBER;
}

/* A sheet has many of them, and printf() takes five times as long. */
static void
append_day (GString *text, const GDate *date)
{
  guint year = g_date_get_year (date), month = g_date_get_month (date), day = g_date_get_day (date);
  const char digits[] = { (char) ('0' + year / 1000 % 10),
                          (char) ('0' + year / 100 % 10),
                          (char) ('0' + year / 10 % 10),
                          (char) ('0' + year % 10),
                          '-',
                          (char) ('0' + month / 10),
                          (char) ('0' + month % 10),
                          '-',
                          (char) ('0' + day / 10),
                          (char) ('0' + day % 10) };

  g_string_append_len (text, digits, sizeof digits);
}

static void
append_time (GString *text, gint64 seconds)
{
  g_string_append_printf (text, "%02" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600, (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}

/**
 * tandem_cell_format_write_date:
 * @serial: days since 1899-12-30, as a workbook has them
 *
 * Writes a day, an instant, a time or a duration as ISO 8601 does, to the second.
 *
 * Returns: FALSE for a number that is no date, and for a format that is none
 */
gboolean
tandem_cell_format_write_date (TandemCellFormat format, double serial, GString *text)
{
  gint64 seconds, day;
  GDate date;

  if (format == TANDEM_CELL_FORMAT_NUMBER || format == TANDEM_CELL_FORMAT_DIGITS
      || !(serial >= 0 && serial < MAX_SERIAL))
    return FALSE;
  seconds = llround (serial * SECONDS_PER_DAY);
  day = seconds / SECONDS_PER_DAY;
  if (format == TANDEM_CELL_FORMAT_DURATION || day == 0)
    {
      append_time (text, seconds);
      return TRUE;
    }
  seconds %= SECONDS_PER_DAY;
  if (format == TANDEM_CELL_FORMAT_TIME && serial < 1)
    {
      append_time (text, seconds);
      return TRUE;
    }
  g_date_clear (&date, 1);
  g_date_set_julian (&date, DAY_ZERO + day + (serial < LEAP_BUG));
  append_day (text, &date);
  if (seconds > 0)
    {
      g_string_append_c (text, 'T');
      append_time (text, seconds);
    }
  return TRUE;
}

/* Whether a number with a point stands there as a person would type it: up to fifteen digits, none of them for nothing. */
static gboolean
is_short_decimal (const char *stored, gsize whole)
{
  const char *first = stored + (*stored == '-');
  gsize behind = stored[whole] == '.' ? strspn (stored + whole + 1, "0123456789") : 0;

  return behind > 0 && stored[whole + 1 + behind] == 0 && stored[whole + behind] != '0'
         && stored + whole + behind - first <= 15 && (*first != '0' || (first[1] == '.' && first[2] != '0'));
}

/**
 * tandem_cell_format_write_number:
 * @stored: (nullable): the number as it stands in the file
 *
 * Writes a number as a person would type it: without an exponent, and whole ones without a point. Long ones keep their digits.
 */
void
tandem_cell_format_write_number (double number, const char *stored, GString *text)
{
  gsize digits = stored ? strspn (stored + (*stored == '-'), "0123456789") + (*stored == '-') : 0;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (stored && digits > 0 && stored[digits] == '.'
      && strspn (stored + digits + 1, "0") == strlen (stored + digits + 1))
    g_string_append_len (text, stored, digits);
  else if (stored && digits > 0 && (stored[digits] == 0 || is_short_decimal (stored, digits)))
    g_string_append (text, stored);
  else if (number == floor (number) && fabs (number) < 1e18)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, (gint64) number);
  else
    {
      g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
      if (g_ascii_strtod (buffer, NULL) != number)
        g_ascii_dtostr (buffer, sizeof buffer, number);
      if (strchr (buffer, 'e') && fabs (number) < 1 && fabs (number) > 1e-15)
        {
          g_ascii_formatd (buffer, sizeof buffer, "%.20f", number);
          for (gsize i = strlen (buffer); buffer[i - 1] == '0'; i--)
            buffer[i - 1] = 0;
        }
      g_string_append (text, buffer);
    }
}

/**
 * tandem_cell_format_write_digits:
 * @code: of %TANDEM_CELL_FORMAT_DIGITS, as `00000` or `\+00\ 000\ 000`
 *
 * Writes a whole number into the places that a format has for digits.
 *
 * Returns: FALSE for another number than a whole one from 0 on
 */
gboolean
tandem_cell_format_write_digits (const char *code, double number, GString *text)
{
  gsize length = code ? strcspn (code, ";") : 0;
  g_autoptr (GString) reversed = g_string_new (NULL);
  char digits[32];
  int left;

  if (length == 0 || number < 0 || number != floor (number) || number >= 1e18)
    return FALSE;
  left = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, (gint64) number);
  if (number == 0)
    left = 0;
  /* From the last place on; what does not fit goes before the first place. */
  for (gsize i = length; i-- > 0;)
    if (code[i] == '0' || code[i] == '#')
      {
        if (left > 0)
          g_string_append_c (reversed, digits[--left]);
        else if (code[i] == '0')
          g_string_append_c (reversed, '0');
        if (strcspn (code, "0#") == i)
          while (left > 0)
            g_string_append_c (reversed, digits[--left]);
      }
    else if (code[i] != '\\' && code[i] != '"')
      g_string_append_c (reversed, code[i]);
  g_strreverse (reversed->str);
  g_string_append (text, reversed->str);
  return TRUE;
}

/**
 * tandem_cell_format_write:
 * @code: (nullable): of %TANDEM_CELL_FORMAT_DIGITS
 * @is_1904: whether the file counts its days from 1904
 * @number: (inout): of a date, days since 1899-12-30 afterwards
 * @stored: (nullable): the number as it stands in the file
 * @text: where the cell's text is appended
 *
 * Returns: what the format makes of the number: %TANDEM_CELL_DATE or %TANDEM_CELL_NUMBER
 */
TandemCellKind
tandem_cell_format_write (TandemCellFormat format, const char *code, gboolean is_1904, double *number,
                          const char *stored, GString *text)
{
  if (format != TANDEM_CELL_FORMAT_NUMBER && format != TANDEM_CELL_FORMAT_DIGITS)
    {
      gboolean is_day = format == TANDEM_CELL_FORMAT_DATE || format == TANDEM_CELL_FORMAT_DATE_TIME;
      double serial = *number + (is_1904 && (*number >= 1 || is_day) ? DAYS_TO_1904 : 0);

      if (tandem_cell_format_write_date (format, serial, text))
        {
          *number = serial;
          return TANDEM_CELL_DATE;
        }
    }
  if (format != TANDEM_CELL_FORMAT_DIGITS || !tandem_cell_format_write_digits (code, *number, text))
    tandem_cell_format_write_number (*number, stored, text);
  return TANDEM_CELL_NUMBER;
}
