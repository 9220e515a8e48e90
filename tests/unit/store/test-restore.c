/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "../firm-file.h"
#include "store/tandem-connection.h"
#include "store/tandem-restore.h"
#include "store/tandem-store-error.h"
#include "store/tandem-store.h"

#define BIG ((gint64) 1 << 40)

static TandemRestorePoint *
make_point (FirmFile *firm, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, &error);
  TandemRestorePoint *point = tandem_restore_point_make (reader, firm->path, reason, NULL, &error);

  g_assert_no_error (error);
  return point;
}

static void
damage (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + 20, 0x5a, length - 20);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
}

static void
add_one (FirmFile *firm, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = open_firm (firm->path);

  add_contact (workspace, name, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
}

static gint64
count_in (const char *path)
{
  g_autoptr (TandemWorkspace) workspace = open_firm (path);

  return count_contacts (workspace);
}

static void
test_points (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRestorePoint) first = NULL, second = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *moved = g_build_filename (firm->folder, "moved.tandem", NULL);

  firm_file_make (firm);
  first = make_point (firm, TANDEM_RESTORE_DAILY);
  second = make_point (firm, TANDEM_RESTORE_MANUAL);
  g_assert_cmpstr (first->path, !=, second->path);
  points = tandem_restore_point_list (firm->path, NULL);
  g_assert_cmpuint (points->len, ==, 2);
  g_clear_pointer (&points, g_ptr_array_unref);

  /* the file is found again by its own name where it was moved to, and no other file's are */
  points = tandem_restore_point_list (moved, first->file_id);
  g_assert_cmpuint (points->len, ==, 2);
  g_clear_pointer (&points, g_ptr_array_unref);
  points = tandem_restore_point_list (moved, NULL);
  g_assert_cmpuint (points->len, ==, 0);

  g_assert_true (tandem_restore_point_check (first, NULL, &error));
  damage (first->path);
  g_assert_false (tandem_restore_point_check (first, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT);
}

static gpointer
make_point_in_thread (gpointer firm)
{
  return make_point (firm, TANDEM_RESTORE_MANUAL);
}

/* Two windows may make one in the same moment: neither takes the other's place. */
static void
test_same_moment (FirmFile *firm, gconstpointer data)
{
  GThread *threads[8];
  g_autoptr (GPtrArray) points = NULL;

  firm_file_make (firm);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, make_point_in_thread, firm);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    tandem_restore_point_free (g_thread_join (threads[i]));
  points = tandem_restore_point_list (firm->path, NULL);
  g_assert_cmpuint (points->len, ==, G_N_ELEMENTS (threads));
  for (guint i = 0; i < points->len; i++)
    {
      g_autoptr (GError) error = NULL;

      tandem_restore_point_check (points->pdata[i], NULL, &error);
      g_assert_no_error (error);
    }
}

static void
test_budget (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemRestorePoint) manual = NULL, old = NULL, new = NULL;
  g_autoptr (GPtrArray) points = NULL;

  firm_file_make (firm);
  manual = make_point (firm, TANDEM_RESTORE_MANUAL);
  old = make_point (firm, TANDEM_RESTORE_DAILY);
  new = make_point (firm, TANDEM_RESTORE_DAILY);
  tandem_restore_point_keep_to (firm->path, BIG);
  g_assert_true (g_file_test (old->path, G_FILE_TEST_EXISTS));
  tandem_restore_point_keep_to (firm->path, 1);
  points = tandem_restore_point_list (firm->path, NULL);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_true (g_file_test (manual->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (old->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (new->path, G_FILE_TEST_EXISTS));
}

/* The file is as it was, and what it was until now is a restore point in its turn. */
static void
test_restore (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRestorePoint) point = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *aside = NULL, *back = NULL;

  firm_file_make (firm);
  add_one (firm, "Before");
  point = make_point (firm, TANDEM_RESTORE_MANUAL);
  add_one (firm, "After");
  aside = tandem_restore_run (firm->path, point, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aside, ==, "");
  g_assert_cmpint (count_in (firm->path), ==, 1);

  points = tandem_restore_point_list (firm->path, NULL);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpstr (((TandemRestorePoint *) points->pdata[0])->reason, ==, TANDEM_RESTORE_RESTORE);
  back = tandem_restore_run (firm->path, points->pdata[0], NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_in (firm->path), ==, 2);
}

