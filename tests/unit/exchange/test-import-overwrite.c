/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an import takes away or puts in the place of something else: only what somebody chose, and only where the file says so. */
#include <glib/gstdio.h>

#include "exchange/tandem-import-job.h"
#include "exchange/tandem-import-preview.h"
#include "store/tandem-connection.h"
#include "sheet-test.h"

typedef SheetTest Fixture;

static TandemImportJob *
make_job (Fixture *fixture, const char *text, TandemImportMatches matches)
{
  const TandemImportOptions options = { .matches = matches };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sheet_test_write (fixture, text);
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read (file, &options.reader, NULL, &error);

  g_assert_no_error (error);
  return tandem_import_job_new (file, preview->map, &options);
}

static void
stage (Fixture *fixture, TandemImportJob *job)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_import_job_stage (job, sheet_test_get_store (fixture), NULL, &error));
  g_assert_no_error (error);
}

static void
commit (TandemImportJob *job)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_import_job_commit (job, NULL, &error));
  g_assert_no_error (error);
}

static void
import (Fixture *fixture, const char *text)
{
  g_autoptr (TandemImportJob) job = make_job (fixture, text, TANDEM_IMPORT_MATCHES_FILL);

  stage (fixture, job);
  commit (job);
}

static void
decide (TandemImportJob *job, guint64 number, TandemImportDecision decision)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_import_job_decide (job, number, decision, 0, &error));
  g_assert_no_error (error);
}

/* --- columns ------------------------------------------------------------------------------------------------------- */

#define TITLE "SELECT job_title FROM contact WHERE given_name = 'Ada'"

/* Whoever says of each column that it only fills overwrites nothing; whoever says nothing overwrites with all. */
static void
test_no_column (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "First Name,Last Name,Email,Job Title\nAda,Lovelace,ada@example.com,Buyer\n";
  g_autoptr (TandemImportJob) none = NULL, all = NULL;

  import (fixture, "First Name,Last Name,Email,Job Title\nAda,Lovelace,ada@example.com,Countess\n");
  none = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_OVERWRITE);
  for (guint i = 0; i < 4; i++)
    tandem_import_job_set_column_flags (none, i, TANDEM_IMPORT_COLUMN_FILL);
  stage (fixture, none);
  g_assert_cmpuint (tandem_import_job_get_count (none, TANDEM_IMPORT_SKIPPED), ==, 1);
  commit (none);
  sheet_test_assert_answer (fixture, TITLE, "Countess");
  all = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_OVERWRITE);
  stage (fixture, all);
  commit (all);
  sheet_test_assert_answer (fixture, TITLE, "Buyer");
}

static guint64
find_part (GPtrArray *fields, const char *title)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const TandemImportComparison *field = fields->pdata[i];

      if (g_str_equal (field->title, title))
        return field->part;
    }
  g_assert_not_reached ();
}

static const char *
find_taken (GPtrArray *fields, const char *title)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const TandemImportComparison *field = fields->pdata[i];

      if (g_str_equal (field->title, title))
        return field->taken;
    }
  g_assert_not_reached ();
}

/* A title is taken and a department kept, a phone is not added and a city stays blank; what nobody spoke of is filled. */
static void
test_by_fields (Fixture *fixture, gconstpointer data)
{
  static const char head[] = "First Name,Last Name,Email,Job Title,Department,Phone,Company,City\n";
  g_autofree char *first = g_strconcat (head, "Ada,Lovelace,ada@example.com,Countess,Court,030 111,,\n", NULL);
  g_autofree char *second
      = g_strconcat (head, "Ada,Lovelace,ada@example.com,Programmer,Engines,030 222,Babbage,London\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) job = NULL;
  g_autoptr (GPtrArray) fields = NULL, rows = NULL;
  TandemImportChoice choice = { .decision = TANDEM_IMPORT_DECIDE_FIELDS };

  import (fixture, first);
  job = make_job (fixture, second, TANDEM_IMPORT_MATCHES_ASK);
  stage (fixture, job);
  fields = tandem_import_job_compare (job, 1, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (find_taken (fields, "Phone"), ==, "030 222");
  g_assert_cmpstr (find_taken (fields, "Company"), ==, "Babbage");
  choice.takes = find_part (fields, "Job title");
  choice.keeps = find_part (fields, "Department") | find_part (fields, "Phone") | find_part (fields, "City");
  g_assert_true (tandem_import_job_choose (job, 1, &choice, &error));
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED), ==, 1);
  rows = tandem_import_job_list_rows (job, TANDEM_IMPORT_UPDATED, 0, 10, &error);
  g_assert_cmpstr (((TandemImportRow *) rows->pdata[0])->fields, ==, "Job title, Company");
  g_assert_cmpuint (((TandemImportRow *) rows->pdata[0])->keeps, ==, choice.keeps);
  commit (job);
  sheet_test_assert_answer (fixture, "SELECT job_title || department FROM contact", "ProgrammerCourt");
  sheet_test_assert_answer (fixture, "SELECT group_concat (value) FROM contact_point WHERE kind = 'phone'", "030 111");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM address", "0");
  sheet_test_assert_answer (fixture, "SELECT name FROM company JOIN contact ON company_id = company.id", "Babbage");
}

