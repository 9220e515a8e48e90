/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* setresuid() */
#include <glib/gstdio.h>
#include <unistd.h>

#include "../firm-file.h"
#include "../random-acts.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-check.h"
#include "store/tandem-check-part.h"
#include "store/tandem-connection.h"
#include "store/tandem-file-lock.h"
#include "store/tandem-restore-point.h"
#include "store/tandem-store-error.h"
#include "store/tandem-store.h"

/* What becomes of a file that is not as it should be: the sentence, and that nothing was done to the file. */

/* Root may do everything, so it becomes nobody for a while; nobody, too, needs a cache to write to. */
static void
lose_rights (void)
{
  g_autofree char *path = g_strdup (g_get_user_cache_dir ());

  if (geteuid () != 0)
    return;
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_cmpint (chown (path, 65534, 65534), ==, 0);
  while (g_str_has_prefix (path, g_get_tmp_dir ()))
    {
      char *parent = g_path_get_dirname (path);
      GStatBuf facts;

      g_assert_cmpint (g_stat (path, &facts), ==, 0);
      g_assert_cmpint (g_chmod (path, facts.st_mode | 0011), ==, 0);
      g_free (path);
      path = parent;
    }
  g_assert_cmpint (setresuid (65534, 65534, 0), ==, 0);
}

static void
get_rights_back (void)
{
  if (getuid () == 65534)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
}

static void
lock_folder (FirmFile *fixture)
{
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  lose_rights ();
}

static void
assert_refused (const char *path, TandemStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_open (path, "cli", &error);

  g_assert_null (workspace);
  g_assert_error (error, TANDEM_STORE_ERROR, (int) code);
}

static void
assert_only_read (TandemWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = tandem_store_dup_notice (tandem_workspace_get_store (workspace));

  g_assert_true (tandem_store_is_read_only (tandem_workspace_get_store (workspace)));
  g_assert_false (add_contact (workspace, "Nobody", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, notice);
}

/* --- files that are not opened ------------------------------------------------------------------------------------- */

static void
test_refused (FirmFile *fixture, gconstpointer data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "notes.txt", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *kept = NULL;

  assert_refused (fixture->path, TANDEM_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture->folder, TANDEM_STORE_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (text, "Nothing of ours, and long enough to be read as a header of a file.", -1, NULL));
  assert_refused (text, TANDEM_STORE_ERROR_NOT_OURS);
  g_file_get_contents (text, &kept, NULL, NULL);
  g_assert_true (g_str_has_prefix (kept, "Nothing of ours"));
  execute_sql (other, "CREATE TABLE songs (name TEXT)");
  assert_refused (other, TANDEM_STORE_ERROR_NOT_OURS);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 2);
}

static void
test_link (FirmFile *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.tandem", NULL);
  g_autofree char *folder_link = g_build_filename (fixture->folder, "folder", NULL);
  g_autofree char *through = g_build_filename (folder_link, "firm.tandem", NULL);
  g_autoptr (TandemWorkspace) workspace = NULL;

  firm_file_make (fixture);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_cmpint (symlink (fixture->folder, folder_link), ==, 0);
  assert_refused (link, TANDEM_STORE_ERROR_NOT_FOUND);
  workspace = open_firm (through);
  g_assert_cmpstr (tandem_workspace_get_path (workspace), ==, fixture->path);
}

static void
test_no_right (FirmFile *fixture, gconstpointer data)
{
  firm_file_make (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0000), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  lose_rights ();
  assert_refused (fixture->path, TANDEM_STORE_ERROR_NOT_FOUND);
  get_rights_back ();
}

/* A file that can't be made whole is not left half made. */
static void
test_no_room_to_create (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "no such folder", "firm.tandem", NULL);
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_create (path, "cli", "Firm", FALSE, &error);

  g_assert_null (workspace);
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 0);
}

/* --- files that are only read -------------------------------------------------------------------------------------- */

static void
test_newer (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length, after_length;

  firm_file_make (fixture);
  execute_sql (fixture->path, "PRAGMA user_version = 9999");
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  workspace = open_firm (fixture->path);
  g_assert_cmpint (count_contacts (workspace), ==, 0);
  assert_only_read (workspace);
  tandem_workspace_close (workspace);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
test_read_only_folder (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;

  firm_file_make (fixture);
  lock_folder (fixture);
  workspace = open_firm (fixture->path);
  g_assert_cmpint (count_contacts (workspace), ==, 0);
  assert_only_read (workspace);
  tandem_workspace_close (workspace);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 1);
  get_rights_back ();
}