static void
test_refused (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRestorePoint) point = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;

  firm_file_make (firm);
  point = make_point (firm, TANDEM_RESTORE_MANUAL);
  workspace = open_firm (firm->path);
  g_assert_true (add_contact (workspace, "Kept", NULL));
  g_assert_null (tandem_restore_run (firm->path, point, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (add_contact (workspace, "Kept, too", NULL));
  tandem_workspace_close (workspace);

  damage (point->path);
  g_assert_null (tandem_restore_run (firm->path, point, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT);
  g_assert_cmpint (count_in (firm->path), ==, 2);
}

/* A log that a killed program left beside the file is not taken for that of what comes in its place. */
static void
test_after_kill (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRestorePoint) point = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autofree char *killed = g_build_filename (firm->folder, "killed.tandem", NULL);
  g_autofree char *aside = NULL;

  firm_file_make (firm);
  point = make_point (firm, TANDEM_RESTORE_MANUAL);
  workspace = open_firm (firm->path);
  g_assert_true (add_contact (workspace, "In the log", NULL));
  firm_file_copy_as_if_killed (firm, killed);
  aside = tandem_restore_run (killed, point, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_in (killed), ==, 0);
}

static void
test_damaged (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRestorePoint) point = NULL;
  g_autofree char *aside = NULL;

  firm_file_make (firm);
  point = make_point (firm, TANDEM_RESTORE_MANUAL);
  add_one (firm, "After");
  damage (firm->path);
  aside = tandem_restore_run (firm->path, point, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (count_in (firm->path), ==, 0);
}

/* What could not be put in the file's place does not cost the damaged one its place either. */
static void
test_no_copy (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRestorePoint) point = NULL;
  g_autofree char *in_the_way = g_strconcat (firm->path, ".part", NULL);

  firm_file_make (firm);
  point = make_point (firm, TANDEM_RESTORE_MANUAL);
  damage (firm->path);
  g_assert_cmpint (g_mkdir (in_the_way, 0700), ==, 0);
  g_assert_null (tandem_restore_run (firm->path, point, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_test (firm->path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (g_rmdir (in_the_way), ==, 0);
}

/* A program that reads without our lock keeps the log from being emptied; beside another file it would be its ruin. */
static void
test_log_in_use (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRestorePoint) point = NULL;
  g_autoptr (TandemConnection) reader = NULL;
  g_autofree char *aside = NULL;
  TandemStatement *statement;

  firm_file_make (firm);
  point = make_point (firm, TANDEM_RESTORE_MANUAL);
  reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, &error);
  statement = tandem_connection_prepare (reader, "SELECT name FROM sqlite_schema", &error);
  g_assert_true (tandem_statement_next (statement, &error));
  add_one (firm, "In the log");
  g_assert_null (tandem_restore_run (firm->path, point, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (count_in (firm->path), ==, 1);

  /* open, but not reading: the log can be emptied, and the new file has none of it */
  tandem_statement_release (statement);
  aside = tandem_restore_run (firm->path, point, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_in (firm->path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func) g_test_add ("/store/restore/" name, FirmFile, NULL, firm_file_set_up, func, firm_file_tear_down)
  add ("points", test_points);
  add ("same-moment", test_same_moment);
  add ("budget", test_budget);
  add ("restore", test_restore);
  add ("refused", test_refused);
  add ("after-kill", test_after_kill);
  add ("damaged", test_damaged);
  add ("no-copy", test_no_copy);
  add ("log-in-use", test_log_in_use);
#undef add
  return g_test_run ();
}
