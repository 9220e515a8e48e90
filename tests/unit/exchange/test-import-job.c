/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <glib/gstdio.h>

#include "exchange/tandem-import-preview.h"
#include "store/tandem-connection.h"
#include "import-test.h"

typedef SheetTest Fixture;

/* --- importing ----------------------------------------------------------------------------------------------------- */

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) dry = import_test_run (fixture, IMPORT_TEST_PEOPLE, TANDEM_IMPORT_ALL, TRUE);
  g_autoptr (TandemImportJob) job = NULL, again = NULL;

  import_test_assert_counts (dry, 4, 1, 3, 2);
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "0");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM import_batch", "0");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM change_set WHERE cause = 'import'", "0");
  job = import_test_run (fixture, IMPORT_TEST_PEOPLE, TANDEM_IMPORT_ALL, FALSE);
  import_test_assert_counts (job, 4, 1, 3, 2);
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "4");
  sheet_test_assert_answer (
      fixture,
      "SELECT file_name || rows_total || rows_created || rows_updated || rows_skipped || rows_refused || format"
      " || length (sha256) FROM import_batch",
      "leads.csv104132csv64");
  sheet_test_assert_answer (fixture,
                            "SELECT count(*) FROM change_set WHERE cause = 'import' AND label = 'Import leads.csv'",
                            "1");
  sheet_test_assert_answer (fixture,
                            "SELECT count(*) FROM contact WHERE import_batch_id = (SELECT id FROM import_batch)", "4");
  sheet_test_assert_answer (fixture, "SELECT value FROM contact_point WHERE kind = 'phone' ORDER BY id LIMIT 1",
                            "0170 5550142");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM company WHERE name = 'Eckert'", "1");
  again = import_test_run (fixture, IMPORT_TEST_PEOPLE, TANDEM_IMPORT_ALL, FALSE);
  import_test_assert_counts (again, 0, 0, 8, 2);
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "4");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM import_batch", "1");
}

/* As an export for spreadsheets writes what they would take for a formula. */
static void
test_guarded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) job
      = import_test_run (fixture, "First Name,Last Name,Email,Phone\n'=Ann,'Quoted',ann@example.com,'+49 30 123456\n",
                         TANDEM_IMPORT_ALL, FALSE);

  import_test_assert_counts (job, 1, 0, 0, 0);
  sheet_test_assert_answer (
      fixture,
      "SELECT c.given_name || c.family_name || p.value FROM contact AS c, contact_point AS p WHERE p.kind = 'phone'",
      "=Ann'Quoted'+49 30 123456");
}

/* Only a CSV file guards: in another format the apostrophe is a letter of the name, and what is saved of it is read again as it was. */
static void
test_not_guarded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemImportJob) job
      = import_test_run (fixture,
                         "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Quoted;'=Ann;;;\r\nFN:'=Ann Quoted\r\nEND:VCARD\r\n"
                         "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:\r\nNOTE:'=1\r\nEND:VCARD\r\n",
                         TANDEM_IMPORT_ALL, FALSE);
  g_autofree char *place = g_build_filename (fixture->folder, "refused.csv", NULL), *saved = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (place);
  g_autoptr (GError) error = NULL;

  import_test_assert_counts (job, 1, 0, 0, 1);
  sheet_test_assert_answer (fixture, "SELECT given_name FROM contact", "'=Ann");
  tandem_import_job_save_refused (job, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (place, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "''=1"));
  g_unlink (place);
}

