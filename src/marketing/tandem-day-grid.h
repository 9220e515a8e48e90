/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The daily figures of a campaign: typed into their cells, or pasted as a block from a spreadsheet. */
#define TANDEM_TYPE_DAY_GRID (tandem_day_grid_get_type ())
G_DECLARE_FINAL_TYPE (TandemDayGrid, tandem_day_grid, TANDEM, DAY_GRID, AdwBin)

void tandem_day_grid_set_up    (TandemDayGrid *self, TandemWorkspace *workspace, gint64 campaign_id);
void tandem_day_grid_show      (TandemDayGrid *self, GPtrArray *days);
void tandem_day_grid_take_text (TandemDayGrid *self, const char *text);

G_END_DECLS
