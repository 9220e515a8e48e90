/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/tandem-history-query.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_HISTORY_ROW (tandem_history_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemHistoryRow, tandem_history_row, TANDEM, HISTORY_ROW, GtkListBoxRow)

GtkWidget *tandem_history_row_new     (TandemHistorySet *set, GTimeZone *zone);
gint64     tandem_history_row_get_set_id (TandemHistoryRow *self);
void       tandem_history_row_update  (TandemHistoryRow *self, TandemHistorySet *set);
gboolean   tandem_history_row_matches (TandemHistoryRow *self, const char *folded);

G_END_DECLS
