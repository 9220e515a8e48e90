/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "list/tandem-slot.h"
#include "search/tandem-search-hit.h"

G_BEGIN_DECLS

/**
 * TandemRecordText:
 * @record: (type GObject.Object): a record of the list
 * @data: what was given with the function
 *
 * What a cell says of a record.
 *
 * Returns: (transfer full) (nullable): plain text
 */
typedef char *(*TandemRecordText) (gpointer record, gpointer data);

/**
 * TandemRecordCellKind:
 * @TANDEM_RECORD_CELL_TEXT: words, from the side where reading starts
 * @TANDEM_RECORD_CELL_NUMBER: a number, money or a date: at the other side, digits of one width
 */
typedef enum {
  TANDEM_RECORD_CELL_TEXT,
  TANDEM_RECORD_CELL_NUMBER,
} TandemRecordCellKind;

GtkListItemFactory  *tandem_record_cell_factory_new (TandemRecordCellKind kind, TandemRecordText get_text, gpointer data,
                                                     GDestroyNotify destroy);
GtkColumnViewColumn *tandem_record_cell_column_new  (const char *title, int width, TandemRecordCellKind kind,
                                                     TandemRecordText get_text, gpointer data, GDestroyNotify destroy);

GtkWidget           *tandem_record_cell_text_new   (int nat_chars);
void                 tandem_record_cell_set_text   (GtkWidget *cell, const char *text);
void                 tandem_record_cell_mark       (GtkWidget *cell, const char *text, GArray *ranges, guint aside);

void                 tandem_record_cell_set_slot    (GtkWidget *cell, TandemSlot *slot);
TandemSlot          *tandem_record_cell_get_slot    (GtkWidget *cell);
TandemSlot          *tandem_record_cell_find_slot   (GtkWidget *widget, GtkWidget *view);

G_END_DECLS