/* What was committed last stands in the log only, and is seen. */
static void
test_read_only_with_log (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = fixture->path;
  g_autofree char *copies = g_build_filename (g_get_user_cache_dir (), "tandem", NULL);
  g_autofree char *left = g_build_filename (copies, "reading-killed", NULL);
  g_autofree char *left_file = g_build_filename (left, "killed.tandem", NULL);
  g_autoptr (TandemWorkspace) second = NULL;

  firm_file_make (fixture);
  workspace = open_firm (fixture->path);
  g_assert_true (add_contact (workspace, "Last", &error));
  fixture->path = g_build_filename (fixture->folder, "killed.tandem", NULL);
  {
    FirmFile from = { fixture->folder, saved };

    firm_file_copy_as_if_killed (&from, fixture->path);
  }
  g_clear_object (&workspace);
  lock_folder (fixture);
  /* the copy of a program that was killed goes, that of one that reads stays */
  g_assert_cmpint (g_mkdir_with_parents (left, 0700), ==, 0);
  g_assert_true (g_file_set_contents (left_file, "a firm", -1, NULL));
  workspace = open_firm (fixture->path);
  g_assert_cmpuint (count_entries (copies), ==, 1);
  second = open_firm (fixture->path);
  g_assert_cmpint (count_contacts (workspace), ==, 1);
  assert_only_read (workspace);
  g_assert_cmpuint (count_entries (copies), ==, 2);
  tandem_workspace_close (second);
  tandem_workspace_close (workspace);
  g_assert_cmpuint (count_entries (copies), ==, 0);
  get_rights_back ();
}

/* --- older files --------------------------------------------------------------------------------------------------- */

/* What no SQL could make of the deals that were there: their place in the order of titles. */
static void
assert_deal_keys (const char *path)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_DEAL, "title", FALSE);
  g_autoptr (GArray) ids = tandem_list_query_list_ids (reader, query, NULL, NULL);
  gint64 n_deals, n_keys;

  g_assert_true (tandem_connection_get_int64 (reader, "SELECT count(*) FROM deal", &n_deals, NULL));
  g_assert_true (tandem_connection_get_int64 (reader, "SELECT count(sort_key) FROM deal", &n_keys, NULL));
  g_assert_cmpint (n_deals, >, 0);
  g_assert_cmpint (n_keys, ==, n_deals);
  g_assert_cmpuint (ids->len, >, 0);
}

/* What was not kept yet is there, and everything else is as it should be. */
static void
assert_well (const char *path)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) parts = tandem_check_run (reader, TRUE, NULL);

  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpuint (((TandemCheckPart *) parts->pdata[i])->n_faults, ==, 0);
}

static void
test_upgrade (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (GError) error = NULL;
  TandemRestorePoint *point;

  firm_file_unpack_old (fixture);
  workspace = open_firm (fixture->path);
  g_assert_cmpint (count_contacts (workspace), ==, 40);
  g_assert_true (add_contact (workspace, "New", &error));
  points = tandem_restore_point_list (fixture->path, NULL);
  g_assert_cmpuint (points->len, ==, 1);
  point = points->pdata[0];
  g_assert_cmpstr (point->reason, ==, TANDEM_RESTORE_UPGRADE);
  g_assert_true (tandem_restore_point_check (point, NULL, &error));
  g_clear_object (&workspace);
  workspace = open_firm (fixture->path);
  g_assert_cmpint (count_contacts (workspace), ==, 41);
  g_assert_true (tandem_restore_point_remove (point, &error));
  assert_deal_keys (fixture->path);
  assert_well (fixture->path);
}

static void
test_upgrade_read_only (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;

  firm_file_unpack_old (fixture);
  lock_folder (fixture);
  workspace = open_firm (fixture->path);
  g_assert_cmpint (count_contacts (workspace), ==, 40);
  assert_only_read (workspace);
  g_clear_object (&workspace);
  get_rights_back ();
}

/* Nobody's tables are changed under his hands. */
static void
test_upgrade_waits (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemFileLock) somebody = NULL;
  gboolean is_alone;

  firm_file_unpack_old (fixture);
  somebody = tandem_file_lock_take (fixture->path, &is_alone, &error);
  g_assert_true (is_alone);
  g_assert_true (tandem_file_lock_share (somebody, &error));
  assert_refused (fixture->path, TANDEM_STORE_ERROR_BUSY);
}

