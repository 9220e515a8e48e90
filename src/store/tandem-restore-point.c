/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A restore point is a compact copy of the file in the user's data folder, so that it lives when the file's folder doesn't,
 * and beside it a small key file that says of what, when and why it was made, with a checksum. The key file is written last:
 * a copy without one is a leftover of a power cut and is not listed. */
#include "store/tandem-restore-point.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define GROUP  "Restore point"
#define SUFFIX ".point"
#define CHUNK  (1024 * 1024)

G_DEFINE_BOXED_TYPE (TandemRestorePoint, tandem_restore_point, tandem_restore_point_copy, tandem_restore_point_free)

TandemRestorePoint *
tandem_restore_point_copy (TandemRestorePoint *self)
{
  TandemRestorePoint *copy = g_new0 (TandemRestorePoint, 1);

  copy->path = g_strdup (self->path);
  copy->original = g_strdup (self->original);
  copy->file_id = g_strdup (self->file_id);
  copy->reason = g_strdup (self->reason);
  copy->made_at = self->made_at ? g_date_time_ref (self->made_at) : NULL;
  copy->size = self->size;
  copy->sha256 = g_strdup (self->sha256);
  return copy;
}

void
tandem_restore_point_free (TandemRestorePoint *self)
{
  g_free (self->path);
  g_free (self->original);
  g_free (self->file_id);
  g_free (self->reason);
  g_clear_pointer (&self->made_at, g_date_time_unref);
  g_free (self->sha256);
  g_free (self);
}

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "tandem", "restore-points", NULL);
}

/* --- checksum ------------------------------------------------------------------------------------------------------ */

static char *
compute_sha256 (const char *path, gint64 *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *chunk = g_malloc (CHUNK);
  gssize n = 1;

  *size = 0;
  while (stream && n > 0)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, cancellable, error);
      if (n > 0)
        g_checksum_update (checksum, chunk, n);
      *size += MAX (n, 0);
    }
  return stream && n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/**
 * tandem_restore_point_check:
 *
 * Reads the whole copy and compares its checksum. Blocks: on a worker.
 */
gboolean
tandem_restore_point_check (TandemRestorePoint *self, GCancellable *cancellable, GError **error)
{
  gint64 size;
  g_autofree char *sha256 = compute_sha256 (self->path, &size, cancellable, error);

  if (sha256 == NULL)
    return FALSE;
  if (g_strcmp0 (sha256, self->sha256) == 0)
    return TRUE;
  g_set_error_literal (
      error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
      _ ("This restore point was damaged after it was made. Nothing was changed; choose another one."));
  return FALSE;
}

/* --- making -------------------------------------------------------------------------------------------------------- */

static gboolean
write_key_file (TandemRestorePoint *self, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *made_at = g_date_time_format_iso8601 (self->made_at);
  g_autofree char *path = g_strconcat (self->path, SUFFIX, NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (keys, GROUP, "original", self->original);
  if (self->file_id)
    g_key_file_set_string (keys, GROUP, "file-id", self->file_id);
  g_key_file_set_string (keys, GROUP, "reason", self->reason);
  g_key_file_set_string (keys, GROUP, "made-at", made_at);
  g_key_file_set_int64 (keys, GROUP, "size", self->size);
  g_key_file_set_string (keys, GROUP, "sha256", self->sha256);
  text = g_key_file_to_data (keys, &length, NULL);
  return g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gboolean
make_folder (GError **error)
{
  g_autofree char *folder = get_folder ();

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, errno == ENOSPC ? TANDEM_STORE_ERROR_FULL : TANDEM_STORE_ERROR_READ_ONLY,
               _ ("The folder for restore points, “%s”, can't be made: %s."), folder, g_strerror (errno));
  return FALSE;
}

/* A name that nothing has: the file's own, the time, and a number where two are made within one second. It is taken by an empty
 * file that the copy replaces, so that another window or program that makes one at the same moment takes another. */
static char *
claim_path (const char *original, GDateTime *now, GError **error)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *name = g_path_get_basename (original);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H-%M-%S");
  int failure = EEXIST;

  for (int i = 1; failure == EEXIST; i++)
    {
      g_autofree char *number = i == 1 ? g_strdup ("") : g_strdup_printf (" %d", i);
      g_autofree char *path = g_strdup_printf ("%s/%s %s%s.tandem", folder, name, time, number);
      int descriptor = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

      failure = errno;
      if (descriptor >= 0)
        {
          g_close (descriptor, NULL);
          return g_steal_pointer (&path);
        }
    }
  g_set_error (error, TANDEM_STORE_ERROR, failure == ENOSPC ? TANDEM_STORE_ERROR_FULL : TANDEM_STORE_ERROR_READ_ONLY,
               _ ("In the folder for restore points, “%s”, nothing can be written: %s."), folder, g_strerror (failure));
  return NULL;
}

/**
 * tandem_restore_point_dup_file_id:
 *
 * Returns: (transfer full) (nullable): the name of the file itself, by which its restore points are found wherever it lies
 */
char *
tandem_restore_point_dup_file_id (TandemConnection *connection)
{
  return tandem_connection_dup_text (connection, "SELECT value FROM setting WHERE name = 'file-id'", NULL);
}

