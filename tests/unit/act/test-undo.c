/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "model/tandem-model.h"
#include "model/tandem-overview-query.h"
#include "store/tandem-connection.h"
#include "store/tandem-journal.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  char *folder;
  char *path;
  TandemWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  fixture->workspace = tandem_workspace_create (fixture->path, TANDEM_ORIGIN_WINDOW, "Firm", FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->workspace);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static TandemStore *
get_store (Fixture *fixture)
{
  return tandem_workspace_get_store (fixture->workspace);
}

/* --- units of work that the tests run ------------------------------------------------------------------------------ */

static gboolean
add_contact_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "Ada");
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Lovelace");
  draft->company = g_strdup ("Analytical Engines");
  tandem_contact_draft_add_point (draft, "email", "ada@example.com", NULL);
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  *(gint64 *) data = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

static gboolean
add_nobody_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  return tandem_act_add_contact (connection, draft, error);
}

static gboolean
add_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data;           /* in: contact; out: deal */
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM stage ORDER BY position LIMIT 1", &stage_id, error))
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 120000);
  tandem_record_set_id (deal, TANDEM_DEAL_CONTACT_ID, ids[0]);
  if (!tandem_act_save_deal (connection, deal, NULL, stage_id, error))
    return FALSE;
  ids[1] = tandem_record_get_id (deal);
  return TRUE;
}

static gboolean
win_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_win_deal (connection, *(gint64 *) data, error);
}

static gboolean
set_customer_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_lifecycle (connection, *(gint64 *) data, TANDEM_LIFECYCLE_CUSTOMER, error);
}

static gboolean
rename_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  TandemRecord *contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, *(gint64 *) data, error);

  if (contact == NULL)
    return FALSE;
  tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, "Augusta");
  g_ptr_array_add (records, contact);
  return tandem_act_save (connection, "Rename", records, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemReversal *reversal = data;
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, TANDEM_ORIGIN_WINDOW, reversal, error);
}

static gboolean
redo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemReversal *reversal = data;
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_redo (connection, person_id, TANDEM_ORIGIN_WINDOW, reversal, error);
}

static void
run (Fixture *fixture, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *fixture, const char *label)
{
  g_auto (TandemReversal) reversal = { 0 };

  run (fixture, undo_cb, &reversal);
  g_assert_cmpstr (reversal.label, ==, label);
  g_assert_cmpuint (reversal.n_left, ==, 0);
}

static void
redo (Fixture *fixture, const char *label)
{
  g_auto (TandemReversal) reversal = { 0 };

  run (fixture, redo_cb, &reversal);
  g_assert_cmpstr (reversal.label, ==, label);
}

/* --- what the file says -------------------------------------------------------------------------------------------- */

typedef struct {
  const char *sql;
  gint64 value;
} Question;

static gboolean
ask_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return tandem_connection_get_int64 (connection, question->sql, &question->value, error);
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  Question question = { sql, -1 };
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_READ, ask_cb, &question, NULL, &error);
  g_assert_no_error (error);
  return question.value;
}

#define N_CONTACTS "SELECT count(*) FROM contact WHERE deleted_at IS NULL"
#define N_POINTS "SELECT count(*) FROM contact_point WHERE deleted_at IS NULL"
#define N_CUSTOMERS "SELECT count(*) FROM contact WHERE lifecycle_stage = 'customer' AND deleted_at IS NULL"
#define PEOPLE(stage) "SELECT coalesce (sum (people), 0) FROM lifecycle_day WHERE campaign_id = 0 AND stage = '" stage "'"
#define N_WON "SELECT count(*) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE s.kind = 'won' AND d.deleted_at IS NULL"

static void
test_add (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  run (fixture, add_contact_cb, &id);
  g_assert_cmpint (ask (fixture, N_CONTACTS), ==, 1);
  g_assert_cmpint (ask (fixture, PEOPLE ("lead")), ==, 1);
  undo (fixture, "Add Ada Lovelace");
  g_assert_cmpint (ask (fixture, N_CONTACTS), ==, 0);
  g_assert_cmpint (ask (fixture, N_POINTS), ==, 0);
  g_assert_cmpint (ask (fixture, PEOPLE ("lead")), ==, 0);
  redo (fixture, "Add Ada Lovelace");
  g_assert_cmpint (ask (fixture, N_CONTACTS), ==, 1);
  g_assert_cmpint (ask (fixture, N_POINTS), ==, 1);
  g_assert_cmpint (ask (fixture, PEOPLE ("lead")), ==, 1);
}

static void
test_win (Fixture *fixture, gconstpointer data)
{
  gint64 ids[2];

  run (fixture, add_contact_cb, &ids[0]);
  run (fixture, add_deal_cb, ids);
  run (fixture, win_cb, &ids[1]);
  g_assert_cmpint (ask (fixture, N_WON), ==, 1);
  g_assert_cmpint (ask (fixture, N_CUSTOMERS), ==, 1);
  g_assert_cmpint (ask (fixture, PEOPLE ("sal")), ==, 1);
  undo (fixture, "Win “40 desks”");
  g_assert_cmpint (ask (fixture, N_WON), ==, 0);
  g_assert_cmpint (ask (fixture, N_CUSTOMERS), ==, 0);
  g_assert_cmpint (ask (fixture, PEOPLE ("customer")), ==, 0);
  g_assert_cmpint (ask (fixture, PEOPLE ("lead")), ==, 1);
  redo (fixture, "Win “40 desks”");
  g_assert_cmpint (ask (fixture, N_WON), ==, 1);
  g_assert_cmpint (ask (fixture, PEOPLE ("customer")), ==, 1);
}

