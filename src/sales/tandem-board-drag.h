/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sales/tandem-board-column.h"
#include "sales/tandem-deal-card.h"

G_BEGIN_DECLS

/* Cards that are dragged from column to column. */
void tandem_board_drag_attach (TandemBoardColumn *column, GtkWidget *cards);
void tandem_board_drag_mark   (TandemDealCard *card);

G_END_DECLS
