/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-figures-import.h"

#include <glib/gstdio.h>
#include <string.h>

#include "act/tandem-act-history.h"
#include "exchange/tandem-csv-text.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-refused-sheet.h"
#include "model/tandem-campaign.h"
#include "store/tandem-connection.h"
#include "sheet-test.h"

typedef SheetTest Fixture;

static gint64 campaign_id; /* of the test that runs */

static gboolean
add_campaign_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) campaign = g_object_new (TANDEM_TYPE_CAMPAIGN, NULL);

  tandem_change_set_begin (connection, "Add");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Spring");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "leads");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  if (!tandem_record_insert (campaign, connection, error))
    return FALSE;
  campaign_id = tandem_record_get_id (campaign);
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sheet_test_set_up (fixture, data);
  tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, add_campaign_cb, NULL, NULL, &error);
  g_assert_no_error (error);
}

#define DAYS                                                                                                           \
  "SELECT group_concat (day || ':' || impressions || '/' || clicks || '/' || visits || '/' || engagements, ' ') FROM"  \
  " (SELECT * FROM campaign_day WHERE deleted_at IS NULL ORDER BY day)"
#define COSTS                                                                                                          \
  "SELECT group_concat (day || ':' || amount_minor || currency || kind, ' ') FROM"                                     \
  " (SELECT * FROM campaign_cost WHERE deleted_at IS NULL ORDER BY day, currency)"

static TandemFiguresImport *
run (Fixture *fixture, const char *text, gboolean overwrites, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->sheet);
  TandemFiguresImport *import;

  g_file_set_contents (fixture->sheet, text, -1, &error);
  g_assert_no_error (error);
  import = tandem_figures_import_new (file, NULL, NULL, &error);
  g_assert_no_error (error);
  import->campaign_id = campaign_id;
  import->overwrites = overwrites;
  g_assert_true (tandem_figures_import_run (import, sheet_test_get_store (fixture), dry_run, NULL, &error));
  g_assert_no_error (error);
  return import;
}

static void
assert_days (TandemFiguresImport *import, guint created, guint updated, guint kept, guint same)
{
  g_assert_cmpuint (import->days[TANDEM_DAY_CREATED], ==, created);
  g_assert_cmpuint (import->days[TANDEM_DAY_UPDATED], ==, updated);
  g_assert_cmpuint (import->days[TANDEM_DAY_KEPT], ==, kept);
  g_assert_cmpuint (import->days[TANDEM_DAY_SAME], ==, same);
}

/* Two lines of title, a row for each ad, a row of totals at the end. */
static const char google_ads[] = "Campaign report\n\"1 May 2026 - 2 May 2026\"\n"
                                 "Day,Campaign,Currency code,Cost,Impr.,Clicks\n"
                                 "2026-05-01,Spring,EUR,12.50,\"1,234\",10\n"
                                 "2026-05-01,Spring 2,EUR,2.50,66,2\n"
                                 "2026-05-02,Spring,EUR,3.00,200,4\n"
                                 "Total: Account,,EUR,18.00,\"1,500\",16\n";

static void
test_google_ads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemFiguresImport) dry = run (fixture, google_ads, TRUE, TRUE);
  g_autoptr (TandemFiguresImport) first = NULL, again = NULL;

  assert_days (dry, 2, 0, 0, 0);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM campaign_day", "0");
  first = run (fixture, google_ads, TRUE, FALSE);
  assert_days (first, 2, 0, 0, 0);
  g_assert_cmpuint (first->n_rows, ==, 4);
  g_assert_cmpuint (first->n_totals, ==, 1);
  g_assert_cmpuint (first->refusals->len, ==, 0);
  sheet_test_assert_answer (fixture, DAYS, "2026-05-01:1300/12/0/0 2026-05-02:200/4/0/0");
  sheet_test_assert_answer (fixture, COSTS, "2026-05-01:1500EURad-spend 2026-05-02:300EURad-spend");
  again = run (fixture, google_ads, TRUE, FALSE);
  assert_days (again, 0, 0, 0, 2);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM change_set WHERE cause = 'import'", "1");
  sheet_test_assert_answer (fixture, DAYS, "2026-05-01:1300/12/0/0 2026-05-02:200/4/0/0");
}

