/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sales/tandem-deal-sums.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What stands above the cards of a stage: its name, how many deals are in it, and what they add up to. */
#define TANDEM_TYPE_BOARD_HEAD (tandem_board_head_get_type ())
G_DECLARE_FINAL_TYPE (TandemBoardHead, tandem_board_head, TANDEM, BOARD_HEAD, GtkBox)

void tandem_board_head_set_stage (TandemBoardHead *self, TandemRecord *stage);
void tandem_board_head_set_count (TandemBoardHead *self, guint n_deals);
void tandem_board_head_set_totals (TandemBoardHead *self, GPtrArray *totals, TandemExchange *exchange,
                                   const char *today);
gboolean tandem_board_head_is_known (TandemBoardHead *self);
gboolean tandem_board_head_is_open (TandemBoardHead *self);
TandemExchange *tandem_board_head_get_exchange (TandemBoardHead *self);
gint64 tandem_board_head_add_to (TandemBoardHead *self, TandemDealSums *sums);

G_END_DECLS
