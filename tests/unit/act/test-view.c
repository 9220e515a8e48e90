/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-view.h"

#include "../firm-file.h"
#include "act/tandem-act-history.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define JSON "{\"field\":\"lifecycle\",\"is\":\"any-of\",\"values\":[\"customer\"]}"

typedef gboolean (*Work) (TandemConnection *connection, gpointer data, GError **error);

typedef struct {
  Work work;
  gpointer data;
} Unit;

static gboolean
run_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Unit *unit = data;

  return unit->work (connection, unit->data, error);
}

static void
run (TandemWorkspace *workspace, Work work, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, run_cb, &(Unit) { work, data }, NULL,
                    &error);
  g_assert_no_error (error);
}

static gboolean
save_mine (TandemConnection *connection, gpointer data, GError **error)
{
  g_autoptr (TandemCondition) condition = tandem_condition_new_from_json (TANDEM_ENTITY_CONTACT, JSON, error);
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, "city", TRUE);
  g_autoptr (TandemSavedView) view = NULL;
  gint64 person_id;

  tandem_list_query_set_condition (query, condition);
  view = tandem_saved_view_new_of (query, "Customers");
  g_assert_true (tandem_connection_get_int64 (connection, "SELECT min (id) FROM person", &person_id, error));
  tandem_record_set_id (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_PERSON_ID, person_id);
  if (!tandem_act_save_view (connection, view, error))
    return FALSE;
  *(gint64 *) data = tandem_record_get_id (TANDEM_RECORD (view));
  return TRUE;
}

static gboolean
save_shared (TandemConnection *connection, gpointer data, GError **error)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, "created", FALSE);
  g_autoptr (TandemListQuery) deals = tandem_list_query_new (TANDEM_ENTITY_DEAL, NULL, FALSE);
  g_autoptr (TandemSavedView) view = tandem_saved_view_new_of (query, "Newest"),
                              other = tandem_saved_view_new_of (deals, "Deals");

  return tandem_act_save_view (connection, view, error) && tandem_act_save_view (connection, other, error);
}

static gboolean
rename (TandemConnection *connection, gpointer data, GError **error)
{
  return tandem_act_rename_view (connection, *(gint64 *) data, "Buyers", error);
}

static gboolean delete (TandemConnection *connection, gpointer data, GError **error)
{
  return tandem_act_delete_view (connection, *(gint64 *) data, error);
}

static gboolean
undo (TandemConnection *connection, gpointer data, GError **error)
{
  gint64 set_id;
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_connection_get_int64 (connection,
                                      "SELECT id FROM change_set WHERE reversed_by_id IS NULL AND reverses_id IS NULL"
                                      " ORDER BY sequence DESC LIMIT 1",
                                      &set_id, error)
         && tandem_act_undo_set (connection, set_id, &reversal, error);
}

/* The names of what a person sees, in their order. */
static void
assert_names (FirmFile *firm, gint64 person_id, const char *names)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) views = tandem_saved_view_list (reader, TANDEM_ENTITY_CONTACT, person_id, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    g_string_append_printf (found, "%s;", tandem_record_get_text (views->pdata[i], TANDEM_SAVED_VIEW_NAME));
  g_assert_cmpstr (found->str, ==, names);
}

static void
test_acts (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  gint64 view_id = 0, person_id;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  run (workspace, save_mine, &view_id);
  run (workspace, save_shared, NULL);
  {
    g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);

    g_assert_true (tandem_connection_get_int64 (reader, "SELECT min (id) FROM person", &person_id, NULL));
  }
  assert_names (firm, person_id, "Customers;Newest;");
  assert_names (firm, 0, "Newest;");
  run (workspace, rename, &view_id);
  assert_names (firm, person_id, "Buyers;Newest;");
  run (workspace, undo, NULL);
  assert_names (firm, person_id, "Customers;Newest;");
  run (workspace, delete, &view_id);
  assert_names (firm, person_id, "Newest;");
  run (workspace, undo, NULL);
  assert_names (firm, person_id, "Customers;Newest;");
  tandem_workspace_close (workspace);
}

static void
test_query (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (TandemSavedView) view = NULL;
  g_autoptr (TandemListQuery) query = NULL;
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemCondition) condition = tandem_condition_new_from_json (TANDEM_ENTITY_CONTACT, JSON, NULL);
  g_autoptr (GError) error = NULL;
  gint64 view_id = 0;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  run (workspace, save_mine, &view_id);
  tandem_workspace_close (workspace);
  reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  view = tandem_record_load (reader, TANDEM_TYPE_SAVED_VIEW, view_id, NULL);
  query = tandem_saved_view_make_query (view, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tandem_list_query_get_entity (query), ==, TANDEM_ENTITY_CONTACT);
  g_assert_cmpstr (tandem_list_query_get_sort (query), ==, "city");
  g_assert_true (tandem_list_query_get_descending (query));
  g_assert_true (tandem_condition_equal (tandem_list_query_get_condition (query), condition));

  tandem_record_set_text (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_CONDITION, "{\"field\":\"shoe-size\",\"is\":\"no\"}");
  g_assert_null (tandem_saved_view_make_query (view, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_clear_error (&error);
  tandem_record_set_text (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_ENTITY, "shoe");
  g_assert_null (tandem_saved_view_make_query (view, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

static gboolean
save_nameless_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, NULL, FALSE);
  g_autoptr (TandemSavedView) view = tandem_saved_view_new_of (query, data ? data : "  ");

  if (data)
    tandem_record_set_text (TANDEM_RECORD (view), TANDEM_SAVED_VIEW_ENTITY, "shoe");
  return tandem_act_save_view (connection, view, error);
}

static void
test_refused (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, save_nameless_cb,
                                        i == 0 ? NULL : (gpointer) "Shoes", NULL, &error));
      g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
    }
  assert_names (firm, 0, "");
  tandem_workspace_close (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/view/acts", FirmFile, NULL, firm_file_set_up, test_acts, firm_file_tear_down);
  g_test_add ("/view/query", FirmFile, NULL, firm_file_set_up, test_query, firm_file_tear_down);
  g_test_add ("/view/refused", FirmFile, NULL, firm_file_set_up, test_refused, firm_file_tear_down);
  return g_test_run ();
}
