/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/filter/tandem-condition.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The board as it was on a day, to be looked at. */
#define TANDEM_TYPE_PAST_BOARD (tandem_past_board_get_type ())
G_DECLARE_FINAL_TYPE (TandemPastBoard, tandem_past_board, TANDEM, PAST_BOARD, GtkBox)

void tandem_past_board_show (TandemPastBoard *self, TandemWorkspace *workspace, gint64 pipeline_id,
                             TandemCondition *condition, const char *day);
GPtrArray *tandem_past_board_get_heads (TandemPastBoard *self);
const char *tandem_past_board_get_note (TandemPastBoard *self);

G_END_DECLS
