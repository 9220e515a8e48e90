/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One SQLite connection: how it is opened and copied, its prepared statements. What lives as long as a connection hangs on it
 * too: the maker of ids, the collator and the time zone of the firm. */
#include "store/tandem-connection-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <fcntl.h>
#include <errno.h>
#include <unistd.h>

#include "base/tandem-replace.h"
#include "store/tandem-file-lock.h"
#include "store/tandem-statement-cache.h"
#include "store/tandem-statement-log.h"
#include "store/tandem-store-error.h"

#define PROGRESS_STEPS 4000 /* virtual machine steps between two looks at the cancellable: well under a millisecond */
#define N_STATEMENTS   200  /* kept prepared */

static void
assert_thread (TandemConnection *self)
{
  g_assert (self->thread == g_thread_self ());
}

static int
progress_cb (gpointer data)
{
  TandemConnection *self = data;

  return self->cancellable && g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
check (TandemConnection *self, int code, GError **error)
{
  if (code == SQLITE_OK)
    return TRUE;
  tandem_store_set_sqlite_error (error, code, self->handle);
  return FALSE;
}

/* The write-ahead log and its index take the mode of the file, so the file comes first, readable by its owner alone. */
static gboolean
create_file (const char *path, GError **error)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (file < 0)
    {
      int failure = errno;

      g_set_error (error, TANDEM_STORE_ERROR,
                   failure == ENOSPC                       ? TANDEM_STORE_ERROR_FULL
                   : failure == EACCES || failure == EROFS ? TANDEM_STORE_ERROR_READ_ONLY
                                                           : TANDEM_STORE_ERROR_FAILED,
                   _ ("The file “%s” can't be made: %s. Choose another name or folder."), path, g_strerror (failure));
      return FALSE;
    }
  close (file);
  return TRUE;
}

static gboolean
configure (TandemConnection *self, TandemConnectionMode mode, GError **error)
{
  static const char writer[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                               "PRAGMA journal_size_limit = 67108864; PRAGMA foreign_keys = ON;";

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, 5000);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, progress_cb, self);
  if (!check (self, tandem_connection_add_functions (self), error)
      || !tandem_connection_execute (self, TANDEM_CONNECTION_ORDINARY_WORK, error))
    return FALSE;
  return mode == TANDEM_CONNECTION_READ || mode == TANDEM_CONNECTION_READ_IMMUTABLE
         || tandem_connection_execute (self, writer, error);
}

/* A name that SQLite takes as a URI, in which the options of an opening stand. */
static char *
make_uri (const char *path, TandemConnectionMode mode)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  return g_strconcat (uri, mode == TANDEM_CONNECTION_READ_IMMUTABLE ? "?immutable=1" : "", NULL);
}

/**
 * tandem_connection_open:
 * @path: the file, absolute; no folder of it may be a link
 * @mode: to read, to write, or to make it anew
 * @error: a #TandemStoreError
 *
 * The connection belongs to the calling thread until tandem_connection_adopt().
 *
 * Returns: (transfer full) (nullable): the connection
 */
TandemConnection *
tandem_connection_open (const char *path, TandemConnectionMode mode, GError **error)
{
  g_autoptr (TandemConnection) self = NULL;
  g_autofree char *uri = make_uri (path, mode);
  gboolean writes = mode == TANDEM_CONNECTION_WRITE || mode == TANDEM_CONNECTION_CREATE;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_URI;

  if (mode == TANDEM_CONNECTION_CREATE && !create_file (path, error))
    return NULL;
  flags |= writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  self = g_new0 (TandemConnection, 1);
  self->thread = g_thread_self ();
  self->path = g_strdup (path);
  self->statements = tandem_statement_cache_new (N_STATEMENTS);
  if (check (self, sqlite3_open_v2 (uri, &self->handle, flags, NULL), error) && configure (self, mode, error))
    return g_steal_pointer (&self);
  g_clear_pointer (&self, tandem_connection_close);
  if (mode == TANDEM_CONNECTION_CREATE)
    tandem_connection_remove_file (path);
  return NULL;
}

