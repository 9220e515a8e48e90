/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/tandem-deal-query.h"
#include "model/tandem-stage.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_BOARD_COLUMN (tandem_board_column_get_type ())
G_DECLARE_FINAL_TYPE (TandemBoardColumn, tandem_board_column, TANDEM, BOARD_COLUMN, GtkBox)

GtkWidget     *tandem_board_column_new          (TandemRecord *stage, GTimeZone *zone);
void           tandem_board_column_set_rows     (TandemBoardColumn *self, GPtrArray *rows, const char *today);
void           tandem_board_column_set_totals   (TandemBoardColumn *self, GPtrArray *totals);
gint64         tandem_board_column_get_stage_id (TandemBoardColumn *self);
const char    *tandem_board_column_get_name     (TandemBoardColumn *self);
const char    *tandem_board_column_get_kind     (TandemBoardColumn *self);
guint          tandem_board_column_get_n_rows   (TandemBoardColumn *self);
TandemDealRow *tandem_board_column_get_selected (TandemBoardColumn *self);
void           tandem_board_column_unselect     (TandemBoardColumn *self);
void           tandem_board_column_select_card  (TandemBoardColumn *self, GtkWidget *widget);
gboolean       tandem_board_column_focus_deal   (TandemBoardColumn *self, gint64 deal_id);
gboolean       tandem_board_column_focus_place  (TandemBoardColumn *self, guint place);
gboolean       tandem_board_column_find_menu_point (TandemBoardColumn *self, graphene_point_t *point);

G_END_DECLS
