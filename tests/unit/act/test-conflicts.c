/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  char *folder;
  char *path;
  TandemWorkspace *workspace;
  gint64 contact_id;
} Fixture;

static TandemStore *
get_store (Fixture *fixture)
{
  return tandem_workspace_get_store (fixture->workspace);
}

static void
run (Fixture *fixture, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

/* --- units of work ------------------------------------------------------------------------------------------------- */

static gboolean
add_contact_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "Ada");
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Lovelace");
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  *(gint64 *) data = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

typedef struct {
  gint64 id;
  const char *job_title;
  const char *notes; /* NULL: as it is */
} Edit;

static gboolean
edit_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  TandemRecord *contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, edit->id, error);

  if (contact == NULL)
    return FALSE;
  tandem_record_set_text (contact, TANDEM_CONTACT_JOB_TITLE, edit->job_title);
  if (edit->notes)
    tandem_record_set_text (contact, TANDEM_CONTACT_NOTES, edit->notes);
  g_ptr_array_add (records, contact);
  return tandem_act_save (connection, edit->job_title, records, error);
}

/* One act writes the contact twice: the job title, then the notes. */
static gboolean
write_twice_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, edit->id, error);

  if (contact == NULL)
    return FALSE;
  tandem_change_set_begin (connection, "Write twice");
  tandem_record_set_text (contact, TANDEM_CONTACT_JOB_TITLE, edit->job_title);
  if (!tandem_record_update (contact, connection, error))
    return FALSE;
  tandem_record_set_text (contact, TANDEM_CONTACT_NOTES, edit->notes);
  return tandem_record_update (contact, connection, error);
}

static void
edit (Fixture *fixture, const char *job_title, const char *notes)
{
  Edit edit = { fixture->contact_id, job_title, notes };

  run (fixture, edit_cb, &edit);
}

typedef struct {
  const char *label;
  TandemReversal reversal;
} Undo;

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Undo *undo = data;
  g_autofree char *sql
      = g_strdup_printf ("SELECT max (id) FROM change_set WHERE label = '%s' AND cause = 'edit'", undo->label);
  gint64 set_id;

  return tandem_connection_get_int64 (connection, sql, &set_id, error)
         && tandem_act_undo_set (connection, set_id, &undo->reversal, error);
}

static gboolean
take_back_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_take_back (connection, data, error);
}

static gboolean
undo_last_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, TANDEM_ORIGIN_WINDOW, data, error);
}

static char *
dup_answer (Fixture *fixture, const char *sql)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (tandem_store_get_list_connection (get_store (fixture)), sql, NULL);

  g_assert_true (tandem_statement_next (statement, NULL));
  return tandem_statement_dup_text (statement, 0);
}

static void
assert_answer (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *answer = dup_answer (fixture, sql);

  g_assert_cmpstr (answer, ==, expected);
}

#define JOB_TITLE "SELECT coalesce (job_title, '-') FROM contact"
#define NOTES     "SELECT coalesce (notes, '-') FROM contact"

static TandemConflict *
get_conflict (const TandemReversal *reversal, guint n)
{
  g_assert_nonnull (reversal->left);
  g_assert_cmpuint (reversal->left->len, >, n);
  return g_ptr_array_index (reversal->left, n);
}

static TandemConflictField *
find_field (TandemConflict *conflict, const char *column)
{
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      TandemConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (g_str_equal (field->column, column))
        return field;
    }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  fixture->workspace = tandem_workspace_create (fixture->path, TANDEM_ORIGIN_WINDOW, "Firm", FALSE, &error);
  g_assert_no_error (error);
  run (fixture, add_contact_cb, &fixture->contact_id);
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

static void
fail_to_undo (Fixture *fixture, Undo *undo)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, undo_cb, undo, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

