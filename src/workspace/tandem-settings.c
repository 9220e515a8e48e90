/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/tandem-settings.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "tandem-config.h"

static GSettingsSchema *
find_schema (const char *id)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) built = NULL;
  g_autoptr (GError) error = NULL;
  GSettingsSchema *schema = NULL;

  if (installed)
    schema = g_settings_schema_source_lookup (installed, id, TRUE);
  if (schema)
    return schema;

  built = g_settings_schema_source_new_from_directory (TANDEM_BUILD_DATA_DIR, installed, TRUE, &error);
  if (built)
    schema = g_settings_schema_source_lookup (built, id, TRUE);
  if (schema == NULL)
    g_error ("The settings schema %s is not installed.", id);
  return schema;
}

static gboolean
has_dconf (void)
{
  GIOExtensionPoint *point;

  /* GIO loads its modules when something is asked of them; asked for settings, it would say that it does not keep them. */
  g_vfs_get_default ();
  point = g_io_extension_point_lookup (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME);
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
  g_autoptr (GSettingsSchema) schema = find_schema (TANDEM_SETTINGS_SCHEMA);

  return g_settings_new_full (schema, backend, NULL);
}

/* Where there is no dconf. All settings of a program share it: it writes the whole file. */
static GSettingsBackend *
get_file_backend (void)
{
  static GSettingsBackend *backend;
  g_autofree char *path = NULL;

  if (backend == NULL)
    {
      path = g_build_filename (g_get_user_config_dir (), "tandem", "settings.ini", NULL);
      backend = g_keyfile_settings_backend_new (path, "/", "tandem");
    }
  return backend;
}

static GSettings *
make_settings (const char *schema_id, const char *path)
{
  const char *wanted = g_getenv ("GSETTINGS_BACKEND");
  gboolean is_kept = (wanted && *wanted) || has_dconf ();
  g_autoptr (GSettingsSchema) schema = find_schema (schema_id);

  return g_settings_new_full (schema, is_kept ? NULL : get_file_backend (), path);
}

/**
 * tandem_settings_new:
 *
 * The state of the window is kept by the desktop, or where that has no dconf, in tandem/settings.ini of the user's
 * configuration folder: without it GLib would keep it in memory only. A `GSETTINGS_BACKEND` in the environment is
 * obeyed.
 *
 * Returns: (transfer full): the settings of the window
 */
GSettings *
tandem_settings_new (void)
{
  return make_settings (TANDEM_SETTINGS_SCHEMA, NULL);
}

/**
 * tandem_settings_new_table:
 * @name: of the table, as "contacts"
 *
 * Returns: (transfer full): how a table of records was left: kept where the state of the window is
 */
GSettings *
tandem_settings_new_table (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/tandemcrm/Tandem/tables/%s/", name);

  return make_settings (TANDEM_SETTINGS_TABLE_SCHEMA, path);
}

static GSettings *
make_settings_of_file (const char *schema_id, const char *folder, const char *name, const char *file_path)
{
  g_autofree char *file = g_compute_checksum_for_string (G_CHECKSUM_SHA256, file_path, -1);
  g_autofree char *path = g_strdup_printf ("/io/github/tandemcrm/Tandem/%s/%s/%s/", folder, name, file);

  return make_settings (schema_id, path);
}

/**
 * tandem_settings_new_filter:
 * @name: of the table, as "contacts"
 * @file_path: of the file in which the records are that a filter names
 *
 * Returns: (transfer full): how a table was filtered in this file: kept where the state of the window is
 */
GSettings *
tandem_settings_new_filter (const char *name, const char *file_path)
{
  return make_settings_of_file (TANDEM_SETTINGS_FILTER_SCHEMA, "filters", name, file_path);
}

/**
 * tandem_settings_new_drafts:
 * @name: of the records that something is written about, as "contacts"
 * @file_path: of the file in which they are
 *
 * Returns: (transfer full): what was begun and not logged yet: kept where the state of the window is
 */
GSettings *
tandem_settings_new_drafts (const char *name, const char *file_path)
{
  return make_settings_of_file (TANDEM_SETTINGS_DRAFTS_SCHEMA, "drafts", name, file_path);
}
