/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"

G_BEGIN_DECLS

void tandem_window_undo (TandemWindow *window);
void tandem_window_undo_set (TandemWindow *window, gint64 set_id);
void tandem_window_redo (TandemWindow *window);
void tandem_window_cancel_undo (TandemWindow *window);

G_END_DECLS
