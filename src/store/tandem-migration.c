/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Step n brings a file from version n - 1 to n; version 0 is an empty file. All missing steps run in one transaction. */
#include "store/tandem-migration.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

static const char *const steps[] = {
  "/io/github/tandemcrm/Tandem/sql/schema-1.sql",
  "/io/github/tandemcrm/Tandem/sql/schema-2.sql",
  "/io/github/tandemcrm/Tandem/sql/schema-3.sql",
};
G_STATIC_ASSERT (G_N_ELEMENTS (steps) == TANDEM_SCHEMA_VERSION);

/**
 * tandem_migration_read_version:
 * @version: (out): the file's schema version, 0 for an empty file
 *
 * Fails with %TANDEM_STORE_ERROR_NOT_OURS for a database of another program.
 */
gboolean
tandem_migration_read_version (TandemConnection *connection, int *version, GError **error)
{
  gint64 application, user, n_tables;

  if (!tandem_connection_get_int64 (connection, "PRAGMA application_id", &application, error)
      || !tandem_connection_get_int64 (connection, "PRAGMA user_version", &user, error)
      || !tandem_connection_get_int64 (connection, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  *version = (int) user;
  if (application != TANDEM_APPLICATION_ID && (n_tables > 0 || user != 0))
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_OURS,
                   _ ("“%s” is not a Tandem file. It was left as it is."), tandem_connection_get_path (connection));
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_step (TandemConnection *connection, guint step, GError **error)
{
  g_autoptr (GBytes) sql = g_resources_lookup_data (steps[step], G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL && tandem_connection_execute (connection, g_bytes_get_data (sql, NULL), error);
}

/**
 * tandem_migration_run:
 *
 * Brings the file to the schema of this Tandem, whole or not at all. Fails with %TANDEM_STORE_ERROR_NEWER for a file that is
 * past it.
 */
gboolean
tandem_migration_run (TandemConnection *connection, GError **error)
{
  g_autofree char *header = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                             TANDEM_APPLICATION_ID, TANDEM_SCHEMA_VERSION);
  int version;

  if (!tandem_migration_read_version (connection, &version, error))
    return FALSE;
  if (version > TANDEM_SCHEMA_VERSION)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NEWER,
                   _ ("“%s” was written by a newer Tandem. It was left as it is; update Tandem to open it."),
                   tandem_connection_get_path (connection));
      return FALSE;
    }
  if (version == TANDEM_SCHEMA_VERSION)
    return TRUE;
  if (!tandem_connection_begin (connection, error))
    return FALSE;
  for (guint step = version; step < TANDEM_SCHEMA_VERSION; step++)
    if (!run_step (connection, step, error))
      {
        tandem_connection_rollback (connection);
        return FALSE;
      }
  if (tandem_connection_execute (connection, header, error) && tandem_connection_commit (connection, error))
    return TRUE;
  tandem_connection_rollback (connection);
  return FALSE;
}
