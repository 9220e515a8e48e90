/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates and times as a person types them. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "base/tandem-date.h"
#include "base/tandem-error.h"
#include "base/tandem-locale.h"

static const UChar zone_id[] = { 'U', 'T', 'C', 0 };

static void
find_locale (char locale[TANDEM_LOCALE_LENGTH])
{
  tandem_locale_find (LC_TIME, locale);
  if (g_str_equal (locale, "en"))
    g_strlcpy (locale, "en_GB", TANDEM_LOCALE_LENGTH); /* as tandem_format_date() writes it */
}

static UDateFormat *
open_format (UDateFormatStyle style)
{
  UErrorCode status = U_ZERO_ERROR;
  char locale[TANDEM_LOCALE_LENGTH];
  UDateFormat *format;

  find_locale (locale);
  format = udat_open (UDAT_NONE, style, locale, zone_id, -1, NULL, 0, &status);
  if (U_FAILURE (status))
    return NULL;
  udat_setLenient (format, FALSE);
  return format;
}

/* The order of the locale's short form, such as "dmy"; FALSE where its calendar is another than ours. */
static gboolean
find_order (char order[4])
{
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = open_format (UDAT_SHORT);
  UChar pattern[64];
  gboolean is_ours;
  int length, n = 0;

  if (format == NULL)
    return FALSE;
  is_ours = g_str_equal (ucal_getType (udat_getCalendar (format), &status), "gregorian");
  length = udat_toPattern (format, FALSE, pattern, G_N_ELEMENTS (pattern), &status);
  udat_close (format);
  for (int i = 0; U_SUCCESS (status) && i < length && n < 3; i++)
    {
      char letter = pattern[i] == 'd'                        ? 'd'
                    : pattern[i] == 'M' || pattern[i] == 'L' ? 'm'
                    : pattern[i] == 'y'                      ? 'y'
                                                             : 0;

      if (letter && memchr (order, letter, (gsize) n) == NULL)
        order[n++] = letter;
    }
  order[n] = 0;
  return is_ours && n == 3;
}

/* A year of two digits is one from 79 years ago to 20 ahead. */
static int
complete_year (int year)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  int latest = g_date_time_get_year (now) + 20;

  return latest - ((latest - year) % 100 + 100) % 100;
}

/* Three numbers, whatever stands between them but letters: in the locale's order, or with a year of four digits in front. */
static char *
parse_numbers (const char *text)
{
  int values[3] = { 0 }, widths[3] = { 0 }, parts[128] = { 0 };
  gboolean is_inside = FALSE;
  char order[4] = "";
  g_autofree char *date = NULL;
  int n = 0;

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (c));

      if (digit < 0 && (g_unichar_isalpha (g_utf8_get_char (c)) || n == 0))
        return NULL;
      if (digit < 0)
        {
          is_inside = FALSE;
          continue;
        }
      if (!is_inside && n++ == 3)
        return NULL;
      is_inside = TRUE;
      if (++widths[n - 1] > 4)
        return NULL;
      values[n - 1] = values[n - 1] * 10 + digit;
    }
  if (n != 3 || !find_order (order))
    return NULL;
  if (widths[0] == 4)
    strcpy (order, "ymd");
  for (int i = 0; i < 3; i++)
    {
      if (order[i] == 'y' ? widths[i] != 2 && widths[i] != 4 : widths[i] > 2)
        return NULL;
      parts[(int) order[i]] = order[i] == 'y' && widths[i] == 2 ? complete_year (values[i]) : values[i];
    }
  date = g_strdup_printf ("%04d-%02d-%02d", parts['y'], parts['m'], parts['d']);
  return tandem_date_is_valid (date) ? g_steal_pointer (&date) : NULL;
}

/* With the month in letters, or in the locale's own calendar. */
static char *
parse_in_locale (const char *text)
{
  const UDateFormatStyle styles[] = { UDAT_SHORT, UDAT_MEDIUM, UDAT_LONG };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[64];
  int length = 0;

  u_strFromUTF8 (wide, G_N_ELEMENTS (wide), &length, text, -1, &status);
  for (guint i = 0; U_SUCCESS (status) && i < G_N_ELEMENTS (styles); i++)
    {
      UDateFormat *format = open_format (styles[i]);
      UErrorCode failure = U_ZERO_ERROR;
      int position = 0;
      UDate value = format ? udat_parse (format, wide, length, &position, &failure) : 0;

      g_clear_pointer (&format, udat_close);
      if (U_SUCCESS (failure) && length > 0 && position == length)
        {
          g_autofree char *instant = tandem_instant_from_ms ((gint64) value);

          return tandem_instant_to_date (instant, utc);
        }
    }
  return NULL;
}

