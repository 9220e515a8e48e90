/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether undo follows a step that changes a table. The steps are made up: what is kept of a contact is given another name
 * and its own again, or is lost. And whether what a step counts is what is there. */
#include <glib/gstdio.h>

#include "../firm-file.h"
#include "../random-acts.h"
#include "act/tandem-act-history.h"
#include "model/tandem-check.h"
#include "model/tandem-history-query.h"
#include "model/tandem-model.h"
#include "store/tandem-check-part.h"
#include "store/tandem-connection.h"
#include "store/tandem-migration.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  char *folder;
  char *path;
  TandemWorkspace *workspace;
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

/* @data: the job title; the first time the contact is made */
static gboolean
write_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = tandem_record_load_where (connection, TANDEM_TYPE_CONTACT, "id > $1", 0, error);

  if (records == NULL)
    return FALSE;
  if (records->len == 0)
    g_ptr_array_add (records, tandem_contact_new ());
  tandem_record_set_text (records->pdata[0], TANDEM_CONTACT_FAMILY_NAME, "Lovelace");
  tandem_record_set_text (records->pdata[0], TANDEM_CONTACT_LIFECYCLE_STAGE, "lead");
  tandem_record_set_text (records->pdata[0], TANDEM_CONTACT_JOB_TITLE, data);
  return tandem_act_save (connection, data, records, error);
}

typedef struct {
  int version;
  const char *sql;
  TandemColumnMove moves[4];
} Step;

static gboolean
step_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;

  return tandem_migration_apply (connection, step->version, step->sql, step->moves, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, TANDEM_ORIGIN_WINDOW, data, error);
}

static gboolean
undo_second_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 set_id;

  return tandem_connection_get_int64 (connection, "SELECT id FROM change_set WHERE label = 'second'", &set_id, error)
         && tandem_act_undo_set (connection, set_id, data, error);
}

static void
assert_answer (Fixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (tandem_store_get_list_connection (get_store (fixture)), sql, NULL);

  g_assert_nonnull (statement);
  g_assert_true (tandem_statement_next (statement, NULL));
  g_assert_cmpstr (tandem_statement_get_text (statement, 0), ==, expected);
}

static gboolean
check_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  *(GPtrArray **) data = tandem_check_run (connection, FALSE, error);
  return *(GPtrArray **) data != NULL;
}

static void
assert_whole (Fixture *fixture)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) error = NULL;

  tandem_store_run (get_store (fixture), TANDEM_STORE_COPY, check_cb, &parts, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpuint (((TandemCheckPart *) parts->pdata[i])->n_faults, ==, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  fixture->workspace = tandem_workspace_create (fixture->path, TANDEM_ORIGIN_WINDOW, "Firm", FALSE, &error);
  g_assert_no_error (error);
  run (fixture, write_cb, "first");
  run (fixture, write_cb, "second");
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

/* --- tests --------------------------------------------------------------------------------------------------------- */

static const TandemColumnMove away = { 98, "contact", "job_title", "position" };
static const TandemColumnMove home = { 99, "contact", "position", "job_title" };

/* What was written under another name is undone under the name of today. */
static void
test_rename (Fixture *fixture, gconstpointer data)
{
  Step first = { 98, "ALTER TABLE contact RENAME COLUMN job_title TO position", { away, home } };
  Step second = { 99, "ALTER TABLE contact RENAME COLUMN position TO job_title", { away, home } };
  g_auto (TandemReversal) reversal = { 0 };

  run (fixture, step_cb, &first);
  assert_answer (fixture, "SELECT after FROM change_row WHERE kind = 'update'", "{\"position\":\"second\"}");
  assert_answer (fixture, "SELECT before FROM change_row WHERE kind = 'update'", "{\"position\":\"first\"}");
  run (fixture, step_cb, &second);
  assert_whole (fixture);
  run (fixture, undo_cb, &reversal);
  g_assert_cmpuint (reversal.n_left, ==, 0);
  assert_answer (fixture, "SELECT job_title FROM contact", "first");
}

static gboolean
step_and_fail_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!step_cb (connection, data, cancellable, error))
    return FALSE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FULL, "full");
  return FALSE;
}

