/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"
#include "store/tandem-restore-point.h"

G_BEGIN_DECLS

void tandem_window_go_back    (TandemWindow *window, TandemRestorePoint *point);
void tandem_window_bring_back (TandemWindow *window, TandemRestorePoint *point, const char *table, gint64 id,
                               const char *name);

G_END_DECLS
