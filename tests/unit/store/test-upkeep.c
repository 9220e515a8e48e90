/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../firm-file.h"
#include "store/tandem-restore-point.h"
#include "store/tandem-store-error.h"
#include "store/tandem-upkeep.h"

#define BUDGET (10 * 1000 * 1000) /* bytes: room for the points of these small files */

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
look_after (TandemWorkspace *workspace, gint64 budget, GError **error)
{
  TandemStore *store = tandem_workspace_get_store (workspace);
  g_autoptr (GAsyncResult) result = NULL;

  tandem_upkeep_run_async (store, budget, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tandem_upkeep_run_finish (store, result, error);
}

/* A day of use makes one restore point, whoever opens the file how often. */
static void
test_daily (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) points = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  g_assert_true (look_after (workspace, 0, &error));
  points = tandem_restore_point_list (firm->path, NULL);
  g_assert_cmpuint (points->len, ==, 0);
  g_clear_pointer (&points, g_ptr_array_unref);

  g_assert_true (look_after (workspace, BUDGET, &error));
  g_assert_true (look_after (workspace, BUDGET, &error));
  points = tandem_restore_point_list (firm->path, NULL);
  g_assert_cmpuint (points->len, ==, 1);
  g_assert_cmpstr (((TandemRestorePoint *) points->pdata[0])->reason, ==, TANDEM_RESTORE_DAILY);
}

static void
move_to_future (TandemRestorePoint *point)
{
  g_autofree char *path = g_strconcat (point->path, ".point", NULL);
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL));
  g_key_file_set_string (keys, "Restore point", "made-at", "2200-01-01T00:00:00Z");
  g_assert_true (g_key_file_save_to_file (keys, path, NULL));
}

/* A clock that was ahead for a day makes no restore point at every opening afterwards. */
static void
test_clock (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) points = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  g_assert_true (look_after (workspace, BUDGET, &error));
  points = tandem_restore_point_list (firm->path, NULL);
  move_to_future (points->pdata[0]);
  g_clear_pointer (&points, g_ptr_array_unref);
  for (int i = 0; i < 3; i++)
    g_assert_true (look_after (workspace, BUDGET, &error));
  points = tandem_restore_point_list (firm->path, NULL);
  g_assert_cmpuint (points->len, ==, 2);
}

/* The pages of an index are mixed up, as a disk may do that lost its power: opening does not notice, looking does. */
static void
break_index (const char *path)
{
  execute_sql (
      path,
      "PRAGMA writable_schema = ON;"
      "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'company_folded_name')"
      " WHERE name = 'contact_name';");
}

static void
test_damaged (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autofree char *killed = g_build_filename (firm->folder, "killed.tandem", NULL);

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  g_assert_true (add_contact (workspace, "Kept", NULL));
  firm_file_copy_as_if_killed (firm, killed);
  g_clear_object (&workspace);

  workspace = open_firm (killed);
  g_assert_true (look_after (workspace, 0, &error));
  firm_file_copy_as_if_killed (&(FirmFile) { firm->folder, killed }, firm->path);
  g_clear_object (&workspace);
  break_index (firm->path);
  workspace = open_firm (firm->path);
  g_assert_false (look_after (workspace, 1000, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func) g_test_add ("/store/upkeep/" name, FirmFile, NULL, firm_file_set_up, func, firm_file_tear_down)
  add ("daily", test_daily);
  add ("clock", test_clock);
  add ("damaged", test_damaged);
#undef add
  return g_test_run ();
}
