/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an import takes away or puts in the place of something else: only what somebody chose, and only where the file says so. */
#include <glib/gstdio.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "import-test.h"

typedef SheetTest Fixture;

static TandemImportJob *
make_job (Fixture *fixture, const char *text, TandemImportMatches matches)
{
  const TandemImportOptions options = { .matches = matches };
  g_autoptr (GFile) file = sheet_test_write (fixture, text);

  return import_test_make_job (file, &options);
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

/* --- companies ----------------------------------------------------------------------------------------------------- */

#define FIRMS "Company,Company Domain Name,Industry,Street,City,Phone\n"
#define FIRM                                                                                                           \
  "SELECT name || ' ' || industry || ' ' || street || ' ' || city FROM company AS c JOIN address AS a ON"              \
  " a.company_id = c.id"

static guint64 find_part (GPtrArray *fields, const char *title);

/* A company that is there is asked about like a contact, and decided field by field. */
static void
test_ask_company (Fixture *fixture, gconstpointer data)
{
  TandemImportChoice choice = { .decision = TANDEM_IMPORT_DECIDE_FIELDS };
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) job = NULL;
  g_autoptr (GPtrArray) rows = NULL, fields = NULL;

  import (fixture, FIRMS "Engines,engines.example,Steam,Old Street 1,London,\n");
  job = make_job (fixture, FIRMS "Engines,,Gas,New Street 2,Paris,030 111111\nNavy,,,,,\n", TANDEM_IMPORT_MATCHES_ASK);
  stage (fixture, job);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CONFLICT), ==, 1);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED), ==, 1);
  rows = tandem_import_job_list_rows (job, TANDEM_IMPORT_CONFLICT, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((TandemImportRow *) rows->pdata[0])->name, ==, "Engines");
  g_assert_cmpstr (((TandemImportCandidate *) ((TandemImportRow *) rows->pdata[0])->candidates->pdata[0])->name, ==,
                   "Engines");
  fields = tandem_import_job_compare (job, 1, 0, &error);
  g_assert_no_error (error);
  choice.takes = find_part (fields, "Industry") | find_part (fields, "City");
  choice.keeps = find_part (fields, "Street") | find_part (fields, "Phone");
  g_assert_true (tandem_import_job_choose (job, 1, &choice, &error));
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED), ==, 1);
  commit (job);
  sheet_test_assert_answer (fixture, FIRM, "Engines Gas Old Street 1 Paris");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM contact_point", "0");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM company", "2");
}

/* What would stand then is what stands then: of several numbers one goes. */
static void
test_compare_company (Fixture *fixture, gconstpointer data)
{
  const TandemImportComparison *phone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) job = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  import (fixture, FIRMS "Engines,,,,,030 111111\n");
  import (fixture, FIRMS "Engines,,,,,030 222222\n");
  job = make_job (fixture, FIRMS "Engines,,,,,030 333333\n", TANDEM_IMPORT_MATCHES_ASK);
  stage (fixture, job);
  fields = tandem_import_job_compare (job, 1, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fields->len; i++)
    if (((TandemImportComparison *) fields->pdata[i])->part == find_part (fields, "Phone"))
      phone = fields->pdata[i];
  g_assert_cmpstr (phone->there, ==, "030 111111, 030 222222");
  g_assert_cmpstr (phone->taken, ==, "030 333333, 030 222222");
  decide (job, 1, TANDEM_IMPORT_DECIDE_OVERWRITE);
  commit (job);
  sheet_test_assert_answer (fixture,
                            "SELECT group_concat (value, ', ') FROM (SELECT value FROM contact_point ORDER BY id)",
                            "030 333333, 030 222222");
}

/* One that nobody decides stays as it is; one is made once more where that is said, of one or of all. */
static void
test_decide_company (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = FIRMS "Engines,,Gas,,,\n";
  g_autoptr (TandemImportJob) none = NULL, job = NULL, all = NULL;

  import (fixture, FIRMS "Engines,engines.example,Steam,Old Street 1,London,\n");
  none = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_ASK);
  stage (fixture, none);
  commit (none);
  sheet_test_assert_answer (fixture, "SELECT group_concat (industry) FROM company", "Steam");
  job = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_ASK);
  stage (fixture, job);
  decide (job, 1, TANDEM_IMPORT_DECIDE_CREATE);
  commit (job);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED), ==, 1);
  all = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_CREATE);
  stage (fixture, all);
  commit (all);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM company WHERE name = 'Engines' AND industry = 'Gas'", "2");
}

/* A company that was changed after the rows were judged is a conflict, as a contact is. */
static void
test_changed_company (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = FIRMS "Engines,,Gas,,,\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) job = NULL;

  import (fixture, FIRMS "Engines,engines.example,Steam,Old Street 1,London,\n");
  job = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_OVERWRITE);
  stage (fixture, job);
  import (fixture, FIRMS "Engines,,,,,030 111111\n");
  g_assert_false (tandem_import_job_commit (job, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CONFLICT), ==, 1);
  decide (job, 1, TANDEM_IMPORT_DECIDE_OVERWRITE);
  commit (job);
  sheet_test_assert_answer (fixture, FIRM, "Engines Gas Old Street 1 London");
}

