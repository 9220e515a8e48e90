/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tandem_window_settings_load (GSettings *settings, GtkWindow *window);
void tandem_window_settings_save (GSettings *settings, GtkWindow *window);

G_END_DECLS
