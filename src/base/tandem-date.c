/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-date.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "base/tandem-error.h"
#include "base/tandem-locale.h"

#define MS_A_DAY     G_GINT64_CONSTANT (86400000)
#define FIRST_MS     G_GINT64_CONSTANT (-62135596800000) /* 0001-01-01 */
#define LAST_MS      G_GINT64_CONSTANT (253402300799999) /* 9999-12-31 */
#define EPOCH_JULIAN 719163                              /* 1970-01-01 as GLib numbers days */

static char *
write_digits (char *at, int number, int n_digits, char after)
{
  for (int i = n_digits - 1; i >= 0; i--)
    {
      at[i] = (char) ('0' + number % 10);
      number /= 10;
    }
  at[n_digits] = after;
  return at + n_digits + 1;
}

/**
 * tandem_instant_write:
 * @milliseconds_since_epoch: from the year 1 to the year 9999
 * @text: (out caller-allocates): where the instant goes, as tandem_instant_from_ms() gives it
 *
 * For millions of rows: nothing is allocated.
 */
void
tandem_instant_write (gint64 milliseconds_since_epoch, char text[TANDEM_INSTANT_LENGTH + 1])
{
  gint64 day = milliseconds_since_epoch / MS_A_DAY - (milliseconds_since_epoch % MS_A_DAY < 0);
  int ms = (int) (milliseconds_since_epoch - day * MS_A_DAY);
  const int parts[] = { ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000 };
  char *at = text;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + EPOCH_JULIAN));
  at = write_digits (at, g_date_get_year (&date), 4, '-');
  at = write_digits (at, g_date_get_month (&date), 2, '-');
  at = write_digits (at, g_date_get_day (&date), 2, 'T');
  at = write_digits (at, parts[0], 2, ':');
  at = write_digits (at, parts[1], 2, ':');
  at = write_digits (at, parts[2], 2, '.');
  at = write_digits (at, parts[3], 3, 'Z');
  *at = 0;
}

/**
 * tandem_instant_from_ms:
 *
 * Returns: (transfer full) (nullable): the instant as UTC text with milliseconds; %NULL outside of the years 1 to 9999
 */
char *
tandem_instant_from_ms (gint64 milliseconds_since_epoch)
{
  char text[TANDEM_INSTANT_LENGTH + 1];

  if (milliseconds_since_epoch < FIRST_MS || milliseconds_since_epoch > LAST_MS)
    return NULL;
  tandem_instant_write (milliseconds_since_epoch, text);
  return g_strdup (text);
}

/**
 * tandem_instant_now:
 *
 * Returns: (transfer full): now
 */
char *
tandem_instant_now (void)
{
  return tandem_instant_from_ms (g_get_real_time () / 1000);
}

static GDateTime *
parse_instant (const char *instant)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return instant ? g_date_time_new_from_iso8601 (instant, utc) : NULL;
}

/**
 * tandem_instant_to_ms:
 * @milliseconds_since_epoch: (out): the instant in UTC
 *
 * Returns: %FALSE where the text is no instant
 */
gboolean
tandem_instant_to_ms (const char *instant, gint64 *milliseconds_since_epoch)
{
  g_autoptr (GDateTime) time = parse_instant (instant);

  if (time == NULL)
    return FALSE;
  *milliseconds_since_epoch = g_date_time_to_unix_usec (time) / 1000;
  return TRUE;
}

/**
 * tandem_instant_to_date:
 *
 * Returns: (transfer full) (nullable): the plain date on which the instant falls in a zone
 */
char *
tandem_instant_to_date (const char *instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) time = parse_instant (instant);
  g_autoptr (GDateTime) local = time ? g_date_time_to_timezone (time, zone) : NULL;

  return local ? g_date_time_format (local, "%Y-%m-%d") : NULL;
}

/* A plain date as GLib's day number; no time zone comes near it. Nothing but 4, 2 and 2 digits is one: text that sorts. */
static gboolean
read_date (const char *text, GDate *date)
{
  int parts[3] = { 0 };
  int part = 0;

  if (text == NULL || strnlen (text, 11) != 10)
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7)
      {
        if (text[i] != '-')
          return FALSE;
        part++;
      }
    else if (!g_ascii_isdigit (text[i]))
      return FALSE;
    else
      parts[part] = parts[part] * 10 + text[i] - '0';
  if (!g_date_valid_dmy ((GDateDay) parts[2], parts[1], (GDateYear) parts[0]))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) parts[2], parts[1], (GDateYear) parts[0]);
  return TRUE;
}

