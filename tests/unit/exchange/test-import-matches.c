/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom the rows of an import are, and what becomes of whoever is there already. */
#include <string.h>

#include "act/tandem-act-history.h"
#include "act/tandem-act.h"
#include "model/tandem-contact.h"
#include "model/tandem-duplicate-query.h"
#include "store/tandem-connection.h"
#include "import-test.h"

typedef SheetTest Fixture;

#define COUNT_CONTACTS "SELECT count(*) FROM contact WHERE deleted_at IS NULL"

/* --- importing ----------------------------------------------------------------------------------------------------- */

static TandemImportJob *
make_job (Fixture *fixture, const char *text, TandemImportMatches matches)
{
  const TandemImportOptions options = { .matches = matches };
  g_autoptr (GFile) file = sheet_test_write (fixture, text);

  return import_test_make_job (file, &options);
}

static void
run (Fixture *fixture, TandemImportJob *job, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;

  tandem_import_job_run (job, sheet_test_get_store (fixture), dry_run, NULL, &error);
  g_assert_no_error (error);
}

static TandemImportJob *
import (Fixture *fixture, const char *text, gboolean dry_run)
{
  g_autoptr (TandemImportJob) job = make_job (fixture, text, TANDEM_IMPORT_MATCHES_FILL);

  run (fixture, job, dry_run);
  return g_steal_pointer (&job);
}

static void
assert_count (TandemImportJob *job, TandemImportOutcome outcome, guint expected)
{
  g_assert_cmpuint (tandem_import_job_get_count (job, outcome), ==, expected);
}

/* --- whom a row is -------------------------------------------------------------------------------------------------- */

static const char people[] = "First Name,Last Name,Email,Phone,Company\n"
                             "Ada,Lovelace,Ada@Example.com,020 5550 1421,Engines\n"
                             "Grace,Hopper,Grëce@example.com,+49 30 5550142,Navy\n"
                             "Otto,Kurz,otto@example.com,,\n";

typedef struct {
  const char *row; /* First Name,Last Name,Email,Phone,Company */
  TandemImportOutcome outcome;
} Vector;

/* Each key by itself, at its edge: one step further and it is somebody else. */
static void
test_edges (Fixture *fixture, gconstpointer data)
{
  static const Vector vectors[] = {
    { "Ada,Lovelace, aDA@eXAMPLE.COM ,,", TANDEM_IMPORT_SKIPPED },
    { "Ada,Lovelace,ada@example.co,,", TANDEM_IMPORT_CREATED },
    { "Grace,Hopper,GRËCE@example.com,,", TANDEM_IMPORT_SKIPPED },
    /* nine digits, not eight and not ten */
    { "Ada,Lovelace,,021 5550 1421,", TANDEM_IMPORT_CREATED },
    { "Grace,Hopper,,030 5550142,", TANDEM_IMPORT_SKIPPED },
    { "Grace,Hopper,,+43 30 5550142,", TANDEM_IMPORT_CREATED },
    /* a number needs a name that is like it */
    { "Karl,Becker,,030 5550142,", TANDEM_IMPORT_CREATED },
    { "Gracie,Hopper,,030 5550142,", TANDEM_IMPORT_SKIPPED },
    { "G.,Hopper,,030 5550142,", TANDEM_IMPORT_SKIPPED },
    /* what tells most comes first */
    { "Grace,Hopper,grëce@example.com,020 5550 1421,", TANDEM_IMPORT_UPDATED },
    /* a part of a name finds whoever has all of the row */
    { ",Lovelace,,,Engines", TANDEM_IMPORT_SKIPPED },
    { "Ada,,,,", TANDEM_IMPORT_SKIPPED },
    { ",Lovelace,,,Navy", TANDEM_IMPORT_CREATED },
    { "Karl,Lovelace,,,", TANDEM_IMPORT_CREATED },
  };
  g_autoptr (TandemImportJob) first = import (fixture, people, FALSE);

  assert_count (first, TANDEM_IMPORT_CREATED, 3);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *sheet = g_strdup_printf ("First Name,Last Name,Email,Phone,Company\n%s\n", vectors[i].row);
      g_autoptr (TandemImportJob) dry = import (fixture, sheet, TRUE);

      g_test_message ("%s", vectors[i].row);
      assert_count (dry, vectors[i].outcome, 1);
    }
}

