/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sales/tandem-board-column.h"

G_BEGIN_DECLS

/* The menu of a card: what can be done with a deal. */
GMenuModel *tandem_deal_menu_new (GPtrArray *columns, TandemBoardColumn *own);

G_END_DECLS
