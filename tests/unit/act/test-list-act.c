/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../firm-file.h"
#include "../random-acts.h"

#include "act/tandem-act-custom.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "act/tandem-list-act.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  firm_file_set_up (&fixture->file, NULL);
  firm_file_make (&fixture->file);
  fixture->workspace = open_firm (fixture->file.path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tandem_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  firm_file_tear_down (&fixture->file, NULL);
}

/* --- what is done and seen ----------------------------------------------------------------------------------------- */

typedef struct {
  TandemListActFunc func;
  TandemListAct act;
} Task;

static gboolean
run_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;

  return task->func (connection, &task->act, error);
}

static gint64
try_do (Fixture *fixture, TandemListActFunc func, TandemListAct act, GError **error)
{
  Task task = { func, act };

  return tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, run_cb, &task, NULL,
                           error)
             ? task.act.id
             : 0;
}

static gint64
do_act (Fixture *fixture, TandemListActFunc func, TandemListAct act)
{
  g_autoptr (GError) error = NULL;
  gint64 id = try_do (fixture, func, act, &error);

  g_assert_no_error (error);
  return id;
}

static void
assert_refused (Fixture *fixture, TandemListActFunc func, TandemListAct act, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (try_do (fixture, func, act, &error), ==, 0);
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, word));
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, "cli", data, error);
}

static void
undo (Fixture *fixture, const char *label)
{
  g_auto (TandemReversal) reversal = { 0 };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, undo_cb, &reversal, NULL,
                    &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reversal.label, ==, label);
  g_assert_cmpuint (reversal.n_left, ==, 0);
}

static void
assert_text (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *text = firm_file_ask_text (fixture->file.path, sql);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
find_id (Fixture *fixture, const char *sql)
{
  g_autofree char *full = g_strconcat ("SELECT CAST (id AS TEXT) FROM ", sql, NULL);
  g_autofree char *text = firm_file_ask_text (fixture->file.path, full);

  g_assert_nonnull (text);
  return g_ascii_strtoll (text, NULL, 10);
}

#define CHANNELS                                                                                                       \
  "SELECT group_concat (name, '|') FROM (SELECT name FROM channel WHERE deleted_at IS NULL ORDER BY position, id)"
#define STAGES                                                                                                         \
  "SELECT group_concat (name, '|') FROM (SELECT name FROM stage WHERE deleted_at IS NULL ORDER BY pipeline_id,"        \
  " position, id)"
#define DEALS                                                                                                          \
  "SELECT group_concat (name, '|') FROM (SELECT s.name AS name FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"    \
  " ORDER BY d.id)"

static gboolean
add_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());

  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  return tandem_act_save_deal (connection, deal, NULL, *(gint64 *) data, error);
}

static void
add_deal (Fixture *fixture, gint64 stage_id)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, add_deal_cb, &stage_id, NULL,
                    &error);
  g_assert_no_error (error);
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

static void
test_channels (Fixture *fixture, gconstpointer data)
{
  TandemListAct act = { .list = TANDEM_FIRM_LIST_CHANNELS, .name = " Podcast " };
  gint64 id = do_act (fixture, tandem_list_act_add, act);

  assert_text (fixture, CHANNELS, "Search ads|E-mail|Trade fair|Social|Referral|Print|Podcast");
  act.id = id;
  do_act (fixture, tandem_list_act_move, act);
  assert_text (fixture, CHANNELS, "Podcast|Search ads|E-mail|Trade fair|Social|Referral|Print");
  act.place = 99;
  do_act (fixture, tandem_list_act_move, act);
  assert_text (fixture, CHANNELS, "Search ads|E-mail|Trade fair|Social|Referral|Print|Podcast");
  act.name = "Radio";
  do_act (fixture, tandem_list_act_rename, act);
  do_act (fixture, tandem_list_act_delete, act);
  assert_text (fixture, CHANNELS, "Search ads|E-mail|Trade fair|Social|Referral|Print");
  undo (fixture, "Delete “Radio” from its list");
  undo (fixture, "Rename “Podcast”");
  undo (fixture, "Move “Podcast” in its list");
  assert_text (fixture, CHANNELS, "Podcast|Search ads|E-mail|Trade fair|Social|Referral|Print");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_id (fixture, "channel WHERE name = 'Print'");

  assert_refused (fixture, tandem_list_act_add, (TandemListAct) { .list = TANDEM_FIRM_LIST_CHANNELS, .name = "  " },
                  "name");
  assert_refused (fixture, tandem_list_act_add,
                  (TandemListAct) { .list = TANDEM_FIRM_LIST_CHANNELS, .name = "trade FAIR" }, "Trade fair");
  assert_refused (fixture, tandem_list_act_rename,
                  (TandemListAct) { .list = TANDEM_FIRM_LIST_CHANNELS, .id = id, .name = "Social" }, "Social");
  /* the same name stands in another list, and an entry may keep its own */
  do_act (fixture, tandem_list_act_add, (TandemListAct) { .list = TANDEM_FIRM_LIST_LOST_REASONS, .name = "Print" });
  do_act (fixture, tandem_list_act_rename,
          (TandemListAct) { .list = TANDEM_FIRM_LIST_CHANNELS, .id = id, .name = "print" });
  assert_text (fixture, CHANNELS, "Search ads|E-mail|Trade fair|Social|Referral|print");
}

