/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

static void
assert_refused (const char *path, TandemStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_open (path, "cli", &error);

  g_assert_null (workspace);
  g_assert_error (error, TANDEM_STORE_ERROR, (int) code);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "firm.tandem", NULL);
  g_autofree char *text = g_build_filename (folder, "notes.txt", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  sqlite3 *handle;

  assert_refused (path, TANDEM_STORE_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (text, "Nothing of ours, and long enough to be read as a header of a file.", -1, NULL));
  assert_refused (text, TANDEM_STORE_ERROR_NOT_OURS);
  g_file_get_contents (text, &kept, NULL, NULL);
  g_assert_true (g_str_has_prefix (kept, "Nothing of ours"));

  workspace = tandem_workspace_create (path, "cli", "Firm", FALSE, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 9999", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  assert_refused (path, TANDEM_STORE_ERROR_NEWER);
  g_unlink (path);
  g_unlink (text);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/open/refused", test_refused);
  return g_test_run ();
}