void
tandem_connection_close (TandemConnection *self)
{
  tandem_connection_forget_firm (self);
  g_clear_pointer (&self->statements, tandem_statement_cache_free);
  g_clear_pointer (&self->id_maker, tandem_id_maker_free);
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * tandem_connection_remove_file:
 *
 * Removes a file that nobody has open, with what SQLite puts beside it.
 */
void
tandem_connection_remove_file (const char *path)
{
  static const char *const suffixes[] = { "-journal", "-wal", "-shm", "" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *one = g_strconcat (path, suffixes[i], NULL);

      g_unlink (one);
    }
}

/**
 * tandem_connection_adopt:
 *
 * From now on the connection belongs to the calling thread.
 */
void
tandem_connection_adopt (TandemConnection *self)
{
  self->thread = g_thread_self ();
}

/**
 * tandem_connection_prepare:
 * @sql: one statement
 *
 * Lends a prepared statement; it is compiled once, unless it was not used for so long that others took its place. While one
 * with the same text is lent, another is made.
 *
 * Returns: (transfer full) (nullable): the statement; g_autoptr gives it back
 */
TandemStatement *
tandem_connection_prepare (TandemConnection *self, const char *sql, GError **error)
{
  TandemStatement *statement = tandem_statement_cache_look_up (self->statements, sql);
  sqlite3_stmt *handle = NULL;
  gboolean cache = statement == NULL;

  assert_thread (self);
  if (statement == NULL || statement->lent)
    {
      if (!check (self, sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL), error))
        return NULL;
      tandem_statement_log (sql);
      statement = g_new0 (TandemStatement, 1);
      statement->handle = handle;
      statement->sql = g_strdup (sql);
      if (cache)
        tandem_statement_cache_add (self->statements, statement);
    }
  statement->lent = TRUE;
  return statement;
}

/**
 * tandem_connection_execute:
 * @sql: one or more statements without parameters
 */
gboolean
tandem_connection_execute (TandemConnection *self, const char *sql, GError **error)
{
  assert_thread (self);
  tandem_statement_log (sql);
  return check (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL), error);
}

/**
 * tandem_connection_get_int64:
 *
 * The first column of the first row, 0 when there is none.
 */
gboolean
tandem_connection_get_int64 (TandemConnection *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self, sql, error);
  g_autoptr (GError) failure = NULL;

  *value = 0;
  if (statement == NULL)
    return FALSE;
  if (tandem_statement_next (statement, &failure))
    *value = tandem_statement_get_int64 (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_connection_dup_text:
 *
 * Returns: (transfer full) (nullable): the first column of the first row; %NULL when there is none, or with @error set
 */
char *
tandem_connection_dup_text (TandemConnection *self, const char *sql, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self, sql, error);

  if (statement == NULL || !tandem_statement_next (statement, error))
    return NULL;
  return g_strdup (tandem_statement_get_text (statement, 0));
}

/**
 * tandem_connection_get_n_changed:
 *
 * Returns: how many rows the last INSERT, UPDATE or DELETE touched
 */
gint64
tandem_connection_get_n_changed (TandemConnection *self)
{
  return sqlite3_changes64 (self->handle);
}

/**
 * tandem_connection_shrink:
 *
 * Gives back the memory of pages that are kept to be read again.
 */
void
tandem_connection_shrink (TandemConnection *self)
{
  sqlite3_db_release_memory (self->handle);
}

/**
 * tandem_connection_set_cancellable:
 * @cancellable: (nullable): ends a running statement once cancelled
 *
 * The cancellable must outlive the statements; it is not kept alive here.
 */
void
tandem_connection_set_cancellable (TandemConnection *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

/**
 * tandem_connection_go_on:
 *
 * Between two statements, of which each may be over before it was looked whether it is cancelled.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED once the cancellable is cancelled
 */
gboolean
tandem_connection_go_on (TandemConnection *self, GError **error)
{
  if (!progress_cb (self))
    return TRUE;
  tandem_store_set_sqlite_error (error, SQLITE_INTERRUPT, self->handle);
  return FALSE;
}

/* A log beside the place is that of the file which is there now, and would be taken for the copy's. Whoever has that file open
 * keeps it; what a killed program left goes out of the way. */
static gboolean
take_place (const char *path, const char *log, const char *put_by, TandemFileLock **lock, GError **error)
{
  gboolean is_alone;

  if (!g_file_test (log, G_FILE_TEST_EXISTS))
    return TRUE;
  *lock = tandem_file_lock_take (path, &is_alone, error);
  if (*lock == NULL)
    return FALSE;
  if (is_alone && g_rename (log, put_by) == 0)
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY,
               _ ("“%s” is open in another window or program. Nothing was changed; close it there and try again."),
               path);
  return FALSE;
}