/* --- who has it open ----------------------------------------------------------------------------------------------- */

static void
test_interrupted (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *killed = g_build_filename (fixture->folder, "killed.tandem", NULL);

  firm_file_make (fixture);
  workspace = open_firm (fixture->path);
  second = open_firm (fixture->path);
  g_assert_false (tandem_store_was_interrupted (tandem_workspace_get_store (workspace)));
  g_assert_false (tandem_store_was_interrupted (tandem_workspace_get_store (second)));
  g_assert_true (add_contact (workspace, "Kept", &error));
  firm_file_copy_as_if_killed (fixture, killed);
  g_clear_object (&second);
  g_clear_object (&workspace);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 3); /* the file, and the two of the killed one */

  workspace = open_firm (killed);
  g_assert_true (tandem_store_was_interrupted (tandem_workspace_get_store (workspace)));
  g_assert_cmpint (count_contacts (workspace), ==, 1);
  g_clear_object (&workspace);
  workspace = open_firm (killed);
  g_assert_false (tandem_store_was_interrupted (tandem_workspace_get_store (workspace)));
}

static void
test_moved (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.tandem", NULL);

  firm_file_make (fixture);
  workspace = open_firm (fixture->path);
  g_assert_true (add_contact (workspace, "Before", &error));
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  g_assert_false (add_contact (workspace, "After", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_MOVED);
  g_assert_cmpint (count_contacts (workspace), ==, 1);
}

/* The clock of the one who wrote last was years ahead: what comes now is later all the same, and undone first. */
static void
test_clock (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  firm_file_make (fixture);
  workspace = open_firm (fixture->path);
  g_assert_true (add_contact (workspace, "Ahead", &error));
  g_clear_object (&workspace);
  execute_sql (fixture->path, "UPDATE change_row SET change_set_id = change_set_id + 9007199254740992;"
                              "UPDATE change_set SET id = id + 9007199254740992, at = '2060-01-01T00:00:00.000Z'");
  workspace = open_firm (fixture->path);
  g_assert_true (add_contact (workspace, "Today", &error));
  g_assert_cmpint (firm_file_ask (fixture->path,
                                  "SELECT max (id) - (SELECT id FROM change_set ORDER BY sequence DESC LIMIT 1)"
                                  " FROM change_set"),
                   ==, 0);
  g_assert_true (random_acts_undo (workspace, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_contacts (workspace), ==, 1);
  g_assert_cmpint (firm_file_ask (fixture->path,
                                  "SELECT count(*) FROM contact WHERE family_name = 'Ahead' AND deleted_at IS NULL"),
                   ==, 1);
}

static gboolean
copy_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_copy_to (connection, data, error);
}

/* A copy that takes the place of another file has none of that one's log. */
static void
test_copied_over (FirmFile *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *killed = g_build_filename (fixture->folder, "killed.tandem", NULL);

  firm_file_make (fixture);
  workspace = open_firm (fixture->path);
  g_assert_true (add_contact (workspace, "In the log of the killed one", &error));
  firm_file_copy_as_if_killed (fixture, killed);
  g_assert_true (add_contact (workspace, "Later", &error));
  g_assert_true (tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_COPY, copy_cb, killed, NULL,
                                   &error));
  other = open_firm (killed);
  g_assert_cmpint (count_contacts (other), ==, 2);

  g_assert_false (tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_COPY, copy_cb, killed, NULL,
                                    &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (add_contact (other, "Still at home", &error));
  g_clear_object (&other);
  g_clear_object (&workspace);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func) g_test_add ("/store/open/" name, FirmFile, NULL, firm_file_set_up, func, firm_file_tear_down)
  add ("refused", test_refused);
  add ("link", test_link);
  add ("no-right", test_no_right);
  add ("no-folder-to-create", test_no_room_to_create);
  add ("newer", test_newer);
  add ("read-only-folder", test_read_only_folder);
  add ("read-only-with-log", test_read_only_with_log);
  add ("upgrade", test_upgrade);
  add ("upgrade-read-only", test_upgrade_read_only);
  add ("upgrade-waits", test_upgrade_waits);
  add ("interrupted", test_interrupted);
  add ("moved", test_moved);
  add ("clock", test_clock);
  add ("copied-over", test_copied_over);
#undef add
  return g_test_run ();
}