/* Lists are full of these: the person comes in with what stands there, and nobody else is kept out. */
static void
test_doubtful_email (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "First Name,Last Name,Email,Phone\n"
                              "Emma,Smile,emma@@example.com,030 1\n"
                              "Otto,Kurz,none,030 2\n"
                              "Ada,Lovelace,ada@example.com,030 3\n";
  g_autoptr (TandemImportJob) job = import_test_run (fixture, sheet, TANDEM_IMPORT_ALL, FALSE);

  import_test_assert_counts (job, 3, 0, 0, 0);
  g_assert_cmpuint (tandem_import_job_get_n_warnings (job, TANDEM_IMPORT_WARNING_EMAIL), ==, 2);
  g_assert_cmpuint (tandem_import_job_get_n_warnings (job, TANDEM_IMPORT_WARNING_PHONE), ==, 3);
  g_assert_cmpuint (tandem_import_job_get_n_warnings (job, TANDEM_IMPORT_WARNING_BIRTHDAY), ==, 0);
  sheet_test_assert_answer (fixture, "SELECT max (value) || ',' || min (value) FROM contact_point WHERE kind = 'email'",
                            "none,ada@example.com");
  sheet_test_assert_answer (fixture, "SELECT value FROM contact_point WHERE value LIKE 'emma%'", "emma@@example.com");
}

/* A birthday that is no day in any order is not lost: it stands in the notes as it was written. */
static void
test_unread_birthday (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "First Name,Last Name,Birthday,Notes\n"
                              "Emma,Smile,31.02.1980,Likes tea\n"
                              "Otto,Kurz,soon,\n"
                              "Ada,Lovelace,0/0/00,\n"
                              "Karl,Kurz,17.05.1980,\n";
  g_autoptr (TandemImportJob) job = import_test_run (fixture, sheet, TANDEM_IMPORT_ALL, FALSE);

  import_test_assert_counts (job, 4, 0, 0, 0);
  sheet_test_assert_answer (fixture, "SELECT notes FROM contact WHERE given_name = 'Emma'",
                            "Likes tea\nBirthday in the sheet: 31.02.1980");
  sheet_test_assert_answer (fixture, "SELECT notes FROM contact WHERE given_name = 'Otto'",
                            "Birthday in the sheet: soon");
  sheet_test_assert_answer (fixture,
                            "SELECT coalesce (notes, birthday, 'nothing') FROM contact WHERE given_name = 'Ada'",
                            "nothing");
  sheet_test_assert_answer (fixture, "SELECT birthday FROM contact WHERE given_name = 'Karl'", "1980-05-17");
}

