/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"

G_BEGIN_DECLS

void tandem_window_trail_open  (TandemWindow *window, const char *page_name, gint64 id);
void tandem_window_trail_leave (TandemWindow *window, gint64 id);
void tandem_window_trail_note_page (TandemWindow *window);

G_END_DECLS