/* Decimal commas, the currency in the header, a total above the rows, a period of several days. */
static void
test_meta (Fixture *fixture, gconstpointer data)
{
  static const char meta[] = "Berichtsanfang;Berichtsende;Impressionen;Linkklicks;Klicks (alle);Landingpage-Aufrufe;"
                             "Beitragsinteraktionen;Ausgegebener Betrag (USD)\n"
                             ";;1.500;16;20;5;9;18,00\n"
                             "01.05.2026;01.05.2026;1.300;12;15;3;5;1.015,00\n"
                             "02.05.2026;02.05.2026;200;4;5;2;--;3,00\n"
                             "01.05.2026;31.05.2026;9;9;9;9;9;9,00\n"
                             "03.05.2026;03.05.2026;many;4;5;2;4;3,00\n";
  g_autoptr (TandemFiguresImport) import = run (fixture, meta, TRUE, FALSE);

  assert_days (import, 2, 0, 0, 0);
  g_assert_cmpuint (import->n_totals, ==, 1);
  g_assert_cmpuint (import->refusals->len, ==, 2);
  sheet_test_assert_answer (fixture, DAYS, "2026-05-01:1300/12/3/5 2026-05-02:200/4/2/0");
  sheet_test_assert_answer (fixture, COSTS, "2026-05-01:101500USDad-spend 2026-05-02:300USDad-spend");
}

/* What was refused is saved with its reasons, as it was; mended, it comes in, also what had to be guarded from being a formula. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char report[] = "Day;Impressions;Clicks\n"
                               "soon;10;=1+1\n"
                               "2026-05-01;20;--\n"
                               "2026-05-02;many;--;x\n";
  static const char expected[] = TANDEM_CSV_BOM "Day;Impressions;Clicks;;Reason\r\n"
                                                "soon;10;'=1+1;;“soon” is no day.\r\n"
                                                "2026-05-02;many;'--;x;There is no number in the column “Impressions”."
                                                "\r\n";
  g_autofree char *place = g_build_filename (fixture->folder, "refused.csv", NULL), *saved = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (place);
  g_autoptr (TandemRefusedSheet) sheet = NULL;
  g_autoptr (TandemFiguresImport) import = run (fixture, report, TRUE, FALSE), mended = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) error = NULL;

  assert_days (import, 1, 0, 0, 0);
  sheet = tandem_refused_sheet_new (import);
  g_clear_pointer (&import, tandem_figures_import_free);
  g_assert_true (tandem_refused_sheet_save (sheet, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (place, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==, expected);
  text = g_string_new (saved);
  g_string_replace (text, "many", "30", 0);
  mended = run (fixture, text->str, TRUE, FALSE);
  assert_days (mended, 1, 0, 0, 0);
  g_assert_cmpuint (mended->refusals->len, ==, 1);
  sheet_test_assert_answer (fixture, DAYS, "2026-05-01:20/0/0/0 2026-05-02:30/0/0/0");
  g_unlink (place);
}

static void
test_others (Fixture *fixture, gconstpointer data)
{
  static const char linkedin[] = "Start Date (in UTC),Total Spent,Impressions,Clicks,Total Engagements\n"
                                 "05/17/2026,€1.50,10,1,2\n";
  static const char mailchimp[] = "Title,Send Date,Total Recipients,Total Opens,Total Clicks\n"
                                  "May,\"May 18, 2026 10:00 am\",100,40,7\n";
  g_autoptr (TandemFiguresImport) one = run (fixture, linkedin, TRUE, FALSE);
  g_autoptr (TandemFiguresImport) other = run (fixture, mailchimp, TRUE, FALSE);

  assert_days (one, 1, 0, 0, 0);
  assert_days (other, 1, 0, 0, 0);
  sheet_test_assert_answer (fixture, DAYS, "2026-05-17:10/1/0/2 2026-05-18:40/7/0/0");
  sheet_test_assert_answer (fixture, COSTS, "2026-05-17:150EURad-spend");
}

/* A day that is there already: its figures are kept or give way; those that the file does not give stay in any case. */
static void
test_there_already (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemFiguresImport) first
      = run (fixture, "Date,Impressions,Visits,Cost\n2026-05-01,10,3,5.00\n", TRUE, FALSE);
  g_autoptr (TandemFiguresImport) keep
      = run (fixture, "Date,Impressions,Cost\n2026-05-01,20,6.00\n2026-05-02,1,1.00\n", FALSE, FALSE);
  g_autoptr (TandemFiguresImport) over = NULL;

  assert_days (keep, 1, 0, 1, 0);
  sheet_test_assert_answer (fixture, DAYS, "2026-05-01:10/0/3/0 2026-05-02:1/0/0/0");
  over = run (fixture, "Date,Impressions,Cost\n2026-05-01,20,6.00\n", TRUE, FALSE);
  assert_days (over, 0, 1, 0, 0);
  sheet_test_assert_answer (fixture, DAYS, "2026-05-01:20/0/3/0 2026-05-02:1/0/0/0");
  sheet_test_assert_answer (fixture, COSTS, "2026-05-01:600EURad-spend 2026-05-02:100EURad-spend");
}