/* Who has the name, and the company, of another and something besides is another, and comes in. */
static void
test_name_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) first = import (fixture, people, FALSE);
  g_autoptr (TandemImportJob) job = import (fixture,
                                            "First Name,Last Name,Company,Job Title\n"
                                            "Ada,Lovelace,Engines,\n"
                                            "Ada,Lovelace,Engines,Countess\n"
                                            "Otto,Kurz,,Baker\n",
                                            TRUE);

  assert_count (first, TANDEM_IMPORT_CREATED, 3);
  assert_count (job, TANDEM_IMPORT_SKIPPED, 1);
  assert_count (job, TANDEM_IMPORT_CREATED, 2);
}

/* The order of keys: e-mail, then a number with a similar name; a name alone finds whoever has all of the row. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  static const char there[] = "First Name,Last Name,Email,Phone,Company\n"
                              "Ada,Lovelace,ada@example.com,+44 20 5550 1421,Engines\n"
                              "Grace,Hopper,grace@example.com,,Navy\n"
                              "Only,Name,,,Nowhere\n";
  static const Vector vectors[] = {
    { "Ada,Lovelace,ADA@example.com,,", TANDEM_IMPORT_SKIPPED },
    { "A.,Lovelace,ada@example.com,020 5550 1421,", TANDEM_IMPORT_SKIPPED },
    { "Ada,Lovelace,new@example.com,020 5550 1421,", TANDEM_IMPORT_UPDATED },
    { "Ada,Lovelace,,+1 20 5550 1421,", TANDEM_IMPORT_CREATED },
    { "Karl,Becker,,020 5550 1421,", TANDEM_IMPORT_CREATED },
    { "Karl,Becker,ada@example.com,,", TANDEM_IMPORT_CONFLICT },
    { "Ada,Hopper,grace@example.com,020 5550 1421,", TANDEM_IMPORT_CONFLICT },
    { ",,grace@example.com,,", TANDEM_IMPORT_SKIPPED },
    { "Only,Name,,,Nowhere", TANDEM_IMPORT_SKIPPED },
    { "Only,Name,,,Elsewhere", TANDEM_IMPORT_CREATED },
    { "Only,Name,only@example.com,,Nowhere", TANDEM_IMPORT_CREATED },
  };
  g_autoptr (TandemImportJob) first = import (fixture, there, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *sheet = g_strdup_printf ("First Name,Last Name,Email,Phone,Company\n%s\n", vectors[i].row);
      g_autoptr (TandemImportJob) dry = import (fixture, sheet, TRUE);

      g_test_message ("%s", vectors[i].row);
      assert_count (dry, vectors[i].outcome, 1);
    }
}

/* A row with a part of a name is somebody who then gets the rest of it, and a company: the next time it is still her. */
static void
test_name_filled (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "First Name,Last Name,Email,Company,Job Title\n"
                              ",Lovelace,,,Author\n"
                              "Ada,Lovelace,ada@example.com,Engines,\n";
  g_autoptr (TandemImportJob) before
      = import (fixture, "Last Name,Email,Job Title\nLovelace,ada@example.com,Author\n", FALSE);
  g_autoptr (TandemImportJob) job = import (fixture, sheet, FALSE), again = NULL;

  assert_count (job, TANDEM_IMPORT_SKIPPED, 1);
  assert_count (job, TANDEM_IMPORT_UPDATED, 1);
  again = import (fixture, sheet, FALSE);
  assert_count (again, TANDEM_IMPORT_SKIPPED, 2);
  sheet_test_assert_answer (fixture, COUNT_CONTACTS, "1");
}