/* Of a column with two orders a person says which one holds: a day in the other is kept in the notes. So is a part of one. */
static void
test_other_order (Fixture *fixture, gconstpointer data)
{
  const TandemImportOptions options = { .date_order = TANDEM_DATE_ORDER_DAY_FIRST };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sheet_test_write (fixture, "First Name,Last Name,Birthday\n"
                                                      "Emma,Smile,17/05/1980\n"
                                                      "Otto,Kurz,05/17/1980\n");
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read (file, &options.reader, NULL, &error);
  g_autoptr (TandemImportJob) job = tandem_import_job_new (file, preview->map, &options), parts = NULL;

  g_assert_true (tandem_import_job_run (job, sheet_test_get_store (fixture), FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tandem_import_job_get_n_warnings (job, TANDEM_IMPORT_WARNING_BIRTHDAY), ==, 1);
  sheet_test_assert_answer (fixture, "SELECT birthday FROM contact WHERE given_name = 'Emma'", "1980-05-17");
  sheet_test_assert_answer (fixture, "SELECT notes FROM contact WHERE given_name = 'Otto'",
                            "Birthday in the sheet: 05/17/1980");
  parts = import_test_run (fixture,
                           "First Name,Last Name,Primary Email,Secondary Email,Birth Year,Birth Month,Birth Day\n"
                           "Ada,Lovelace,ada@example.com,,1980,,\nKarl,Kurz,karl@example.com,,1980,13,40\n",
                           TANDEM_IMPORT_ALL, FALSE);
  g_assert_cmpuint (tandem_import_job_get_n_warnings (parts, TANDEM_IMPORT_WARNING_BIRTHDAY), ==, 2);
  sheet_test_assert_answer (fixture,
                            "SELECT group_concat (notes, ' ') FROM (SELECT notes FROM contact WHERE given_name IN"
                            " ('Ada', 'Karl') ORDER BY given_name)",
                            "Birthday in the sheet: 1980 Birthday in the sheet: 13/40/1980");
}

/* The sheet of them is read by a spreadsheet: what it would take for a formula is kept from being one. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strconcat (IMPORT_TEST_PEOPLE, ",,,,,=1+1\n", NULL);
  g_autoptr (TandemImportJob) job = import_test_run (fixture, text, TANDEM_IMPORT_ALL, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refused = tandem_import_job_list_rows (job, TANDEM_IMPORT_REFUSED, 0, 10, &error);
  g_autoptr (GPtrArray) conflicts = tandem_import_job_list_rows (job, TANDEM_IMPORT_CONFLICT, 0, 10, &error);
  TandemImportRow *nameless = refused->pdata[0], *other = conflicts->pdata[0];
  g_autoptr (GFile) file = g_file_new_for_path (fixture->sheet);
  g_autofree char *sheet = NULL;

  g_assert_cmpuint (nameless->line, ==, 7);
  g_assert_cmpstr (nameless->reason, ==, "There is no name, no e-mail and no phone number.");
  g_assert_cmpuint (other->line, ==, 8);
  g_assert_cmpstr (other->reason, ==, "The e-mail is that of Ada Lovelace, who has another name.");
  g_assert_true (tandem_import_job_save_refused (job, file, NULL, &error));
  g_assert_true (g_file_get_contents (fixture->sheet, &sheet, NULL, NULL));
  g_assert_cmpstr (sheet, ==,
                   "\xef\xbb\xbf"
                   "First Name,Last Name,Email,Phone,Company,City,Reason\r\n"
                   ",,,,,Berlin,\"There is no name, no e-mail and no phone number.\"\r\n"
                   ",,,,,'=1+1,\"There is no name, no e-mail and no phone number.\"\r\n"
                   "Karl,Becker,ada@example.com,,,,\"The e-mail is that of Ada Lovelace, who has another name.\"\r\n");
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  static const char more[] = "First Name,Last Name,Email,Job Title\nAda,Lovelace,ada@example.com,Countess\n";
  g_autoptr (TandemImportJob) first = import_test_run (fixture, IMPORT_TEST_PEOPLE, TANDEM_IMPORT_ALL, FALSE);
  g_autoptr (TandemImportJob) create = import_test_run (fixture, more, TANDEM_IMPORT_CREATE_ONLY, FALSE);
  /* Two rows of somebody who is not there make nobody, either. */
  static const char others[] = "First Name,Last Name,Email,Job Title\nAda,Lovelace,ada@example.com,Countess\n"
                               "New,Person,new@example.com,\nNew,Person,new@example.com,Buyer\n";
  g_autoptr (TandemImportJob) update = import_test_run (fixture, others, TANDEM_IMPORT_UPDATE_ONLY, TRUE);
  g_autoptr (TandemImportJob) fill = NULL;

  import_test_assert_counts (create, 0, 0, 1, 0);
  import_test_assert_counts (update, 0, 1, 2, 0);
  fill = import_test_run (fixture, more, TANDEM_IMPORT_ALL, FALSE);
  import_test_assert_counts (fill, 0, 1, 0, 0);
  sheet_test_assert_answer (fixture, "SELECT given_name || family_name || job_title FROM contact ORDER BY id LIMIT 1",
                            "AdaLovelaceCountess");
}

