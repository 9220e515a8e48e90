/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/tandem-timeline-entry.h"

G_BEGIN_DECLS

GtkWidget *tandem_timeline_row_new (const TandemTimelineEntry *entry, gboolean is_last, GTimeZone *time_zone);

G_END_DECLS
