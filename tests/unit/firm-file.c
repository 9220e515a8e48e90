/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "firm-file.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "act/tandem-act-contact.h"
#include "store/tandem-connection.h"
#include "store/tandem-store.h"

void
firm_file_set_up (FirmFile *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);

  self->folder = g_canonicalize_filename (folder, NULL);
  self->path = g_build_filename (self->folder, "firm.tandem", NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;

  while (entries && (name = g_dir_read_name (entries)))
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_unlink (entry) != 0)
        remove_folder (entry);
    }
  g_rmdir (path);
}

void
firm_file_tear_down (FirmFile *self, gconstpointer data)
{
  g_chmod (self->folder, 0700);
  remove_folder (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

guint
count_entries (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (entries && g_dir_read_name (entries))
    n++;
  return n;
}

void
firm_file_make (FirmFile *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_create (self->path, "cli", "Firm", FALSE, &error);

  g_assert_no_error (error);
  tandem_workspace_close (workspace);
}

static gboolean
add_contact_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, data);
  return tandem_act_add_contact (connection, draft, error);
}

gboolean
add_contact (TandemWorkspace *workspace, const char *family_name, GError **error)
{
  return tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_contact_cb,
                           (gpointer) family_name, NULL, error);
}

static gboolean
count_contacts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_get_int64 (connection, "SELECT count(*) FROM contact WHERE deleted_at IS NULL", data, error);
}

gint64
count_contacts (TandemWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, count_contacts_cb, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

TandemWorkspace *
open_firm (const char *path)
{
  g_autoptr (GError) error = NULL;
  TandemWorkspace *workspace = tandem_workspace_open (path, "cli", &error);

  g_assert_no_error (error);
  return workspace;
}

/* The file as a program leaves it that is killed now: with its log. */
void
firm_file_copy_as_if_killed (FirmFile *self, const char *to)
{
  static const char *const suffixes[] = { "", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (self->path, suffixes[i], NULL);
      g_autofree char *copy = g_strconcat (to, suffixes[i], NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
      g_assert_cmpuint (length, >, 0);
      g_assert_true (g_file_set_contents (copy, contents, length, NULL));
    }
}

void
execute_sql (const char *path, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* As Tandem 0.1 wrote it, with 40 contacts. */
void
firm_file_unpack_old (FirmFile *self)
{
  g_autofree char *packed_path = g_test_build_filename (G_TEST_DIST, "..", "store", "firm-v1.tandem.gz", NULL);
  g_autoptr (GFile) packed = g_file_new_for_path (packed_path);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) from = g_file_read (packed, NULL, &error);
  g_autoptr (GInputStream) unpacked = NULL;
  g_autoptr (GFileOutputStream) to = NULL;

  g_assert_no_error (error);
  unpacked = g_converter_input_stream_new (G_INPUT_STREAM (from), unpacker);
  to = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (to), unpacked, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}
