/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A firm that sells solar power is asked most in spring, little around the turn of the year, and half as much at the
 * weekend as on a working day. */
#include "act/tandem-act-sample-calendar.h"

#include <stdio.h>

#include "base/tandem-date.h"

#define DAY_MS        G_GINT64_CONSTANT (86400000)
#define N_FUTURE_DAYS 200 /* planned ends and next steps */
#define N_ALL_DAYS    (N_FUTURE_DAYS + TANDEM_SAMPLE_N_DAYS + 1)

static const double of_weekday[] = { 1.22, 1.26, 1.20, 1.16, 1.00, 0.62, 0.54 }; /* from Monday */
static const double of_month[] = { 0.78, 0.90, 1.18, 1.30, 1.28, 1.16, 0.98, 0.90, 1.06, 1.00, 0.84, 0.62 };

typedef struct {
  char text[11];
  GDateWeekday weekday;
  double weight;
  double before; /* weights of the earlier days of the story */
} Day;

struct _TandemSampleCalendar {
  gint64 today_ms;
  Day days[N_ALL_DAYS];
};

static Day *
get_day (TandemSampleCalendar *self, int days_ago)
{
  g_assert (days_ago >= -N_FUTURE_DAYS && days_ago <= TANDEM_SAMPLE_N_DAYS);
  return &self->days[days_ago + N_FUTURE_DAYS];
}

static void
fill_day (Day *day, const char *today, int days_ago)
{
  g_autofree char *text = tandem_date_add_days (today, -days_ago);
  int year = 1, month = 1, number = 1;
  GDate date;

  g_strlcpy (day->text, text, sizeof day->text);
  sscanf (text, "%d-%d-%d", &year, &month, &number);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) number, month, (GDateYear) year);
  day->weekday = g_date_get_weekday (&date);
  day->weight = of_weekday[day->weekday - G_DATE_MONDAY] * of_month[month - 1];
}

TandemSampleCalendar *
tandem_sample_calendar_new (const char *today, GTimeZone *zone)
{
  TandemSampleCalendar *self = g_new0 (TandemSampleCalendar, 1);
  g_autofree char *start = tandem_date_start (today, zone);
  double sum = 0;

  tandem_instant_to_ms (start, &self->today_ms);
  for (int i = TANDEM_SAMPLE_N_DAYS; i >= -N_FUTURE_DAYS; i--)
    {
      Day *day = get_day (self, i);

      fill_day (day, today, i);
      day->before = sum;
      sum += day->weight;
    }
  return self;
}

void
tandem_sample_calendar_free (TandemSampleCalendar *self)
{
  g_free (self);
}

const char *
tandem_sample_calendar_get_day (TandemSampleCalendar *self, int days_ago)
{
  return get_day (self, days_ago)->text;
}

gboolean
tandem_sample_calendar_is_weekend (TandemSampleCalendar *self, int days_ago)
{
  return get_day (self, days_ago)->weekday >= G_DATE_SATURDAY;
}

/**
 * tandem_sample_calendar_get_weight:
 *
 * Returns: how much goes on, 1 on a middling day
 */
double
tandem_sample_calendar_get_weight (TandemSampleCalendar *self, int days_ago)
{
  return get_day (self, days_ago)->weight;
}

/**
 * tandem_sample_calendar_get_start:
 *
 * Returns: when the day begins, in milliseconds since the epoch; an hour off where the clocks were changed in between
 */
gint64
tandem_sample_calendar_get_start (TandemSampleCalendar *self, int days_ago)
{
  return self->today_ms - days_ago * DAY_MS;
}

/**
 * tandem_sample_calendar_draw_day:
 * @from: days ago, the earliest day
 * @to: days ago, the last one
 *
 * Returns: a day of them, a busy one more often
 */
int
tandem_sample_calendar_draw_day (TandemSampleCalendar *self, GRand *random, int from, int to)
{
  double start = get_day (self, from)->before;
  double end = get_day (self, to)->before + get_day (self, to)->weight;
  double mark = start + g_rand_double (random) * (end - start);
  int early = from, late = to;

  while (early > late)
    {
      int middle = (early + late) / 2;

      if (get_day (self, middle)->before > mark)
        late = middle + 1;
      else
        early = middle;
    }
  return late;
}

/**
 * tandem_sample_calendar_to_work_day:
 *
 * Returns: the day, or the Monday after it; 0 or below lies in the future
 */
int
tandem_sample_calendar_to_work_day (TandemSampleCalendar *self, int days_ago)
{
  if (days_ago < 1)
    return days_ago;
  return days_ago
         - (get_day (self, days_ago)->weekday == G_DATE_SATURDAY ? 2
                                                                 : get_day (self, days_ago)->weekday == G_DATE_SUNDAY);
}
