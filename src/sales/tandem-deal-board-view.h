/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sales/tandem-deal-board.h"
#include "sales/tandem-past-board.h"
#include "widgets/tandem-filter-bar.h"

G_BEGIN_DECLS

/* The board of deals with its bar: which pipeline it shows, what it says of all deals, and what is seen while there are none.
 * The board of another day stands in its place. */
#define TANDEM_TYPE_DEAL_BOARD_VIEW (tandem_deal_board_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealBoardView, tandem_deal_board_view, TANDEM, DEAL_BOARD_VIEW, AdwBreakpointBin)

TandemDealBoard *tandem_deal_board_view_get_board (TandemDealBoardView *self);
void             tandem_deal_board_view_set_start (TandemDealBoardView *self, GtkWidget *widget);
void tandem_deal_board_view_set_day (TandemDealBoardView *self, const char *day);
void tandem_deal_board_view_set_filter (TandemDealBoardView *self, TandemWorkspace *workspace, TandemFilter *filter);
TandemFilterBar *tandem_deal_board_view_get_filter_bar (TandemDealBoardView *self);
void tandem_deal_board_view_ask_filter (TandemDealBoardView *self);
TandemPastBoard *tandem_deal_board_view_get_past_board (TandemDealBoardView *self);

G_END_DECLS
