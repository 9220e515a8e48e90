/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_SAMPLE_N_DAYS 730   /* two years */

/* The days of the story, counted backwards from today: how they are written, and how much goes on in each. */
typedef struct _TandemSampleCalendar TandemSampleCalendar;

TandemSampleCalendar *tandem_sample_calendar_new         (const char *today, GTimeZone *zone);
void                  tandem_sample_calendar_free        (TandemSampleCalendar *self);
const char           *tandem_sample_calendar_get_day     (TandemSampleCalendar *self, int days_ago);
gboolean              tandem_sample_calendar_is_weekend  (TandemSampleCalendar *self, int days_ago);
double                tandem_sample_calendar_get_weight  (TandemSampleCalendar *self, int days_ago);
gint64                tandem_sample_calendar_get_start   (TandemSampleCalendar *self, int days_ago);
int                   tandem_sample_calendar_draw_day    (TandemSampleCalendar *self, GRand *random, int from, int to);
int                   tandem_sample_calendar_to_work_day (TandemSampleCalendar *self, int days_ago);

G_END_DECLS