/* Cancelled from another thread as soon as some rows are done. */
static gpointer
cancel_thread (gpointer data)
{
  TandemImportJob *job = ((gpointer *) data)[0];
  TandemImportProgress progress = { 0 };

  while (progress.rows < 10)
    tandem_import_job_get_progress (job, &progress);
  g_assert_cmpuint (progress.size, >, progress.bytes);
  g_cancellable_cancel (((gpointer *) data)[1]);
  return NULL;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  const TandemImportOptions options = { 0 };
  g_autoptr (GString) text = g_string_new ("First Name,Email\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->sheet);
  g_autoptr (TandemImportJob) job = NULL;
  g_autoptr (GError) error = NULL;
  gpointer both[2];
  GThread *thread;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "P%u,p%u@example.com\n", i, i);
  g_file_set_contents (fixture->sheet, text->str, -1, NULL);
  job = import_test_make_job (file, &options);
  both[0] = job;
  both[1] = cancellable;
  thread = g_thread_new ("cancel", cancel_thread, both);
  g_assert_false (tandem_import_job_run (job, sheet_test_get_store (fixture), FALSE, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM contact", "0");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM import_batch", "0");
}

static gboolean
add_campaign_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_execute (connection,
                                    "INSERT INTO campaign (id, version, created_at, updated_at, name, channel_id, objective,"
                                    " status, currency, sort_key) SELECT 77, 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z',"
                                    " 'Fair', min (id), 'awareness', 'active', 'EUR', x'00' FROM channel",
                                    error);
}

static void
test_campaign (Fixture *fixture, gconstpointer data)
{
  const TandemImportOptions options = { .campaign_id = 77 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->sheet);
  g_autoptr (TandemImportJob) job = NULL;

  tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, add_campaign_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (fixture->sheet, IMPORT_TEST_PEOPLE, -1, NULL);
  job = import_test_make_job (file, &options);
  g_assert_true (tandem_import_job_run (job, sheet_test_get_store (fixture), FALSE, NULL, &error));
  sheet_test_assert_answer (
      fixture, "SELECT count(*) FROM contact WHERE source_campaign_id = 77 AND source_channel_id IS NOT NULL", "4");
  sheet_test_assert_answer (fixture, "SELECT people FROM lifecycle_day WHERE campaign_id = 77 AND stage = 'lead'", "4");
}

static void
test_corpus (Fixture *fixture, gconstpointer data)
{
  const TandemImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "files", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_files = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (TandemImportJob) dry = NULL, job = NULL, again = NULL;

      if (!g_str_has_prefix (name, "made__"))
        continue;
      n_files++;
      dry = import_test_make_job (file, &options);
      job = import_test_make_job (file, &options);
      again = import_test_make_job (file, &options);
      g_assert_true (tandem_import_job_run (dry, sheet_test_get_store (fixture), TRUE, NULL, &error));
      g_assert_true (tandem_import_job_run (job, sheet_test_get_store (fixture), FALSE, NULL, &error));
      g_assert_true (tandem_import_job_run (again, sheet_test_get_store (fixture), FALSE, NULL, &error));
      g_test_message ("%s: %" G_GUINT64_FORMAT " rows, %" G_GUINT64_FORMAT " created, %u refused", name,
                      tandem_import_job_get_n_rows (job), tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED),
                      import_test_count_rows (job, TANDEM_IMPORT_REFUSED)
                          + import_test_count_rows (job, TANDEM_IMPORT_CONFLICT));
      g_assert_cmpuint (tandem_import_job_get_n_rows (job), >, 0);
      for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
        g_assert_cmpuint (tandem_import_job_get_count (dry, i), ==, tandem_import_job_get_count (job, i));
      g_assert_cmpuint (tandem_import_job_get_n_rows (again), ==, tandem_import_job_get_n_rows (job));
      g_assert_cmpuint (tandem_import_job_get_count (again, TANDEM_IMPORT_CREATED), ==, 0);
      g_assert_cmpuint (tandem_import_job_get_count (again, TANDEM_IMPORT_UPDATED), ==, 0);
    }
  g_assert_cmpuint (n_files, ==, 10);
}

/* --- whom a row is -------------------------------------------------------------------------------------------------- */

