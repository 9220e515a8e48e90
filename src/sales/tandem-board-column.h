/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "list/tandem-array-source.h"
#include "list/tandem-record-list.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-stage.h"
#include "sales/tandem-board-head.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_BOARD_COLUMN (tandem_board_column_get_type ())
G_DECLARE_FINAL_TYPE (TandemBoardColumn, tandem_board_column, TANDEM, BOARD_COLUMN, GtkBox)

GtkWidget        *tandem_board_column_new             (TandemRecord *stage, TandemStore *store, GTimeZone *zone, guint n_first);
GtkWidget        *tandem_board_column_new_past        (TandemRecord *stage, GTimeZone *zone, guint n_first);
void              tandem_board_column_wait_for        (TandemBoardColumn *self, TandemBoardColumn *before);

void              tandem_board_column_set_today       (TandemBoardColumn *self, const char *today);
void tandem_board_column_set_ids (TandemBoardColumn *self, GArray *ids, GPtrArray *rows, GArray *changed);
void tandem_board_column_set_all_ids (TandemBoardColumn *self, GArray *ids, GPtrArray *rows);
void              tandem_board_column_set_past        (TandemBoardColumn *self, TandemRecord *stage, const char *day,
                                                       GArray *ids, TandemArraySource *rows);
TandemArraySource *tandem_board_column_take_past      (TandemBoardColumn *self);
void              tandem_board_column_reload          (TandemBoardColumn *self);
void tandem_board_column_set_totals (TandemBoardColumn *self, GPtrArray *totals, TandemExchange *exchange);

TandemRecordList *tandem_board_column_get_list        (TandemBoardColumn *self);
TandemBoardHead *tandem_board_column_get_head (TandemBoardColumn *self);
TandemRecord     *tandem_board_column_get_stage       (TandemBoardColumn *self);
gint64            tandem_board_column_get_stage_id    (TandemBoardColumn *self);
const char       *tandem_board_column_get_name        (TandemBoardColumn *self);
const char       *tandem_board_column_get_kind        (TandemBoardColumn *self);
guint             tandem_board_column_get_n_rows      (TandemBoardColumn *self);
gboolean          tandem_board_column_has_deal        (TandemBoardColumn *self, gint64 deal_id);

gint64            tandem_board_column_get_selected_id (TandemBoardColumn *self);
TandemDealRow    *tandem_board_column_dup_selected    (TandemBoardColumn *self);
void              tandem_board_column_unselect        (TandemBoardColumn *self);
gboolean          tandem_board_column_select_deal     (TandemBoardColumn *self, gint64 deal_id);
gint64            tandem_board_column_get_focused_id  (TandemBoardColumn *self);
gboolean          tandem_board_column_focus_deal      (TandemBoardColumn *self, gint64 deal_id);
gboolean          tandem_board_column_get_focused_place (TandemBoardColumn *self, guint *place);
gboolean          tandem_board_column_focus_near      (TandemBoardColumn *self, guint place);
gboolean          tandem_board_column_focus_place     (TandemBoardColumn *self, guint place);
gboolean          tandem_board_column_find_menu_point (TandemBoardColumn *self, graphene_point_t *point);

G_END_DECLS