/* Of two fields that an act wrote one was written again: it is told what each holds, and who wrote it. Taken back all the same,
 * both are as before the act; and that is an act. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  Undo undo = { "Owner" };
  g_auto (TandemReversal) last = { 0 };
  g_autofree char *person = dup_answer (fixture, "SELECT name FROM person");
  TandemConflictField *field;

  edit (fixture, "Owner", "Met in Bath");
  edit (fixture, "Countess", NULL);
  fail_to_undo (fixture, &undo);
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  g_assert_cmpstr (get_conflict (&undo.reversal, 0)->name, ==, "Ada Lovelace");
  g_assert_false (get_conflict (&undo.reversal, 0)->is_create);
  field = find_field (get_conflict (&undo.reversal, 0), "job_title");
  g_assert_cmpstr (field->written_text, ==, "Owner");
  g_assert_cmpstr (field->now_text, ==, "Countess");
  g_assert_cmpstr (field->back_text, ==, NULL);
  g_assert_cmpstr (field->changed_by, ==, person);
  g_assert_nonnull (field->changed_at);
  g_assert_true (field->differs);
  field = find_field (get_conflict (&undo.reversal, 0), "notes");
  g_assert_false (field->differs);
  g_assert_null (field->changed_at);
  assert_answer (fixture, JOB_TITLE, "Countess");

  run (fixture, take_back_cb, get_conflict (&undo.reversal, 0));
  assert_answer (fixture, JOB_TITLE, "-");
  assert_answer (fixture, NOTES, "-");
  run (fixture, undo_last_cb, &last);
  g_assert_cmpstr (last.label, ==, "Take back in “Ada Lovelace”");
  assert_answer (fixture, JOB_TITLE, "Countess");
  assert_answer (fixture, NOTES, "Met in Bath");
  tandem_reversal_clear (&undo.reversal);
}

/* What one act wrote in two steps is left in both, where a part of it was written again. */
static void
test_written_twice (Fixture *fixture, gconstpointer data)
{
  Edit twice = { fixture->contact_id, "Owner", "Met in Bath" };
  Undo undo = { "Write twice" };

  run (fixture, write_twice_cb, &twice);
  edit (fixture, "Countess", NULL);
  fail_to_undo (fixture, &undo);
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  g_assert_cmpuint (undo.reversal.n_reversed, ==, 0);
  g_assert_nonnull (find_field (get_conflict (&undo.reversal, 0), "job_title"));
  g_assert_nonnull (find_field (get_conflict (&undo.reversal, 0), "notes"));
  assert_answer (fixture, NOTES, "Met in Bath");
  tandem_reversal_clear (&undo.reversal);

  edit (fixture, "Owner", NULL);
  run (fixture, undo_cb, &undo);
  assert_answer (fixture, JOB_TITLE, "-");
  assert_answer (fixture, NOTES, "-");
  tandem_reversal_clear (&undo.reversal);
}

/* Who decides has seen other values: nothing is overwritten. */
static void
test_changed_again (Fixture *fixture, gconstpointer data)
{
  Undo undo = { "Owner" };
  g_autoptr (GError) error = NULL;

  edit (fixture, "Owner", NULL);
  edit (fixture, "Countess", NULL);
  fail_to_undo (fixture, &undo);
  edit (fixture, "Engineer", NULL);
  g_assert_false (tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, take_back_cb,
                                    get_conflict (&undo.reversal, 0), NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
  assert_answer (fixture, JOB_TITLE, "Engineer");
  tandem_reversal_clear (&undo.reversal);
}

/* A record that the act made: what is another now than it was made, and taking it back puts it into the trash. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  Undo undo = { "Add Ada Lovelace" };
  TandemConflictField *field;

  edit (fixture, "Owner", NULL);
  edit (fixture, "Countess", NULL);
  fail_to_undo (fixture, &undo); /* what was made with her, as she came into the lifecycle, stays with her */
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  g_assert_true (get_conflict (&undo.reversal, 0)->is_create);
  g_assert_cmpuint (get_conflict (&undo.reversal, 0)->fields->len, ==, 1);
  field = find_field (get_conflict (&undo.reversal, 0), "job_title");
  g_assert_cmpstr (field->written_text, ==, NULL);
  g_assert_cmpstr (field->now_text, ==, "Countess");
  g_assert_nonnull (field->changed_by);
  run (fixture, take_back_cb, get_conflict (&undo.reversal, 0));
  assert_answer (fixture, "SELECT count(*) FROM contact WHERE deleted_at IS NULL", "0");
  tandem_reversal_clear (&undo.reversal);
}

/* What nobody was shown is not thrown away: a note that came after the undo told of the job title only. */
static void
test_create_changed_again (Fixture *fixture, gconstpointer data)
{
  Undo undo = { "Add Ada Lovelace" };
  g_autoptr (GError) error = NULL;

  edit (fixture, "Countess", NULL);
  fail_to_undo (fixture, &undo);
  edit (fixture, "Countess", "Met in Bath");
  g_assert_false (tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, take_back_cb,
                                    get_conflict (&undo.reversal, 0), NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
  assert_answer (fixture, "SELECT count(*) FROM contact WHERE deleted_at IS NULL", "1");
  tandem_reversal_clear (&undo.reversal);
}

static gboolean
win_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM stage ORDER BY position LIMIT 1", &stage_id, error))
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 120000);
  tandem_record_set_id (deal, TANDEM_DEAL_CONTACT_ID, *(gint64 *) data);
  if (!tandem_act_save_deal (connection, deal, NULL, stage_id, error))
    return FALSE;
  *(gint64 *) data = tandem_record_get_id (deal);
  return TRUE;
}

static gboolean
win_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_win_deal (connection, *(gint64 *) data, error);
}

static gboolean
set_lead_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_lifecycle (connection, *(gint64 *) data, TANDEM_LIFECYCLE_LEAD, error);
}

/* What is undone whole or not at all tells in what it was changed since, and nothing of it moved. */
static void
test_composite (Fixture *fixture, gconstpointer data)
{
  Undo undo = { "Win “40 desks”" };
  gint64 deal_id = fixture->contact_id;
  TandemConflictField *field;

  run (fixture, win_deal_cb, &deal_id);
  run (fixture, win_cb, &deal_id);
  run (fixture, set_lead_cb, &fixture->contact_id);
  fail_to_undo (fixture, &undo);
  g_assert_true (undo.reversal.is_whole);
  g_assert_cmpuint (undo.reversal.n_reversed, ==, 0);
  field = find_field (get_conflict (&undo.reversal, 0), "lifecycle_stage");
  g_assert_nonnull (field);
  g_assert_cmpstr (field->written_text, ==, "Customer");
  g_assert_cmpstr (field->now_text, ==, "Lead");
  assert_answer (fixture, "SELECT s.kind FROM deal AS d JOIN stage AS s ON s.id = d.stage_id", "won");
  tandem_reversal_clear (&undo.reversal);
}

