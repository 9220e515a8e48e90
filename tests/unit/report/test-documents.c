/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE
#include <glib/gstdio.h>
#include <string.h>

#include "../sample-firm.h"
#include "base/tandem-format.h"
#include "model/tandem-past-deals.h"
#include "report/tandem-report-catalogue.h"
#include "report/tandem-report-pdf.h"
#include "report/tandem-report-private.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-workspace.h"

#define TODAY    "2026-11-20"
#define PAST_DAY "2026-03-31"

typedef struct {
  char *folder, *path;
  TandemWorkspace *workspace;
} Fixture;

typedef struct {
  const char *name;
  GVariant *parameters;
  TandemReport *report;
} Request;

static void
set_up (Fixture *fixture, gconstpointer n_contacts)
{
  TandemSampleOptions options = { GPOINTER_TO_UINT (n_contacts), 1, TODAY };
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tandem-documents-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  fixture->workspace = tandem_workspace_create (fixture->path, "cli", "Harrow & Vale Coffee", TRUE, &error);
  g_assert_no_error (error);
  if (options.n_contacts)
    sample_firm_fill (fixture->workspace, &options);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  tandem_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  for (guint n = 0; n < G_N_ELEMENTS (endings); n++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[n], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
make_report_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (TandemReportContext) context = tandem_report_context_load (connection, 0, error);

  g_assert_nonnull (context);
  g_set_str (&context->today, TODAY);
  request->report = tandem_report_catalogue_make (request->name, connection, context, request->parameters, error);
  return request->report != NULL;
}

static TandemReport *
make_report (Fixture *fixture, const char *name, GVariant *parameters)
{
  Request request = { name, parameters, NULL };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_READ, make_report_cb, &request, NULL,
                    &error);
  g_assert_no_error (error);
  return request.report;
}

/* the words of a PDF, without the signs that isolate directions and all white space one blank */
static char *
read_words (Fixture *fixture, TandemReport *report, TandemPaper paper)
{
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  GString *words = g_string_new (NULL);

  tandem_report_write_pdf (report, paper, path, NULL, &error);
  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  for (const char *at = output; *at; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (words, g_utf8_get_char (at));
    else if (words->len && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  return g_string_free_and_steal (words);
}

static TandemReportTable *
get_table (TandemReport *report)
{
  for (guint n = 0; n < report->blocks->len; n++)
    if (((TandemReportBlock *) g_ptr_array_index (report->blocks, n))->kind == TANDEM_REPORT_BLOCK_TABLE)
      return ((TandemReportBlock *) g_ptr_array_index (report->blocks, n))->table;
  g_assert_not_reached ();
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemConnection) connection = tandem_connection_open (fixture->path, TANDEM_CONNECTION_READ, &error);
  gint64 value = 0;

  g_assert_no_error (error);
  tandem_connection_get_int64 (connection, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static gboolean
is_ascii (const char *text)
{
  return g_str_is_ascii (text) && *text;
}

/* A text that is too long for its column breaks into lines, between which the words of other columns are read. */
static gboolean
is_on_paper (const char *words, const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, " ", -1);
  gboolean is_there = TRUE;

  for (guint i = 0; parts[i]; i++)
    is_there &= strstr (words, parts[i]) != NULL;
  return is_there;
}

/* every row of the tables is on the paper; in other scripts the order of glyphs may differ, so these are left out */
static void
check_rows (Fixture *fixture, const char *name, guint n_columns)
{
  g_autoptr (TandemReport) report = make_report (fixture, name, NULL);
  TandemReportTable *table = get_table (report);

  for (TandemPaper paper = TANDEM_PAPER_A4; paper <= TANDEM_PAPER_LETTER; paper++)
    {
      g_autofree char *words = read_words (fixture, report, paper);
      guint n_seen = 0;

      g_assert_nonnull (strstr (words, "Harrow & Vale Coffee"));
      for (guint n = 0; n < table->rows->len; n++)
        {
          const TandemReportRow *row = &g_array_index (table->rows, TandemReportRow, n);

          for (guint k = 0; row->kind != TANDEM_REPORT_ROW_GROUP && k < n_columns; k++)
            if (is_ascii (row->cells[k]) && ++n_seen && !is_on_paper (words, row->cells[k]))
              g_error ("%s is not on the paper", row->cells[k]);
        }
      g_assert_cmpuint (n_seen, >, n_columns);
    }
}

static void
contacts_cb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemReport) report = make_report (fixture, "contact-list", NULL);
  g_autoptr (TandemReport) two = NULL;
  TandemReportTable *table = get_table (report);
  gint64 n_plain = 0, ids[] = { 0, 0, 1 };
  GVariantDict parameters;
  g_autoptr (GVariant) chosen = NULL;

  for (guint n = 0; n < table->rows->len; n++)
    n_plain += g_array_index (table->rows, TandemReportRow, n).kind == TANDEM_REPORT_ROW_PLAIN;
  g_assert_cmpint (n_plain, ==, ask (fixture, "SELECT count(*) FROM contact WHERE deleted_at IS NULL"));
  check_rows (fixture, "contact-list", 1);

  ids[0] = ask (fixture, "SELECT max(id) FROM contact");
  ids[1] = ask (fixture, "SELECT min(id) FROM contact");
  g_variant_dict_init (&parameters, NULL);
  g_variant_dict_insert_value (&parameters, "ids",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 3, sizeof *ids));
  g_variant_dict_insert (&parameters, "grouped", "b", FALSE);
  chosen = g_variant_ref_sink (g_variant_dict_end (&parameters));
  two = make_report (fixture, "contact-list", chosen);
  g_assert_cmpuint (get_table (two)->rows->len, ==, 2);
}