static void
test_last_reason (Fixture *fixture, gconstpointer data)
{
  g_autofree char *n
      = firm_file_ask_text (fixture->file.path, "SELECT CAST (count(*) AS TEXT) FROM reason WHERE kind = 'return'");
  TandemListAct act = { .list = TANDEM_FIRM_LIST_RETURN_REASONS };

  g_assert_cmpstr (n, ==, "4");
  for (guint i = 0; i < 3; i++)
    {
      act.id = find_id (fixture, "reason WHERE kind = 'return' AND deleted_at IS NULL ORDER BY position");
      do_act (fixture, tandem_list_act_delete, act);
    }
  act.id = find_id (fixture, "reason WHERE kind = 'return' AND deleted_at IS NULL");
  assert_refused (fixture, tandem_list_act_delete, act, "reason");
}

static void
test_stages (Fixture *fixture, gconstpointer data)
{
  gint64 pipeline_id = find_id (fixture, "pipeline");
  TandemListAct act = { .list = TANDEM_FIRM_LIST_STAGES, .whole_id = pipeline_id, .name = "Contract" };

  act.id = do_act (fixture, tandem_list_act_add, act);
  assert_text (fixture, STAGES, "Prospecting|Qualification|Proposal|Negotiation|Contract|Won|Lost");
  assert_text (fixture, "SELECT CAST (probability AS TEXT) FROM stage WHERE name = 'Contract'", "90");
  do_act (fixture, tandem_list_act_move, act);
  assert_text (fixture, STAGES, "Contract|Prospecting|Qualification|Proposal|Negotiation|Won|Lost");
  undo (fixture, "Move “Contract” in its list");
  undo (fixture, "Add “Contract” to its list");
  assert_text (fixture, STAGES, "Prospecting|Qualification|Proposal|Negotiation|Won|Lost");
  assert_text (fixture, "SELECT CAST (max (position) AS TEXT) FROM stage WHERE deleted_at IS NULL", "5");
}

/* Deals of a stage that goes say where they go; so do those in the trash. */
static void
test_stage_with_deals (Fixture *fixture, gconstpointer data)
{
  gint64 stage_id = find_id (fixture, "stage WHERE name = 'Proposal'");
  TandemListAct act = { .list = TANDEM_FIRM_LIST_STAGES, .id = stage_id };

  add_deal (fixture, stage_id);
  add_deal (fixture, stage_id);
  undo (fixture, "Add “40 desks”");
  assert_refused (fixture, tandem_list_act_delete, act, "Proposal");
  act.heir_id = find_id (fixture, "stage WHERE name = 'Negotiation'");
  do_act (fixture, tandem_list_act_delete, act);
  assert_text (fixture, STAGES, "Prospecting|Qualification|Negotiation|Won|Lost");
  assert_text (fixture, DEALS, "Negotiation|Negotiation");
  undo (fixture, "Delete “Proposal” from its list");
  assert_text (fixture, STAGES, "Prospecting|Qualification|Proposal|Negotiation|Won|Lost");
  assert_text (fixture, DEALS, "Proposal|Proposal");
}

/* No undo leaves a deal where nobody sees it. */
static void
test_undo_under_deals (Fixture *fixture, gconstpointer data)
{
  g_auto (TandemReversal) reversal = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemStore) other = NULL;
  TandemListAct act
      = { .list = TANDEM_FIRM_LIST_STAGES, .whole_id = find_id (fixture, "pipeline"), .name = "Contract" };
  gint64 stage_id = do_act (fixture, tandem_list_act_add, act);

  other = tandem_store_open (fixture->file.path, TANDEM_ORIGIN_WINDOW, &error);
  g_assert_no_error (error);
  g_assert_true (tandem_store_run (other, TANDEM_STORE_WRITE, add_deal_cb, &stage_id, NULL, &error));
  g_assert_false (tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, undo_cb,
                                    &reversal, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  assert_text (fixture, DEALS, "Contract");
  assert_text (fixture, STAGES, "Prospecting|Qualification|Proposal|Negotiation|Contract|Won|Lost");
}

