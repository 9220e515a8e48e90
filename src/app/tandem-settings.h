/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TANDEM_SETTINGS_SCHEMA "io.github.tandemcrm.Tandem"

GSettings *tandem_settings_new         (void);
GSettings *tandem_settings_new_file    (const char *path);
void       tandem_settings_load_window (GSettings *self, GtkWindow *window);
void       tandem_settings_save_window (GSettings *self, GtkWindow *window);

G_END_DECLS
