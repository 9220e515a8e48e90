/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-touch-day.h"

#include "base/tandem-date.h"

#define HOUR_LENGTH 13 /* 2026-11-23T19 */

/**
 * tandem_touch_day_find:
 * @days: (element-type utf8 utf8): what was found out before, with a g_free() for its keys
 * @at: an instant
 *
 * Millions of touches fall into thousands of hours, and in each but a few the day is one: so it is found out once an hour. An hour in
 * which a day ends, as where clocks are off by half an hour, is kept as "".
 *
 * Returns: (transfer none): the plain date, interned
 */
const char *
tandem_touch_day_find (GHashTable *days, const char *at, GTimeZone *zone)
{
  char hour[HOUR_LENGTH + 1];
  const char *day;
  g_autofree char *exact = NULL;

  g_strlcpy (hour, at, sizeof hour);
  day = g_hash_table_lookup (days, hour);
  if (day == NULL)
    {
      g_autofree char *first = g_strconcat (hour, ":00:00.000Z", NULL), *last = g_strconcat (hour, ":59:59.999Z", NULL);
      g_autofree char *first_day = tandem_instant_to_date (first, zone),
                      *last_day = tandem_instant_to_date (last, zone);

      day = g_intern_string (g_strcmp0 (first_day, last_day) == 0 && first_day ? first_day : "");
      g_hash_table_insert (days, g_strdup (hour), (gpointer) day);
    }
  if (*day)
    return day;
  exact = tandem_instant_to_date (at, zone);
  return g_intern_string (exact ? exact : "");
}
