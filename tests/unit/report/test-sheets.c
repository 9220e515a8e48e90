/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One record on paper: what the file says of it is there, on both papers, and a bare record has no zeros. */

#define _GNU_SOURCE
#include <glib/gstdio.h>
#include <string.h>

#include "../sample-firm.h"
#include "act/tandem-act-deal.h"
#include "base/tandem-format.h"
#include "model/tandem-campaign.h"
#include "model/tandem-company.h"
#include "model/tandem-contact.h"
#include "report/tandem-report-catalogue.h"
#include "report/tandem-report-pdf.h"
#include "report/tandem-report-private.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-workspace.h"

#define TODAY "2026-11-20"

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

  fixture->folder = g_dir_make_tmp ("tandem-sheets-XXXXXX", NULL);
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
make_sheet (Fixture *fixture, const char *name, gint64 id)
{
  g_autoptr (GVariant) parameters = g_variant_ref_sink (g_variant_new_parsed ("{'id': <%x>}", id));
  Request request = { name, parameters, NULL };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_READ, make_report_cb, &request, NULL,
                    &error);
  g_assert_no_error (error);
  return request.report;
}

/* The words of a PDF, without the signs that isolate directions, and without white space: a text may take several lines. */
static char *
read_letters (Fixture *fixture, TandemReport *report, TandemPaper paper, gboolean is_laid_out)
{
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  GString *words = g_string_new (NULL);

  tandem_report_write_pdf (report, paper, path, NULL, &error);
  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", is_laid_out ? "-layout" : "-raw",
                              path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  for (const char *at = output; *at; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (words, g_utf8_get_char (at));
  return g_string_free_and_steal (words);
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

static char *
drop_space (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *at = text; *at; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (letters, *at);
  return g_string_free_and_steal (letters);
}

/* In other scripts the order of glyphs may differ, so these are left out. */
static guint
check_table (const TandemReportTable *table, const char *letters)
{
  guint n_seen = 0;

  for (guint n = 0; n < table->rows->len; n++)
    for (guint k = 0; k < table->columns->len; k++)
      {
        const char *cell = g_array_index (table->rows, TandemReportRow, n).cells[k];
        g_autofree char *wanted = drop_space (cell);

        if (*wanted == '\0' || !g_str_is_ascii (wanted))
          continue;
        n_seen++;
        if (strstr (letters, wanted) == NULL)
          g_error ("“%s” is not on the paper", cell);
      }
  return n_seen;
}

static TandemReportTable *
find_table (TandemReport *report, const char *heading)
{
  for (guint n = 0; n + 1 < report->blocks->len; n++)
    {
      TandemReportBlock *block = report->blocks->pdata[n];
      TandemReportBlock *next = report->blocks->pdata[n + 1];

      if (block->kind == TANDEM_REPORT_BLOCK_HEADING && g_str_equal (block->text, heading))
        return next->table;
    }
  return NULL;
}

static void
check_sheet (Fixture *fixture, TandemReport *report)
{
  for (TandemPaper paper = TANDEM_PAPER_A4; paper <= TANDEM_PAPER_LETTER; paper++)
    {
      g_autofree char *letters = read_letters (fixture, report, paper, FALSE);
      guint n_seen = 0;

      g_assert_nonnull (strstr (letters, "Harrow&ValeCoffee"));
      for (guint n = 0; n < report->blocks->len; n++)
        {
          TandemReportBlock *block = report->blocks->pdata[n];

          if (block->table)
            n_seen += check_table (block->table, letters);
        }
      g_assert_cmpuint (n_seen, >, 10);
    }
}

static void
contact_cb (Fixture *fixture, gconstpointer data)
{
  gint64 id = ask (fixture, "SELECT contact_id FROM deal WHERE contact_id IS NOT NULL AND deleted_at IS NULL"
                            " GROUP BY contact_id ORDER BY count(*) DESC, contact_id LIMIT 1");
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM deal WHERE deleted_at IS NULL AND contact_id = %" G_GINT64_FORMAT, id);
  g_autoptr (TandemReport) report = make_sheet (fixture, "contact-sheet", id);

  check_sheet (fixture, report);
  g_assert_cmpint (find_table (report, "Deals")->rows->len, ==, ask (fixture, sql));
  g_assert_cmpuint (find_table (report, "Timeline")->rows->len, >, 5);
  g_assert_nonnull (find_table (report, "How to reach"));
}

static void
company_cb (Fixture *fixture, gconstpointer data)
{
  gint64 id = ask (fixture, "SELECT company_id FROM contact WHERE company_id IS NOT NULL AND deleted_at IS NULL"
                            " GROUP BY company_id ORDER BY count(*) DESC, company_id LIMIT 1");
  g_autofree char *people
      = g_strdup_printf ("SELECT count(*) FROM contact WHERE deleted_at IS NULL AND company_id = %" G_GINT64_FORMAT,
                         id);
  g_autoptr (TandemReport) report = make_sheet (fixture, "company-sheet", id);

  check_sheet (fixture, report);
  g_assert_cmpint (find_table (report, "People")->rows->len, ==, ask (fixture, people));
}

static void
deal_cb (Fixture *fixture, gconstpointer data)
{
  gint64 id
      = ask (fixture, "SELECT deal_id FROM deal_line WHERE deleted_at IS NULL GROUP BY deal_id ORDER BY count(*) DESC,"
                      " deal_id LIMIT 1");
  g_autofree char *lines
      = g_strdup_printf ("SELECT count(*) FROM deal_line WHERE deleted_at IS NULL AND deal_id = %" G_GINT64_FORMAT, id);
  g_autoptr (TandemReport) report = make_sheet (fixture, "deal-sheet", id);
  TandemReportTable *products = find_table (report, "Products");

  check_sheet (fixture, report);
  /* net, tax, total */
  g_assert_cmpint (products->rows->len, ==, ask (fixture, lines) + 3);
  g_assert_cmpint (g_array_index (products->rows, TandemReportRow, products->rows->len - 1).kind, ==,
                   TANDEM_REPORT_ROW_TOTAL);
  g_assert_nonnull (find_table (report, "Stage history"));
}

static gboolean
has_fact (TandemReport *report, const char *label)
{
  for (guint n = 0; n < report->blocks->len; n++)
    {
      TandemReportBlock *block = report->blocks->pdata[n];

      for (guint k = 0; block->table && k < block->table->rows->len; k++)
        {
          char **cells = g_array_index (block->table->rows, TandemReportRow, k).cells;

          if (g_strcmp0 (cells[0], label) == 0 || (block->table->columns->len > 2 && g_strcmp0 (cells[2], label) == 0))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
win_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_win_deal (connection, *(gint64 *) data, error);
}

/* What is over has no next step, though the file still has the one that was planned. */
static void
won_deal_cb (Fixture *fixture, gconstpointer data)
{
  gint64 id = ask (fixture, "SELECT d.id FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE s.kind = 'open'"
                            " AND d.next_step IS NOT NULL AND d.deleted_at IS NULL ORDER BY d.id LIMIT 1");
  g_autoptr (TandemReport) open = make_sheet (fixture, "deal-sheet", id);
  g_autoptr (TandemReport) won = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (has_fact (open, "Next step"));
  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, win_cb, &id, NULL, &error);
  g_assert_no_error (error);
  won = make_sheet (fixture, "deal-sheet", id);
  g_assert_true (has_fact (won, "Owner"));
  g_assert_false (has_fact (won, "Next step"));
}

/* Nor has it among the deals of somebody, whose own next step is told by what is to be done. */
static void
steps_of_contact_cb (Fixture *fixture, gconstpointer data)
{
  gint64 id = ask (fixture, "SELECT d.id FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE s.kind = 'open'"
                            " AND d.next_step IS NOT NULL AND d.contact_id IS NOT NULL AND d.deleted_at IS NULL"
                            " ORDER BY d.id LIMIT 1");
  g_autofree char *sql = g_strdup_printf ("SELECT contact_id FROM deal WHERE id = %" G_GINT64_FORMAT, id);
  gint64 contact_id = ask (fixture, sql);
  g_autofree char *with_step
      = g_strdup_printf ("SELECT count(*) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE s.kind = 'open'"
                         " AND d.next_step IS NOT NULL AND d.deleted_at IS NULL AND d.contact_id = %" G_GINT64_FORMAT,
                         contact_id);
  gint64 n_before = ask (fixture, with_step), n_shown = 0;
  g_autoptr (TandemReport) report = NULL;
  g_autoptr (GError) error = NULL;
  GArray *rows;

  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, win_cb, &id, NULL, &error);
  g_assert_no_error (error);
  report = make_sheet (fixture, "contact-sheet", contact_id);
  rows = find_table (report, "Deals")->rows;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *step = g_array_index (rows, TandemReportRow, i).cells[2];

      n_shown += step && *step;
    }
  g_assert_cmpint (n_shown, ==, n_before - 1);
}

static void
campaign_cb (Fixture *fixture, gconstpointer data)
{
  gint64 id = ask (fixture, "SELECT campaign_id FROM campaign_cost WHERE deleted_at IS NULL GROUP BY campaign_id"
                            " ORDER BY sum(amount_minor) DESC, campaign_id LIMIT 1");
  g_autofree char *costs = g_strdup_printf (
      "SELECT sum(amount_minor) FROM campaign_cost WHERE deleted_at IS NULL AND campaign_id = %" G_GINT64_FORMAT, id);
  g_autofree char *latest = g_strdup_printf (
      "SELECT amount_minor FROM campaign_cost WHERE deleted_at IS NULL AND campaign_id = %" G_GINT64_FORMAT
      " ORDER BY day DESC, id DESC LIMIT 1",
      id);
  g_autofree char *visits = g_strdup_printf (
      "SELECT sum(visits) FROM campaign_day WHERE deleted_at IS NULL AND campaign_id = %" G_GINT64_FORMAT, id);
  g_autofree char *total
      = tandem_format_money (ask (fixture, costs), tandem_workspace_get_currency (fixture->workspace));
  g_autofree char *first
      = tandem_format_money (ask (fixture, latest), tandem_workspace_get_currency (fixture->workspace));
  g_autofree char *all_visits = tandem_format_count (ask (fixture, visits));
  g_autoptr (TandemReport) report = make_sheet (fixture, "campaign-sheet", id);
  TandemReportTable *table = find_table (report, "Costs");
  TandemReportTable *days = find_table (report, "What the channel reports: counts, not people");

  check_sheet (fixture, report);
  g_assert_cmpstr (g_array_index (table->rows, TandemReportRow, table->rows->len - 1).cells[3], ==, total);
  g_assert_cmpstr (g_array_index (table->rows, TandemReportRow, 0).cells[3], ==, first); /* as on the screen */
  g_assert_cmpstr (g_array_index (days->rows, TandemReportRow, days->rows->len - 1).cells[3], ==, all_visits);
  g_assert_nonnull (find_table (report, "Attribution"));
}

/* --- nothing but a name -------------------------------------------------------------------------------------------- */

typedef struct {
  TandemRecord *record;
} Writing;

static gboolean
write_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  tandem_change_set_begin (connection, "Add");
  return tandem_record_insert (((Writing *) data)->record, connection, error);
}