/* The journal goes with the table: an upgrade that fails later leaves both. */
static void
test_rename_fails (Fixture *fixture, gconstpointer data)
{
  Step step = { 98, "ALTER TABLE contact RENAME COLUMN job_title TO position", { away } };
  g_autoptr (GError) error = NULL;

  g_assert_false (tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, step_and_fail_cb, &step, NULL, &error));
  assert_answer (fixture, "SELECT job_title FROM contact", "second");
  assert_answer (fixture, "SELECT after FROM change_row WHERE kind = 'update'", "{\"job_title\":\"second\"}");
}

static gboolean
query_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  *(GPtrArray **) data = tandem_history_query_sets (connection, 0, error);
  return *(GPtrArray **) data != NULL;
}

static void
assert_closed (Fixture *fixture, guint n, gboolean is_closed)
{
  g_autoptr (GPtrArray) sets = NULL;

  run (fixture, query_cb, &sets);
  g_assert_cmpint (((TandemHistorySet *) sets->pdata[n])->is_closed, ==, is_closed);
}

/* What was dropped can't be given back: undo is closed before it, says so, and goes on with what comes after. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  Step step = { 98,
                "ALTER TABLE contact RENAME COLUMN job_title TO position;"
                "ALTER TABLE contact RENAME COLUMN position TO job_title;",
                { { 98, "contact", "hat_size", NULL } } };
  g_auto (TandemReversal) nothing = { 0 }, refused = { 0 }, after = { 0 };
  g_autoptr (GError) error = NULL;

  assert_closed (fixture, 0, FALSE);
  run (fixture, step_cb, &step);
  run (fixture, undo_cb, &nothing);
  g_assert_cmpint (nothing.set_id, ==, 0);
  assert_closed (fixture, 0, TRUE);
  assert_whole (fixture);
  g_assert_false (tandem_store_run (get_store (fixture), TANDEM_STORE_WRITE, undo_second_cb, &refused, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "before this file was upgraded"));
  assert_answer (fixture, "SELECT job_title FROM contact", "second");

  run (fixture, write_cb, "third");
  assert_closed (fixture, 0, FALSE);
  assert_closed (fixture, 1, TRUE);
  run (fixture, undo_cb, &after);
  g_assert_cmpstr (after.label, ==, "third");
  assert_answer (fixture, "SELECT job_title FROM contact", "second");
}

#define N_ACTS 400

/* Over three months, and some on one day, so that a later step of a contact may have come before an earlier one. */
#define SCATTER                                                                                                        \
  "CREATE TEMP TABLE turn AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM lifecycle_history;"                  \
  " UPDATE lifecycle_history SET day = (SELECT '2026-0' || (1 + n % 3) || '-1' || (n / 3 % 3) FROM turn"               \
  "  WHERE turn.id = lifecycle_history.id);"                                                                           \
  " UPDATE lifecycle_day SET people = 77, to_customer = 77; DELETE FROM cohort_month;"

/* What step 7 counts of the people in a file is what writes keep from then on. */
static void
test_reach (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/io/github/tandemcrm/Tandem/sql/schema-7.sql", 0, NULL);
  const char *count = strstr (g_bytes_get_data (bytes, NULL), "CREATE TABLE reach_count");
  const char *drop = "DROP TABLE reach_count;";
  g_autofree char *sql = g_strndup (count, (gsize) (strstr (count, drop) + strlen (drop) - count));
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ACTS; i++)
    random_acts_do (fixture->workspace, dice, &error);
  g_assert_no_error (error);
  assert_whole (fixture);
  execute_sql (fixture->path, SCATTER);
  execute_sql (fixture->path, sql);
  assert_whole (fixture);
  g_assert_cmpint (firm_file_ask (fixture->path, "SELECT count(*) FROM cohort_month WHERE month > lead_month"), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(name, func) g_test_add ("/store/migration/" name, Fixture, NULL, set_up, func, tear_down)
  add ("rename", test_rename);
  add ("rename-fails", test_rename_fails);
  add ("drop", test_drop);
  add ("reach", test_reach);
#undef add
  return g_test_run ();
}
