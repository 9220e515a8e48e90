/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-settings.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "tandem-config.h"

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) built = NULL;
  g_autoptr (GError) error = NULL;
  GSettingsSchema *schema = NULL;

  if (installed)
    schema = g_settings_schema_source_lookup (installed, TANDEM_SETTINGS_SCHEMA, TRUE);
  if (schema)
    return schema;

  built = g_settings_schema_source_new_from_directory (TANDEM_BUILD_DATA_DIR, installed, TRUE, &error);
  if (built)
    schema = g_settings_schema_source_lookup (built, TANDEM_SETTINGS_SCHEMA, TRUE);
  if (schema == NULL)
    g_error ("The settings schema %s is not installed.", TANDEM_SETTINGS_SCHEMA);
  return schema;
}

static gboolean
has_dconf (void)
{
  GIOExtensionPoint *point = g_io_extension_point_lookup (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME);

  return point && g_io_extension_point_get_extension_by_name (point, "dconf");
}

/**
 * tandem_settings_new_file:
 * @path: where they are kept
 *
 * Returns: (transfer full): the settings of the window, kept in a plain file
 */
GSettings *
tandem_settings_new_file (const char *path)
{
  g_autoptr (GSettingsBackend) backend = g_keyfile_settings_backend_new (path, "/", "tandem");
  g_autoptr (GSettingsSchema) schema = find_schema ();

  return g_settings_new_full (schema, backend, NULL);
}

/**
 * tandem_settings_new:
 *
 * The state of the window is kept by the desktop, or where that has no dconf, in tandem/settings.ini of the user's
 * configuration folder: without it GLib would keep it in memory only. A `GSETTINGS_BACKEND` in the environment is
 * obeyed. To be called after GTK was initialised, which loads GIO's modules.
 *
 * Returns: (transfer full): the settings of the window
 */
GSettings *
tandem_settings_new (void)
{
  const char *wanted = g_getenv ("GSETTINGS_BACKEND");
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autofree char *path = NULL;

  if ((wanted == NULL || *wanted == '\0') && !has_dconf ())
    {
      path = g_build_filename (g_get_user_config_dir (), "tandem", "settings.ini", NULL);
      return tandem_settings_new_file (path);
    }
  schema = find_schema ();
  return g_settings_new_full (schema, NULL, NULL);
}

/**
 * tandem_settings_load_window:
 *
 * Gives a window the size that it had.
 */
void
tandem_settings_load_window (GSettings *self, GtkWindow *window)
{
  gtk_window_set_default_size (window, g_settings_get_int (self, "width"), g_settings_get_int (self, "height"));
  if (g_settings_get_boolean (self, "maximized"))
    gtk_window_maximize (window);
}

/**
 * tandem_settings_save_window:
 *
 * Keeps the size of a window.
 */
void
tandem_settings_save_window (GSettings *self, GtkWindow *window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self, "width", MAX (width, 360));
  g_settings_set_int (self, "height", MAX (height, 294));
  g_settings_set_boolean (self, "maximized", gtk_window_is_maximized (window));
}