typedef struct {
  gint64 person_id;
  TandemReversal reversal;
} Undo;

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Undo *undo = data;

  return tandem_act_undo (connection, undo->person_id, TANDEM_ORIGIN_CLI, &undo->reversal, error);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  Undo undo = { .person_id = tandem_store_get_person_id (sheet_test_get_store (fixture)) };
  g_autoptr (TandemFiguresImport) first = run (fixture, "Date,Clicks\n2026-05-01,10\n", TRUE, FALSE);
  g_autoptr (TandemFiguresImport) second = run (fixture, google_ads, TRUE, FALSE);
  g_autoptr (GError) error = NULL;

  assert_days (second, 1, 1, 0, 0);
  tandem_store_run (sheet_test_get_store (fixture), TANDEM_STORE_WRITE, undo_cb, &undo, NULL, &error);
  g_assert_no_error (error);
  tandem_reversal_clear (&undo.reversal);
  sheet_test_assert_answer (fixture, DAYS, "2026-05-01:0/10/0/0");
  sheet_test_assert_answer (fixture, COSTS, NULL);
}

/* One order for the column, and nothing where it reads both ways. */
static void
test_ambiguous (Fixture *fixture, gconstpointer data)
{
  static const char report[] = "Date,Clicks\n05/06/2026,10\n2026-06-07,20\n"; /* nor the day that is plain */
  g_autoptr (TandemFiguresImport) import = run (fixture, report, TRUE, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_true (import->is_ambiguous);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM campaign_day", "0");
  import->map->columns[0].tally.is_set = TRUE;
  import->map->columns[0].tally.date_order = TANDEM_DATE_ORDER_DAY_FIRST;
  g_assert_true (tandem_figures_import_run (import, sheet_test_get_store (fixture), FALSE, NULL, &error));
  g_assert_no_error (error);
  sheet_test_assert_answer (fixture, DAYS, "2026-06-05:0/10/0/0 2026-06-07:0/20/0/0");
}

static void
test_no_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->sheet);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->sheet, "First Name,Email\nAnn,ann@example.com\n", -1, NULL);
  g_assert_null (tandem_figures_import_new (file, NULL, NULL, &error));
  g_assert_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_FORMAT);
}

/* Headers that nobody knows: a person says what the columns are, and one figure is in one column. */
static void
test_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->sheet);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportPreview) preview = NULL;
  g_autoptr (TandemFiguresImport) import = NULL;

  g_file_set_contents (fixture->sheet, "When,Hits,Taps\n2026-05-01,10,4\n", -1, NULL);
  preview = tandem_import_preview_read (file, NULL, NULL, &error);
  g_assert_no_error (error);
  import = tandem_figures_import_new_read (file, preview);
  g_assert_cmpuint (import->map->n_columns, ==, 3);
  g_assert_false (tandem_figures_map_is_complete (import->map));
  tandem_figures_map_set_figure (import->map, 0, TANDEM_FIGURE_DAY);
  g_assert_false (tandem_figures_map_is_complete (import->map));
  tandem_figures_map_set_figure (import->map, 1, TANDEM_FIGURE_CLICKS);
  g_assert_true (tandem_figures_map_is_complete (import->map));
  tandem_figures_map_set_figure (import->map, 2, TANDEM_FIGURE_CLICKS);
  g_assert_cmpint (import->map->columns[1].figure, ==, TANDEM_FIGURE_NONE);
  import->campaign_id = campaign_id;
  g_assert_true (tandem_figures_import_run (import, sheet_test_get_store (fixture), FALSE, NULL, &error));
  g_assert_no_error (error);
  sheet_test_assert_answer (fixture, DAYS, "2026-05-01:0/4/0/0");
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/exchange/figures/" path, Fixture, NULL, set_up, function, sheet_test_tear_down)

