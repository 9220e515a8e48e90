/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_WORKING_DAYS  7 /* Monday first, as in ISO 8601 */
#define TANDEM_WORKING_SPANS 4 /* of one day: morning, afternoon, and two more */

/**
 * TandemWorkingHours:
 *
 * When a firm works on each weekday: spans in minutes after midnight by its own clock, one after the other. As text they are seven
 * parts with commas between, "09:00-12:30 13:30-17:00,…,": a part without a span is a day off.
 */
typedef struct {
  struct {
    guint n_spans;
    struct {
      int from, to;
    } spans[TANDEM_WORKING_SPANS];
  } days[TANDEM_WORKING_DAYS];
} TandemWorkingHours;

gboolean tandem_working_hours_parse     (const char *text, TandemWorkingHours *self);
gboolean tandem_working_hours_parse_day (const char *text, char **spans, GError **error);
char    *tandem_working_hours_get_day   (const char *text, guint day);
char    *tandem_working_hours_set_day   (const char *text, guint day, const char *spans);
char    *tandem_working_hours_to_words  (const char *text);
char    *tandem_working_hours_name_day  (guint day, gboolean in_full);

G_END_DECLS