/* How many rows of totals say this amount. */
static guint
count_totals (const TandemReportTable *table, const char *amount)
{
  guint n = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const TandemReportRow *row = &g_array_index (table->rows, TandemReportRow, i);

      n += row->kind == TANDEM_REPORT_ROW_TOTAL && g_strcmp0 (row->cells[4], amount) == 0;
    }
  return n;
}

/* A total for each currency: amounts of two are never added up. */
static void
pipeline_cb (Fixture *fixture, gconstpointer data)
{
  static const char *const currencies[] = { "EUR", "GBP" };
  g_autoptr (TandemReport) report = make_report (fixture, "pipeline", NULL);
  TandemReportTable *table = get_table (report);
  gint64 n_deals = ask (fixture, "SELECT count(*) FROM deal JOIN stage ON stage.id = stage_id"
                                 " WHERE kind = 'open' AND deal.deleted_at IS NULL");
  gint64 n_plain = 0;

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT sum (amount_minor) FROM deal JOIN stage ON stage.id = stage_id WHERE"
                             " kind = 'open' AND deal.deleted_at IS NULL AND currency = '%s'",
                             currencies[i]);
      g_autofree char *amount = tandem_format_money_whole (ask (fixture, sql), currencies[i]);

      g_assert_cmpuint (count_totals (table, amount), ==, 1);
    }
  for (guint n = 0; n < table->rows->len; n++)
    n_plain += g_array_index (table->rows, TandemReportRow, n).kind == TANDEM_REPORT_ROW_PLAIN;
  g_assert_cmpint (n_plain, ==, n_deals);
  check_rows (fixture, "pipeline", 2);
}

static guint
count_plain (TandemReport *report)
{
  TandemReportTable *table = get_table (report);
  guint n_plain = 0;

  for (guint n = 0; n < table->rows->len; n++)
    n_plain += g_array_index (table->rows, TandemReportRow, n).kind == TANDEM_REPORT_ROW_PLAIN;
  return n_plain;
}

static gboolean
count_open_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemPastDeals) past = tandem_past_deals_load (connection, PAST_DAY, cancellable, error);
  GArray *states = past ? tandem_past_deals_get_states (past) : NULL;

  for (guint i = 0; states && i < states->len; i++)
    *(guint *) data += g_array_index (states, TandemDealState, i).outcome == TANDEM_DEAL_OPEN;
  return states != NULL;
}

