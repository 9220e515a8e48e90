/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sales/tandem-board-columns.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_DEAL_BOARD (tandem_deal_board_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealBoard, tandem_deal_board, TANDEM, DEAL_BOARD, GtkBox)

void           tandem_deal_board_set_workspace (TandemDealBoard *self, TandemWorkspace *workspace);
void           tandem_deal_board_reload        (TandemDealBoard *self);

GPtrArray     *tandem_deal_board_get_pipelines (TandemDealBoard *self);
gint64         tandem_deal_board_get_pipeline_id (TandemDealBoard *self);
void           tandem_deal_board_set_pipeline_id (TandemDealBoard *self, gint64 pipeline_id);
void tandem_deal_board_set_condition (TandemDealBoard *self, TandemCondition *condition);
GPtrArray     *tandem_deal_board_get_columns   (TandemDealBoard *self);
GPtrArray     *tandem_deal_board_get_reasons   (TandemDealBoard *self);
guint          tandem_deal_board_get_n_deals   (TandemDealBoard *self);
TandemDealRow *tandem_deal_board_dup_selected  (TandemDealBoard *self, TandemBoardColumn **column);
void           tandem_deal_board_follow        (TandemDealBoard *self, gint64 deal_id);

G_END_DECLS
