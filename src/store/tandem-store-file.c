/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that may be written is opened in place, under a lock that tells others so. One that may not is read in place where
 * that is safe: an SQLite file in WAL mode needs its log beside it and an index of the log that can be written. Without a log
 * there is nothing that could change under our eyes, and the file is read as immutable; with one that can't be opened, a copy
 * of both is read, so that what was committed last is seen, too. */
#include "store/tandem-store-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tandem-cache-folder.h"
#include "store/tandem-file-lock.h"
#include "store/tandem-migration.h"
#include "store/tandem-network-drive.h"
#include "store/tandem-restore-point.h"
#include "store/tandem-store-error.h"

#define COPY_FOLDER "reading-"

struct _TandemStoreFile {
  char *path;        /* as the person knows it */
  char *copy_folder; /* NULL unless a copy is read */
  int copy_lock;     /* says that it is read; -1 for none */
  char *copy;
  TandemStoreAccess access;
  TandemConnectionMode read_mode;
  TandemFileLock *lock; /* NULL where nothing is written */
  gboolean is_alone;
};

/* --- what the file is ---------------------------------------------------------------------------------------------- */

/**
 * tandem_store_file_resolve:
 *
 * SQLite's NOFOLLOW refuses a link anywhere in the path, so the folder is resolved first and only the file itself may not
 * be a link.
 *
 * Returns: (transfer full) (nullable): the path with its folder resolved
 */
char *
tandem_store_file_resolve (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real = realpath (folder, NULL);

  if (real != NULL)
    return g_build_filename (real, name, NULL);
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
               _ ("The folder “%s” can't be opened. Nothing was changed; choose another one."), folder);
  return NULL;
}

static gboolean
check_kind (const char *path, GError **error)
{
  GStatBuf facts;

  if (g_lstat (path, &facts) != 0)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                   _ ("There is no file “%s”. It may have been moved or renamed."), path);
      return FALSE;
    }
  if (S_ISLNK (facts.st_mode))
    {
      g_autofree char *target = realpath (path, NULL);

      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                   /* Translators: the first %s is a file, the second the file that it stands for */
                   _ ("“%s” is a link. Nothing was changed; open the file that it leads to (%s)."), path,
                   target ? target : g_strerror (ENOENT));
      return FALSE;
    }
  if (!S_ISREG (facts.st_mode))
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_OURS,
                   _ ("“%s” is not a Tandem file. It was left as it is."), path);
      return FALSE;
    }
  if (access (path, R_OK) == 0)
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
               _ ("You have no right to read “%s”. Nothing was changed; ask whoever owns it."), path);
  return FALSE;
}

static TandemStoreAccess
find_access (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (tandem_network_drive_has (folder))
    return TANDEM_STORE_ACCESS_NETWORK;
  if (tandem_restore_point_is_at (path))
    return TANDEM_STORE_ACCESS_POINT;
  return access (path, W_OK) == 0 && access (folder, W_OK) == 0 ? TANDEM_STORE_ACCESS_WRITE
                                                                : TANDEM_STORE_ACCESS_FOLDER;
}

static gint64
get_size (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  GStatBuf facts;

  return g_stat (beside, &facts) == 0 ? facts.st_size : -1;
}

/* --- reading what can't be written --------------------------------------------------------------------------------- */

static gboolean
copy_beside (TandemStoreFile *self, const char *suffix, GError **error)
{
  g_autofree char *from_path = g_strconcat (self->path, suffix, NULL);
  g_autofree char *to_path = g_strconcat (self->copy, suffix, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (from_path);
  g_autoptr (GFile) to = g_file_new_for_path (to_path);
  g_autoptr (GError) failure = NULL;

  /* Its folder is the owner's alone, so its own mode is of no matter. A log need not be there. */
  if (g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &failure)
      || (*suffix != '\0' && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)))
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
               _ ("“%s” can only be read from a copy, and that could not be made: %s. Nothing was changed."),
               self->path, failure->message);
  return FALSE;
}