static char *
parse_word (const char *text)
{
  /* Translators: what a person may type into an entry for a date */
  const char *words[] = { N_ ("yesterday"), N_ ("today"), N_ ("tomorrow") };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    {
      g_autofree char *translated = g_utf8_casefold (_ (words[i]), -1);
      g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
      g_autofree char *today = tandem_date_today (zone);

      if (g_str_equal (folded, words[i]) || g_str_equal (folded, translated))
        return tandem_date_add_days (today, i - 1);
    }
  return NULL;
}

static gboolean
parse_whole (const char *text, char **date)
{
  *date = tandem_date_is_valid (text) ? g_strdup (text) : parse_numbers (text);
  if (*date == NULL)
    *date = parse_word (text);
  if (*date == NULL)
    *date = parse_in_locale (text);
  return *date != NULL;
}

/* In the order of the locale, with the month in letters. */
static UDateFormat *
open_yearless_format (const UChar *skeleton)
{
  UErrorCode status = U_ZERO_ERROR;
  char locale[TANDEM_LOCALE_LENGTH];
  UDateTimePatternGenerator *generator;
  UDateFormat *format = NULL;
  UChar pattern[64];
  int length;

  find_locale (locale);
  generator = udatpg_open (locale, &status);
  length = udatpg_getBestPattern (generator, skeleton, -1, pattern, G_N_ELEMENTS (pattern), &status);
  udatpg_close (generator);
  if (U_SUCCESS (status))
    format = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, zone_id, -1, pattern, length, &status);
  if (U_SUCCESS (status))
    udat_setLenient (format, FALSE);
  return format;
}

/* The day of that name which is nearest to today, last year's, this year's or next year's; not after today where it has been. */
static char *
find_nearest (int month, int day, gboolean has_been)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = tandem_date_today (zone);
  char *nearest = NULL;

  for (int year = atoi (today) - 1, i = 0; i < 3; i++)
    {
      g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", year + i, month, day);

      if (tandem_date_is_valid (date) && !(has_been && strcmp (date, today) > 0)
          && (nearest == NULL
              || abs (tandem_date_days_between (today, date)) < abs (tandem_date_days_between (today, nearest))))
        {
          g_free (nearest);
          nearest = g_steal_pointer (&date);
        }
    }
  return nearest;
}

/* Where the calendar of the locale is another than ours, a month is another, too. */
static gboolean
is_gregorian (const UCalendar *calendar)
{
  UErrorCode status = U_ZERO_ERROR;

  return g_strcmp0 (ucal_getType (calendar, &status), "gregorian") == 0;
}

static char *
parse_yearless (const char *text, gboolean has_been)
{
  static const UChar short_skeleton[] = { 'M', 'M', 'M', 'd', 0 };
  static const UChar long_skeleton[] = { 'M', 'M', 'M', 'M', 'd', 0 };
  static const UChar *const skeletons[] = { short_skeleton, long_skeleton };
  UErrorCode status = U_ZERO_ERROR;
  char *date = NULL;
  UChar wide[64];
  int length = 0;

  u_strFromUTF8 (wide, G_N_ELEMENTS (wide), &length, text, -1, &status);
  for (guint i = 0; U_SUCCESS (status) && date == NULL && i < G_N_ELEMENTS (skeletons); i++)
    {
      UDateFormat *format = open_yearless_format (skeletons[i]);
      UErrorCode failure = U_ZERO_ERROR;
      UCalendar *calendar = format ? ucal_clone (udat_getCalendar (format), &failure) : NULL;
      int position = 0;

      if (calendar && is_gregorian (calendar))
        {
          ucal_setDateTime (calendar, 2000, UCAL_JANUARY, 1, 0, 0, 0, &failure); /* a year that has every day */
          udat_parseCalendar (format, calendar, wide, length, &position, &failure);
          if (U_SUCCESS (failure) && length > 0 && position == length)
            date = find_nearest (ucal_get (calendar, UCAL_MONTH, &failure) + 1,
                                 ucal_get (calendar, UCAL_DAY_OF_MONTH, &failure), has_been);
        }
      g_clear_pointer (&calendar, ucal_close);
      g_clear_pointer (&format, udat_close);
    }
  return date;
}