/* Rows that are judged anew since something else was changed write nothing before their import does. */
static void
test_changed_other (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) job = NULL;

  import (fixture, "First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n");
  job = make_job (fixture, "First Name,Last Name,Email,Tags\nAda,Lovelace,ada@example.com,VIP\n",
                  TANDEM_IMPORT_MATCHES_FILL);
  stage (fixture, job);
  import (fixture, "First Name,Last Name,Email\nGrace,Hopper,grace@example.com\n");
  commit (job);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED), ==, 1);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM record_tag", "1");
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

static void
overwrite (Fixture *fixture, const char *text, gint erasing)
{
  g_autoptr (TandemImportJob) job = make_job (fixture, text, TANDEM_IMPORT_MATCHES_OVERWRITE);

  if (erasing >= 0)
    tandem_import_job_set_column_flags (job, (guint) erasing,
                                        TANDEM_IMPORT_COLUMN_OVERWRITE | TANDEM_IMPORT_COLUMN_ERASE);
  stage (fixture, job);
  commit (job);
}

#define POINTS                                                                                                         \
  "SELECT group_concat (line, ', ') FROM (SELECT coalesce (label, '-') || ' ' || value AS line FROM contact_point"     \
  " WHERE kind IN ('phone', 'mobile') AND deleted_at IS NULL ORDER BY value)"

/* A fax takes the place of a fax, and the number of an office not that of a home; an empty phone takes no fax away. */
static void
test_labels (Fixture *fixture, gconstpointer data)
{
  import (fixture, "First Name,Last Name,Email,Home Phone,Fax\nAda,Lovelace,ada@example.com,030 111111,030 999999\n");
  overwrite (fixture,
             "First Name,Last Name,Email,Fax,Business Phone\nAda,Lovelace,ada@example.com,030 888888,030 222222\n", -1);
  sheet_test_assert_answer (fixture, POINTS, "home 030 111111, work 030 222222, Fax 030 888888");
  overwrite (fixture, "First Name,Last Name,Email,Fax,Home Phone\nAda,Lovelace,ada@example.com,,030 333333\n", -1);
  sheet_test_assert_answer (fixture, POINTS, "work 030 222222, home 030 333333, Fax 030 888888");
  overwrite (fixture, "First Name,Last Name,Email,Phone\nAda,Lovelace,ada@example.com,\n", 3);
  sheet_test_assert_answer (fixture, POINTS, "Fax 030 888888");
}

#define STAGE "SELECT lifecycle_stage FROM contact WHERE given_name = 'Ada'"

/* A stage that is not overwritten stays, and says so; one that is goes into the history; none is ever empty. */
static void
test_stage (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "First Name,Last Name,Email,Lifecycle Stage\nAda,Lovelace,ada@example.com,customer\n";
  g_autoptr (TandemImportJob) all = NULL;

  import (fixture, "First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n");
  import (fixture, sheet);
  sheet_test_assert_answer (fixture, STAGE, "lead");
  all = make_job (fixture, sheet, TANDEM_IMPORT_MATCHES_OVERWRITE);
  stage (fixture, all);
  g_assert_cmpuint (tandem_import_job_get_count (all, TANDEM_IMPORT_UPDATED), ==, 1);
  commit (all);
  sheet_test_assert_answer (fixture, STAGE, "customer");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM lifecycle_history WHERE to_stage = 'customer'", "1");
  overwrite (fixture, "First Name,Last Name,Email,Lifecycle Stage\nAda,Lovelace,ada@example.com,\n", 3);
  sheet_test_assert_answer (fixture, STAGE, "customer");
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

/* A number of a company takes the place of the one of its kind and label, and of no other; what only fills is added. */
static void
test_company_points (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) job = NULL;

  import (fixture, "Company,Phone,Fax,Website\nEngines,030 111111,030 999999,https://old.example\n");
  import (fixture, "Company,Phone\nEngines,030 222222\n");
  sheet_test_assert_answer (fixture, POINTS, "- 030 111111, - 030 222222, Fax 030 999999");
  overwrite (fixture, "Company,Phone,Website\nEngines,030 333333,https://new.example\n", -1);
  sheet_test_assert_answer (fixture, POINTS, "- 030 222222, - 030 333333, Fax 030 999999");
  sheet_test_assert_answer (fixture, "SELECT group_concat (value) FROM contact_point WHERE kind = 'url'",
                            "https://new.example");
  job = make_job (fixture, "Company,Phone\nEngines,030 333333\n", TANDEM_IMPORT_MATCHES_OVERWRITE);
  stage (fixture, job);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_SKIPPED), ==, 1);
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
  ADD ("labels", test_labels);
  ADD ("ask-company", test_ask_company);
  ADD ("compare-company", test_compare_company);
  ADD ("decide-company", test_decide_company);
  ADD ("changed-company", test_changed_company);
  ADD ("changed-other", test_changed_other);
  ADD ("stage", test_stage);
  ADD ("by-fields", test_by_fields);
  ADD ("not-understood", test_not_understood);
  ADD ("company", test_company);
  ADD ("company-points", test_company_points);
  ADD ("row-is-somebody", test_row_is_somebody);
  ADD ("row-is-nobody", test_row_is_nobody);
  return g_test_run ();
}
