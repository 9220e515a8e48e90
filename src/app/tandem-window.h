/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/tandem-page.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_WINDOW (tandem_window_get_type ())
G_DECLARE_FINAL_TYPE (TandemWindow, tandem_window, TANDEM, WINDOW, AdwApplicationWindow)

GtkWidget       *tandem_window_new           (GtkApplication *application, GSettings *settings);
TandemWorkspace *tandem_window_get_workspace (TandemWindow *self);
void             tandem_window_set_workspace (TandemWindow *self, TandemWorkspace *workspace);
void             tandem_window_import        (TandemWindow *self, GFile *file);
TandemPage      *tandem_window_get_page      (TandemWindow *self);
const char      *tandem_window_get_page_name (TandemWindow *self);
void             tandem_window_show_page     (TandemWindow *self, const char *name);
void             tandem_window_toast         (TandemWindow *self, const char *text, gboolean undoable);
void             tandem_window_toast_file    (TandemWindow *self, const char *text, const char *path);
void             tandem_window_show_file     (TandemWindow *self, const char *path);
void tandem_window_show_toast (TandemWindow *self, AdwToast *toast);

G_END_DECLS
