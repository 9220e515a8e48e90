/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-view.h"
#include "sales/tandem-board-column.h"
#include "sales/tandem-deal-card.h"

G_BEGIN_DECLS

/* What the files of the column share. */

struct _TandemBoardColumn {
  GtkBox parent_instance;

  TandemRecord *stage;
  GTimeZone *zone;
  char *today;
  TandemRecordList *list;
  TandemRecordView *view;
  TandemArraySource *past; /* what is looked back at; NULL: the board is of today */
  guint n_first;

  TandemBoardHead *head;
  GtkStack *stack;
  GtkGridView *grid_view;
  GtkLabel *empty_label;
};

TandemDealCard *tandem_board_column_get_card     (GtkWidget *item);
void            tandem_board_column_select_place (TandemBoardColumn *self, guint place);

G_END_DECLS
