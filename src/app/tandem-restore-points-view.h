/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_RESTORE_POINTS_VIEW (tandem_restore_points_view_get_type ())
G_DECLARE_FINAL_TYPE (TandemRestorePointsView, tandem_restore_points_view, TANDEM, RESTORE_POINTS_VIEW, AdwBin)

void tandem_restore_points_view_show (TandemRestorePointsView *self, TandemWindow *window);

G_END_DECLS