/* One number of a whole house: each is still told from the others, and nobody comes twice. */
static void
test_switchboard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("First Name,Last Name,Phone\n");
  g_autoptr (TandemImportJob) job = NULL, again = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append_printf (text, "%c%cx,Q%c%cz%c%c,030 5550142\n", 'A' + i % 7, 'a' + i / 7, 'a' + i % 9, 'k' + i / 9,
                            'a' + i / 9, 'm' + i % 9);
  job = import (fixture, text->str, FALSE);
  again = import (fixture, text->str, FALSE);
  g_test_message ("%" G_GUINT64_FORMAT " created", tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED));
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED), >, 50);
  assert_count (again, TANDEM_IMPORT_CREATED, 0);
}

static gboolean
list_pairs_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemDuplicateSearch how = { 0 };

  *(GArray **) data = tandem_duplicate_query_list (connection, "contact", &how, error);
  return *(GArray **) data != NULL;
}

static void
describe_pair (Fixture *fixture, const TandemDuplicate *pair, GString *text)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat (value) FROM (SELECT value FROM contact_point WHERE contact_id IN (%" G_GINT64_FORMAT
      ", %" G_GINT64_FORMAT ") ORDER BY value)",
      pair->id, pair->other_id);
  g_autofree char *values = sheet_test_ask (fixture, sql);
  gboolean is_alike = (pair->reasons & TANDEM_DUPLICATE_NAME) && (pair->reasons & TANDEM_DUPLICATE_COMPANY);

  g_string_append_printf (text, "%s%s%s;", pair->is_certain ? "certain " : "", is_alike ? "alike " : "", values);
}

/* Who has the name and the company of another, and another e-mail, comes in as new: the duplicates page asks. */
static void
test_likely_pairs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (TandemImportJob) first = import (fixture, people, FALSE);
  g_autoptr (TandemImportJob) job = import (fixture,
                                            "First Name,Last Name,Email,Company\n"
                                            "Ada,Lovelace,countess@example.org,Engines\n"
                                            "Karl,Becker,karl@example.net,Engines\n",
                                            FALSE);

  assert_count (job, TANDEM_IMPORT_CREATED, 2);
  g_assert_true (
      tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_READ, list_pairs_cb, &pairs, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < pairs->len; i++)
    describe_pair (fixture, &g_array_index (pairs, TandemDuplicate, i), found);
  g_assert_cmpstr (found->str, ==, "alike 020 5550 1421,Ada@example.com,countess@example.org;");
}

/* --- what becomes of whoever is there -------------------------------------------------------------------------------- */

static const char rich[] = "Email,First Name,Last Name,Job Title,Department,Notes,Phone\n"
                           "ada@example.com,Ada,Lovelace,Author,Machines,Likes tea,020 1\n"
                           "grace@example.com,Grace,Hopper,Admiral,Ships,Likes bugs,020 2\n"
                           "jean@example.com,Jean,Bartik,Coder,Tubes,Likes math,020 3\n";

/* Who is there is asked about, one by one; nobody is touched before that. */
static void
test_ask (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "Email,First Name,Last Name,Job Title\n"
                              "ada@example.com,Ada,Lovelace,Countess\n"
                              "new@example.com,New,Person,Buyer\n";
  g_autoptr (TandemImportJob) first = import (fixture, rich, FALSE);
  g_autoptr (TandemImportJob) job = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_ASK);
  g_autoptr (GError) error = NULL;

  run (fixture, job, TRUE);
  assert_count (job, TANDEM_IMPORT_CONFLICT, 1);
  assert_count (job, TANDEM_IMPORT_CREATED, 1);
  g_assert_true (tandem_import_job_decide_all (job, TANDEM_IMPORT_DECIDE_OVERWRITE, NULL, &error));
  assert_count (job, TANDEM_IMPORT_UPDATED, 1);
  g_assert_true (tandem_import_job_commit (job, NULL, &error));
  g_assert_no_error (error);
  sheet_test_assert_answer (fixture, "SELECT job_title FROM contact WHERE given_name = 'Ada'", "Countess");
  sheet_test_assert_answer (fixture, COUNT_CONTACTS, "4");
}