static void
check_bare (Fixture *fixture, const char *name, TandemRecord *record)
{
  Writing writing = { record };
  g_autoptr (TandemReport) report = NULL;
  g_autofree char *letters = NULL;
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, write_cb, &writing, NULL,
                    &error);
  g_assert_no_error (error);
  report = make_sheet (fixture, name, tandem_record_get_id (record));
  letters = read_letters (fixture, report, TANDEM_PAPER_A4, TRUE);
  g_assert_nonnull (strstr (letters, "Verbenage"));
  g_assert_null (strstr (letters, "%"));
  g_assert_null (strstr (letters, "€0"));
  g_assert_null (strcasestr (letters, "nan"));
  g_object_unref (record);
}

static void
bare_cb (Fixture *fixture, gconstpointer data)
{
  TandemRecord *contact = TANDEM_RECORD (tandem_contact_new ());
  TandemRecord *company = TANDEM_RECORD (tandem_company_new ());
  TandemRecord *campaign = TANDEM_RECORD (tandem_campaign_new ());

  tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, "Verbenage");
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, "lead");
  tandem_record_set_text (company, TANDEM_COMPANY_NAME, "Verbenage");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Verbenage");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "conversion");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "planned");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  check_bare (fixture, "contact-sheet", contact);
  check_bare (fixture, "company-sheet", company);
  check_bare (fixture, "campaign-sheet", campaign);
}