static char *
write_date (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

/**
 * tandem_date_is_valid:
 * @date: (nullable): a text
 *
 * Returns: whether it is a plain date, written 2026-11-23
 */
gboolean
tandem_date_is_valid (const char *date)
{
  GDate parsed = { 0 };

  return read_date (date, &parsed);
}

/**
 * tandem_date_at:
 * @minutes: since midnight, as clocks there show them
 *
 * Returns: (transfer full) (nullable): the instant of a time on a plain date in a zone
 */
char *
tandem_date_at (const char *date, int minutes, GTimeZone *zone)
{
  GDate parsed = { 0 };
  g_autoptr (GDateTime) time = NULL;

  if (!read_date (date, &parsed))
    return NULL;
  time = g_date_time_new (zone, g_date_get_year (&parsed), g_date_get_month (&parsed), g_date_get_day (&parsed),
                          minutes / 60, minutes % 60, 0);
  return time ? tandem_instant_from_ms (g_date_time_to_unix_usec (time) / 1000) : NULL;
}

/**
 * tandem_date_start:
 *
 * Returns: (transfer full) (nullable): the instant at which a plain date begins in a zone
 */
char *
tandem_date_start (const char *date, GTimeZone *zone)
{
  return tandem_date_at (date, 0, zone);
}

/**
 * tandem_date_today:
 *
 * Returns: (transfer full): today in a zone
 */
char *
tandem_date_today (GTimeZone *zone)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * tandem_date_add_days:
 *
 * Returns: (transfer full) (nullable): the date so many days later, or earlier when below 0; %NULL where @date is no date
 *   or the years 1 to 9999 are left
 */
char *
tandem_date_add_days (const char *date, int days)
{
  GDate parsed = { 0 }, last = { 0 };
  gint64 day;

  if (!read_date (date, &parsed))
    return NULL;
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, 9999);
  day = (gint64) g_date_get_julian (&parsed) + days;
  if (day < 1 || day > g_date_get_julian (&last))
    return NULL;
  g_date_set_julian (&parsed, (guint32) day);
  return write_date (&parsed);
}

/**
 * tandem_date_add_months:
 *
 * Returns: (transfer full) (nullable): the same day so many months later; the last of the month where it has no such day;
 *   %NULL where @date is no date or the years 1 to 9999 are left
 */
char *
tandem_date_add_months (const char *date, int months)
{
  GDate parsed = { 0 };
  gint64 total;
  int year, month, days;

  if (!read_date (date, &parsed))
    return NULL;
  total = g_date_get_year (&parsed) * 12 + g_date_get_month (&parsed) - 1 + (gint64) months;
  if (total < 12 || total >= 10000 * 12)
    return NULL;
  year = (int) (total / 12);
  month = (int) (total % 12) + 1;
  days = g_date_get_days_in_month (month, (GDateYear) year);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, MIN (g_date_get_day (&parsed), days));
}

/**
 * tandem_date_days_between:
 *
 * Returns: how many days @to is after @from; 0 where one is no date
 */
int
tandem_date_days_between (const char *from, const char *to)
{
  GDate first = { 0 }, last = { 0 };

  if (!read_date (from, &first) || !read_date (to, &last))
    return 0;
  return g_date_days_between (&first, &last);
}

static UDateFormat *
open_format (UDateFormatStyle style)
{
  UErrorCode status = U_ZERO_ERROR;
  char locale[TANDEM_LOCALE_LENGTH];
  UDateFormat *format;

  tandem_locale_find (LC_TIME, locale);
  if (g_str_equal (locale, "en"))
    g_strlcpy (locale, "en_GB", sizeof locale);   /* as tandem_format_date() writes it */
  format = udat_open (UDAT_NONE, style, locale, u"UTC", -1, NULL, 0, &status);
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
      char letter = pattern[i] == 'd' ? 'd' : pattern[i] == 'M' || pattern[i] == 'L' ? 'm' : pattern[i] == 'y' ? 'y' : 0;

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

  *date = tandem_date_is_valid (stripped) ? g_strdup (stripped) : parse_numbers (stripped);
  if (*date == NULL)
    *date = parse_word (stripped);
  if (*date == NULL)
    *date = parse_in_locale (stripped);
  if (*date)
    return TRUE;
  /* Translators: %s is what somebody typed; the example stays as it is */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _ ("“%s” is not a date. Write it like 2026-11-23."), stripped);
  return FALSE;
}

/**
 * tandem_time_zone_list:
 *
 * Returns: (transfer full): the identifiers of the time zones of the world, as Europe/Berlin, in alphabetical order, UTC first
 */
char **
tandem_time_zone_list (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *zones = ucal_openTimeZoneIDEnumeration (UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &status);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  const char *zone;

  g_strv_builder_add (list, "UTC");
  while (zones && (zone = uenum_next (zones, NULL, &status)))
    {
      g_autoptr (GTimeZone) known = g_time_zone_new_identifier (zone);

      if (known)
        g_strv_builder_add (list, zone);
    }
  uenum_close (zones);
  return g_strv_builder_end (list);
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
