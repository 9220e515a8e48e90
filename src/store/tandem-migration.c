/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Step n brings a file from version n - 1 to n; version 0 is an empty file. All missing steps run in one transaction. */
#include "store/tandem-migration.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "base/tandem-sort-key.h"
#include "store/tandem-connection.h"
#include "store/tandem-image.h"
#include "store/tandem-journal.h"
#include "store/tandem-store-error.h"

static const char *const steps[] = {
  "/io/github/tandemcrm/Tandem/sql/schema-1.sql", "/io/github/tandemcrm/Tandem/sql/schema-2.sql",
  "/io/github/tandemcrm/Tandem/sql/schema-3.sql", "/io/github/tandemcrm/Tandem/sql/schema-4.sql",
  "/io/github/tandemcrm/Tandem/sql/schema-5.sql", "/io/github/tandemcrm/Tandem/sql/schema-6.sql",
  "/io/github/tandemcrm/Tandem/sql/schema-7.sql", "/io/github/tandemcrm/Tandem/sql/schema-8.sql",
  "/io/github/tandemcrm/Tandem/sql/schema-9.sql",
};
/* Undo and the history know a column by the name it had then: which ones a step names otherwise, or drops. */
static const TandemColumnMove moves[] = {
  { 0, NULL, NULL, NULL }, /* ends the list */
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

/* --- the journal follows ------------------------------------------------------------------------------------------- */

/* Returns: (nullable): the image with the new name of the column; %NULL where it has none of it, or can't be read: undo says
 * so in a sentence, and an upgrade does not fail for it */
static char *
rename_in_image (const char *text, const TandemColumnMove *move)
{
  g_autoptr (JsonNode) image = tandem_image_parse (text, NULL);
  JsonObject *object = image ? json_node_get_object (image) : NULL;

  if (object == NULL || !json_object_has_member (object, move->from))
    return NULL;
  json_object_set_member (object, move->to, json_object_dup_member (object, move->from));
  json_object_remove_member (object, move->from);
  return json_to_string (image, FALSE);
}

static gboolean
write_images (TandemConnection *connection, TandemStatement *row, const char *before, const char *after, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "UPDATE change_row SET before = $3, after = $4 WHERE change_set_id = $1 AND position = $2", error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, tandem_statement_get_int64 (row, 0));
  tandem_statement_bind_int64 (statement, 2, tandem_statement_get_int64 (row, 1));
  tandem_statement_bind_text (statement, 3, before);
  tandem_statement_bind_text (statement, 4, after);
  return tandem_statement_run (statement, error);
}

static gboolean
rename_in_row (TandemConnection *connection, TandemStatement *row, const TandemColumnMove *move, GError **error)
{
  g_autofree char *before = rename_in_image (tandem_statement_get_text (row, 2), move);
  g_autofree char *after = rename_in_image (tandem_statement_get_text (row, 3), move);

  return before == NULL || after == NULL || write_images (connection, row, before, after, error);
}

static gboolean
rename_in_journal (TandemConnection *connection, const TandemColumnMove *move, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) rows = tandem_connection_prepare (
      connection,
      "SELECT change_set_id, position, before, after FROM change_row WHERE table_name = $1 AND kind = 'update'", error);

  if (rows == NULL)
    return FALSE;
  tandem_statement_bind_text (rows, 1, move->table);
  while (tandem_statement_next (rows, &failure))
    if (!rename_in_row (connection, rows, move, error))
      return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_migration_apply:
 * @version: the step
 * @sql: its statements
 * @columns: (array): which columns the steps rename or drop, ended by one of version 0
 *
 * Inside a transaction: runs one step, and has the journal follow it. A renamed column has its new name in the images, too. One
 * that is dropped leaves undo nothing to give back, so it closes undo before this moment. For the tests, too.
 */
