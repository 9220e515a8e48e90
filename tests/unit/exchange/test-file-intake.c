/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are to be kept: what can be read whole is, of everything else a sentence says why not. */
#include "exchange/tandem-file-intake.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../firm-file.h"
#include "base/tandem-file-name.h"
#include "model/tandem-attachment-content.h"

typedef struct {
  FirmFile file; /* for its folder */
  GPtrArray *files;
  GCancellable *cancellable;
  TandemFileIntake *intake;
  gboolean is_done;
  GError *error;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->intake);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->files);
  g_object_unref (self->cancellable);
  firm_file_tear_down (&self->file, NULL);
}

static char *
put (Fixture *self, const char *name)
{
  char *path = g_build_filename (self->file.folder, name, NULL);

  g_ptr_array_add (self->files, g_file_new_for_path (path));
  return path;
}

static void
put_text (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = put (self, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* A file of that size that takes no room on the disk. */
static void
put_large (Fixture *self, const char *name, off_t size)
{
  g_autofree char *path = put (self, name);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (truncate (path, size), ==, 0);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  tandem_file_intake_run_finish (TANDEM_FILE_INTAKE (object), result, &self->error);
  self->is_done = TRUE;
}

static void
run (Fixture *self)
{
  self->intake = tandem_file_intake_new (self->files);
  tandem_file_intake_run_async (self->intake, self->cancellable, done_cb, self);
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* All that was said, a line each. */
static char *
join_refusals (Fixture *self)
{
  GPtrArray *refusals = tandem_file_intake_get_refusals (self->intake);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < refusals->len; i++)
    g_string_append_printf (all, "%s\n", (char *) refusals->pdata[i]);
  return g_string_free_and_steal (g_steal_pointer (&all));
}

static void
test_read (Fixture *self, gconstpointer data)
{
  GPtrArray *contents;
  const TandemFileContent *first, *second;

  put_text (self, "offer.txt", "forty desks\n");
  put_text (self, "prices.csv", "What;Price\n");
  run (self);
  g_assert_no_error (self->error);
  g_assert_cmpuint (tandem_file_intake_get_refusals (self->intake)->len, ==, 0);
  contents = tandem_file_intake_get_contents (self->intake);
  g_assert_cmpuint (contents->len, ==, 2);
  first = contents->pdata[0];
  second = contents->pdata[1];
  g_assert_cmpstr (first->name, ==, "offer.txt");
  g_assert_cmpstr (first->type, ==, "text/plain");
  g_assert_cmpstr (first->sha256, ==, "9b1e98cb7fce612364aaf708f1297ad498c0ce2f515f694ee42cead36a19da06");
  g_assert_cmpmem (g_bytes_get_data (first->bytes, NULL), g_bytes_get_size (first->bytes), "forty desks\n", 12);
  g_assert_cmpstr (second->name, ==, "prices.csv");
}

/* Whatever else is among them, the one that can be read is. */
static void
test_hostile (Fixture *self, gconstpointer data)
{
  g_autofree char *said = NULL, *folder = put (self, "folder"), *pipe = put (self, "pipe");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_free (put (self, "missing.txt"));
  put_text (self, "empty.txt", "");
  put_text (self, "offer.txt", "forty desks\n");
  g_ptr_array_add (self->files, g_file_new_for_path ("/proc/self/mem"));    /* can't be read, whoever asks */
  g_ptr_array_add (self->files, g_file_new_for_path ("/proc/self/status")); /* has another size than it says */
  g_ptr_array_add (self->files, g_file_new_for_path ("/dev/zero"));
  run (self);
  g_assert_no_error (self->error);
  said = join_refusals (self);
  g_test_message ("%s", said);
  g_assert_cmpuint (tandem_file_intake_get_refusals (self->intake)->len, ==, 7);
  g_assert_cmpuint (tandem_file_intake_get_contents (self->intake)->len, ==, 1);
  g_assert_nonnull (strstr (said, "“folder” is a folder. It was not added; add the files in it."));
  g_assert_nonnull (strstr (said, "“pipe” is not an ordinary file."));
  g_assert_nonnull (strstr (said, "“missing.txt” can't be read: "));
  g_assert_nonnull (strstr (said, "“empty.txt” is empty."));
  g_assert_nonnull (strstr (said, "“mem” can't be read: "));
  g_assert_nonnull (strstr (said, "“status” was changed while it was read."));
  g_assert_nonnull (strstr (said, "“zero” is not an ordinary file."));
}

/* As much as is kept, and a byte more; and more in one go than there is room for. */
static void
test_sizes (Fixture *self, gconstpointer data)
{
  g_autofree char *said = NULL;

  put_large (self, "more.bin", TANDEM_ATTACHMENT_MOST_BYTES + 1);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("all-%u.bin", i);

      put_large (self, name, TANDEM_ATTACHMENT_MOST_BYTES);
    }
  run (self);
  said = join_refusals (self);
  g_test_message ("%s", said);
  g_assert_cmpuint (tandem_file_intake_get_contents (self->intake)->len, ==, 4);
  g_assert_nonnull (strstr (said, "“more.bin” has 25.0"));
  g_assert_nonnull (strstr (said, "“all-4.bin” was left out"));
  g_assert_cmpfloat (tandem_file_intake_get_fraction (self->intake), >, 0.9);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  put_text (self, "offer.txt", "forty desks\n");
  g_cancellable_cancel (self->cancellable);
  run (self);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (tandem_file_intake_get_contents (self->intake)->len, ==, 0);
}

static void
test_names (void)
{
  static const char *const names[][2] = {
    { "offer.pdf", "offer.pdf" },
    { "../../etc/passwd", "-..-etc-passwd" },
    { ".bashrc", "bashrc" },
    { "...", "file" },
    { "", "file" },
    { "a\nb\tc\x01.txt", "abc.txt" },
    { "photo\u202egpj.exe", "photogpj.exe" },
    { "C:\\temp\\x.doc", "C:-temp-x.doc" },
    { "bad\xff.txt", "bad\ufffd.txt" },
    { "הצעת מחיר.pdf", "הצעת מחיר.pdf" },
  };
  g_autofree char *long_name = g_strnfill (500, 'x');
  g_autofree char *with_extension = g_strconcat (long_name, ".pdf", NULL);
  g_autofree char *clean = tandem_file_name_clean (with_extension);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = tandem_file_name_clean (names[i][0]);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
  g_assert_cmpuint (strlen (clean), ==, 200);
  g_assert_true (g_str_has_suffix (clean, "x.pdf"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add ("/exchange/file-intake/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("read", test_read);
  ADD ("hostile", test_hostile);
  ADD ("sizes", test_sizes);
  ADD ("cancelled", test_cancelled);
#undef ADD
  g_test_add_func ("/exchange/file-intake/names", test_names);
  return g_test_run ();
}