static gboolean
make_copy (TandemStoreFile *self, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  tandem_cache_folder_remove_left (COPY_FOLDER);
  self->copy_folder = tandem_cache_folder_make (COPY_FOLDER, &self->copy_lock);
  if (self->copy_folder == NULL)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
                   _ ("“%s” can only be read from a copy, and that could not be made: %s. Nothing was changed."),
                   self->path, g_strerror (errno));
      return FALSE;
    }
  self->copy = g_build_filename (self->copy_folder, name, NULL);
  self->read_mode = TANDEM_CONNECTION_READ;
  return copy_beside (self, "", error) && copy_beside (self, "-wal", error);
}

static void
remove_copy (TandemStoreFile *self)
{
  if (self->copy_folder == NULL)
    return;
  if (self->copy)
    tandem_connection_remove_file (self->copy);
  g_rmdir (self->copy_folder);
  if (self->copy_lock >= 0)
    close (self->copy_lock);
  self->copy_lock = -1;
  g_clear_pointer (&self->copy, g_free);
  g_clear_pointer (&self->copy_folder, g_free);
}

/* An older file needs its tables upgraded before anything can read it; that is done to the copy. */
static gboolean
upgrade_copy (TandemStoreFile *self, GError **error)
{
  g_autoptr (TandemConnection) writer = NULL;

  if (self->copy == NULL && !make_copy (self, error))
    return FALSE;
  writer = tandem_connection_open (self->copy, TANDEM_CONNECTION_WRITE, error);
  return writer != NULL && tandem_migration_run (writer, error);
}

static gboolean
can_be_read (TandemStoreFile *self)
{
  g_autoptr (TandemConnection) probe = tandem_store_file_connect (self, TANDEM_CONNECTION_READ, NULL);
  gint64 n_tables;

  return probe && tandem_connection_get_int64 (probe, "SELECT count(*) FROM sqlite_schema", &n_tables, NULL);
}

static gboolean
prepare_reading (TandemStoreFile *self, GError **error)
{
  gboolean has_log = get_size (self->path, "-wal") > 0;

  self->read_mode
      = has_log || get_size (self->path, "-shm") >= 0 ? TANDEM_CONNECTION_READ : TANDEM_CONNECTION_READ_IMMUTABLE;
  if (self->read_mode == TANDEM_CONNECTION_READ && !can_be_read (self) && !make_copy (self, error))
    return FALSE;
  for (;;)
    {
      g_autoptr (TandemConnection) reader = tandem_store_file_connect (self, TANDEM_CONNECTION_READ, error);
      int version;

      if (reader == NULL || !tandem_migration_read_version (reader, &version, error))
        return FALSE;
      if (version > TANDEM_SCHEMA_VERSION)
        self->access = TANDEM_STORE_ACCESS_NEWER;
      if (version >= TANDEM_SCHEMA_VERSION)
        return TRUE;
      g_clear_pointer (&reader, tandem_connection_close);
      if (!upgrade_copy (self, error))
        return FALSE;
    }
}

/* --- opening ------------------------------------------------------------------------------------------------------- */

/**
 * tandem_store_file_open:
 * @create: whether to make it; it must not be there yet
 * @error: a #TandemStoreError
 *
 * Looks at what the file is and takes the lock that its use needs. Until tandem_store_file_share() nobody else can open a
 * file that nobody had open. Blocks; on any thread.
 */
