/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void
sync_folder (const char *path)
{
  g_autofree char *folder_path = g_path_get_dirname (path);
  int folder = g_open (folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (folder < 0)
    return;
  fsync (folder); /* some file systems don't know it for a folder; the name is there anyway */
  close (folder);
}

static gboolean
replace (const char *temporary, const char *path, const struct stat *before)
{
  int file = g_open (temporary, O_RDWR | O_CLOEXEC, 0);
  mode_t mode = before ? before->st_mode & 0777 : 0600;
  gboolean success;
  int failure;

  /* Whoever may read it as one of its group is of that group still, or may not. */
  if (file >= 0 && before && fchown (file, (uid_t) -1, before->st_gid) != 0)
    mode &= ~(mode_t) 070;
  success = file >= 0 && fchmod (file, mode) == 0 && fsync (file) == 0 && g_rename (temporary, path) == 0;
  failure = errno;
  if (file >= 0)
    close (file);
  if (success)
    sync_folder (path);
  else
    g_unlink (temporary);
  errno = failure;
  return success;
}

/**
 * tandem_replace_file:
 * @temporary: a file that was written just now, in the folder of @path
 * @path: what it shall be called; a file of that name is replaced in one step
 *
 * Gives a file its name once it is on the disk whole, readable by its owner alone: whatever happens meanwhile, there is the
 * old file or the new one, never half of one. On any thread.
 *
 * Returns: %FALSE with errno set when it failed; @temporary is then removed
 */
gboolean
tandem_replace_file (const char *temporary, const char *path)
{
  return replace (temporary, path, NULL);
}

/**
 * tandem_replace_file_alike:
 *
 * As tandem_replace_file(), but who could read and write one's own file that is replaced can do so afterwards; a new one, or one in
 * the place of somebody else's, is its owner's alone.
 *
 * Returns: %FALSE with errno set when it failed; @temporary is then removed
 */
gboolean
tandem_replace_file_alike (const char *temporary, const char *path)
{
  struct stat before;

  return replace (temporary, path, stat (path, &before) == 0 && before.st_uid == geteuid () ? &before : NULL);
}
