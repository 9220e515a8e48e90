/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An import among other acts: it is undone and redone, after others came, and asks again where the file has changed meanwhile. */
#include "act/tandem-act-history.h"
#include "act/tandem-act.h"
#include "import-test.h"
#include "model/tandem-contact.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

typedef SheetTest Fixture;

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_undo (connection, tandem_store_get_person_id (sheet_test_get_store (((gpointer *) data)[0])),
                          TANDEM_ORIGIN_CLI, ((gpointer *) data)[1], error);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  static const char before[] = "First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) first = import_test_run (fixture, before, TANDEM_IMPORT_ALL, FALSE);
  g_autoptr (TandemImportJob) job = import_test_run (fixture, IMPORT_TEST_PEOPLE, TANDEM_IMPORT_ALL, FALSE);
  g_autoptr (TandemImportJob) again = NULL;
  g_auto (TandemReversal) reversal = { 0 };
  gpointer both[] = { fixture, &reversal };

  import_test_assert_counts (first, 1, 0, 0, 0);
  import_test_assert_counts (job, 3, 2, 3, 2);
  tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, undo_cb, both, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reversal.n_left, ==, 0);
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "1");
  sheet_test_assert_answer (fixture, "SELECT coalesce (company_id, 0) FROM contact WHERE deleted_at IS NULL", "0");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM contact_point WHERE deleted_at IS NULL", "1");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM company WHERE deleted_at IS NULL", "0");
  again = import_test_run (fixture, IMPORT_TEST_PEOPLE, TANDEM_IMPORT_ALL, FALSE);
  import_test_assert_counts (again, 3, 2, 3, 2);
}

typedef struct {
  gint64 set_id;
  TandemReversal reversal;
} UndoSet;

static gboolean
undo_set_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  UndoSet *undo = data;

  return tandem_act_undo_set (connection, undo->set_id, &undo->reversal, error);
}

static gboolean
redo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_redo (connection, tandem_store_get_person_id (sheet_test_get_store (((gpointer *) data)[0])),
                          TANDEM_ORIGIN_CLI, ((gpointer *) data)[1], error);
}

/* One import is undone after another came, redone, undone again by its first change set; once more it says that it was. */
static void
test_undo_itself (Fixture *fixture, gconstpointer data)
{
  static const char later[] = "First Name,Last Name,Email\nGrace,Hopper,grace@example.com\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) dry = import_test_run (fixture, IMPORT_TEST_PEOPLE, TANDEM_IMPORT_ALL, TRUE);
  g_autoptr (TandemImportJob) job = import_test_run (fixture, IMPORT_TEST_PEOPLE, TANDEM_IMPORT_ALL, FALSE);
  g_autoptr (TandemImportJob) next = import_test_run (fixture, later, TANDEM_IMPORT_ALL, FALSE);
  UndoSet undo = { .set_id = tandem_import_job_get_set_id (job) };
  gpointer both[] = { fixture, &undo.reversal };

  g_assert_cmpint (tandem_import_job_get_set_id (dry), ==, 0);
  g_assert_cmpint (undo.set_id, !=, tandem_import_job_get_set_id (next));
  g_assert_true (
      tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, undo_set_cb, &undo, NULL, &error));
  g_assert_cmpstr (undo.reversal.label, ==, "Import leads.csv");
  tandem_reversal_clear (&undo.reversal);
  sheet_test_assert_answer (fixture,
                            "SELECT min (given_name) || max (given_name) FROM contact WHERE deleted_at IS NULL",
                            "GraceGrace");
  g_assert_true (tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, redo_cb, both, NULL, &error));
  tandem_reversal_clear (&undo.reversal);
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "5");
  g_assert_true (
      tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, undo_set_cb, &undo, NULL, &error));
  tandem_reversal_clear (&undo.reversal);
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "1");
  g_assert_false (
      tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, undo_set_cb, &undo, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "“Import leads.csv” was undone already.");
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "1");
}

