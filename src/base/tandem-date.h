/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Instants are UTC text with milliseconds, 2026-11-23T19:54:27.123Z; plain dates are text, 2026-11-23, and no time zone
 * moves them. Both sort as text. */

#define TANDEM_INSTANT_LENGTH 24

char     *tandem_instant_now        (void);
char     *tandem_instant_from_ms    (gint64 milliseconds_since_epoch);
void      tandem_instant_write      (gint64 milliseconds_since_epoch, char text[TANDEM_INSTANT_LENGTH + 1]);
gboolean  tandem_instant_to_ms      (const char *instant, gint64 *milliseconds_since_epoch);
char     *tandem_instant_to_date    (const char *instant, GTimeZone *zone);
char     *tandem_date_start         (const char *date, GTimeZone *zone);
char *tandem_date_at (const char *date, int minutes, GTimeZone *zone);

char    **tandem_time_zone_list    (void);

char     *tandem_date_today         (GTimeZone *zone);
gboolean  tandem_date_is_valid      (const char *date);
char     *tandem_date_add_days      (const char *date, int days);
char     *tandem_date_add_months    (const char *date, int months);
int       tandem_date_days_between  (const char *from, const char *to);
gboolean  tandem_date_parse_entry   (const char *text, char **date, GError **error);
gboolean  tandem_date_parse_near    (const char *text, char **date, GError **error);
gboolean  tandem_date_parse_past    (const char *text, char **date, GError **error);
gboolean tandem_time_parse_entry (const char *text, int *minutes, GError **error);

G_END_DECLS
