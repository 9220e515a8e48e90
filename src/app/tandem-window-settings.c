/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-window-settings.h"

/**
 * tandem_window_settings_load:
 *
 * Gives a window the size that it had.
 */
void
tandem_window_settings_load (GSettings *settings, GtkWindow *window)
{
  gtk_window_set_default_size (window, g_settings_get_int (settings, "width"), g_settings_get_int (settings, "height"));
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (window);
}

/**
 * tandem_window_settings_save:
 *
 * Keeps the size of a window.
 */
void
tandem_window_settings_save (GSettings *settings, GtkWindow *window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "width", MAX (width, 360));
  g_settings_set_int (settings, "height", MAX (height, 294));
  g_settings_set_boolean (settings, "maximized", gtk_window_is_maximized (window));
}
