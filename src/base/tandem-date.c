/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-date.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/tandem-error.h"

/**
 * tandem_instant_from_ms:
 *
 * Returns: (transfer full): the instant as UTC text with milliseconds
 */
char *
tandem_instant_from_ms (gint64 milliseconds_since_epoch)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (milliseconds_since_epoch * 1000);
  g_autofree char *seconds = time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S") : NULL;

  if (seconds == NULL)
    return NULL;
  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (time) / 1000);
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

/* A plain date as GLib's day number; no time zone comes near it. */
static gboolean
read_date (const char *text, GDate *date)
{
  int year, month, day, length = 0;

  if (text == NULL || sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 || length != 10 || text[10] != 0
      || !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, month, (GDateYear) year);
  return TRUE;
}

static char *
write_date (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

gboolean
tandem_date_is_valid (const char *date)
{
  GDate parsed = { 0 };

  return read_date (date, &parsed);
}

/**
 * tandem_date_start:
 *
 * Returns: (transfer full) (nullable): the instant at which a plain date begins in a zone
 */
char *
tandem_date_start (const char *date, GTimeZone *zone)
{
  GDate parsed = { 0 };
  g_autoptr (GDateTime) time = NULL;

  if (!read_date (date, &parsed))
    return NULL;
  time = g_date_time_new (zone, g_date_get_year (&parsed), g_date_get_month (&parsed), g_date_get_day (&parsed), 0, 0, 0);
  return time ? tandem_instant_from_ms (g_date_time_to_unix_usec (time) / 1000) : NULL;
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
 * Returns: (transfer full) (nullable): the date so many days later, or earlier when below 0
 */
char *
tandem_date_add_days (const char *date, int days)
{
  GDate parsed = { 0 };

  if (!read_date (date, &parsed))
    return NULL;
  if (days >= 0)
    g_date_add_days (&parsed, (guint) days);
  else
    g_date_subtract_days (&parsed, (guint) -days);
  return write_date (&parsed);
}

/**
 * tandem_date_add_months:
 *
 * Returns: (transfer full) (nullable): the same day so many months later; the last of the month where it has no such day
 */
char *
tandem_date_add_months (const char *date, int months)
{
  GDate parsed = { 0 };

  if (!read_date (date, &parsed))
    return NULL;
  if (months >= 0)
    g_date_add_months (&parsed, (guint) months);
  else
    g_date_subtract_months (&parsed, (guint) -months);
  return write_date (&parsed);
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

/* What the locale writes in short: 23.11.26, 11/23/26; a year of two digits is one of this century as ICU sees it. */
static char *
parse_in_locale (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[64];
  int length, position = 0;
  UDateFormat *format;
  UDate value;
  g_autofree char *instant = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  u_strFromUTF8 (wide, G_N_ELEMENTS (wide), &length, text, -1, &status);
  format = udat_open (UDAT_NONE, UDAT_SHORT, NULL, u"UTC", -1, NULL, 0, &status);
  if (U_FAILURE (status))
    return NULL;
  value = udat_parse (format, wide, length, &position, &status);
  udat_close (format);
  if (U_FAILURE (status) || position != length)
    return NULL;
  instant = tandem_instant_from_ms ((gint64) value);
  return tandem_instant_to_date (instant, utc);
}

/**
 * tandem_date_parse_entry:
 * @text: what a person typed: 2026-11-23, or short as the locale writes it
 * @date: (out): the plain date
 */
gboolean
tandem_date_parse_entry (const char *text, char **date, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  GDate parsed = { 0 };

  if (read_date (stripped, &parsed))
    *date = write_date (&parsed);
  else
    *date = parse_in_locale (stripped);
  if (*date)
    return TRUE;
  /* Translators: %s is what somebody typed; the example stays as it is */
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _ ("“%s” is not a date. Write it like 2026-11-23."), stripped);
  return FALSE;
}
