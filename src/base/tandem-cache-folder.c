/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folders in the cache for copies that only this user may read. Each has a lock, which the system gives back when a program ends,
 * however it ends: one without it was left behind by a program that was killed, and nobody else would ever take it away. */
#include "base/tandem-cache-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define MOST_TRIES 100 /* that other programs spoil */

static char *
dup_parent (void)
{
  return g_build_filename (g_get_user_cache_dir (), "tandem", NULL);
}

/* Returns: a descriptor, -1 where another program has the lock */
static int
lock_folder (const char *path)
{
  int folder = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW, 0);

  if (folder < 0 || flock (folder, LOCK_EX | LOCK_NB) == 0)
    return folder;
  close (folder);
  return -1;
}

/**
 * tandem_cache_folder_make:
 * @prefix: what its name begins with
 * @lock: (out): to be closed once the folder is removed
 *
 * Returns: (transfer full) (nullable): a new folder; %NULL when none can be made, and errno says why
 */
char *
tandem_cache_folder_make (const char *prefix, int *lock)
{
  g_autofree char *parent = dup_parent ();

  g_mkdir_with_parents (parent, 0700);
  for (guint n = 0; n < MOST_TRIES; n++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%sXXXXXX", parent, prefix);

      if (g_mkdtemp (path) == NULL)
        return NULL;
      *lock = lock_folder (path);
      /* Until it has its lock it looks like one that was left, and another program may have taken it away. */
      if (*lock >= 0 && g_file_test (path, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&path);
      if (*lock >= 0)
        close (*lock);
      *lock = -1;
    }
  errno = EAGAIN;
  return NULL;
}

/**
 * tandem_cache_folder_remove:
 *
 * Removes the folder with all that is in it.
 */
void
tandem_cache_folder_remove (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;

  while (entries && (name = g_dir_read_name (entries)))
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
        tandem_cache_folder_remove (entry);
      else
        g_unlink (entry);
    }
  g_rmdir (path);
}

/**
 * tandem_cache_folder_remove_left:
 * @prefix: as that of tandem_cache_folder_make()
 *
 * Removes those of programs that have ended.
 */
void
tandem_cache_folder_remove_left (const char *prefix)
{
  g_autofree char *parent = dup_parent ();
  g_autoptr (GDir) entries = g_dir_open (parent, 0, NULL);
  const char *name;

  while (entries && (name = g_dir_read_name (entries)))
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      int lock = g_str_has_prefix (name, prefix) ? lock_folder (path) : -1;

      if (lock < 0)
        continue;
      tandem_cache_folder_remove (path);
      close (lock);
    }
}
