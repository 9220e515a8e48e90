/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"
#include "store/tandem-restore-point.h"

G_BEGIN_DECLS

void tandem_window_go_back (TandemWindow *window, TandemRestorePoint *point);

G_END_DECLS
