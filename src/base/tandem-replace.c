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
  int file = g_open (temporary, O_RDWR | O_CLOEXEC, 0);
  gboolean success = file >= 0 && fchmod (file, 0600) == 0 && fsync (file) == 0 && g_rename (temporary, path) == 0;
  int failure = errno;

  if (file >= 0)
    close (file);
  if (success)
    sync_folder (path);
  else
    g_unlink (temporary);
  errno = failure;
  return success;
}
