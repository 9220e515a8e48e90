/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/tandem-store-error.h"

/* Somebody who opens the file holds it alone for a few milliseconds; only an upgrade or a restore takes longer. */
#define PATIENCE_MICROSECONDS (2 * G_USEC_PER_SEC)
#define STEP_MICROSECONDS     (20 * 1000)

struct _TandemFileLock {
  int descriptor;
  char *path; /* of the file that is guarded */
  char *lock_path;
};

static gboolean
try_lock (TandemFileLock *self, int operation)
{
  int result;

  do
    result = flock (self->descriptor, operation | LOCK_NB);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

static gboolean
wait_for_lock (TandemFileLock *self, int operation)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MICROSECONDS;

  while (!try_lock (self, operation))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      g_usleep (STEP_MICROSECONDS);
    }
  return TRUE;
}

/* Whoever may open the file has to be able to open this, too, whatever the umask of the one who came first. */
static gboolean
open_file (TandemFileLock *self, GError **error)
{
  struct stat file;
  mode_t mode = stat (self->path, &file) == 0 ? file.st_mode & 0666 : 0600;
  int failure;

  self->descriptor = g_open (self->lock_path, O_CREAT | O_RDONLY | O_CLOEXEC | O_NOFOLLOW, mode);
  if (self->descriptor >= 0)
    {
      fchmod (self->descriptor, mode); /* it may be another's, who gave it the same */
      return TRUE;
    }
  failure = errno;
  g_set_error (error, TANDEM_STORE_ERROR,
               failure == ENOSPC || failure == EDQUOT ? TANDEM_STORE_ERROR_FULL : TANDEM_STORE_ERROR_READ_ONLY,
               _ ("The file “%s” can't be made: %s. Choose another name or folder."), self->path, g_strerror (failure));
  return FALSE;
}

/* Whoever closed last took the hidden file away; a lock on it would then keep nobody out. */
static gboolean
is_in_place (TandemFileLock *self)
{
  struct stat ours, there;

  return fstat (self->descriptor, &ours) == 0 && stat (self->lock_path, &there) == 0 && ours.st_dev == there.st_dev
         && ours.st_ino == there.st_ino;
}

/**
 * tandem_file_lock_take:
 * @path: the file, its folder resolved
 * @is_alone: (out): whether nobody else has it open; the lock is then held alone until tandem_file_lock_share()
 * @error: %TANDEM_STORE_ERROR_BUSY while another program upgrades or restores the file
 *
 * Waits up to two seconds. On any thread.
 *
 * Returns: (transfer full) (nullable): the lock, given back by tandem_file_lock_free()
 */
TandemFileLock *
tandem_file_lock_take (const char *path, gboolean *is_alone, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (TandemFileLock) self = g_new0 (TandemFileLock, 1);

  self->path = g_strdup (path);
  self->lock_path = g_strdup_printf ("%s/.%s.lock", folder, name);
  while (open_file (self, error))
    {
      *is_alone = try_lock (self, LOCK_EX);
      if (!*is_alone && !tandem_file_lock_share (self, error))
        return NULL;
      if (is_in_place (self))
        return g_steal_pointer (&self);
      close (self->descriptor);
    }
  return NULL;
}

/**
 * tandem_file_lock_wait_until_alone:
 *
 * Changes a shared lock into one that keeps everybody else out. Fails with %TANDEM_STORE_ERROR_BUSY when somebody has the
 * file open for longer than two seconds; flock(2) gave the shared lock up by then, so all that is left is to free it.
 */
gboolean
tandem_file_lock_wait_until_alone (TandemFileLock *self, GError **error)
{
  while (wait_for_lock (self, LOCK_EX))
    {
      if (is_in_place (self))
        return TRUE;
      close (self->descriptor);
      if (!open_file (self, error))
        return FALSE;
    }
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY,
               _ ("“%s” is open in another window or program. Nothing was changed; close it there and try again."),
               self->path);
  return FALSE;
}

/**
 * tandem_file_lock_share:
 *
 * Lets others open the file, too, but not upgrade or restore it.
 */
gboolean
tandem_file_lock_share (TandemFileLock *self, GError **error)
{
  if (wait_for_lock (self, LOCK_SH))
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY,
               _ ("“%s” is being upgraded or restored by another program. Nothing was changed; try again in a moment."),
               self->path);
  return FALSE;
}

void
tandem_file_lock_free (TandemFileLock *self)
{
  if (self->descriptor >= 0)
    {
      if (try_lock (self, LOCK_EX) && is_in_place (self))
        g_unlink (self->lock_path);
      close (self->descriptor);
    }
  g_free (self->path);
  g_free (self->lock_path);
  g_free (self);
}