/* The deals as they were on another day. */
static void
past_cb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) parameters = g_variant_ref_sink (g_variant_new_parsed ("{'day': <%s>}", PAST_DAY));
  g_autoptr (TandemReport) now = make_report (fixture, "pipeline", NULL);
  g_autoptr (TandemReport) report = make_report (fixture, "pipeline", parameters);
  g_autoptr (TandemReport) forecast = make_report (fixture, "forecast", parameters);
  g_autofree char *words = read_words (fixture, forecast, TANDEM_PAPER_LETTER);
  g_autoptr (GError) error = NULL;
  guint n_open = 0;

  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_READ, count_open_cb, &n_open, NULL,
                    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_plain (report), ==, n_open);
  g_assert_cmpuint (n_open, !=, count_plain (now));
  g_assert_nonnull (strstr (words, "31 Mar 2026"));
  check_rows (fixture, "forecast", 1);
}

/* What is filtered by is asked of that day; what nobody knows of it is said, on both kinds of paper. */
static void
past_filter_cb (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "pipeline", "forecast" };
  const char *const stage
      = "{'day': <%s>, 'condition': <'{\"field\":\"state\",\"is\":\"any-of\",\"values\":[\"open\"]}'>}";
  const char *const title
      = "{'day': <%s>, 'condition': <'{\"field\":\"title\",\"is\":\"contains\",\"values\":[\"a\"]}'>}";
  g_autoptr (GVariant) day = g_variant_ref_sink (g_variant_new_parsed ("{'day': <%s>}", PAST_DAY));
  g_autoptr (GVariant) open = g_variant_ref_sink (g_variant_new_parsed (stage, PAST_DAY));
  g_autoptr (GVariant) titled = g_variant_ref_sink (g_variant_new_parsed (title, PAST_DAY));
  g_autoptr (TandemReport) all = make_report (fixture, "pipeline", day);
  g_autoptr (TandemReport) of_open = make_report (fixture, "pipeline", open);

  /* most of them were won or lost since */
  g_assert_cmpuint (count_plain (all), >, 0);
  g_assert_cmpuint (count_plain (of_open), ==, count_plain (all));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TandemReport) told = make_report (fixture, names[i], open);
      g_autoptr (TandemReport) untold = make_report (fixture, names[i], titled);
      g_autofree char *words = read_words (fixture, told, TANDEM_PAPER_A4);
      g_autofree char *note_words = read_words (fixture, untold, TANDEM_PAPER_A4);

      g_assert_null (strstr (words, "entered after this day"));
      g_assert_nonnull (strstr (note_words, "entered after this day"));
    }
}

static guint
count_kind (TandemReport *report, int kind)
{
  TandemReportTable *table = get_table (report);
  guint n = 0;

  for (guint i = 0; i < table->rows->len; i++)
    n += (int) g_array_index (table->rows, TandemReportRow, i).kind == kind;
  return n;
}

