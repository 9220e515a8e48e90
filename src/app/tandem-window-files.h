/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window-opening.h"

G_BEGIN_DECLS

void tandem_window_make_file       (TandemWindow *window, const char *path, GFile *sheet);
void tandem_window_choose_new_file (TandemWindow *window, GFile *sheet);
void tandem_window_choose_file     (TandemWindow *window);
void tandem_window_choose_sheet    (TandemWindow *window);
void tandem_window_save_copy       (TandemWindow *window);
void tandem_window_save_copy_to    (TandemWindow *window, const char *path);
gboolean tandem_window_is_sheet    (const char *path);
gboolean tandem_window_take_file   (TandemWindow *window, GFile *file);

G_END_DECLS
