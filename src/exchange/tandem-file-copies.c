/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of a record is opened from a copy in the cache, which nobody else may read and nobody may write: whoever changes it in
 * another program is asked there for a place of its own, instead of losing the work with the copy. Each process has a folder for its
 * copies, with a lock on it; it goes when the process ends, and those of processes that were killed go when another begins. */
#include "exchange/tandem-file-copies.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/tandem-cache-folder.h"
#include "base/tandem-file-name.h"

#define PREFIX "opened-"

static GMutex mutex;
static char *folder; /* NULL until the first copy */
static int folder_lock = -1;
static guint n_copies;

static gboolean
make_folder (void)
{
  if (folder == NULL)
    folder = tandem_cache_folder_make (PREFIX, &folder_lock);
  return folder != NULL;
}

/* One folder a copy, for two files may have one name. */
static char *
make_path (const char *name)
{
  g_autofree char *clean = tandem_file_name_clean (name);
  g_autofree char *own = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (!make_folder ())
    return NULL;
  own = g_strdup_printf ("%s/%u", folder, ++n_copies);
  return g_mkdir (own, 0700) == 0 ? g_build_filename (own, clean, NULL) : NULL;
}

/**
 * tandem_file_copies_write:
 * @name: what the copy is called, made safe
 *
 * Writes a copy that only this user may read, until tandem_file_copies_remove(). Writes to the disk: not on the main thread.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GFile *
tandem_file_copies_write (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *path = make_path (name);
  g_autoptr (GError) failure = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (path && g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0400, &failure))
    return g_file_new_for_path (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: the name of a file, and what the system says */
               _ ("“%s” is opened from a copy, and that could not be written: %s. The file itself is safe; save it "
                  "to a folder of yours."),
               name, failure ? failure->message : g_strerror (errno));
  return NULL;
}

static gpointer
clean_thread (gpointer data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  tandem_cache_folder_remove_left (PREFIX);
  return NULL;
}

/**
 * tandem_file_copies_clean:
 *
 * Removes, on a thread of its own, the copies of processes that ended without removing them; to be called at the start.
 */
void
tandem_file_copies_clean (void)
{
  g_thread_unref (g_thread_new ("clean-copies", clean_thread, NULL));
}

/**
 * tandem_file_copies_remove:
 *
 * Removes all copies of this process; to be called at its end.
 */
void
tandem_file_copies_remove (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (folder == NULL)
    return;
  tandem_cache_folder_remove (folder);
  if (folder_lock >= 0)
    close (folder_lock);
  folder_lock = -1;
  g_clear_pointer (&folder, g_free);
}
