/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-firm.h"
#include "app/tandem-window.h"

G_BEGIN_DECLS

void     tandem_window_wait_for_file    (TandemWindow *window, TandemWindow *asking);
void     tandem_window_open_path        (TandemWindow *window, const char *path, gboolean create);
void     tandem_window_create_path      (TandemWindow *window, const char *path, const TandemFirmSetUp *firm, GFile *sheet);
void     tandem_window_open_sample      (TandemWindow *window);
gboolean tandem_window_is_free          (TandemWindow *window);
gboolean tandem_window_import_once_open (TandemWindow *window, GFile *sheet);
void     tandem_window_toast_once_open  (TandemWindow *window, const char *text);

G_END_DECLS
