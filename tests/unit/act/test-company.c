/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Companies: the acts, and what lists and the record ask of them, against what was written. */
#include "act/tandem-act-company.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "model/tandem-activity.h"
#include "model/tandem-company-query.h"
#include "model/tandem-deal.h"
#include "model/tandem-timeline-query.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "firm-file.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
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
run (Fixture *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

typedef struct {
  const char *name;
  gint64 id;
  gint64 other_id;
  const char *currency;
  gint64 amount;
  const char *at;
} Step;

static gboolean
add_company_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (TandemRecord) company = TANDEM_RECORD (tandem_company_new ());

  tandem_record_set_text (company, TANDEM_COMPANY_NAME, step->name);
  if (!tandem_act_add_company (connection, company, error))
    return FALSE;
  step->id = tandem_record_get_id (company);
  return TRUE;
}

static gint64
add_company (Fixture *self, const char *name)
{
  Step step = { name };

  run (self, add_company_cb, &step);
  return step.id;
}

/* @other_id: the company */
static gboolean
add_person_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  g_autoptr (TandemRecord) company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, step->other_id, error);

  g_assert_nonnull (company);
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, step->name);
  tandem_record_set_id (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_COMPANY_ID, step->other_id);
  draft->company = g_strdup (tandem_record_get_text (company, TANDEM_COMPANY_NAME));
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  step->id = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

static gint64
add_person (Fixture *self, const char *name, gint64 company_id)
{
  Step step = { name, 0, company_id };

  run (self, add_person_cb, &step);
  return step.id;
}

static gboolean
add_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  g_autoptr (TandemRecord) company = tandem_record_load (connection, TANDEM_TYPE_COMPANY, step->other_id, error);
  gint64 stage_id = 0;

  g_assert_nonnull (company);
  if (!tandem_connection_get_int64 (connection, "SELECT min(id) FROM stage WHERE kind = 'open'", &stage_id, error))
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, step->name);
  tandem_record_set_id (deal, TANDEM_DEAL_COMPANY_ID, step->other_id);
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, step->currency);
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, step->amount);
  if (!tandem_act_save_deal (connection, deal, tandem_record_get_text (company, TANDEM_COMPANY_NAME), stage_id, error))
    return FALSE;
  step->id = tandem_record_get_id (deal);
  return TRUE;
}

static gint64
add_deal (Fixture *self, const char *title, gint64 company_id, const char *currency, gint64 amount)
{
  Step step = { title, 0, company_id, currency, amount };

  run (self, add_deal_cb, &step);
  return step.id;
}

static gboolean
win_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_win_deal (connection, *(gint64 *) data, error);
}

/* A call with @id: a contact, of a company, of a deal; each that is not 0. */
typedef struct {
  gint64 contact_id, company_id, deal_id;
  const char *at;
} Call;

static gboolean
add_call_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  g_autoptr (TandemRecord) activity = TANDEM_RECORD (tandem_activity_new ());

  tandem_change_set_begin (connection, "Call");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, "call");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, call->at);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, call->contact_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_COMPANY_ID, call->company_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_DEAL_ID, call->deal_id);
  return tandem_record_insert (activity, connection, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, "cli", data, error);
}

static void
undo (Fixture *self, const char *label)
{
  g_auto (TandemReversal) reversal = { 0 };

  run (self, undo_cb, &reversal);
  g_assert_cmpstr (reversal.label, ==, label);
  g_assert_cmpuint (reversal.n_left, ==, 0);
}

/* --- asking -------------------------------------------------------------------------------------------------------- */

typedef struct {
  const char *search;
  gint64 id;
  const gint64 *ids;
  guint n_ids;
  GPtrArray *found;
  char *text;
} Question;

static gboolean
load_rows_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  question->found = tandem_company_query_load_rows (connection, question->ids, question->n_ids, error);
  return question->found != NULL;
}

static GPtrArray *
load_rows (Fixture *self, const gint64 *ids, guint n_ids)
{
  Question question = { .ids = ids, .n_ids = n_ids };

  run (self, load_rows_cb, &question);
  g_assert_cmpuint (question.found->len, ==, n_ids);
  return question.found;
}

static TandemCompanyRow *
load_row (Fixture *self, gint64 id)
{
  g_autoptr (GPtrArray) rows = load_rows (self, &id, 1);

  return rows->pdata[0] ? g_object_ref (rows->pdata[0]) : NULL;
}

static gboolean
find_similar_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return tandem_company_query_find_similar (connection, question->search, &question->id, &question->text, error);
}

static void
assert_similar (Fixture *self, const char *typed, const char *expected)
{
  Question question = { .search = typed };

  run (self, find_similar_cb, &question);
  g_assert_cmpstr (question.text, ==, expected);
  g_assert_true ((question.id != 0) == (expected != NULL));
  g_free (question.text);
}

static gboolean
load_timeline_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  question->found = tandem_timeline_query_load_page (connection, TANDEM_TIMELINE_OF_COMPANY, question->id,
                                                     TANDEM_TIMELINE_EVERYTHING, NULL, 100, error);
  return question->found != NULL;
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

static void
test_similar (Fixture *self, gconstpointer data)
{
  add_company (self, "Kranich Optik GmbH");
  add_company (self, "Kranich");
  assert_similar (self, "kran", "Kranich");
  assert_similar (self, " KRANICH o", "Kranich Optik GmbH");
  assert_similar (self, "Kranich Optik GmbH & Co", NULL);
  assert_similar (self, "", NULL);
}

