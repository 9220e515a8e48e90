/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies to be opened: nobody else's to read, nobody's to write, and gone in the end. */
#include "exchange/tandem-file-copies.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "tandem", NULL);
}

static guint
count_entries (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (entries && g_dir_read_name (entries))
    n++;
  return n;
}

static GFile *
write_copy (const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GFile *copy = tandem_file_copies_write (bytes, name, &error);

  g_assert_no_error (error);
  return copy;
}

static void
test_write (void)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GFile) copy = write_copy ("../../.bashrc", "one");
  g_autoptr (GFile) other = write_copy ("../../.bashrc", "two");
  g_autofree char *name = g_file_get_basename (copy), *text = NULL;
  GStatBuf facts;

  g_assert_cmpstr (name, ==, "-..-.bashrc");
  g_assert_true (g_str_has_prefix (g_file_peek_path (copy), folder));
  g_assert_false (g_file_equal (copy, other));
  g_assert_true (g_file_load_contents (copy, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, "one");
  g_assert_cmpint (g_stat (g_file_peek_path (copy), &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0400);
  tandem_file_copies_remove ();
  g_assert_false (g_file_query_exists (copy, NULL));
  g_assert_cmpuint (count_entries (folder), ==, 0);
}

/* What a killed process left goes; what another still has open does not. */
static void
test_clean (void)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *left = g_build_filename (folder, "opened-killed", NULL);
  g_autofree char *held = g_build_filename (folder, "opened-held", NULL);
  g_autofree char *file = g_build_filename (left, "offer.txt", NULL);
  int lock;

  g_assert_cmpint (g_mkdir_with_parents (left, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (held, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  lock = g_open (held, O_RDONLY | O_DIRECTORY, 0);
  g_assert_cmpint (flock (lock, LOCK_EX), ==, 0);
  tandem_file_copies_clean ();
  while (g_file_test (left, G_FILE_TEST_EXISTS))
    g_thread_yield ();
  g_clear_object (&(GFile *) { write_copy ("a.txt", "x") }); /* comes when the cleaning is over */
  g_assert_true (g_file_test (held, G_FILE_TEST_EXISTS));
  tandem_file_copies_remove ();
  close (lock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/file-copies/write", test_write);
  g_test_add_func ("/exchange/file-copies/clean", test_clean);
  return g_test_run ();
}
