/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void tandem_window_settings_load (GSettings *settings, GtkWindow *window, AdwViewStack *departments);
void tandem_window_settings_save (GSettings *settings, GtkWindow *window, AdwViewStack *departments);

G_END_DECLS
