/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever writes has a row in the table “working” until it closes the file. One who opens the file and has it alone, which the
 * lock tells, and finds rows there knows that somebody ended without closing: by a crash, a kill or a power cut. SQLite has
 * then brought the file back to its last commit; that it is whole is looked at once the window stands. */
#include "store/tandem-store-opening.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/tandem-date.h"
#include "store/tandem-migration.h"
#include "store/tandem-record.h"
#include "store/tandem-restore-point.h"
#include "store/tandem-store-error.h"

#define SQLITE_MAGIC "SQLite format 3" /* with the NUL that ends it */
#define N_NODES 1024 /* 10 bits of an id */

static gboolean
insert_working (TandemConnection *writer, const char *origin, gint64 node, GError **error)
{
  g_autofree char *now = tandem_instant_now ();
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (writer, "INSERT INTO working (node, origin, at) VALUES ($1, $2, $3)", error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, node);
  tandem_statement_bind_text (statement, 2, origin);
  tandem_statement_bind_text (statement, 3, now);
  return tandem_statement_run (statement, error);
}

/* Each opening takes a node of its own, so that two programs on one file never make the same id. */
static gboolean
begin_working (TandemConnection *writer, TandemStoreFile *file, const char *origin, TandemStoreOpening *opening,
               GError **error)
{
  gint64 n_left = 0;

  if (!tandem_connection_begin (writer, error))
    return FALSE;
  if ((!tandem_store_file_is_alone (file)
       || (tandem_connection_get_int64 (writer, "SELECT count(*) FROM working", &n_left, error)
           && tandem_connection_execute (writer, "DELETE FROM working", error)))
      && tandem_connection_execute (writer, "UPDATE counter SET value = value + 1 WHERE name = 'node'", error)
      && tandem_connection_get_int64 (writer, "SELECT value FROM counter WHERE name = 'node'", &opening->node, error)
      && insert_working (writer, origin, opening->node, error) && tandem_connection_commit (writer, error))
    {
      opening->was_interrupted = n_left > 0;
      return TRUE;
    }
  tandem_connection_rollback (writer);
  return FALSE;
}

static gboolean
find_largest_id (TandemConnection *connection, gint64 *largest, GError **error)
{
  guint n_types;
  g_autofree GType *types = g_type_children (TANDEM_TYPE_RECORD, &n_types);

  if (!tandem_connection_get_int64 (connection, "SELECT coalesce (max (id), 0) FROM change_set", largest, error))
    return FALSE;
  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (TandemRecordClass) klass = g_type_class_ref (types[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max (id), 0) FROM %s", klass->table);
      gint64 id;

      if (!tandem_connection_get_int64 (connection, sql, &id, error))
        return FALSE;
      *largest = MAX (*largest, id);
    }
  return TRUE;
}

static guint32
read_number (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* https://www.sqlite.org/fileformat.html#the_database_header: the magic words, at 60 the user version, at 68 the
 * application's id. A file that was just made is empty. */
static gboolean
read_header (const char *path, int *version, GError **error)
{
  guchar header[100] = { 0 };
  FILE *file = g_fopen (path, "rbe");
  gsize length = file ? fread (header, 1, sizeof header, file) : 0;

  if (file)
    fclose (file);
  *version = (int) read_number (header + 60);
  if (file
      && (length == 0
          || (memcmp (header, SQLITE_MAGIC, sizeof SQLITE_MAGIC) == 0
              && read_number (header + 68) == TANDEM_APPLICATION_ID)))
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_OURS,
               _ ("“%s” is not a Tandem file. It was left as it is."), path);
  return FALSE;
}

/* What a file is, is looked at before SQLite gets it: SQLite would put a log beside what is not ours. Where there is a log
 * already, the header may stand in there. */
static gboolean
read_version (TandemStoreFile *file, int *version, GError **error)
{
  g_autofree char *log = g_strconcat (tandem_store_file_get_path (file), "-wal", NULL);
  g_autoptr (TandemConnection) reader = NULL;

  if (!g_file_test (log, G_FILE_TEST_EXISTS))
    return read_header (tandem_store_file_get_path (file), version, error);
  reader = tandem_store_file_connect (file, TANDEM_CONNECTION_READ, error);
  return reader != NULL && tandem_migration_read_version (reader, version, error);
}

