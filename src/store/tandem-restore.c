/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts a restore point in the place of a file. What stands there now is kept first: as a restore point of its own, or, when it
 * is too damaged to be copied, aside under another name, so that a restore can always be taken back. The new file gets its name
 * in one step; a kill before that leaves the old file, after it the new one, and never the log of one beside the other. */
#include "store/tandem-restore.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/tandem-replace.h"
#include "store/tandem-connection.h"
#include "store/tandem-file-lock.h"
#include "store/tandem-migration.h"
#include "store/tandem-store-error.h"
#include "store/tandem-store-file.h"

/* --- what there is to be restored ---------------------------------------------------------------------------------- */

/* The file's own name, without opening it as one who works with it: it may be damaged, and nothing is to be left beside it.
 * Whoever has it open keeps an index of the log there; without that the file is read as it stands. */
static char *
find_file_id (const char *path)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  g_autoptr (TandemConnection) reader = tandem_connection_open (
      path, g_file_test (index, G_FILE_TEST_EXISTS) ? TANDEM_CONNECTION_READ : TANDEM_CONNECTION_READ_IMMUTABLE, NULL);

  return reader ? tandem_restore_point_dup_file_id (reader) : NULL;
}

/**
 * tandem_restore_list:
 * @path: the file, which may be open, damaged, or gone
 *
 * Returns: (transfer container) (element-type TandemRestorePoint) (nullable): its restore points, the newest first, also
 *   those that were made where it lay before
 */
GPtrArray *
tandem_restore_list (const char *path, GError **error)
{
  g_autofree char *real = tandem_store_file_resolve (path, error);
  g_autofree char *file_id = real ? find_file_id (real) : NULL;

  return real ? tandem_restore_point_list (real, file_id) : NULL;
}

/**
 * tandem_restore_reason_to_words:
 *
 * Returns: (transfer none): why a restore point was made
 */
const char *
tandem_restore_reason_to_words (const char *reason)
{
  static const struct {
    const char *reason;
    const char *words;
  } known[] = {
    { TANDEM_RESTORE_DAILY, NC_ ("restore point", "made by itself") },
    { TANDEM_RESTORE_MANUAL, NC_ ("restore point", "made by hand") },
    { TANDEM_RESTORE_UPGRADE, NC_ ("restore point", "before the file was upgraded") },
    { TANDEM_RESTORE_RESTORE, NC_ ("restore point", "before going back to another one") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].reason, reason))
      return g_dpgettext2 (GETTEXT_PACKAGE, "restore point", known[i].words);
  return reason;
}

/* --- restoring ----------------------------------------------------------------------------------------------------- */

static gboolean
report (GError **error, const char *path)
{
  int failure = errno;

  g_set_error (error, TANDEM_STORE_ERROR, failure == ENOSPC ? TANDEM_STORE_ERROR_FULL : TANDEM_STORE_ERROR_READ_ONLY,
               _ ("“%s” can't be restored: %s. It was left as it is."), path, g_strerror (failure));
  return FALSE;
}

/* Writes what the log still holds into the file and empties the log, as whoever closes a file last does. A program that reads
 * the file without our lock may keep SQLite from it: that is an answer of the statement, not an error. */
static gboolean
settle (const char *path, GError **error)
{
  g_autoptr (TandemConnection) writer = tandem_connection_open (path, TANDEM_CONNECTION_WRITE, error);
  gint64 is_busy = 0;
  int version;

  if (writer == NULL || !tandem_migration_read_version (writer, &version, error)
      || !tandem_connection_get_int64 (writer, "PRAGMA wal_checkpoint (TRUNCATE)", &is_busy, error))
    return FALSE;
  if (is_busy == 0)
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY,
               _ ("“%s” is open in another window or program. Nothing was changed; close it there and try again."),
               path);
  return FALSE;
}