/* What a column may do is its own: the others only fill. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "Email,Job Title,Department,Notes\n"
                              "ada@example.com,Countess,Numbers,\n"
                              "grace@example.com,,,\n";
  g_autoptr (TandemImportJob) first = import (fixture, rich, FALSE);
  g_autoptr (TandemImportJob) job = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_OVERWRITE);

  assert_count (first, TANDEM_IMPORT_CREATED, 3);
  tandem_import_job_set_column_flags (job, 1, TANDEM_IMPORT_COLUMN_OVERWRITE);
  run (fixture, job, FALSE);
  assert_count (job, TANDEM_IMPORT_UPDATED, 1);
  sheet_test_assert_answer (fixture, "SELECT job_title || department || notes FROM contact WHERE given_name = 'Ada'",
                            "CountessMachinesLikes tea");
  sheet_test_assert_answer (fixture, "SELECT job_title || department || notes FROM contact WHERE given_name = 'Grace'",
                            "AdmiralShipsLikes bugs");
}

/* An empty cell takes nothing away, unless its column was ticked; the other columns that overwrite keep what they have. */
static void
test_erase (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "Email,Job Title,Department,Notes\n"
                              "ada@example.com,,,\n"
                              "grace@example.com,Professor,,Stays\n";
  g_autoptr (TandemImportJob) first = import (fixture, rich, FALSE);
  g_autoptr (TandemImportJob) job = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_OVERWRITE);

  assert_count (first, TANDEM_IMPORT_CREATED, 3);
  tandem_import_job_set_column_flags (job, 1, TANDEM_IMPORT_COLUMN_OVERWRITE);
  tandem_import_job_set_column_flags (job, 2, TANDEM_IMPORT_COLUMN_OVERWRITE | TANDEM_IMPORT_COLUMN_ERASE);
  run (fixture, job, FALSE);
  assert_count (job, TANDEM_IMPORT_UPDATED, 2);
  sheet_test_assert_answer (
      fixture, "SELECT job_title || coalesce (department, '-') || notes FROM contact WHERE given_name = 'Ada'",
      "Author-Likes tea");
  sheet_test_assert_answer (
      fixture, "SELECT job_title || coalesce (department, '-') || notes FROM contact WHERE given_name = 'Grace'",
      "Professor-Likes bugs");
  sheet_test_assert_answer (fixture, "SELECT job_title || department || notes FROM contact WHERE given_name = 'Jean'",
                            "CoderTubesLikes math");
}

/* --- undo ------------------------------------------------------------------------------------------------------------- */

static gboolean
edit_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found
      = tandem_record_load_where (connection, TANDEM_TYPE_CONTACT, "given_name = 'Ada' AND id > $1", 0, error);

  tandem_record_set_text (found->pdata[0], TANDEM_CONTACT_JOB_TITLE, "Baroness");
  return tandem_act_save (connection, "Retitle", found, error);
}

typedef struct {
  gint64 set_id;
  TandemReversal reversal;
} Undo;

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Undo *undo = data;

  return tandem_act_undo_set (connection, undo->set_id, &undo->reversal, error);
}

/* Of an import that overwrote, the one who was edited since stays and is told; the others get back what they had. */
static void
test_undo_overwritten (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "Email,Job Title,Department\n"
                              "ada@example.com,Countess,Numbers\n"
                              "grace@example.com,Professor,Yale\n"
                              "jean@example.com,Programmer,Eniac\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) first = import (fixture, rich, FALSE);
  g_autoptr (TandemImportJob) job = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_OVERWRITE);
  Undo undo = { 0 };

  assert_count (first, TANDEM_IMPORT_CREATED, 3);
  run (fixture, job, FALSE);
  assert_count (job, TANDEM_IMPORT_UPDATED, 3);
  undo.set_id = tandem_import_job_get_set_id (job);
  g_assert_true (tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, edit_cb, NULL, NULL, &error));
  g_assert_true (tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, undo_cb, &undo, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undo.reversal.n_left, ==, 1);
  g_assert_cmpuint (undo.reversal.left->len, ==, 1);
  tandem_reversal_clear (&undo.reversal);
  sheet_test_assert_answer (
      fixture,
      "SELECT group_concat (said) FROM (SELECT given_name || ' ' || job_title || ' ' || department AS said"
      " FROM contact WHERE deleted_at IS NULL ORDER BY given_name)",
      "Ada Baroness Numbers,Grace Admiral Ships,Jean Coder Tubes");
}

