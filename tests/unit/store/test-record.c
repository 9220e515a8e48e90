/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "model/tandem-company.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

static gboolean
write_twice_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) made = TANDEM_RECORD (tandem_company_new ());
  g_autoptr (TandemRecord) first = NULL, second = NULL, again = NULL;
  gint64 *id = data;

  tandem_change_set_begin (connection, "Write");
  tandem_record_set_text (made, TANDEM_COMPANY_NAME, "Früh & Söhne");
  g_assert_true (tandem_record_insert (made, connection, error));
  *id = tandem_record_get_id (made);
  first = tandem_record_load (connection, TANDEM_TYPE_COMPANY, *id, error);
  second = tandem_record_load (connection, TANDEM_TYPE_COMPANY, *id, error);
  g_assert_cmpstr (tandem_record_get_text (first, TANDEM_COMPANY_NAME), ==, "Früh & Söhne");
  tandem_record_set_text (first, TANDEM_COMPANY_NAME, "Spät & Töchter");
  g_assert_true (tandem_record_update (first, connection, error));
  again = tandem_record_load (connection, TANDEM_TYPE_COMPANY, *id, error);
  g_assert_cmpstr (tandem_record_get_text (again, TANDEM_COMPANY_NAME), ==, "Spät & Töchter");
  g_assert_cmpint (tandem_record_get_version (again), >, tandem_record_get_version (second));
  tandem_record_set_text (second, TANDEM_COMPANY_NAME, "Too late");
  return tandem_record_update (second, connection, error);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, *(gint64 *) data, error);

  return company != NULL;
}

static void
test_conflict (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "firm.tandem", NULL);
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_create (path, "cli", "Firm", FALSE, &error);
  TandemStore *store;
  gint64 id = 0;

  g_assert_no_error (error);
  store = tandem_workspace_get_store (workspace);
  g_assert_false (tandem_store_run (store, TANDEM_STORE_WRITE, write_twice_cb, &id, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  /* What came before the conflict went with it. */
  g_assert_false (tandem_store_run (store, TANDEM_STORE_READ, load_cb, &id, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND);
  tandem_workspace_close (workspace);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/record/conflict", test_conflict);
  return g_test_run ();
}
