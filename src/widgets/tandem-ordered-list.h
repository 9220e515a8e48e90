/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A short list in a person's own order: rows are moved by dragging and by Alt+Up and Alt+Down, and one is added at the end. */
#define TANDEM_TYPE_ORDERED_LIST (tandem_ordered_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemOrderedList, tandem_ordered_list, TANDEM, ORDERED_LIST, AdwBin)

void           tandem_ordered_list_set_add_title (TandemOrderedList *self, const char *title);
void           tandem_ordered_list_clear_entry   (TandemOrderedList *self);
void           tandem_ordered_list_begin         (TandemOrderedList *self);
GtkListBoxRow *tandem_ordered_list_find          (TandemOrderedList *self, gint64 id);
void           tandem_ordered_list_place         (TandemOrderedList *self, gint64 id, GtkListBoxRow *row);
void           tandem_ordered_list_end           (TandemOrderedList *self);

G_END_DECLS
