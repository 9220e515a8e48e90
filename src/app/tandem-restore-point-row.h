/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"
#include "store/tandem-restore-point.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_RESTORE_POINT_ROW (tandem_restore_point_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemRestorePointRow, tandem_restore_point_row, TANDEM, RESTORE_POINT_ROW, AdwExpanderRow)

GtkWidget *tandem_restore_point_row_new (TandemWindow *window, TandemRestorePoint *point);

G_END_DECLS