static gboolean
make_restore_point (TandemStoreFile *file, TandemStoreOpening *opening, GError **error)
{
  g_autoptr (TandemConnection) reader = tandem_store_file_connect (file, TANDEM_CONNECTION_READ, error);
  g_autoptr (TandemRestorePoint) point = NULL;

  if (reader == NULL)
    return FALSE;
  tandem_upgrade_progress_set_step (opening->progress, TANDEM_UPGRADE_KEEP);
  tandem_connection_set_cancellable (reader, opening->cancellable);
  point = tandem_restore_point_make (reader, tandem_store_file_get_path (file), TANDEM_RESTORE_UPGRADE,
                                     opening->cancellable, error);
  if (point == NULL && g_cancellable_is_cancelled (opening->cancellable))
    {
      g_clear_error (error);
      return tandem_connection_go_on (reader, error);
    }
  if (point == NULL)
    g_prefix_error (error,
                    _ ("The file was left as it is, since no restore point could be made before it is upgraded. "));
  return point != NULL;
}

/* What is committed stays: a cancel that comes after that has come too late. */
static gboolean
run_migration (TandemConnection *writer, TandemStoreOpening *opening, GError **error)
{
  gboolean done;

  tandem_upgrade_progress_set_step (opening->progress, TANDEM_UPGRADE_RUN);
  tandem_connection_set_cancellable (writer, opening->cancellable);
  done = tandem_migration_run (writer, error);
  tandem_connection_set_cancellable (writer, NULL);
  return done;
}

static gboolean
upgrade (TandemStoreFile *file, TandemConnection *writer, TandemStoreOpening *opening, int version, GError **error)
{
  if (version == TANDEM_SCHEMA_VERSION)
    return TRUE;
  if (!tandem_store_file_be_alone (file, error))
    return FALSE;
  if (version == 0)
    return tandem_migration_run (writer, error);
  return make_restore_point (file, opening, error) && run_migration (writer, opening, error);
}

static gboolean
make_ready (TandemStoreFile *file, TandemConnection *writer, const char *origin, TandemStoreOpening *opening,
            int version, GError **error)
{
  gint64 largest;

  if (!upgrade (file, writer, opening, version, error) || !begin_working (writer, file, origin, opening, error)
      || !find_largest_id (writer, &largest, error) || !tandem_store_file_share (file, error))
    return FALSE;
  tandem_connection_set_id_maker (writer, tandem_id_maker_new (opening->node % N_NODES, largest));
  return TRUE;
}

/**
 * tandem_store_opening_run:
 * @create: whether the file is to be made
 * @writer: (out) (transfer full) (nullable): the connection that writes; %NULL, without an error, when the file turned out
 *   to be one that is only read
 *
 * Makes the file ready and lets others in.
 */
gboolean
tandem_store_opening_run (TandemStoreFile *file, gboolean create, const char *origin, TandemStoreOpening *opening,
                          TandemConnection **writer, GError **error)
{
  g_autoptr (TandemConnection) connection = NULL;
  int version = 0;

  if (!create && !read_version (file, &version, error))
    return FALSE;
  if (version > TANDEM_SCHEMA_VERSION)
    {
      tandem_store_file_keep_unwritten (file);
      return tandem_store_file_share (file, error);
    }
  connection = tandem_store_file_connect (file, create ? TANDEM_CONNECTION_CREATE : TANDEM_CONNECTION_WRITE, error);
  if (connection == NULL)
    return FALSE;
  if (make_ready (file, connection, origin, opening, version, error))
    {
      *writer = g_steal_pointer (&connection);
      return TRUE;
    }
  g_clear_pointer (&connection, tandem_connection_close);
  if (create)
    tandem_store_file_remove (file);
  return FALSE;
}

/**
 * tandem_store_opening_end:
 *
 * The last thing before the writer closes. Where it fails, the next opening looks at the file once more than it had to.
 */
void
tandem_store_opening_end (TandemStoreOpening *opening, TandemConnection *writer)
{
  g_autoptr (TandemStatement) statement = NULL;

  if (!tandem_connection_begin (writer, NULL))
    return;
  statement = tandem_connection_prepare (writer, "DELETE FROM working WHERE node = $1", NULL);
  if (statement)
    tandem_statement_bind_int64 (statement, 1, opening->node);
  if (statement == NULL || !tandem_statement_run (statement, NULL) || !tandem_connection_commit (writer, NULL))
    tandem_connection_rollback (writer);
}