static gboolean
refuse (const char *text, GError **error)
{
  /* Translators: %s is what somebody typed; the example stays as it is */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _ ("“%s” is not a date. Write it like 2026-11-23."), text);
  return FALSE;
}

/**
 * tandem_date_parse_entry:
 * @text: what a person typed: 2026-11-23; numbers in the order of LC_TIME, such as 23.11.2026, 11/23/2026, 23/11/26; as
 *   tandem_format_date() writes it; or "today", "yesterday", "tomorrow" in the language of the window or in English
 * @date: (out) (transfer full): the plain date; %NULL where it is none
 *
 * A day that the month does not have is refused, not moved.
 *
 * Returns: %FALSE with %TANDEM_ERROR_INVALID where @text is no date
 */
gboolean
tandem_date_parse_entry (const char *text, char **date, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_utf8_make_valid (text, -1));

  return parse_whole (stripped, date) || refuse (stripped, error);
}

static gboolean
parse_without_year (const char *text, gboolean has_been, char **date, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_utf8_make_valid (text, -1));

  if (parse_whole (stripped, date))
    return TRUE;
  *date = parse_yearless (stripped, has_been);
  return *date || refuse (stripped, error);
}

/**
 * tandem_date_parse_near:
 * @text: as for tandem_date_parse_entry(), or a day and its month in letters without a year: 23 Nov
 * @date: (out) (transfer full): the plain date, without a year that which is nearest to today; %NULL where it is none
 *
 * Of what is or will be about now: somebody's birthday is not.
 *
 * Returns: %FALSE with %TANDEM_ERROR_INVALID where @text is no date
 */
gboolean
tandem_date_parse_near (const char *text, char **date, GError **error)
{
  return parse_without_year (text, FALSE, date, error);
}

/**
 * tandem_date_parse_past:
 * @text: as for tandem_date_parse_near()
 * @date: (out) (transfer full): the plain date, without a year the latest that is not after today; %NULL where it is none
 *
 * Of what has been: a period that is looked at, the day of a cost.
 *
 * Returns: %FALSE with %TANDEM_ERROR_INVALID where @text is no date
 */
gboolean
tandem_date_parse_past (const char *text, char **date, GError **error)
{
  return parse_without_year (text, TRUE, date, error);
}

/* A number of one or two digits, of which at most @most are meant; -1 where there is none. */
static int
read_part (const char **text, int most)
{
  int value = 0, n_digits = 0;

  while (g_ascii_isdigit (**text) && n_digits++ < 2)
    value = value * 10 + *(*text)++ - '0';
  return n_digits > 0 && !g_ascii_isdigit (**text) && value <= most ? value : -1;
}

/* Half a day by its English letters, with nothing behind. */
static gboolean
read_half (const char *text, int *hours)
{
  gboolean is_afternoon = g_ascii_strncasecmp (text, "p", 1) == 0;

  if (*text == 0)
    return TRUE;
  if (!is_afternoon && g_ascii_strncasecmp (text, "a", 1) != 0)
    return FALSE;
  if (g_ascii_strcasecmp (text + 1, "m") != 0 && g_ascii_strcasecmp (text + 1, ".m.") != 0 && text[1] != 0)
    return FALSE;
  if (*hours < 1 || *hours > 12)
    return FALSE;
  *hours = *hours % 12 + (is_afternoon ? 12 : 0);
  return TRUE;
}

/**
 * tandem_time_parse_entry:
 * @text: what a person typed: 14:30, 14.30, 9, 2:30 pm
 * @minutes: (out): since midnight
 *
 * Returns: %FALSE with %TANDEM_ERROR_INVALID where @text is no time of a day
 */
gboolean
tandem_time_parse_entry (const char *text, int *minutes, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_utf8_make_valid (text, -1));
  const char *rest = stripped;
  int hours = read_part (&rest, 23), part = 0;

  if (hours >= 0 && (*rest == ':' || *rest == '.'))
    {
      rest++;
      part = read_part (&rest, 59);
    }
  while (*rest == ' ')
    rest++;
  if (hours >= 0 && part >= 0 && read_half (rest, &hours))
    {
      *minutes = hours * 60 + part;
      return TRUE;
    }
  /* Translators: %s is what somebody typed; the example stays as it is */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _ ("“%s” is not a time. Write it like 14:30."), stripped);
  return FALSE;
}
