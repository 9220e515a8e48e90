/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A clock that runs while the firm works. Each span of each day is turned into two instants by the firm's own clock, so that a day
 * on which clocks are changed is as long as it was. */
#include "insight/tandem-working-time.h"

#define MOST_DAYS (366 * 20) /* whoever never works is never done */

static gint64
to_ms (GDateTime *day, int minutes, GTimeZone *zone)
{
  g_autoptr (GDateTime) date = minutes == 24 * 60 ? g_date_time_add_days (day, 1) : g_date_time_ref (day);
  int of_day = minutes % (24 * 60);
  g_autoptr (GDateTime) at = g_date_time_new (zone, g_date_time_get_year (date), g_date_time_get_month (date),
                                              g_date_time_get_day_of_month (date), of_day / 60, of_day % 60, 0);

  return g_date_time_to_unix_usec (at) / 1000;
}

/* Returns: (transfer full): the date of the instant by the firm's clock, at noon in UTC: adding days to it never slips */
static GDateTime *
find_date (const TandemWorkingTime *self, gint64 ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (ms * 1000);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);

  return g_date_time_new_utc (g_date_time_get_year (local), g_date_time_get_month (local),
                              g_date_time_get_day_of_month (local), 12, 0, 0);
}

static gboolean
is_holiday (const TandemWorkingTime *self, GDateTime *day)
{
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  return self->holidays && g_hash_table_contains (self->holidays, date);
}

/* The span as instants; %FALSE where the day has no such span. */
static gboolean
get_span (const TandemWorkingTime *self, GDateTime *day, guint n, gint64 *from, gint64 *to)
{
  int weekday = g_date_time_get_day_of_week (day) - 1;

  if (n >= self->hours.days[weekday].n_spans)
    return FALSE;
  *from = to_ms (day, self->hours.days[weekday].spans[n].from, self->zone);
  *to = to_ms (day, self->hours.days[weekday].spans[n].to, self->zone);
  return TRUE;
}

static gint64
sum_day (const TandemWorkingTime *self, GDateTime *day, gint64 from_ms, gint64 to_ms)
{
  gint64 sum = 0, from, to;

  if (is_holiday (self, day))
    return 0;
  for (guint i = 0; get_span (self, day, i, &from, &to); i++)
    sum += MAX (0, MIN (to, to_ms) - MAX (from, from_ms));
  return sum;
}

/**
 * tandem_working_time_between:
 * @from_ms: an instant, in milliseconds since the epoch
 * @to_ms: a later one
 *
 * Returns: how many milliseconds of working time lie between them; 0 where the second is not later
 */
gint64
tandem_working_time_between (const TandemWorkingTime *self, gint64 from_ms, gint64 to_ms)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) last = NULL;
  gint64 sum = 0;

  if (to_ms <= from_ms)
    return 0;
  day = find_date (self, from_ms);
  last = find_date (self, to_ms);
  while (g_date_time_compare (day, last) <= 0)
    {
      GDateTime *next = g_date_time_add_days (day, 1);

      sum += sum_day (self, day, from_ms, to_ms);
      g_date_time_unref (day);
      day = next;
    }
  return sum;
}

/* How far into the day the clock runs; what is left of @ms goes on. Returns: the instant when it is done, 0 where it is not */
static gint64
run_through_day (const TandemWorkingTime *self, GDateTime *day, gint64 from_ms, gint64 *ms)
{
  gint64 from, to;

  if (is_holiday (self, day))
    return 0;
  for (guint i = 0; get_span (self, day, i, &from, &to); i++)
    {
      gint64 start = MAX (from, from_ms);

      if (start < to && to - start >= *ms)
        return start + *ms;
      *ms -= MAX (0, to - start);
    }
  return 0;
}

/**
 * tandem_working_time_add:
 * @from_ms: an instant, in milliseconds since the epoch
 * @ms: so much working time, greater than 0
 *
 * Returns: the instant when that much has passed; 0 where the firm has no hours at all
 */
gint64
tandem_working_time_add (const TandemWorkingTime *self, gint64 from_ms, gint64 ms)
{
  g_autoptr (GDateTime) day = find_date (self, from_ms);

  for (guint i = 0; i < MOST_DAYS; i++)
    {
      GDateTime *next = g_date_time_add_days (day, 1);
      gint64 done = run_through_day (self, day, from_ms, &ms);

      g_date_time_unref (day);
      day = next;
      if (done != 0)
        return done;
    }
  return 0;
}