static gboolean
evangelise_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_lifecycle (connection, *(gint64 *) data, TANDEM_LIFECYCLE_EVANGELIST, error);
}

/* An act of the window ends what can be done again; one that came another way does not. */
static gboolean
make_last_act_another_program_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_execute (connection,
                                    "UPDATE change_set SET origin = 'cli' WHERE sequence ="
                                    " (SELECT max (sequence) FROM change_set)",
                                    error);
}

static gboolean
redo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_redo (connection, person_id, TANDEM_ORIGIN_WINDOW, data, error);
}

/* What can't be done again says so. */
static void
test_redo (Fixture *fixture, gconstpointer data)
{
  g_auto (TandemReversal) reversal = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 deal_id = fixture->contact_id;

  run (fixture, win_deal_cb, &deal_id);
  run (fixture, win_cb, &deal_id);
  run (fixture, undo_last_cb, &reversal);
  tandem_reversal_clear (&reversal);
  run (fixture, evangelise_cb, &fixture->contact_id);
  run (fixture, make_last_act_another_program_cb, NULL);
  tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, redo_cb, &reversal, NULL, &error);
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "can't be done again"));
}

#define N_MANY 250
#define N_MADE (2 * N_MANY) /* each contact with the step that it begins with */

static gboolean
add_many_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < N_MANY; i++)
    {
      TandemRecord *contact = TANDEM_RECORD (tandem_contact_new ());

      tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, "Many");
      tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, "lead");
      g_ptr_array_add (records, contact);
    }
  return tandem_act_save (connection, "Add many", records, error);
}

static gboolean
retitle_many_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records
      = tandem_record_load_where (connection, TANDEM_TYPE_CONTACT, "family_name = 'Many' AND id > $1", 0, error);

  for (guint i = 0; records && i < records->len; i++)
    tandem_record_set_text (records->pdata[i], TANDEM_CONTACT_JOB_TITLE, data);
  return records != NULL && tandem_act_save (connection, data, records, error);
}

/* A hundred are told in detail, the rest is counted. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  Undo undo = { "Owner" };

  run (fixture, add_many_cb, NULL);
  run (fixture, retitle_many_cb, "Owner");
  run (fixture, retitle_many_cb, "Clerk");
  fail_to_undo (fixture, &undo);
  g_assert_cmpuint (undo.reversal.n_left, ==, N_MANY);
  g_assert_cmpuint (undo.reversal.left->len, ==, 100);
  g_assert_cmpuint (get_conflict (&undo.reversal, 99)->fields->len, ==, 1);
  tandem_reversal_clear (&undo.reversal);
}

typedef struct {
  guint n_told, last_done, last_all;
  guint cancel_at; /* which word; 0: none */
  GCancellable *cancellable;
} Waiting;

static void
tell_cb (const char *label, guint n_done, guint n_all, gpointer data)
{
  Waiting *waiting = data;

  g_assert_cmpstr (label, ==, "Add many");
  g_assert_cmpuint (n_done, >=, waiting->last_done);
  waiting->last_done = n_done;
  waiting->last_all = n_all;
  if (++waiting->n_told == waiting->cancel_at)
    g_cancellable_cancel (waiting->cancellable);
}

/* Whoever waits hears how far it is, and can stop it: then nothing of it happened. */
static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .cancel_at = 2, .cancellable = cancellable };
  const TandemReversalWatch watch = { tell_cb, &waiting, cancellable };
  g_auto (TandemReversal) reversal = { .watch = &watch };
  g_autoptr (GError) error = NULL;

  run (fixture, add_many_cb, NULL);
  g_assert_false (tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, undo_last_cb, &reversal, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (waiting.last_all, ==, N_MADE);
  g_assert_cmpuint (waiting.last_done, <, N_MADE);
  assert_answer (fixture, "SELECT count(*) FROM contact WHERE deleted_at IS NULL", "251");

  g_cancellable_reset (cancellable);
  waiting = (Waiting) { 0 };
  tandem_reversal_clear (&reversal);
  run (fixture, undo_last_cb, &reversal);
  g_assert_cmpuint (waiting.n_told, ==, N_MADE / 100);
  assert_answer (fixture, "SELECT count(*) FROM contact WHERE deleted_at IS NULL", "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(name, func) g_test_add ("/act/conflicts/" name, Fixture, NULL, set_up, func, tear_down)
  add ("update", test_update);
  add ("written-twice", test_written_twice);
  add ("changed-again", test_changed_again);
  add ("create", test_create);
  add ("create-changed-again", test_create_changed_again);
  add ("composite", test_composite);
  add ("redo", test_redo);
  add ("many", test_many);
  add ("progress", test_progress);
#undef add
  return g_test_run ();
}