/* A cell that is not understood is no empty one: a day that reads both ways, a word that is not known here. */
static void
test_not_understood (Fixture *fixture, gconstpointer data)
{
  static const char *const cells[] = { "05/06/1981,Elsewhere", "," };
  static const char *const left[] = { "1980-12-10 working", NULL };

  import (fixture,
          "First Name,Last Name,Email,Birthday,Lead Status\nAda,Lovelace,ada@example.com,1980-12-10,Working\n");
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("First Name,Last Name,Email,Birthday,Lead Status\nAda,Lovelace,ada@example.com,%s\n",
                             cells[i]);
      g_autoptr (TandemImportJob) job = make_job (fixture, text, TANDEM_IMPORT_MATCHES_OVERWRITE);

      for (guint column = 0; column < 5; column++)
        tandem_import_job_set_column_flags (job, column, TANDEM_IMPORT_COLUMN_OVERWRITE | TANDEM_IMPORT_COLUMN_ERASE);
      stage (fixture, job);
      commit (job);
      sheet_test_assert_answer (fixture, "SELECT birthday || ' ' || lead_status FROM contact", left[i]);
    }
}

/* Of a company as of a contact, what was not chosen stays. */
static void
test_company (Fixture *fixture, gconstpointer data)
{
  static const char *const headers[] = { "Company", "Domain", "Notes" };
  g_autoptr (TandemImportJob) job = NULL;

  import (fixture, "Company,Domain,Notes\nEngines,engines.example,Old friends\n");
  job = make_job (fixture, "Company,Domain,Notes\nEngines,new.example,Bought\n", TANDEM_IMPORT_MATCHES_OVERWRITE);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    tandem_import_job_set_column_flags (job, i, i == 1 ? TANDEM_IMPORT_COLUMN_OVERWRITE : TANDEM_IMPORT_COLUMN_FILL);
  stage (fixture, job);
  commit (job);
  sheet_test_assert_answer (fixture, "SELECT domain || ' ' || notes FROM company", "new.example Old friends");
}

/* --- rows that stand for one ----------------------------------------------------------------------------------------- */

static const char karl_twice[] = "First Name,Last Name,Email,Phone\n"
                                 "Karl,Becker,ada@example.com,\n"
                                 "Karl,Becker,ada@example.com,030 5550101\n";

static void
prepare_karl (Fixture *fixture, TandemImportJob **job)
{
  import (fixture, "First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n");
  *job = make_job (fixture, karl_twice, TANDEM_IMPORT_MATCHES_FILL);
  stage (fixture, *job);
  g_assert_cmpuint (tandem_import_job_get_count (*job, TANDEM_IMPORT_CONFLICT), ==, 2);
}

#define COUNT  "SELECT count(*) FROM contact"
#define PHONES "SELECT count(*) FROM contact_point WHERE kind = 'phone'"

/* The row before was said to be somebody who is there: who goes to it goes there, too. */
static void
test_row_is_somebody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) job = NULL;

  prepare_karl (fixture, &job);
  g_assert_true (tandem_import_job_decide_all (job, TANDEM_IMPORT_DECIDE_FILL, NULL, &error));
  g_assert_no_error (error);
  commit (job);
  sheet_test_assert_answer (fixture, COUNT, "1");
  sheet_test_assert_answer (fixture, PHONES, "1");
}

/* The row before was left out: who was to go to it is made. */
static void
test_row_is_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) job = NULL;

  prepare_karl (fixture, &job);
  decide (job, 1, TANDEM_IMPORT_DECIDE_SKIP);
  decide (job, 2, TANDEM_IMPORT_DECIDE_FILL);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED), ==, 1);
  commit (job);
  sheet_test_assert_answer (fixture, COUNT, "2");
  sheet_test_assert_answer (fixture, PHONES, "1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                                \
  g_test_add ("/exchange/import-overwrite/" name, Fixture, NULL, sheet_test_set_up, func, sheet_test_tear_down)
  ADD ("no-column", test_no_column);
  ADD ("by-fields", test_by_fields);
  ADD ("not-understood", test_not_understood);
  ADD ("company", test_company);
  ADD ("row-is-somebody", test_row_is_somebody);
  ADD ("row-is-nobody", test_row_is_nobody);
  return g_test_run ();
}