TandemStoreFile *
tandem_store_file_open (const char *path, gboolean create, GError **error)
{
  g_autoptr (TandemStoreFile) self = g_new0 (TandemStoreFile, 1);

  self->copy_lock = -1;
  self->read_mode = TANDEM_CONNECTION_READ;
  self->path = tandem_store_file_resolve (path, error);
  if (self->path == NULL || (!create && !check_kind (self->path, error)))
    return NULL;
  self->access = find_access (self->path);
  if (create && self->access == TANDEM_STORE_ACCESS_NETWORK)
    {
      g_set_error_literal (
          error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_READ_ONLY,
          _ ("A file on a network drive can't be written safely. Nothing was made; choose a folder on this computer."));
      return NULL;
    }
  if (create) /* what else stands in the way is told by who makes it */
    self->access = TANDEM_STORE_ACCESS_WRITE;
  if (self->access == TANDEM_STORE_ACCESS_WRITE)
    self->lock = tandem_file_lock_take (self->path, &self->is_alone, error);
  if (self->access == TANDEM_STORE_ACCESS_WRITE ? self->lock == NULL : !prepare_reading (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * tandem_store_file_close:
 *
 * Gives the lock back and takes the copy away, once no connection is open any more.
 */
void
tandem_store_file_close (TandemStoreFile *self)
{
  remove_copy (self);
  g_clear_pointer (&self->lock, tandem_file_lock_free);
}

void
tandem_store_file_free (TandemStoreFile *self)
{
  tandem_store_file_close (self);
  g_free (self->path);
  g_free (self);
}

/**
 * tandem_store_file_connect:
 *
 * Returns: (transfer full) (nullable): a connection to the file, or to the copy that is read in its place
 */
TandemConnection *
tandem_store_file_connect (TandemStoreFile *self, TandemConnectionMode mode, GError **error)
{
  return tandem_connection_open (self->copy ? self->copy : self->path,
                                 mode == TANDEM_CONNECTION_READ ? self->read_mode : mode, error);
}

/**
 * tandem_store_file_be_alone:
 *
 * Keeps everybody else out, for an upgrade. Fails with %TANDEM_STORE_ERROR_BUSY while somebody has the file open.
 */
gboolean
tandem_store_file_be_alone (TandemStoreFile *self, GError **error)
{
  self->is_alone = self->is_alone || tandem_file_lock_wait_until_alone (self->lock, error);
  return self->is_alone;
}

/**
 * tandem_store_file_share:
 *
 * Lets others in, as soon as the file is ready.
 */
gboolean
tandem_store_file_share (TandemStoreFile *self, GError **error)
{
  self->is_alone = FALSE;
  return self->lock == NULL || tandem_file_lock_share (self->lock, error);
}

/**
 * tandem_store_file_keep_unwritten:
 *
 * From now on the file is only read, since a newer Tandem wrote it.
 */
void
tandem_store_file_keep_unwritten (TandemStoreFile *self)
{
  self->access = TANDEM_STORE_ACCESS_NEWER;
}

/**
 * tandem_store_file_remove:
 *
 * Takes away a file that was made just now and could not be made whole.
 */
void
tandem_store_file_remove (TandemStoreFile *self)
{
  tandem_connection_remove_file (self->path);
}

const char *
tandem_store_file_get_path (TandemStoreFile *self)
{
  return self->path;
}

TandemStoreAccess
tandem_store_file_get_access (TandemStoreFile *self)
{
  return self->access;
}

/**
 * tandem_store_file_is_alone:
 *
 * Returns: whether nobody else has the file open, nor can open it now
 */
gboolean
tandem_store_file_is_alone (TandemStoreFile *self)
{
  return self->is_alone;
}

/**
 * tandem_store_file_dup_notice:
 *
 * Returns: (transfer full) (nullable): why the file is only read, in a sentence; %NULL when it is written
 */
char *
tandem_store_file_dup_notice (TandemStoreFile *self)
{
  switch (self->access)
    {
    case TANDEM_STORE_ACCESS_FOLDER:
      return g_strdup (
          self->copy
              ? _ ("You see a copy of this file, since it can't be written where it is. To change it, save a copy in a "
                   "folder of your own.")
              : _ ("This file can only be read where it is. To change it, save a copy in a folder of your own."));
    case TANDEM_STORE_ACCESS_NETWORK:
      return g_strdup (_ ("This file is on a network drive and is only read, to keep it whole. To change it, save a "
                          "copy on this computer."));
    case TANDEM_STORE_ACCESS_POINT:
      return g_strdup (_ ("This is a restore point, and is only read, so that it stays as it is."));
    case TANDEM_STORE_ACCESS_NEWER:
      return g_strdup (_ ("A newer Tandem wrote this file, so it is only read. Update Tandem to change it."));
    case TANDEM_STORE_ACCESS_WRITE:
    default:
      return NULL;
    }
}