static gboolean
give_name (const char *temporary, const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *put_by = g_strconcat (temporary, "-wal", NULL);
  g_autoptr (TandemFileLock) lock = NULL;
  int failure;

  if (!take_place (path, log, put_by, &lock, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (tandem_replace_file (temporary, path))
    {
      g_unlink (put_by);
      return TRUE;
    }
  failure = errno;
  g_rename (put_by, log);
  g_set_error (error, TANDEM_STORE_ERROR, failure == ENOSPC ? TANDEM_STORE_ERROR_FULL : TANDEM_STORE_ERROR_FAILED,
               _ ("The copy can't be saved as “%s”: %s. The open file is unchanged."), path, g_strerror (failure));
  return FALSE;
}

/**
 * tandem_connection_copy_to:
 * @path: a file there is replaced, unless somebody has it open: then it fails with %TANDEM_STORE_ERROR_BUSY
 *
 * Writes a compact copy of the last commit: made under a temporary name, then renamed, so that there never is half a copy.
 * (SQLite leaves it to us that the copy has reached the disk by then.)
 */
gboolean
tandem_connection_copy_to (TandemConnection *self, const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".part", NULL);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (self, "VACUUM INTO $1", error);

  if (statement == NULL)
    return FALSE;
  g_unlink (temporary);
  tandem_statement_bind_text (statement, 1, temporary);
  if (!tandem_statement_run (statement, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  return give_name (temporary, path, error);
}

const char *
tandem_connection_get_path (TandemConnection *self)
{
  return self->path;
}

/**
 * tandem_connection_get_change_set:
 *
 * Returns: (transfer none) (nullable): the change set of the transaction under way
 */
TandemChangeSet *
tandem_connection_get_change_set (TandemConnection *self)
{
  return self->change_set;
}

/**
 * tandem_connection_set_change_set:
 * @change_set: (transfer none) (nullable): owned by whoever runs the transaction
 */
void
tandem_connection_set_change_set (TandemConnection *self, TandemChangeSet *change_set)
{
  self->change_set = change_set;
}

/**
 * tandem_connection_get_id_maker:
 *
 * Returns: (transfer none) (nullable): the maker of ids; only a writer has one
 */
TandemIdMaker *
tandem_connection_get_id_maker (TandemConnection *self)
{
  return self->id_maker;
}

void
tandem_connection_set_id_maker (TandemConnection *self, TandemIdMaker *maker)
{
  g_clear_pointer (&self->id_maker, tandem_id_maker_free);
  self->id_maker = maker;
}

/**
 * tandem_connection_get_collator:
 *
 * Returns: (transfer none): the collator of the locale that is written in the file
 */
TandemCollator *
tandem_connection_get_collator (TandemConnection *self)
{
  if (self->collator == NULL)
    {
      g_autofree char *locale = tandem_connection_dup_text (self, "SELECT collation_locale FROM firm LIMIT 1", NULL);

      self->collator = tandem_collator_new (locale ? locale : "root");
    }
  return self->collator;
}

/**
 * tandem_connection_get_time_zone:
 *
 * Returns: (transfer none): the time zone of the firm, in which days begin
 */
GTimeZone *
tandem_connection_get_time_zone (TandemConnection *self)
{
  if (self->time_zone == NULL)
    {
      g_autofree char *name = tandem_connection_dup_text (self, "SELECT time_zone FROM firm LIMIT 1", NULL);

      self->time_zone = name ? g_time_zone_new_identifier (name) : NULL;
      if (self->time_zone == NULL)
        self->time_zone = g_time_zone_new_utc ();
    }
  return self->time_zone;
}

/**
 * tandem_connection_forget_firm:
 *
 * To be called when the firm's locale or time zone changed: both are read again when next asked for.
 */
void
tandem_connection_forget_firm (TandemConnection *self)
{
  g_clear_pointer (&self->collator, tandem_collator_free);
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
}

/**
 * tandem_connection_look_at_firm:
 *
 * To be called before a unit of work: a time zone that was changed by another connection is read again when next asked for.
 */
void
tandem_connection_look_at_firm (TandemConnection *self)
{
  g_autofree char *name = NULL;

  if (self->time_zone == NULL)
    return;
  name = tandem_connection_dup_text (self, "SELECT time_zone FROM firm LIMIT 1", NULL);
  if (name && g_strcmp0 (name, g_time_zone_get_identifier (self->time_zone)) != 0)
    g_clear_pointer (&self->time_zone, g_time_zone_unref);
}