/* Whoever is in the file twice is one; two who share an address are not. */
static void
test_within (Fixture *fixture, gconstpointer data)
{
  static const char sheet[] = "First Name,Last Name,Email,Phone,Job Title\n"
                              "Ada,Lovelace,ada@example.com,,\n"
                              "Ada,Lovelace,,020 5550 1421,\n"
                              "Ada,Lovelace,ada@example.com,020 5550 1421,Countess\n"
                              "Ada,Lovelace,ada@example.com,,Countess\n"
                              "Karl,Becker,ada@example.com,,\n"
                              "Karl,Becker,ada@example.com,,Buyer\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportJob) job = import_test_run (fixture, sheet, TANDEM_IMPORT_ALL, TRUE);
  g_autoptr (GPtrArray) conflicts = tandem_import_job_list_rows (job, TANDEM_IMPORT_CONFLICT, 0, 10, &error);
  TandemImportRow *karl;

  import_test_assert_counts (job, 2, 1, 1, 2);
  g_assert_cmpuint (conflicts->len, ==, 2);
  karl = conflicts->pdata[0];
  g_assert_cmpuint (karl->line, ==, 6);
  g_assert_true (tandem_import_job_decide (job, karl->number, TANDEM_IMPORT_DECIDE_CREATE, 0, &error));
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED), ==, 3);
  g_assert_true (tandem_import_job_decide_all (job, TANDEM_IMPORT_DECIDE_SKIP, NULL, &error));
  import_test_assert_rows (job, 3, 1, 2, 0);
  g_assert_true (tandem_import_job_commit (job, NULL, &error));
  g_assert_no_error (error);
  import_test_assert_rows (job, 3, 1, 2, 0);
  sheet_test_assert_answer (fixture, IMPORT_TEST_COUNT_CONTACTS, "3");
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM contact WHERE job_title = 'Countess'", "1");
}

/* However the rows are, all of them are counted; and the second time nobody is made. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  static const char *const given[] = { "Ada", "A.", "Karl", "" }, *family[] = { "Lovelace", "Becker", "Meyer", "Maier" };

  for (guint n = 0; n < 12; n++)
    {
      g_autoptr (GString) text = g_string_new ("First Name,Last Name,Email,Phone,Job Title\n");
      g_autoptr (TandemImportJob) dry = NULL, job = NULL, again = NULL;
      guint n_rows = (guint) g_test_rand_int_range (1, 60);

      for (guint i = 0; i < n_rows; i++)
        {
          g_autofree char *email = g_strdup_printf ("e%d@example.com", g_test_rand_int_range (0, 20));
          g_autofree char *phone = g_strdup_printf ("030 55501%d", g_test_rand_int_range (10, 30));

          g_string_append_printf (text, "%s,%s,%s,%s,%s\n", given[g_test_rand_int_range (0, 4)],
                                  family[g_test_rand_int_range (0, 4)], g_test_rand_bit () ? email : "",
                                  g_test_rand_bit () ? phone : "", g_test_rand_bit () ? "Buyer" : "");
        }
      dry = import_test_run (fixture, text->str, TANDEM_IMPORT_ALL, TRUE);
      job = import_test_run (fixture, text->str, TANDEM_IMPORT_ALL, FALSE);
      again = import_test_run (fixture, text->str, TANDEM_IMPORT_ALL, TRUE);
      g_assert_cmpuint (tandem_import_job_get_n_rows (dry), ==, n_rows);
      for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
        g_assert_cmpuint (tandem_import_job_get_count (dry, i), ==, tandem_import_job_get_count (job, i));
      g_assert_cmpuint (tandem_import_job_get_n_rows (again), ==, n_rows);
      g_assert_cmpuint (tandem_import_job_get_count (again, TANDEM_IMPORT_CREATED), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                                \
  g_test_add ("/exchange/import-job/" name, Fixture, NULL, sheet_test_set_up, func, sheet_test_tear_down)
  ADD ("counts", test_counts);
  ADD ("guarded", test_guarded);
  ADD ("not-guarded", test_not_guarded);
  ADD ("doubtful-email", test_doubtful_email);
  ADD ("unread-birthday", test_unread_birthday);
  ADD ("other-order", test_other_order);
  ADD ("refused", test_refused);
  ADD ("modes", test_modes);
  ADD ("cancel", test_cancel);
  ADD ("campaign", test_campaign);
  ADD ("within", test_within);
  ADD ("random", test_random);
  ADD ("corpus", test_corpus);
  return g_test_run ();
}