/* What the board and the forecast are filtered by, they are on paper, and it says so. */
static void
scope_cb (Fixture *fixture, gconstpointer data)
{
  const char *const pounds = "{'condition': <'{\"field\":\"currency\",\"is\":\"is\",\"values\":[\"GBP\"]}'>,"
                             " 'filter': <'Currency is GBP'>}";
  g_autoptr (GVariant) filtered = g_variant_ref_sink (g_variant_new_parsed (pounds));
  g_autoptr (GVariant) own = g_variant_ref_sink (
      g_variant_new ("{sv}", "pipeline", g_variant_new_int64 (ask (fixture, "SELECT min (id) FROM pipeline"))));
  g_autoptr (GVariant) foreign = g_variant_ref_sink (g_variant_new_parsed ("{'pipeline': <int64 1>}"));
  g_autoptr (GVariant) of_own = g_variant_ref_sink (g_variant_new_array (NULL, &own, 1));
  g_autoptr (TandemReport) all = make_report (fixture, "pipeline", NULL);
  g_autoptr (TandemReport) report = make_report (fixture, "pipeline", filtered);
  g_autoptr (TandemReport) of_pipeline = make_report (fixture, "pipeline", of_own);
  g_autoptr (TandemReport) of_none = make_report (fixture, "pipeline", foreign);
  g_autoptr (TandemReport) forecast = make_report (fixture, "forecast", filtered);
  g_autoptr (TandemReport) forecast_of_all = make_report (fixture, "forecast", NULL);
  g_autofree char *words = read_words (fixture, report, TANDEM_PAPER_A4);
  g_autofree char *forecast_words = read_words (fixture, forecast, TANDEM_PAPER_A4);
  gint64 n_pounds = ask (fixture, "SELECT count(*) FROM deal JOIN stage ON stage.id = stage_id WHERE kind = 'open'"
                                  " AND deal.deleted_at IS NULL AND currency = 'GBP'");

  g_assert_cmpint (n_pounds, >, 0);
  g_assert_cmpint (count_plain (report), ==, n_pounds);
  g_assert_cmpuint (count_kind (report, TANDEM_REPORT_ROW_TOTAL), ==, 1);
  g_assert_nonnull (strstr (words, "Filter: Currency is GBP"));
  g_assert_null (strstr (words, "€"));
  g_assert_cmpuint (count_plain (of_pipeline), ==, count_plain (all));
  g_assert_cmpuint (count_plain (of_none), ==, 0);
  g_assert_cmpuint (count_kind (forecast, TANDEM_REPORT_ROW_TOTAL), ==, 1);
  g_assert_cmpuint (count_kind (forecast_of_all, TANDEM_REPORT_ROW_TOTAL), ==, 2);
  g_assert_nonnull (strstr (forecast_words, "Filter: Currency is GBP"));
}

/* Under the forecast stand the targets, of all deals, as in the window. */
static void
targets_cb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemReport) report = make_report (fixture, "forecast", NULL);
  g_autofree char *words = read_words (fixture, report, TANDEM_PAPER_A4);
  g_autofree char *won = NULL;

  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM target WHERE measure = 'won-revenue' AND period = 'month'"
                                 " AND person_id IS NULL AND deleted_at IS NULL"),
                   >, 0);
  won = tandem_format_money_whole (
      ask (fixture, "SELECT sum (amount_minor) FROM deal JOIN stage ON stage.id = stage_id WHERE kind = 'won'"
                    " AND deal.deleted_at IS NULL AND currency = 'EUR' AND closed_on BETWEEN '2026-10-01' AND"
                    " '2026-10-31'"),
      "EUR");
  g_assert_nonnull (strstr (words, "Targets"));
  g_assert_nonnull (strstr (words, "The whole firm, by month"));
  g_assert_nonnull (strstr (strstr (words, "The whole firm, by month"), won));
}

/* Every record of a list stands on the paper. */
static void
lists_cb (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "company", "campaign", "deal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (names[i], "-list", NULL);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE deleted_at IS NULL", names[i]);
      g_autoptr (TandemReport) report = make_report (fixture, name, NULL);

      g_assert_cmpint (count_plain (report), ==, ask (fixture, sql));
      check_rows (fixture, name, 1);
    }
}

static void
funnel_cb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) parameters
      = g_variant_ref_sink (g_variant_new_parsed ("{'from': <'2026-01-01'>, 'to': <'2026-11-20'>}"));
  g_autoptr (TandemReport) report = make_report (fixture, "conversion-funnel", parameters);
  TandemReportTable *table = get_table (report);
  const TandemReportRow *leads = &g_array_index (table->rows, TandemReportRow, 2);
  g_autofree char *count = tandem_format_count (
      ask (fixture, "SELECT count(*) FROM (SELECT min (day) AS first FROM lifecycle_history WHERE to_stage NOT IN "
                    "('subscriber', 'other')"
                    " GROUP BY contact_id) WHERE first >= '2026-01-01' AND first <= '2026-11-20'"));

  g_assert_cmpuint (table->rows->len, ==, 8);
  g_assert_cmpstr (leads->cells[1], ==, count);
  check_rows (fixture, "conversion-funnel", 7);
}