/* No record, none that there is, and one that is in the trash: a sentence each. */
static void
wrong_cb (Fixture *fixture, gconstpointer data)
{
  static const char *const parameters[] = { "@a{sv} {}", "{'id': <int64 12345>}" };
  const TandemReportEntry *entry;

  for (guint n = 0; (entry = tandem_report_catalogue_get (n)); n++)
    for (guint i = 0; entry->scope == TANDEM_REPORT_OF_RECORD && i < G_N_ELEMENTS (parameters); i++)
      {
        g_autoptr (GVariant) wrong = g_variant_ref_sink (g_variant_new_parsed (parameters[i]));
        Request request = { entry->name, wrong, NULL };
        g_autoptr (GError) error = NULL;

        g_assert_false (tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_READ,
                                          make_report_cb, &request, NULL, &error));
        g_assert_nonnull (error);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, n_contacts, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n_contacts), set_up, func, tear_down)
  ADD ("/report/sheets/contact", 400, contact_cb);
  ADD ("/report/sheets/company", 400, company_cb);
  ADD ("/report/sheets/deal", 400, deal_cb);
  ADD ("/report/sheets/won-deal", 400, won_deal_cb);
  ADD ("/report/sheets/steps-of-contact", 400, steps_of_contact_cb);
  ADD ("/report/sheets/campaign", 400, campaign_cb);
  ADD ("/report/sheets/bare", 0, bare_cb);
  ADD ("/report/sheets/wrong", 0, wrong_cb);
#undef ADD
  return g_test_run ();
}
