/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/tandem-timeline-entry.h"

G_BEGIN_DECLS

/* A row of a timeline, that shows one entry after the other. */
#define TANDEM_TYPE_TIMELINE_ROW (tandem_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelineRow, tandem_timeline_row, TANDEM, TIMELINE_ROW, GtkBox)

GtkWidget *tandem_timeline_row_new (void);
void tandem_timeline_row_bind (TandemTimelineRow *self, TandemTimelineEntry *entry, gboolean begins_day,
                               GTimeZone *time_zone);
void tandem_timeline_row_set_last (TandemTimelineRow *self, gboolean is_last);
char *tandem_timeline_row_dup_spoken (TandemTimelineRow *self);
TandemTimelineEntry *tandem_timeline_row_get_entry (TandemTimelineRow *self);

G_END_DECLS
