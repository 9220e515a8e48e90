/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/tandem-window.h"

G_BEGIN_DECLS

void tandem_window_wait_for_file   (TandemWindow *window, TandemWindow *asking);
void tandem_window_make_file       (TandemWindow *window, const char *path, GFile *sheet);
void tandem_window_open_path       (TandemWindow *window, const char *path, gboolean create);
void tandem_window_open_sample     (TandemWindow *window);
void tandem_window_choose_new_file (TandemWindow *window, GFile *sheet);
void tandem_window_choose_file     (TandemWindow *window);
void tandem_window_choose_sheet    (TandemWindow *window);
void tandem_window_save_copy       (TandemWindow *window);
void tandem_window_save_copy_to    (TandemWindow *window, const char *path);
gboolean tandem_window_is_free     (TandemWindow *window);
gboolean tandem_window_is_sheet    (const char *path);
gboolean tandem_window_take_file   (TandemWindow *window, GFile *file);
gboolean tandem_window_import_once_open (TandemWindow *window, GFile *sheet);

G_END_DECLS