/* Each key figure with what it is of and what it counts; and campaigns where they are looked at. */
static void
overview_cb (Fixture *fixture, gconstpointer data)
{
  static const char *const said[] = { "Impressions",
                                      "Visits",
                                      "New leads",
                                      "CPL",
                                      "CAC",
                                      "MQL → SQL",
                                      "Won revenue",
                                      "ROI",
                                      "too few to tell",
                                      "Of those who became MQL (marketing-qualified) in the",
                                      "Impressions that channels report in the period; not people" };
  g_autoptr (GVariant) of_campaigns = g_variant_ref_sink (g_variant_new_parsed ("{'parts': <'campaigns'>}"));
  g_autoptr (TandemReport) report = make_report (fixture, "overview", NULL);
  g_autoptr (TandemReport) other = make_report (fixture, "overview", of_campaigns);
  g_autofree char *words = read_words (fixture, report, TANDEM_PAPER_LETTER);
  g_autofree char *other_words = read_words (fixture, other, TANDEM_PAPER_LETTER);
  g_autofree char *mql = NULL, *share = NULL;
  const char *reached
      = "SELECT count(*) FROM (SELECT contact_id, min (day) AS first, max (CASE to_stage WHEN 'sql' THEN 1"
        " WHEN 'opportunity' THEN 1 WHEN 'customer' THEN 1 WHEN 'evangelist' THEN 1 ELSE 0 END) AS sql_too"
        " FROM lifecycle_history WHERE to_stage NOT IN ('subscriber', 'other', 'lead') AND deleted_at IS NULL"
        " GROUP BY contact_id) WHERE first BETWEEN '2026-08-23' AND '2026-11-20'";
  g_autofree char *went_on = g_strconcat (reached, " AND sql_too", NULL);

  mql = tandem_format_count (ask (fixture, reached));
  share = g_strdup_printf ("%" G_GINT64_FORMAT " of %s", ask (fixture, went_on), mql);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (strstr (words, said[i]) == NULL)
      g_error ("“%s” is not on the paper: %s", said[i], words);
  g_assert_nonnull (strstr (strstr (words, "Key figures"), share));
  g_assert_nonnull (strstr (words, "Search ads"));
  g_assert_null (strstr (other_words, "Search ads"));
}

/* Deals of other currencies are told in their own, converted, with the rates; what has none is named. */
static void
currencies_cb (Fixture *fixture, gconstpointer data)
{
  static const char *const said[]
      = { "won revenue, linear without NOK", "together €", "without NOK", "1 USD = 0.9 EUR, of 1 Jan 2020",
          "A currency that has no rate on one of the days" };
  static const char sql[]
      = "DELETE FROM exchange_rate; INSERT INTO exchange_rate (id, version, created_at, updated_at, currency, day,"
        " rate_billionths) VALUES (1, 1, '', '', 'USD', '2020-01-01', 900000000);"
        "UPDATE deal SET currency = 'USD', amount_minor = 100000 WHERE closed_on IS NOT NULL;"
        "UPDATE deal SET currency = 'NOK' WHERE id IN (SELECT d.id FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
        " WHERE s.kind = 'won' ORDER BY d.closed_on DESC LIMIT 2)";
  g_autoptr (TandemReport) report = NULL;
  g_autofree char *words = NULL;

  execute_sql (fixture->path, sql);
  report = make_report (fixture, "overview", NULL);
  words = read_words (fixture, report, TANDEM_PAPER_A4);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (strstr (words, said[i]) == NULL)
      g_error ("“%s” is not on the paper: %s", said[i], words);
}