static void
test_last_stage (Fixture *fixture, gconstpointer data)
{
  TandemListAct act = { .list = TANDEM_FIRM_LIST_STAGES };

  for (guint i = 0; i < 3; i++)
    {
      act.id = find_id (fixture, "stage WHERE kind = 'open' AND deleted_at IS NULL ORDER BY position");
      do_act (fixture, tandem_list_act_delete, act);
    }
  act.id = find_id (fixture, "stage WHERE kind = 'open' AND deleted_at IS NULL");
  assert_refused (fixture, tandem_list_act_delete, act, "Negotiation");
}

static void
test_pipelines (Fixture *fixture, gconstpointer data)
{
  gint64 first = find_id (fixture, "pipeline");
  TandemListAct act = { .list = TANDEM_FIRM_LIST_PIPELINES, .name = "Service", .like_id = first };
  TandemListAct only = { .list = TANDEM_FIRM_LIST_PIPELINES, .id = first };

  assert_refused (fixture, tandem_list_act_delete, only, "pipeline");
  act.id = do_act (fixture, tandem_list_act_add, act);
  assert_text (fixture, "SELECT CAST (count(*) AS TEXT) FROM stage", "12");
  undo (fixture, "Add “Service” to its list");
  assert_text (fixture, "SELECT CAST (count(*) AS TEXT) FROM stage WHERE deleted_at IS NULL", "6");
  act.id = do_act (fixture, tandem_list_act_add, act);
  add_deal (fixture, find_id (fixture, "stage WHERE name = 'Proposal' ORDER BY id DESC"));
  add_deal (fixture, find_id (fixture, "stage WHERE name = 'Lost' ORDER BY id DESC"));
  assert_refused (fixture, tandem_list_act_delete, act, "Proposal");
  act.heir_id = first;
  do_act (fixture, tandem_list_act_delete, act);
  assert_text (fixture, STAGES, "Prospecting|Qualification|Proposal|Negotiation|Won|Lost");
  assert_text (fixture, DEALS, "Proposal|Lost");
  undo (fixture, "Delete “Service” from its list");
  assert_text (fixture, "SELECT CAST (count(*) AS TEXT) FROM stage WHERE deleted_at IS NULL", "12");
  assert_text (fixture,
               "SELECT group_concat (name, '|') FROM (SELECT DISTINCT p.name FROM deal AS d JOIN stage AS s ON s.id = "
               "d.stage_id JOIN pipeline AS p ON p.id = s.pipeline_id)",
               "Service");
}

/* --- fields of one's own ------------------------------------------------------------------------------------------- */

static gboolean
set_custom_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_custom (connection, data, error);
}

static void
set_custom (Fixture *fixture, gint64 field_id, gint64 contact_id, char *text, gint64 *number)
{
  TandemCustomAct act
      = { field_id, TANDEM_CUSTOM_VALUE_CONTACT_ID, contact_id, (char *) "Change a field", text, number };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, set_custom_cb, &act, NULL,
                    &error);
  g_assert_no_error (error);
}

/* @data: the type that a field is to have */
static gboolean
set_type_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) fields = tandem_record_load_where (connection, TANDEM_TYPE_CUSTOM_FIELD, "1 = 1", 0, error);

  tandem_change_set_begin (connection, "Change a type");
  tandem_record_set_text (fields->pdata[0], TANDEM_CUSTOM_FIELD_TYPE, data);
  return tandem_record_update (fields->pdata[0], connection, error);
}

#define VALUES                                                                                                         \
  "SELECT group_concat (coalesce (text, '') || '|' || coalesce (number, ''), ';') FROM custom_value"                   \
  " WHERE deleted_at IS NULL"

