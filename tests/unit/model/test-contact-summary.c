/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often the summary of a contact is written. Triggers in the file count it, so it is what SQLite really does. That the
 * summaries are right is for the tests of acts at random. */
#include "../firm-file.h"
#include "../random-acts.h"

#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define N_PEOPLE 3

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  execute_sql (self->file.path, "CREATE TABLE tally (what TEXT);"
                                "CREATE TRIGGER one AFTER INSERT ON contact_summary BEGIN"
                                "  INSERT INTO tally VALUES ('insert'); END;"
                                "CREATE TRIGGER two AFTER UPDATE ON contact_summary BEGIN"
                                "  INSERT INTO tally VALUES ('update'); END;"
                                "CREATE TRIGGER three AFTER DELETE ON contact_summary BEGIN"
                                "  INSERT INTO tally VALUES ('delete'); END;");
  self->workspace = open_firm (self->file.path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

static void
assert_written (Fixture *self, gint64 inserts, gint64 updates, gint64 deletes)
{
  const char *path = self->file.path;

  g_assert_cmpint (firm_file_ask (path, "SELECT count(*) FROM tally WHERE what = 'insert'"), ==, inserts);
  g_assert_cmpint (firm_file_ask (path, "SELECT count(*) FROM tally WHERE what = 'update'"), ==, updates);
  g_assert_cmpint (firm_file_ask (path, "SELECT count(*) FROM tally WHERE what = 'delete'"), ==, deletes);
}

static gboolean
run (Fixture *self, TandemStoreFunc func, GError **error)
{
  return tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, self, NULL, error);
}

/* People with an address each, in one transaction as an import makes them. */
static gboolean
add_people_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "Ada");
      tandem_contact_draft_add_point (draft, "email", "ada@example.com", NULL);
      tandem_contact_draft_set_address (draft, "Dorset Street", "London", NULL, NULL, "GB");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemStore *store = tandem_workspace_get_store (((Fixture *) data)->workspace);
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo (connection, tandem_store_get_person_id (store), TANDEM_ORIGIN_CLI, &reversal, error);
}

static gboolean
redo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemStore *store = tandem_workspace_get_store (((Fixture *) data)->workspace);
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_redo (connection, tandem_store_get_person_id (store), TANDEM_ORIGIN_CLI, &reversal, error);
}

static void
test_new (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (self, add_people_cb, &error);
  g_assert_no_error (error);
  assert_written (self, N_PEOPLE, 0, 0);
  g_assert_cmpint (firm_file_ask (self->file.path, "SELECT count(*) FROM contact_summary WHERE city = 'London'"), ==,
                   N_PEOPLE);
  run (self, undo_cb, &error);
  g_assert_no_error (error);
  assert_written (self, N_PEOPLE, 0, N_PEOPLE);
  run (self, redo_cb, &error);
  g_assert_no_error (error);
  assert_written (self, 2 * N_PEOPLE, 0, N_PEOPLE);
  g_assert_cmpint (firm_file_ask (self->file.path, "SELECT count(*) FROM contact_summary WHERE city = 'London'"), ==,
                   N_PEOPLE);
}

/* Five calls with one who is there already. */
static gboolean
add_calls_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 contact_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id LIMIT 1",
                                    &contact_id, error))
    return FALSE;
  tandem_change_set_begin (connection, "Calls");
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (TandemRecord) call = TANDEM_RECORD (tandem_activity_new ());
      g_autofree char *at = g_strdup_printf ("2026-11-2%uT10:00:00.000Z", i);

      tandem_record_set_text (call, TANDEM_ACTIVITY_KIND, "call");
      tandem_record_set_text (call, TANDEM_ACTIVITY_STATUS, "done");
      tandem_record_set_text (call, TANDEM_ACTIVITY_AT, at);
      tandem_record_set_id (call, TANDEM_ACTIVITY_CONTACT_ID, contact_id);
      if (!tandem_record_insert (call, connection, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_calls_and_fail_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  if (add_calls_cb (connection, data, cancellable, error))
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, "No.");
  return FALSE;
}

/* One statement for what was read anew, one for the later of two days. What was rolled back is not made good for later. */
static void
test_there (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (self, add_people_cb, &error);
  g_assert_no_error (error);
  g_assert_false (run (self, add_calls_and_fail_cb, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_clear_error (&error);
  add_contact (self->workspace, "Bartik", &error);
  g_assert_no_error (error);
  assert_written (self, N_PEOPLE + 1, 0, 0);
  run (self, add_calls_cb, &error);
  g_assert_no_error (error);
  assert_written (self, N_PEOPLE + 1, 2, 0);
  g_assert_cmpint (firm_file_ask (self->file.path, "SELECT count(*) FROM contact_summary"
                                                   " WHERE last_contact_at = '2026-11-24T10:00:00.000Z'"),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/contact-summary/new", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add ("/model/contact-summary/there", Fixture, NULL, set_up, test_there, tear_down);
  return g_test_run ();
}