/**
 * tandem_restore_point_make:
 * @reader: a connection that only reads; others may write meanwhile
 * @original: the file that the connection reads, as the person knows it
 * @reason: why
 *
 * Makes a restore point of the last commit, under a temporary name until it is whole. Blocks: on a worker.
 *
 * Returns: (transfer full) (nullable): the restore point
 */
TandemRestorePoint *
tandem_restore_point_make (TandemConnection *reader, const char *original, const char *reason,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRestorePoint) self = g_new0 (TandemRestorePoint, 1);

  self->made_at = g_date_time_new_now_utc ();
  self->original = g_strdup (original);
  self->reason = g_strdup (reason);
  self->file_id = tandem_restore_point_dup_file_id (reader);
  self->path = make_folder (error) ? claim_path (original, self->made_at, error) : NULL;
  if (self->path == NULL)
    return NULL;
  if (tandem_connection_copy_to (reader, self->path, error)
      && (self->sha256 = compute_sha256 (self->path, &self->size, cancellable, error)) && write_key_file (self, error))
    return g_steal_pointer (&self);
  g_unlink (self->path);
  return NULL;
}

/* --- finding ------------------------------------------------------------------------------------------------------- */

static TandemRestorePoint *
load (const char *key_path)
{
  g_autoptr (TandemRestorePoint) self = g_new0 (TandemRestorePoint, 1);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *made_at = NULL;

  if (!g_key_file_load_from_file (keys, key_path, G_KEY_FILE_NONE, NULL))
    return NULL;
  self->path = g_strndup (key_path, strlen (key_path) - strlen (SUFFIX));
  self->original = g_key_file_get_string (keys, GROUP, "original", NULL);
  self->file_id = g_key_file_get_string (keys, GROUP, "file-id", NULL);
  self->reason = g_key_file_get_string (keys, GROUP, "reason", NULL);
  self->size = g_key_file_get_int64 (keys, GROUP, "size", NULL);
  self->sha256 = g_key_file_get_string (keys, GROUP, "sha256", NULL);
  made_at = g_key_file_get_string (keys, GROUP, "made-at", NULL);
  self->made_at = made_at ? g_date_time_new_from_iso8601 (made_at, NULL) : NULL;
  if (self->original == NULL || self->reason == NULL || self->sha256 == NULL || self->made_at == NULL
      || !g_file_test (self->path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_steal_pointer (&self);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TandemRestorePoint *const *left = a, *const *right = b;

  return g_date_time_compare ((*right)->made_at, (*left)->made_at);
}

/**
 * tandem_restore_point_list:
 * @original: the file
 * @file_id: (nullable): its own name; %NULL when it can't be read any more
 *
 * Returns: (transfer container) (element-type TandemRestorePoint): those of this file, wherever it lay when they were made,
 *   the newest first
 */
GPtrArray *
tandem_restore_point_list (const char *original, const char *file_id)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_restore_point_free);
  g_autofree char *folder = get_folder ();
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries && (name = g_dir_read_name (entries)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (TandemRestorePoint) point = g_str_has_suffix (name, SUFFIX) ? load (path) : NULL;

      if (point && (g_str_equal (point->original, original) || (file_id && g_strcmp0 (point->file_id, file_id) == 0)))
        g_ptr_array_add (points, g_steal_pointer (&point));
    }
  g_ptr_array_sort (points, compare_newest_first);
  return g_steal_pointer (&points);
}

/**
 * tandem_restore_point_is_at:
 *
 * Returns: whether the file is a restore point, and not one that somebody works in
 */
gboolean
tandem_restore_point_is_at (const char *path)
{
  g_autofree char *key_path = g_strconcat (path, SUFFIX, NULL);

  return g_file_test (key_path, G_FILE_TEST_EXISTS);
}

/* --- removing ------------------------------------------------------------------------------------------------------ */

/**
 * tandem_restore_point_remove:
 *
 * Removes the copy and what is told of it; the file itself is not touched.
 */
gboolean
tandem_restore_point_remove (TandemRestorePoint *self, GError **error)
{
  g_autofree char *key_path = g_strconcat (self->path, SUFFIX, NULL);

  if (g_unlink (self->path) != 0 && errno != ENOENT)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_READ_ONLY,
                   _ ("The restore point can't be removed: %s."), g_strerror (errno));
      return FALSE;
    }
  g_unlink (key_path);
  return TRUE;
}

/**
 * tandem_restore_point_keep_to:
 * @budget: in bytes
 *
 * Removes the oldest restore points that were made of the file at this place until the others fit. The newest always stays,
 * and so do those that were made by hand. (Not by the file's own name: copies of a file share it.)
 */
void
tandem_restore_point_keep_to (const char *original, gint64 budget)
{
  g_autoptr (GPtrArray) points = tandem_restore_point_list (original, NULL);
  gint64 size = 0;

  for (guint i = 0; i < points->len; i++)
    {
      TandemRestorePoint *point = g_ptr_array_index (points, i);

      size += point->size;
      if (i > 0 && size > budget && !g_str_equal (point->reason, TANDEM_RESTORE_MANUAL)
          && tandem_restore_point_remove (point, NULL))
        size -= point->size;
    }
}