/* --- cancel ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemImportJob *job;
  TandemImportPhase phase;
  GCancellable *cancellable;
  int is_over; /* atomic */
} Canceller;

static gpointer
cancel_thread (gpointer data)
{
  Canceller *self = data;
  TandemImportProgress progress = { 0 };

  while (!g_atomic_int_get (&self->is_over) && (progress.phase != self->phase || progress.rows < 3))
    tandem_import_job_get_progress (self->job, &progress);
  g_cancellable_cancel (self->cancellable);
  return NULL;
}

static void
assert_no_stage (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "tandem", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_test_message ("%s is left", name);
      g_assert_false (g_str_has_prefix (name, "import-"));
    }
}

/* Cancelled in one of its phases, from another thread: nothing is in the file, and nothing of the stage is left. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("First Name,Email\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Canceller canceller = { .phase = (TandemImportPhase) GPOINTER_TO_UINT (data), .cancellable = cancellable };
  GThread *thread;

  for (guint i = 0; i < 20000; i++) /* each twice, so that they are compared */
    g_string_append_printf (text, "P%u,p%u@example.com\n", i / 2, i / 2);
  canceller.job = make_job (fixture, text->str, TANDEM_IMPORT_MATCHES_FILL);
  thread = g_thread_new ("cancel", cancel_thread, &canceller);
  g_assert_false (tandem_import_job_run (canceller.job, sheet_test_get_store (fixture), FALSE, cancellable, &error));
  g_atomic_int_set (&canceller.is_over, 1);
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The rows are counted when all are matched: who cancelled before that did not wait for the rest. */
  if (canceller.phase == TANDEM_IMPORT_WRITING)
    assert_count (canceller.job, TANDEM_IMPORT_CREATED, 10000);
  else
    g_assert_cmpuint (tandem_import_job_get_n_rows (canceller.job), ==, 0);
  g_object_unref (canceller.job);
  assert_no_stage ();
  sheet_test_assert_answer (
      fixture,
      "SELECT (SELECT count(*) FROM contact) || (SELECT count(*) FROM contact_point)"
      " || (SELECT count(*) FROM import_batch) || (SELECT count(*) FROM change_set WHERE cause = 'import')",
      "0000");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, data, func)                                                                                          \
  g_test_add ("/exchange/import-matches/" name, Fixture, data, sheet_test_set_up, func, sheet_test_tear_down)
  ADD ("keys", NULL, test_keys);
  ADD ("edges", NULL, test_edges);
  ADD ("name-alone", NULL, test_name_alone);
  ADD ("name-filled", NULL, test_name_filled);
  ADD ("switchboard", NULL, test_switchboard);
  ADD ("likely-pairs", NULL, test_likely_pairs);
  ADD ("ask", NULL, test_ask);
  ADD ("columns", NULL, test_columns);
  ADD ("erase", NULL, test_erase);
  ADD ("undo-overwritten", NULL, test_undo_overwritten);
  ADD ("cancel/reading", GUINT_TO_POINTER (TANDEM_IMPORT_READING), test_cancel);
  ADD ("cancel/matching", GUINT_TO_POINTER (TANDEM_IMPORT_MATCHING), test_cancel);
  ADD ("cancel/writing", GUINT_TO_POINTER (TANDEM_IMPORT_WRITING), test_cancel);
  return g_test_run ();
}
