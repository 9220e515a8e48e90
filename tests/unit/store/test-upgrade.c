/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An upgrade that is cancelled. Another program that writes holds it up until the test has cancelled it. */
#include <gio/gio.h>
#include <sqlite3.h>

#include "../firm-file.h"
#include "store/tandem-change-set.h"
#include "store/tandem-restore-point.h"

typedef struct {
  const char *path;
  TandemUpgradeProgress *progress;
  GCancellable *cancellable;
  GError *error;
} Opening;

static gpointer
open_cb (gpointer data)
{
  Opening *opening = data;

  return tandem_workspace_open_watched (opening->path, TANDEM_ORIGIN_CLI, opening->progress, opening->cancellable,
                                        &opening->error);
}

static sqlite3 *
hold_up (const char *path)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  return handle;
}

static GBytes *
read_file (const char *path)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

static guint
count_points (const char *path)
{
  g_autoptr (GPtrArray) points = tandem_restore_point_list (path, NULL);

  return points->len;
}

/* Byte for byte, with nothing beside it, and nobody who has it open: it opens, and is upgraded, afterwards. */
static void
assert_as_before (FirmFile *firm, GBytes *before)
{
  g_autoptr (GBytes) after = read_file (firm->path);
  g_autofree char *log = g_strconcat (firm->path, "-wal", NULL);
  g_autoptr (TandemWorkspace) workspace = NULL;

  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  workspace = open_firm (firm->path);
  g_assert_cmpint (count_contacts (workspace), ==, 40);
}

static void
test_cancelled (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TandemUpgradeProgress) progress = tandem_upgrade_progress_new ();
  Opening opening = { firm->path, progress, cancellable, NULL };
  g_autoptr (GBytes) before = NULL;
  sqlite3 *writer;
  GThread *thread;

  firm_file_unpack_old (firm);
  before = read_file (firm->path);
  writer = hold_up (firm->path);
  thread = g_thread_new ("open", open_cb, &opening);
  while (tandem_upgrade_progress_get_step (progress) != TANDEM_UPGRADE_RUN)
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  sqlite3_close (writer);
  g_assert_null (g_thread_join (thread));
  g_assert_error (opening.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&opening.error);
  g_assert_cmpuint (count_points (firm->path), ==, 1);
  assert_as_before (firm, before);
}

/* There is no half of a restore point either. */
static void
test_cancelled_before (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Opening opening = { firm->path, NULL, cancellable, NULL };
  g_autoptr (GBytes) before = NULL;
  guint n_points = count_points (firm->path);

  firm_file_unpack_old (firm);
  before = read_file (firm->path);
  g_cancellable_cancel (cancellable);
  g_assert_null (open_cb (&opening));
  g_assert_error (opening.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&opening.error);
  g_assert_cmpuint (count_points (firm->path), ==, n_points);
  assert_as_before (firm, before);
}

/* There is nothing to upgrade, and whoever doesn't want the file any more doesn't get it. */
static void
test_not_wanted (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TandemUpgradeProgress) progress = tandem_upgrade_progress_new ();
  Opening opening = { firm->path, progress, cancellable, NULL };
  g_autoptr (TandemWorkspace) workspace = NULL;

  firm_file_make (firm);
  g_cancellable_cancel (cancellable);
  g_assert_null (open_cb (&opening));
  g_assert_error (opening.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&opening.error);
  workspace = open_firm (firm->path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func) g_test_add ("/store/upgrade/" name, FirmFile, NULL, firm_file_set_up, func, firm_file_tear_down)
  add ("cancelled", test_cancelled);
  add ("cancelled-before", test_cancelled_before);
  add ("not-wanted", test_not_wanted);
#undef add
  return g_test_run ();
}