/* A currency of its own column is a code or a sign; what is neither is refused. */
static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemFiguresImport) import = run (fixture,
                                                "Day,Currency,Cost,Impr.\n"
                                                "2026-05-01,€,1.00,1\n"
                                                "2026-05-01,usd,2.00,1\n"
                                                "2026-05-01,xyz,3.00,1\n"
                                                "2026-05-01,,4.00,1\n",
                                                TRUE, FALSE);

  g_assert_cmpuint (import->refusals->len, ==, 1);
  sheet_test_assert_answer (fixture, COSTS, "2026-05-01:500EURad-spend 2026-05-01:200USDad-spend");
}

/* What would be more than any number that is kept is refused, and not added up to something else. */
static void
test_too_much (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Day,Cost\n"), counts = g_string_new ("Day,Clicks\n");
  g_autoptr (TandemFiguresImport) import = NULL, clicks = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "2026-05-01,999999999999999.99\n");
  import = run (fixture, text->str, TRUE, FALSE);
  g_assert_cmpuint (import->refusals->len, ==, 8);
  sheet_test_assert_answer (fixture, COSTS, "2026-05-01:9199999999999999908EURad-spend");
  for (guint i = 0; i < 9225; i++)
    g_string_append (counts, "2026-05-02,999999999999999\n");
  clicks = run (fixture, counts->str, TRUE, FALSE);
  g_assert_cmpuint (clicks->refusals->len, ==, 2);
  sheet_test_assert_answer (fixture, DAYS, "2026-05-02:0/9222999999999990777/0/0");
}

/* A day that cost nothing after all says so; one that never did has no cost. */
static void
test_no_cost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemFiguresImport) first = run (fixture, "Day,Cost\n2026-05-01,5\n2026-05-02,0\n", TRUE, FALSE);
  g_autoptr (TandemFiguresImport) kept = run (fixture, "Day,Cost\n2026-05-01,0\n", FALSE, FALSE);
  g_autoptr (TandemFiguresImport) mended = NULL;

  assert_days (first, 1, 0, 0, 1);
  assert_days (kept, 0, 0, 1, 0);
  sheet_test_assert_answer (fixture, COSTS, "2026-05-01:500EURad-spend");
  mended = run (fixture, "Day,Cost\n2026-05-01,0\n", TRUE, FALSE);
  assert_days (mended, 0, 1, 0, 0);
  sheet_test_assert_answer (fixture, COSTS, "2026-05-01:0EURad-spend");
}

static void
assert_refused (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sheet_test_write (fixture, text);
  g_autoptr (TandemFiguresImport) import = tandem_figures_import_new (file, NULL, NULL, &error);

  g_assert_no_error (error);
  import->campaign_id = campaign_id;
  g_assert_false (tandem_figures_import_run (import, sheet_test_get_store (fixture), FALSE, NULL, &error));
  g_assert_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT);
  sheet_test_assert_answer (fixture, "SELECT count(*) FROM campaign_day", "0");
}

/* What is kept in memory of a file that is no report is bounded, by its rows and by its days. */
static void
test_no_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("Day,Clicks,Ad\n2026-05-01,1,\n");
  g_autoptr (GString) days = g_string_new ("Day,Clicks\n");
  g_autofree char *long_name = g_strnfill (100 * 1024, 'x');
  GDate date;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (rows, "soon,1,%s\n", long_name);
  assert_refused (fixture, rows->str);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1900);
  for (guint i = 0; i < 37000; i++, g_date_add_days (&date, 1))
    g_string_append_printf (days, "%04u-%02u-%02u,1\n", (guint) g_date_get_year (&date),
                            (guint) g_date_get_month (&date), (guint) g_date_get_day (&date));
  assert_refused (fixture, days->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("google-ads", test_google_ads);
  ADD ("meta", test_meta);
  ADD ("refused", test_refused);
  ADD ("others", test_others);
  ADD ("there-already", test_there_already);
  ADD ("undo", test_undo);
  ADD ("ambiguous", test_ambiguous);
  ADD ("no-report", test_no_report);
  ADD ("said", test_said);
  ADD ("currencies", test_currencies);
  ADD ("too-much", test_too_much);
  ADD ("no-cost", test_no_cost);
  ADD ("no-end", test_no_end);
  return g_test_run ();
}
