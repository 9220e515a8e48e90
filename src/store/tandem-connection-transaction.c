/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The transactions of a connection: how they begin and end, and how SQLite works in one that loads or changes whole tables. */
#include "store/tandem-connection-private.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-store-error.h"

/* In a bulk load an index is sorted with a file, whatever its size, by two threads and with more memory than else. */
#define BULK_WORK "PRAGMA temp_store = FILE; PRAGMA cache_size = -49152; PRAGMA threads = 1;"

/* Neither is worth an error: the next checkpoint empties the log, and SQLite's settings are about speed. */
static void
end_bulk (TandemConnection *self, gboolean committed)
{
  if (!self->in_bulk)
    return;
  self->in_bulk = FALSE;
  tandem_connection_execute (self, TANDEM_CONNECTION_ORDINARY_WORK, NULL);
  if (committed)
    sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

gboolean
tandem_connection_begin (TandemConnection *self, GError **error)
{
  g_assert (!self->writing);
  self->writing = tandem_connection_execute (self, "BEGIN IMMEDIATE", error);
  return self->writing;
}

/**
 * tandem_connection_begin_upgrade:
 *
 * As tandem_connection_begin() and tandem_connection_begin_bulk() for what changes whole tables. SQLite decides where BEGIN stands
 * where it keeps what a statement changed until that ends, and that may be half the file: so the work is set up before.
 */
gboolean
tandem_connection_begin_upgrade (TandemConnection *self, GError **error)
{
  g_assert (!self->writing);
  self->in_bulk = TRUE;
  if (tandem_connection_execute (self, BULK_WORK, error) && tandem_connection_begin (self, error))
    return TRUE;
  end_bulk (self, FALSE);
  return FALSE;
}

/**
 * tandem_connection_is_in_bulk:
 *
 * Returns: whether a bulk load is part of the transaction under way, also one that has ended
 */
gboolean
tandem_connection_is_in_bulk (TandemConnection *self)
{
  return self->in_bulk;
}

/**
 * tandem_connection_begin_bulk:
 *
 * For #TandemBulkLoad: until the end of this transaction SQLite works as it suits millions of rows, and after the commit the
 * write-ahead log is emptied.
 */
gboolean
tandem_connection_begin_bulk (TandemConnection *self, GError **error)
{
  g_assert (self->writing);
  self->in_bulk = TRUE;
  return tandem_connection_execute (self, BULK_WORK, error);
}

/* What is written to a file that has no name any more is lost with the last who has it open. */
static gboolean
check_place (TandemConnection *self, GError **error)
{
  int has_moved = 0;

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) != SQLITE_OK || !has_moved)
    return TRUE;
  g_set_error (
      error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_MOVED,
      _ ("“%s” was moved, removed or replaced while it was open, so this change was not saved. Everything before it is"
         " still here: save a copy now."),
      self->path);
  return FALSE;
}

/**
 * tandem_connection_commit:
 *
 * Fails with %TANDEM_STORE_ERROR_MOVED, besides what SQLite says, when the file is no longer where it was opened.
 */
gboolean
tandem_connection_commit (TandemConnection *self, GError **error)
{
  g_assert (self->writing);
  if (!check_place (self, error))
    return FALSE;
  if (!tandem_connection_execute (self, "COMMIT", error))
    return FALSE;
  self->writing = FALSE;
  end_bulk (self, TRUE);
  return TRUE;
}

/**
 * tandem_connection_rollback:
 *
 * On a full disk or an I/O error SQLite has rolled back already: a failing ROLLBACK is no error.
 */
void
tandem_connection_rollback (TandemConnection *self)
{
  sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  self->writing = FALSE;
  end_bulk (self, FALSE);
}

gboolean
tandem_connection_is_writing (TandemConnection *self)
{
  return self->writing;
}