static gboolean
retitle_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found
      = tandem_record_load_where (connection, TANDEM_TYPE_CONTACT, "given_name = 'Ada' AND id > $1", 0, error);

  tandem_record_set_text (found->pdata[0], TANDEM_CONTACT_JOB_TITLE, "Countess");
  return tandem_act_save (connection, "Retitle", found, error);
}

/* Of an import the one who was worked on since stays, with her e-mail, number, address, company and the import itself. */
static void
test_undo_edited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) job = import_test_run (fixture, IMPORT_TEST_PEOPLE, TANDEM_IMPORT_ALL, FALSE);
  g_autoptr (GError) error = NULL;
  UndoSet undo = { .set_id = tandem_import_job_get_set_id (job) };

  g_assert_true (tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, retitle_cb, NULL, NULL, &error));
  g_assert_true (
      tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, undo_set_cb, &undo, NULL, &error));
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  tandem_reversal_clear (&undo.reversal);
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "1");
  sheet_test_assert_answer (
      fixture,
      "SELECT min (p.value) || ' ' || max (p.value) FROM contact_point AS p JOIN contact AS c ON c.id = p.contact_id"
      " WHERE p.deleted_at IS NULL AND c.given_name = 'Ada'",
      "0170 5550142 ada@example.com");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM contact_point WHERE deleted_at IS NULL", "2");
  sheet_test_assert_answer (fixture, "SELECT city FROM address WHERE deleted_at IS NULL", "London");
  sheet_test_assert_answer (fixture, "SELECT min (name) || max (name) FROM company WHERE deleted_at IS NULL",
                            "Analytical EnginesAnalytical Engines");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM import_batch WHERE deleted_at IS NULL", "1");
  sheet_test_assert_answer (fixture, "SELECT sum (people) FROM lifecycle_day", "1");
}

static const char there[] = "First Name,Last Name,Email,Phone,Company\n"
                            "Ada,Lovelace,ada@example.com,+44 20 5550 1421,Engines\n"
                            "Grace,Hopper,grace@example.com,,Navy\n"
                            "Only,Name,,,Nowhere\n";

/* What was changed between the two steps is asked for again, and until then nothing is done. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "First Name,Last Name,Email,Job Title\n"
                              "Ada,Lovelace,ada@example.com,Author\n"
                              "New,Person,new@example.com,Buyer\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) first = import_test_run (fixture, there, TANDEM_IMPORT_ALL, FALSE);
  g_autoptr (TandemImportJob) job = import_test_run (fixture, sheet, TANDEM_IMPORT_ALL, TRUE);
  UndoSet undo = { 0 };

  import_test_assert_rows (job, 1, 1, 0, 0);
  g_assert_true (tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, retitle_cb, NULL, NULL, &error));
  g_assert_false (tandem_import_job_commit (job, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  import_test_assert_rows (job, 1, 0, 0, 1);
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "3");
  g_assert_true (tandem_import_job_decide_all (job, TANDEM_IMPORT_DECIDE_OVERWRITE, NULL, &error));
  import_test_assert_rows (job, 1, 1, 0, 0);
  g_assert_true (tandem_import_job_commit (job, NULL, &error));
  g_assert_no_error (error);
  sheet_test_assert_answer (fixture, "SELECT job_title FROM contact WHERE given_name = 'Ada'", "Author");
  undo.set_id = tandem_import_job_get_set_id (job);
  g_assert_true (
      tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, undo_set_cb, &undo, NULL, &error));
  tandem_reversal_clear (&undo.reversal);
  sheet_test_assert_answer (fixture, "SELECT job_title FROM contact WHERE given_name = 'Ada'", "Countess");
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                                \
  g_test_add ("/exchange/import-undo/" name, Fixture, NULL, sheet_test_set_up, func, sheet_test_tear_down)
  ADD ("undo", test_undo);
  ADD ("undo-itself", test_undo_itself);
  ADD ("undo-edited", test_undo_edited);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  return g_test_run ();
}
