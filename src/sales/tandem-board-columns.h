/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sales/tandem-board-column.h"

G_BEGIN_DECLS

/* The columns of a board as one: an array of TandemBoardColumn in the order of the stages. */
void tandem_board_columns_fill (GPtrArray *columns, GtkBox *board);
guint tandem_board_columns_count_cards (GtkWidget *board, TandemRecord *stage);
GPtrArray *tandem_board_columns_get_heads (GPtrArray *columns);
gboolean tandem_board_columns_are_of (GPtrArray *columns, GPtrArray *shown, GPtrArray *stages);
TandemBoardColumn *tandem_board_columns_find_selected (GPtrArray *columns);
gint64 tandem_board_columns_get_selected_id (GPtrArray *columns);
gboolean tandem_board_columns_select_deal (GPtrArray *columns, gint64 deal_id);
void tandem_board_columns_unselect_but (GPtrArray *columns, TandemBoardColumn *kept);
gboolean tandem_board_columns_focus_deal (GPtrArray *columns, gint64 deal_id);
gboolean tandem_board_columns_focus_first (GPtrArray *columns);
void tandem_board_columns_focus_beside (GPtrArray *columns, int step);
GtkWidget *tandem_board_columns_get_focus (GtkWidget *board);
gint64 tandem_board_columns_get_focused_id (GPtrArray *columns);
void tandem_board_columns_select_focused (GPtrArray *columns);

G_END_DECLS