/* The targets of leads with what is reached of them, on the whole overview and beside the trend; nothing where there is none. */
static void
lead_targets_cb (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "overview", "trends" };
  gint64 n_leads = ask (fixture, "SELECT count(*) FROM (SELECT min (day) AS first FROM lifecycle_history"
                                 " WHERE to_stage NOT IN ('subscriber', 'other') AND deleted_at IS NULL"
                                 " GROUP BY contact_id) WHERE first BETWEEN '2026-10-01' AND '2026-10-31'");
  g_autofree char *reached = tandem_format_percent (n_leads, 25);
  g_autofree char *row = g_strdup_printf ("Oct 2026 %s %d 25", reached, (int) n_leads);

  g_assert_cmpint (n_leads, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TandemReport) report = make_report (fixture, names[i], NULL);
      g_autofree char *words = read_words (fixture, report, TANDEM_PAPER_A4);
      const char *month = strstr (words, "The whole firm, by month"),
                 *quarter = strstr (words, "The whole firm, by quarter");

      g_assert_true (month && quarter && month < quarter);
      if (strstr (month, row) == NULL)
        g_error ("“%s” is not on the paper: %s", row, month);
      g_assert_nonnull (strstr (quarter, "Nora Byrne, by month"));
      g_assert_nonnull (strstr (quarter, "Reached: new leads of the period ÷ its target."));
      g_assert_null (strstr (month, "Committed"));
    }
  execute_sql (fixture->path, "UPDATE target SET deleted_at = '' WHERE measure = 'leads'");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TandemReport) report = make_report (fixture, names[i], NULL);
      g_autofree char *words = read_words (fixture, report, TANDEM_PAPER_A4);

      g_assert_null (strstr (words, "Targets"));
    }
}

static void
empty_cb (Fixture *fixture, gconstpointer data)
{
  const TandemReportEntry *entry;

  for (guint n = 0; (entry = tandem_report_catalogue_get (n)); n++)
    {
      g_autoptr (TandemReport) report = NULL;
      TandemReportTable *table;
      g_autofree char *words = NULL;

      if (entry->scope == TANDEM_REPORT_OF_RECORD)
        continue;
      report = make_report (fixture, entry->name, NULL);
      table = get_table (report);
      words = read_words (fixture, report, TANDEM_PAPER_A4);
      g_assert_cmpuint (table->rows->len, ==, 0);
      g_assert_null (strstr (words, "0%"));
      g_assert_null (strstr (words, "0 %"));
      g_assert_null (strcasestr (words, "nan"));
      g_assert_true (strstr (words, "There is no contact") || strstr (words, "yet") || strstr (words, "No deal is open")
                     || strstr (words, "Nobody entered"));
    }
}

static void
wrong_cb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) parameters = g_variant_ref_sink (g_variant_new_parsed ("{'from': <'2026-02-30'>}"));
  Request period = { "conversion-funnel", parameters, NULL }, none = { "nothing", NULL, NULL };
  TandemStore *store = tandem_workspace_get_store (fixture->workspace);
  g_autoptr (GError) error = NULL;

  g_assert_false (tandem_store_run (store, TANDEM_STORE_READ, make_report_cb, &period, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (tandem_store_run (store, TANDEM_STORE_READ, make_report_cb, &none, NULL, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, n_contacts, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n_contacts), set_up, func, tear_down)
  ADD ("/report/documents/contacts", 400, contacts_cb);
  ADD ("/report/documents/pipeline", 400, pipeline_cb);
  ADD ("/report/documents/lists", 400, lists_cb);
  ADD ("/report/documents/past", 400, past_cb);
  ADD ("/report/documents/past-filter", 400, past_filter_cb);
  ADD ("/report/documents/scope", 400, scope_cb);
  ADD ("/report/documents/targets", 400, targets_cb);
  ADD ("/report/documents/funnel", 400, funnel_cb);
  ADD ("/report/documents/overview", 400, overview_cb);
  ADD ("/report/documents/currencies", 400, currencies_cb);
  ADD ("/report/documents/lead-targets", 400, lead_targets_cb);
  ADD ("/report/documents/empty", 0, empty_cb);
  ADD ("/report/documents/wrong", 0, wrong_cb);
#undef ADD
  return g_test_run ();
}