gboolean
tandem_migration_apply (TandemConnection *connection, int version, const char *sql, const TandemColumnMove *columns,
                        GError **error)
{
  if (!tandem_connection_execute (connection, sql, error))
    return FALSE;
  for (const TandemColumnMove *move = columns; move->version != 0; move++)
    if (move->version == version
        && !(move->to ? rename_in_journal (connection, move, error) : tandem_journal_close (connection, error)))
      return FALSE;
  return TRUE;
}

/* --- steps --------------------------------------------------------------------------------------------------------- */

static gboolean
run_step (TandemConnection *connection, guint step, GError **error)
{
  g_autoptr (GBytes) sql = g_resources_lookup_data (steps[step], G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL && tandem_migration_apply (connection, (int) step + 1, g_bytes_get_data (sql, NULL), moves, error);
}

/* What no SQL can make: the sort key of a title, in the language of the firm. */
static gboolean
make_deal_keys (TandemConnection *connection, GError **error)
{
  TandemCollator *collator = tandem_connection_get_collator (connection);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) deals
      = tandem_connection_prepare (connection, "SELECT id, title FROM deal WHERE sort_key IS NULL", error);
  g_autoptr (TandemStatement) update
      = deals ? tandem_connection_prepare (connection, "UPDATE deal SET sort_key = $2 WHERE id = $1", error) : NULL;

  while (update && tandem_statement_next (deals, &failure))
    {
      g_autoptr (GBytes) key = tandem_collator_key (collator, tandem_statement_get_text (deals, 1));

      tandem_statement_bind_int64 (update, 1, tandem_statement_get_int64 (deals, 0));
      tandem_statement_bind_bytes (update, 2, key);
      if (!tandem_statement_run (update, error) || !tandem_connection_go_on (connection, error))
        return FALSE;
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return update != NULL && failure == NULL;
}

/* The same of what stands in fields of the firm's own. */
static gboolean
make_value_keys (TandemConnection *connection, GError **error)
{
  TandemCollator *collator = tandem_connection_get_collator (connection);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) values
      = tandem_connection_prepare (connection, "SELECT id, text, number FROM custom_value WHERE sort_key IS NULL",
                                   error);
  g_autoptr (TandemStatement) update
      = values ? tandem_connection_prepare (connection, "UPDATE custom_value SET sort_key = $2 WHERE id = $1", error)
               : NULL;

  while (update && tandem_statement_next (values, &failure))
    {
      const char *text = tandem_statement_get_text (values, 1);
      g_autoptr (GBytes) key = text ? tandem_sort_key_new_text (collator, text)
                                    : tandem_sort_key_new_number (tandem_statement_get_int64 (values, 2), NULL);

      tandem_statement_bind_int64 (update, 1, tandem_statement_get_int64 (values, 0));
      tandem_statement_bind_bytes (update, 2, key);
      if (!tandem_statement_run (update, error) || !tandem_connection_go_on (connection, error))
        return FALSE;
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return update != NULL && failure == NULL;
}

static gboolean
make_keys (TandemConnection *connection, GError **error)
{
  return make_deal_keys (connection, error) && make_value_keys (connection, error);
}

static gboolean
run_steps (TandemConnection *connection, guint version, GError **error)
{
  g_autofree char *header = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                             TANDEM_APPLICATION_ID, TANDEM_SCHEMA_VERSION);

  for (guint step = version; step < TANDEM_SCHEMA_VERSION; step++)
    if (!tandem_connection_go_on (connection, error) || !run_step (connection, step, error))
      return FALSE;
  return tandem_connection_go_on (connection, error) && (version == 0 || make_keys (connection, error))
         && tandem_connection_execute (connection, header, error);
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
  if (!(version > 0 ? tandem_connection_begin_upgrade (connection, error)
                    : tandem_connection_begin (connection, error)))
    return FALSE;
  if (run_steps (connection, (guint) version, error) && tandem_connection_commit (connection, error))
    return TRUE;
  tandem_connection_rollback (connection);
  return FALSE;
}