static void
test_custom_fields (Fixture *fixture, gconstpointer data)
{
  TandemStore *store = tandem_workspace_get_store (fixture->workspace);
  TandemListAct act = { .list = TANDEM_FIRM_LIST_CONTACT_FIELDS, .name = "Roof" };
  gint64 field_id = do_act (fixture, tandem_list_act_add, act);
  g_autoptr (GError) error = NULL;
  gint64 number = 2500000, contact_id;

  g_assert_true (add_contact (fixture->workspace, "Levi", NULL));
  contact_id = find_id (fixture, "contact");
  set_custom (fixture, field_id, contact_id, (char *) "Flat", NULL);
  set_custom (fixture, field_id, contact_id, (char *) "Pitched", NULL);
  assert_text (fixture, VALUES, "Pitched|");
  /* what is there would be lost with another type */
  g_assert_false (tandem_store_run (store, TANDEM_STORE_WRITE, set_type_cb, (gpointer) "number", NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  set_custom (fixture, field_id, contact_id, NULL, NULL);
  assert_text (fixture, VALUES, NULL);
  undo (fixture, "Change a field");
  assert_text (fixture, VALUES, "Pitched|");
  set_custom (fixture, field_id, contact_id, NULL, NULL);
  g_assert_true (tandem_store_run (store, TANDEM_STORE_WRITE, set_type_cb, (gpointer) "number", NULL, NULL));
  set_custom (fixture, field_id, contact_id, NULL, &number);
  assert_text (fixture, VALUES, "|2500000");
}

static gboolean
set_choices_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_choices (connection, data, error);
}

static void
set_choices (Fixture *fixture, gint64 field_id, const char *choices, guint n_renamed, guint n_left)
{
  TandemChoicesAct act = { field_id, (char *) "Change the choices", (char *) choices, 0, 0 };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, set_choices_cb, &act, NULL,
                    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (act.n_renamed, ==, n_renamed);
  g_assert_cmpuint (act.n_left, ==, n_left);
}

#define CHOICES "SELECT replace (choices, char (10), '|') FROM custom_field"

/* A choice with another name has it in the records; one that is taken away stays there; both come back with an undo. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  TandemListAct act = { .list = TANDEM_FIRM_LIST_CONTACT_FIELDS, .name = "Roof" };
  gint64 field_id = do_act (fixture, tandem_list_act_add, act);
  gint64 contact_id;

  g_assert_true (add_contact (fixture->workspace, "Levi", NULL));
  contact_id = find_id (fixture, "contact");
  g_assert_true (tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, set_type_cb,
                                   (gpointer) "choice", NULL, NULL));
  set_choices (fixture, field_id, "Flat\nPitched", 0, 0);
  set_custom (fixture, field_id, contact_id, (char *) "Flat", NULL);
  set_choices (fixture, field_id, "Even\nPitched", 1, 0);
  assert_text (fixture, VALUES, "Even|");
  set_choices (fixture, field_id, "Pitched\nEven", 0, 0);
  assert_text (fixture, VALUES, "Even|");
  set_choices (fixture, field_id, "Pitched", 0, 1);
  assert_text (fixture, VALUES, "Even|");
  set_choices (fixture, field_id, "Pitched\nGround", 0, 0);
  undo (fixture, "Change the choices");
  undo (fixture, "Change the choices");
  undo (fixture, "Change the choices");
  assert_text (fixture, CHOICES, "Even|Pitched");
  undo (fixture, "Change the choices");
  assert_text (fixture, CHOICES, "Flat|Pitched");
  assert_text (fixture, VALUES, "Flat|");
}

static gboolean
set_stage_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *wanted = data; /* probability, days */
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "name = 'Proposal'", 0, error);

  tandem_change_set_begin (connection, "Change a stage");
  tandem_record_set_integer (stages->pdata[0], TANDEM_STAGE_PROBABILITY, wanted[0]);
  tandem_record_set_integer (stages->pdata[0], TANDEM_STAGE_ROT_DAYS, wanted[1]);
  return tandem_record_update (stages->pdata[0], connection, error);
}

static void
test_stage_values (Fixture *fixture, gconstpointer data)
{
  static const gint64 wrong[][2] = { { 101, 5 }, { -1, 5 }, { 50, 0 }, { 50, -3 } };
  gint64 right[2] = { 55, 7 };
  TandemStore *store = tandem_workspace_get_store (fixture->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tandem_store_run (store, TANDEM_STORE_WRITE, set_stage_cb, (gpointer) wrong[i], NULL, &error));
      g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
    }
  g_assert_true (tandem_store_run (store, TANDEM_STORE_WRITE, set_stage_cb, right, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/act/list-act/channels", Fixture, NULL, set_up, test_channels, tear_down);
  g_test_add ("/act/list-act/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/act/list-act/last-reason", Fixture, NULL, set_up, test_last_reason, tear_down);
  g_test_add ("/act/list-act/stages", Fixture, NULL, set_up, test_stages, tear_down);
  g_test_add ("/act/list-act/stage-with-deals", Fixture, NULL, set_up, test_stage_with_deals, tear_down);
  g_test_add ("/act/list-act/undo-under-deals", Fixture, NULL, set_up, test_undo_under_deals, tear_down);
  g_test_add ("/act/list-act/last-stage", Fixture, NULL, set_up, test_last_stage, tear_down);
  g_test_add ("/act/list-act/pipelines", Fixture, NULL, set_up, test_pipelines, tear_down);
  g_test_add ("/act/list-act/custom-fields", Fixture, NULL, set_up, test_custom_fields, tear_down);
  g_test_add ("/act/list-act/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/act/list-act/stage-values", Fixture, NULL, set_up, test_stage_values, tear_down);
  return g_test_run ();
}
