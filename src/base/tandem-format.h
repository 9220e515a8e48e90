/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one place where numbers, money and dates become text: ICU in the locale of LC_NUMERIC, LC_MONETARY and LC_TIME.
 * In a right-to-left language what comes back is wrapped in isolates (U+2066 … U+2069), so that it keeps its order. */

char *tandem_format_count         (gint64 n);
char *tandem_format_compact       (double value);
char *tandem_format_decimal       (double value, guint digits);
char *tandem_format_fixed         (gint64 value, guint digits);
char *tandem_format_percent       (gint64 numerator, gint64 denominator);
char *tandem_format_percent_value (double fraction, guint digits);
char *tandem_format_amount        (gint64 minor, const char *currency);
char *tandem_format_money         (gint64 minor, const char *currency);
char *tandem_format_money_whole   (gint64 minor, const char *currency);
char *tandem_format_money_brief (gint64 minor, const char *currency);
char *tandem_format_date          (const char *date);
char *tandem_format_date_short    (const char *date, const char *today);
char *tandem_format_month          (const char *date);
char *tandem_format_date_range    (const char *from, const char *to);
char *tandem_format_time          (const char *instant, GTimeZone *zone);
char *tandem_format_instant       (const char *instant, GTimeZone *zone);
char *tandem_format_day           (const char *instant, GTimeZone *zone);
char *tandem_format_isolate       (const char *text);
char *tandem_format_join          (const char *const *words, guint n_words);
char *tandem_format_line          (const char *text, gboolean right_to_left);
void  tandem_format_reset         (void);

G_END_DECLS