static gboolean
keep_as_point (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRestorePoint) kept = NULL;
  g_autoptr (TandemConnection) reader = NULL;

  if (!settle (path, error))
    return FALSE;
  reader = tandem_connection_open (path, TANDEM_CONNECTION_READ, error);
  kept = reader ? tandem_restore_point_make (reader, path, TANDEM_RESTORE_RESTORE, cancellable, error) : NULL;
  return kept != NULL;
}

static gboolean
move (const char *from, const char *to, const char *suffix)
{
  g_autofree char *old = g_strconcat (from, suffix, NULL);
  g_autofree char *new = g_strconcat (to, suffix, NULL);

  return g_rename (old, new) == 0 || errno == ENOENT;
}

/* The log goes along: together they are what a person who repairs such files would want to have. It goes first, since a log
 * that stays behind would be taken for that of the file which comes next. */
static gboolean
move_with_log (const char *from, const char *to)
{
  int failure;

  if (move (from, to, "-shm") && move (from, to, "-wal") && move (from, to, ""))
    return TRUE;
  failure = errno;
  move (to, from, "-wal");
  errno = failure;
  return FALSE;
}

static char *
keep_aside (const char *path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H-%M-%S");
  /* Translators: the name of a file that could not be read any more; %s are the file's own name and a time */
  g_autofree char *aside = g_strdup_printf (_ ("%s damaged %s"), path, time);

  if (move_with_log (path, aside))
    return g_steal_pointer (&aside);
  report (error, path);
  return NULL;
}

static gboolean
is_damage (GError *error)
{
  return g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT)
         || g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_OURS);
}

/* Returns whether the file may be replaced; *aside is where a damaged one went. */
static gboolean
keep_present (const char *path, char **aside, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || keep_as_point (path, cancellable, &failure))
    return TRUE;
  if (is_damage (failure))
    return (*aside = keep_aside (path, error)) != NULL;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Returns the copy, in the folder of the file: what can fail for want of space does so before the file is touched. */
static char *
copy_beside (const char *from, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (temporary);

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL,
                   error))
    return g_steal_pointer (&temporary);
  g_unlink (temporary);
  return NULL;
}

/* A program that reads without our lock keeps an emptied log and its index there; they are of the file that goes. */
static gboolean
put_in_place (const char *temporary, const char *path, const char *aside, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  g_unlink (log);
  g_unlink (index);
  if (tandem_replace_file (temporary, path))
    return TRUE;
  report (error, path);
  if (aside)
    move_with_log (aside, path);
  return FALSE;
}

/**
 * tandem_restore_run:
 * @path: the file, which nobody may have open
 * @point: what shall stand there
 * @error: %TANDEM_STORE_ERROR_BUSY when somebody has the file open, %TANDEM_STORE_ERROR_CORRUPT when the restore point was
 *   damaged, or what the disk says; the file is then as it was
 *
 * Blocks: on a thread of its own.
 *
 * Returns: (transfer full) (nullable): where the present file went: a path if it was damaged, else an empty text, since it is
 *   a restore point now; %NULL on failure
 */
char *
tandem_restore_run (const char *path, TandemRestorePoint *point, GCancellable *cancellable, GError **error)
{
  g_autofree char *real = tandem_store_file_resolve (path, error);
  g_autofree char *folder = real ? g_path_get_dirname (real) : NULL;
  g_autoptr (TandemFileLock) lock = NULL;
  g_autofree char *temporary = NULL, *aside = NULL;
  gboolean is_alone;

  if (real == NULL || (g_access (folder, W_OK) != 0 && !report (error, real))
      || !tandem_restore_point_check (point, cancellable, error))
    return NULL;
  lock = tandem_file_lock_take (real, &is_alone, error);
  if (lock == NULL || (!is_alone && !tandem_file_lock_wait_until_alone (lock, error)))
    return NULL;
  temporary = copy_beside (point->path, real, cancellable, error);
  if (temporary == NULL)
    return NULL;
  if (!keep_present (real, &aside, cancellable, error))
    {
      g_unlink (temporary);
      return NULL;
    }
  if (!put_in_place (temporary, real, aside, error))
    return NULL;
  return aside ? g_steal_pointer (&aside) : g_strdup ("");
}