/* More companies than one statement is asked for, each with its own. */
static void
test_rows_of_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 ids[150];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strdup_printf ("Firm %03u", i);

      ids[i] = add_company (self, name);
    }
  add_person (self, "Aslan", ids[0]);
  add_person (self, "Brandt", ids[149]);
  add_person (self, "Chen", ids[149]);
  rows = load_rows (self, ids, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      TandemCompanyRow *row = rows->pdata[i];

      g_assert_cmpint (row->id, ==, ids[i]);
      g_assert_cmpint (row->n_people, ==, i == 0 ? 1 : i == 149 ? 2 : 0);
    }
}

static void
test_sums (Fixture *self, gconstpointer data)
{
  gint64 id = add_company (self, "Kranich");
  gint64 won = add_deal (self, "Line 1", id, "EUR", 50000);
  g_autoptr (TandemCompanyRow) row = NULL;
  g_autofree char *words = NULL;

  add_deal (self, "Line 2", id, "EUR", 120000);
  add_deal (self, "Line 3", id, "USD", 3000);
  add_deal (self, "Line 4", id, "EUR", 80000);
  run (self, win_deal_cb, &won);
  row = load_row (self, id);
  g_assert_cmpstr (row->owner, ==, tandem_workspace_get_person_name (self->workspace));
  g_assert_cmpint (tandem_currency_sums_count (row->open_sums), ==, 3);
  g_assert_cmpuint (row->open_sums->len, ==, 2);
  words = tandem_currency_sums_describe (row->open_sums, "USD");
  g_assert_cmpstr (words, ==, "$30 · €2,000");
}

static void
test_last_contact (Fixture *self, gconstpointer data)
{
  gint64 id = add_company (self, "Kranich");
  gint64 person = add_person (self, "Aslan", id);
  gint64 deal = add_deal (self, "Line", id, "EUR", 100);
  Call calls[] = {
    { person, 0, 0, "2026-01-05T10:00:00.000Z" },
    { 0, id, 0, "2026-02-05T10:00:00.000Z" },
    { 0, 0, deal, "2026-03-05T10:00:00.000Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (TandemCompanyRow) row = NULL;

      run (self, add_call_cb, &calls[i]);
      row = load_row (self, id);
      g_assert_cmpstr (row->last_contact_at, ==, calls[i].at);
    }
}

/* A call with a person about a deal of the company stands there once, with the person's name. */
static void
test_timeline (Fixture *self, gconstpointer data)
{
  gint64 id = add_company (self, "Kranich"), other = add_company (self, "Bergmann");
  gint64 person = add_person (self, "Aslan", id);
  gint64 deal = add_deal (self, "Line", id, "EUR", 100);
  Call all = { person, id, deal, "2099-01-05T10:00:00.000Z" }, others = { 0, other, 0, "2099-02-05T10:00:00.000Z" };
  Question question = { .id = id };
  guint n_calls = 0, n_steps = 0;

  run (self, add_call_cb, &all);
  run (self, add_call_cb, &others);
  run (self, load_timeline_cb, &question);
  for (guint i = 0; i < question.found->len; i++)
    {
      TandemTimelineEntry *entry = question.found->pdata[i];

      n_calls += entry->kind == TANDEM_TIMELINE_ACTIVITY;
      n_steps += entry->kind != TANDEM_TIMELINE_ACTIVITY;
      if (entry->kind == TANDEM_TIMELINE_ACTIVITY || entry->kind == TANDEM_TIMELINE_LIFECYCLE)
        g_assert_cmpstr (entry->contact, ==, "Aslan");
    }
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_cmpuint (n_steps, ==, 2);
  g_ptr_array_unref (question.found);
}

static gboolean
leave_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_leave_company (connection, *(gint64 *) data, error);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_trash (connection, "Move it to the trash", TANDEM_TYPE_COMPANY, data, NULL, error);
}

static gint64
get_n_people (Fixture *self, gint64 id)
{
  g_autoptr (TandemCompanyRow) row = load_row (self, id);

  return row ? row->n_people : -1;
}

/* Who leaves is one step of undo; a company in the trash keeps its people for when it comes back. */
static void
test_people (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = add_company (self, "Kranich");
  gint64 person = add_person (self, "Aslan", id);

  g_array_append_val (ids, id);
  g_assert_cmpint (get_n_people (self, id), ==, 1);
  run (self, leave_cb, &person);
  g_assert_cmpint (get_n_people (self, id), ==, 0);
  undo (self, "Take Aslan out of Kranich");
  g_assert_cmpint (get_n_people (self, id), ==, 1);
  run (self, trash_cb, ids);
  g_assert_cmpint (get_n_people (self, id), ==, -1);
  undo (self, "Move it to the trash");
  g_assert_cmpint (get_n_people (self, id), ==, 1);
}

/* Two companies of one name: a person or a deal that is of the second stays there. */
static void
test_same_name (Fixture *self, gconstpointer data)
{
  gint64 first = add_company (self, "Kranich"), second = add_company (self, "KRANICH");
  g_autoptr (TandemCompanyRow) row = NULL;

  add_person (self, "Aslan", second);
  add_deal (self, "Line", second, "EUR", 100);
  g_assert_cmpint (get_n_people (self, first), ==, 0);
  row = load_row (self, second);
  g_assert_cmpint (row->n_people, ==, 1);
  g_assert_cmpint (tandem_currency_sums_count (row->open_sums), ==, 1);
}

static void
test_no_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Step step = { NULL };

  g_assert_false (tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_company_cb,
                                    &step, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/act/company/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("similar", test_similar);
  ADD ("rows-of-many", test_rows_of_many);
  ADD ("sums", test_sums);
  ADD ("last-contact", test_last_contact);
  ADD ("timeline", test_timeline);
  ADD ("people", test_people);
  ADD ("same-name", test_same_name);
  ADD ("no-name", test_no_name);
#undef ADD
  return g_test_run ();
}