static void
test_order_and_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  run (fixture, add_contact_cb, &id);
  run (fixture, rename_cb, &id);
  run (fixture, set_customer_cb, &id);
  undo (fixture, "Set lifecycle to Customer");
  g_clear_object (&fixture->workspace);
  fixture->workspace = tandem_workspace_open (fixture->path, TANDEM_ORIGIN_WINDOW, &error);
  g_assert_no_error (error);
  undo (fixture, "Rename");
  undo (fixture, "Add Ada Lovelace");
  undo (fixture, NULL);
  g_assert_cmpint (ask (fixture, N_CONTACTS), ==, 0);
  redo (fixture, "Add Ada Lovelace");
  redo (fixture, "Rename");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM contact WHERE given_name = 'Augusta' AND deleted_at IS NULL"), ==, 1);
  undo (fixture, "Rename");
  redo (fixture, "Rename");
  redo (fixture, "Set lifecycle to Customer");
  redo (fixture, NULL);
  g_assert_cmpint (ask (fixture, N_CUSTOMERS), ==, 1);
}

static gboolean
reverse_first_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 set_id;

  return tandem_connection_get_int64 (connection, "SELECT min (id) FROM change_set WHERE cause = 'edit'", &set_id,
                                      error)
         && tandem_act_undo_set (connection, set_id, data, error);
}

/* Undoing the first of two changes leaves what the second one touched, whole; there is nothing else. */
static void
test_changed_since (Fixture *fixture, gconstpointer data)
{
  g_auto (TandemReversal) reversal = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id;

  run (fixture, add_contact_cb, &id);
  run (fixture, rename_cb, &id);
  g_assert_false (
      tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, reverse_first_cb, &reversal, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (reversal.n_left, ==, 1);
  g_assert_cmpuint (reversal.left->len, ==, 1);
  g_assert_cmpstr (((TandemConflict *) reversal.left->pdata[0])->name, ==, "Augusta Lovelace");
  g_assert_cmpint (ask (fixture, N_CONTACTS), ==, 1);
  g_assert_cmpint (ask (fixture, N_POINTS), ==, 1);
}

typedef struct {
  gint64 sequence;
  TandemReversal reversal;
} OneSet;

static gboolean
undo_one_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  OneSet *one = data;
  gint64 set_id;

  return tandem_journal_find_sequence (connection, one->sequence, &set_id, error)
         && tandem_act_undo_set (connection, set_id, &one->reversal, error);
}

static void
assert_undo_one (Fixture *fixture, gint64 sequence, int code)
{
  g_autoptr (GError) error = NULL;
  OneSet one = { sequence };

  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, undo_one_cb, &one, NULL, &error);
  if (code >= 0)
    g_assert_error (error, TANDEM_STORE_ERROR, code);
  else
    g_assert_no_error (error);
  tandem_reversal_clear (&one.reversal);
}

/* A change from the history: not twice, not where all of it was changed since, and the one that was redone again. */
static void
test_any (Fixture *fixture, gconstpointer data)
{
  gint64 id, n_sets;

  run (fixture, add_contact_cb, &id);
  run (fixture, rename_cb, &id);
  n_sets = ask (fixture, "SELECT max (sequence) FROM change_set");
  assert_undo_one (fixture, n_sets, -1);
  assert_undo_one (fixture, n_sets, TANDEM_STORE_ERROR_CONFLICT);
  assert_undo_one (fixture, n_sets + 1, -1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM contact WHERE given_name = 'Augusta'"), ==, 1);
  assert_undo_one (fixture, n_sets, -1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM contact WHERE given_name = 'Ada'"), ==, 1);

  run (fixture, rename_cb, &id);
  assert_undo_one (fixture, n_sets + 3, TANDEM_STORE_ERROR_CONFLICT);
  g_assert_cmpint (ask (fixture, "SELECT max (sequence) FROM change_set"), ==, n_sets + 4);
  assert_undo_one (fixture, 1, TANDEM_STORE_ERROR_INVALID);
  assert_undo_one (fixture, n_sets + 5, TANDEM_STORE_ERROR_NOT_FOUND);
}

static void
test_invalid (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, add_nobody_cb, NULL, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM change_set WHERE cause = 'edit'"), ==, 0);
}

static gboolean
damage_journal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_execute (connection, data, error);
}

/* A row of the journal that a broken disk made unreadable: a sentence, and nothing is half undone. */
static void
test_damaged_journal (Fixture *fixture, gconstpointer data)
{
  static const char *const damages[] = { "UPDATE change_row SET after = '[]' WHERE kind = 'update'",
                                         "UPDATE change_row SET after = '{' WHERE kind = 'update'",
                                         "UPDATE change_row SET after = NULL WHERE kind = 'update'" };
  gint64 id;

  run (fixture, add_contact_cb, &id);
  run (fixture, rename_cb, &id);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_auto (TandemReversal) reversal = { 0 };
      g_autoptr (GError) error = NULL;

      run (fixture, damage_journal_cb, (gpointer) damages[i]);
      g_assert_false (tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, undo_cb, &reversal, NULL, &error));
      g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT);
    }
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM contact WHERE given_name = 'Augusta'"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/act/undo/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/act/undo/win", Fixture, NULL, set_up, test_win, tear_down);
  g_test_add ("/act/undo/order-and-restart", Fixture, NULL, set_up, test_order_and_restart, tear_down);
  g_test_add ("/act/undo/changed-since", Fixture, NULL, set_up, test_changed_since, tear_down);
  g_test_add ("/act/undo/any", Fixture, NULL, set_up, test_any, tear_down);
  g_test_add ("/act/undo/damaged-journal", Fixture, NULL, set_up, test_damaged_journal, tear_down);
  g_test_add ("/act/undo/invalid", Fixture, NULL, set_up, test_invalid, tear_down);
  return g_test_run ();
}
