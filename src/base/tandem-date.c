/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-date.h"

#include <string.h>
#include <unicode/ucal.h>

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
