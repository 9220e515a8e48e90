/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "chart/tandem-funnel-chart.h"
#include "report/tandem-report-layout-private.h"
#include "report/tandem-report-page.h"
#include "report/tandem-report-pdf.h"
#include "report/tandem-report-private.h"

#define N_ROWS 5000

static void
add_table (TandemReport *report, guint n_rows, guint group_size)
{
  TandemReportTable *table = tandem_report_add_table (report, "No deal is open.");
  const char *const sums[] = { "Sum", "", "1" };

  tandem_report_table_add_column (table, "Deal", 3, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, "Company", 2, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, "Amount", 1, TANDEM_REPORT_ALIGN_END);
  for (guint n = 0; n < n_rows; n++)
    {
      g_autofree char *name = g_strdup_printf ("row%u", n);

      if (n % group_size == 0)
        tandem_report_table_add_group (table, "Proposal", "deals");
      tandem_report_table_add_row (table, (const char *const[]) { name, "Atlantic Ferries", "€1,000" });
      if (n % group_size == group_size - 1)
        tandem_report_table_add_subtotal (table, sums);
    }
  if (n_rows)
    tandem_report_table_add_total (table, sums);
}

static void
draw_funnel_cb (TandemChartCanvas *canvas, gpointer data)
{
  tandem_funnel_chart_draw (canvas, data);
}

static TandemReport *
new_report (guint n_rows, guint group_size, guint n_notes)
{
  TandemReport *report = tandem_report_new ("Pipeline", "all owners · as of 23 November 2026");
  TandemFunnelChart *funnel = tandem_funnel_chart_new ();

  tandem_funnel_chart_add_stage (funnel, &(TandemFunnelChartStage) { .name = "Leads", .value = 1284, .previous = 1107 });
  tandem_funnel_chart_add_stage (funnel, &(TandemFunnelChartStage) { .name = "MQL", .value = 512, .previous = 471, .num = 512, .of = 1284, .low = .372, .high = .426 });
  tandem_funnel_chart_add_stage (funnel, &(TandemFunnelChartStage) { .name = "Accepted (SAL)", .value = 389, .previous = 318, .num = 389, .of = 512, .low = .72, .high = .795, .series = 1 });
  tandem_funnel_chart_add_stage (funnel, &(TandemFunnelChartStage) { .name = "Customers", .value = 47, .previous = 41, .num = 47, .of = 389, .low = .09, .high = .157, .series = 1 });
  tandem_report_set_firm (report, "Harrow & Vale Coffee", "Cork · Dublin · Galway");
  tandem_report_set_printed (report, "23 Nov 2026, 14:20", "Aoife Byrne");
  tandem_report_add_figure (report, "16", "open deals");
  tandem_report_add_figure (report, "€553,000", "open amount");
  for (guint n = 0; n < n_notes; n++)
    tandem_report_add_note (report, "A line.");
  tandem_report_add_chart (report, 150, draw_funnel_cb, funnel, (GDestroyNotify) tandem_funnel_chart_free);
  tandem_report_add_heading (report, "Deals");
  add_table (report, n_rows, group_size);
  tandem_report_add_note (report, "Weighted: amount × probability, open deals only.");
  return report;
}

static TandemReportRowKind
get_kind (TandemReport *report, const TandemReportItem *item)
{
  TandemReportBlock *block = g_ptr_array_index (report->blocks, item->block);

  return g_array_index (block->table->rows, TandemReportRow, item->row).kind;
}

static void
check_page (TandemReport *report, GArray *items, double bottom, guint *next_row)
{
  gboolean has_head = FALSE, has_row = FALSE;

  for (guint n = 0; n < items->len; n++)
    {
      const TandemReportItem *item = &g_array_index (items, TandemReportItem, n);
      TandemReportBlock *block = g_ptr_array_index (report->blocks, item->block);

      g_assert_cmpfloat (item->y + item->height, <=, bottom);
      if (n > 0)
        g_assert_cmpfloat (item->y, >=, item[-1].y + item[-1].height - 1e-6);
      if (n + 1 == items->len)
        {
          g_assert_false (item->kind == TANDEM_REPORT_ITEM_BLOCK && block->kind == TANDEM_REPORT_BLOCK_HEADING);
          g_assert_cmpint (item->kind, !=, TANDEM_REPORT_ITEM_TABLE_HEAD);
          g_assert_cmpint (item->kind, !=, TANDEM_REPORT_ITEM_GROUP_AGAIN);
          g_assert_false (item->kind == TANDEM_REPORT_ITEM_ROW && get_kind (report, item) == TANDEM_REPORT_ROW_GROUP);
        }
      has_head |= item->kind == TANDEM_REPORT_ITEM_TABLE_HEAD;
      if (item->kind != TANDEM_REPORT_ITEM_ROW)
        continue;
      g_assert_true (has_head);
      g_assert_cmpuint (item->row, ==, *next_row);
      ++*next_row;
      if (get_kind (report, item) == TANDEM_REPORT_ROW_SUBTOTAL || get_kind (report, item) == TANDEM_REPORT_ROW_TOTAL)
        g_assert_true (has_row);
      has_row |= get_kind (report, item) == TANDEM_REPORT_ROW_PLAIN;
    }
}

static void
check_report (guint n_rows, guint group_size, guint n_notes, TandemPaper paper)
{
  g_autoptr (TandemReport) report = new_report (n_rows, group_size, n_notes);
  g_autoptr (TandemReportLayout) layout = tandem_report_layout_new (report, paper, FALSE);
  guint next_row = 0, n_all = n_rows + (n_rows + group_size - 1) / group_size + n_rows / group_size + (n_rows > 0);
  double width, height;

  while (tandem_report_layout_step (layout, 37))
    ;
  tandem_report_layout_get_size (layout, &width, &height);
  for (guint page = 0; page < tandem_report_layout_get_n_pages (layout); page++)
    check_page (report, tandem_report_layout_get_items (layout, page), height - 13 * 72 / 25.4 - 11, &next_row);
  g_assert_cmpuint (next_row, ==, n_all);
}

static void
pages_cb (void)
{
  check_report (N_ROWS, 13, 0, TANDEM_PAPER_A4);
  check_report (N_ROWS, 1, 0, TANDEM_PAPER_LETTER);
  check_report (300, 300, 0, TANDEM_PAPER_A4);
  for (guint n = 0; n < 60; n++)
    check_report (n, 7, n, TANDEM_PAPER_A4);
  for (guint n = 20; n < 90; n++)
    check_report (n, 100, 0, TANDEM_PAPER_LETTER);
}

/* What is said of a small table stands on its page, however full the page before is. */
static void
notes_cb (void)
{
  for (guint n = 20; n < 70; n++)
    {
      g_autoptr (TandemReport) report = tandem_report_new ("Performance", "last 90 days");
      TandemReportTable *filler = tandem_report_add_table (report, ""), *table;
      g_autoptr (TandemReportLayout) layout = NULL;

      tandem_report_table_add_column (filler, "Name", 10, TANDEM_REPORT_ALIGN_START);
      for (guint i = 0; i < n; i++)
        tandem_report_table_add_row (filler, (const char *const[]) { "Row" });
      tandem_report_add_heading (report, "Findings");
      table = tandem_report_add_table (report, "");
      tandem_report_table_add_column (table, "Name", 10, TANDEM_REPORT_ALIGN_START);
      tandem_report_table_add_row (table, (const char *const[]) { "Social" });
      tandem_report_add_note (report, "None brought leads enough.");
      tandem_report_add_note (report, "CPL: costs ÷ new leads.");
      layout = tandem_report_layout_new (report, TANDEM_PAPER_A4, FALSE);
      while (tandem_report_layout_step (layout, 7))
        ;
      for (guint page = 0; page < tandem_report_layout_get_n_pages (layout); page++)
        {
          TandemReportItem *first = &g_array_index (tandem_report_layout_get_items (layout, page), TandemReportItem, 0);
          TandemReportBlock *block = g_ptr_array_index (report->blocks, first->block);

          g_assert_cmpint (block->kind, !=, TANDEM_REPORT_BLOCK_NOTE);
        }
    }
}

static char *
write_pdf (TandemReport *report, TandemPaper paper, const char *tool, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *output = NULL;

  g_assert_true (tandem_report_write_pdf (report, paper, path, NULL, &error));
  g_assert_no_error (error);
  if (g_str_equal (tool, "pdfinfo"))
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, tool, path, NULL);
  else
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, tool, "-layout", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (g_getenv ("TANDEM_TEST_KEEP") == NULL)
    g_unlink (path);
  return output;
}

static void
pdf_cb (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-report-XXXXXX", NULL);
  g_autoptr (TandemReport) report = new_report (400, 13, 1);
  g_autoptr (TandemReport) empty = new_report (0, 13, 0);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *a4 = write_pdf (report, TANDEM_PAPER_A4, "pdfinfo", folder);
  g_autofree char *letter = write_pdf (report, TANDEM_PAPER_LETTER, "pdfinfo", folder);
  g_autofree char *nothing = write_pdf (empty, TANDEM_PAPER_A4, "pdftotext", folder);
  g_autofree char *text = write_pdf (report, TANDEM_PAPER_A4, "pdftotext", folder);
  g_autofree char *path = g_build_filename (folder, "none.pdf", NULL);

  g_assert_nonnull (strstr (a4, "595.276 x 841.89"));
  g_assert_nonnull (strstr (letter, "612 x 792"));
  g_assert_nonnull (strstr (a4, "Pipeline"));
  g_assert_nonnull (strstr (a4, "Harrow & Vale Coffee"));
  g_assert_nonnull (strstr (nothing, "No deal is open."));
  for (guint n = 0; n < 400; n++)
    {
      g_autofree char *name = g_strdup_printf ("row%u ", n);

      g_assert_nonnull (strstr (text, name));
    }
  g_cancellable_cancel (cancelled);
  g_assert_false (tandem_report_write_pdf (report, TANDEM_PAPER_A4, path, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  if (g_getenv ("TANDEM_TEST_KEEP"))
    g_test_message ("kept in %s", folder);
  else
    g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
rtl_cb (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-report-XXXXXX", NULL);
  g_autoptr (TandemReport) report = new_report (20, 13, 1);
  g_autofree char *ltr = write_pdf (report, TANDEM_PAPER_A4, "pdftotext", folder);
  g_autofree char *rtl = NULL;

  tandem_report_set_rtl (report, TRUE);
  rtl = write_pdf (report, TANDEM_PAPER_A4, "pdftotext", folder);
  g_assert_cmpuint (strstr (ltr, "Amount") - ltr, >, strstr (ltr, "Company") - ltr);
  g_assert_cmpuint (strstr (rtl, "Amount") - rtl, <, strstr (rtl, "Company") - rtl);
  if (g_getenv ("TANDEM_TEST_KEEP") == NULL)
    g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
is_cut (PangoLayout *layout, const char *text)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  TandemReportPage page = { .cr = cr, .layout = layout, .width = 595, .height = 842 };

  tandem_report_page_draw_text (&page, 40, 40, &(TandemReportType) { .size = 8, .width = 110 }, text);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pango_layout_is_ellipsized (layout);
}

/* What is a little too long is set smaller, not cut; what is far too long is cut, and shows that it is. */
static void
fit_cb (void)
{
  g_autofree char *far_too_long = g_strnfill (200, 'w');
  g_autoptr (PangoLayout) layout = tandem_report_page_create_layout ();

  g_assert_false (is_cut (layout, "offene Deals"));
  g_assert_false (is_cut (layout, "nach Wahrscheinlichkeit gewichtet"));
  g_assert_true (is_cut (layout, far_too_long));
}

/* A cell takes as many lines as it needs, in the columns that its table asks for: nothing of it is lost. */
static void
lines_cb (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-report-XXXXXX", NULL);
  g_autoptr (TandemReport) report = tandem_report_new ("Notes", NULL);
  TandemReportTable *table = tandem_report_add_table (report, "None.");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *text = NULL;
  double letters;

  for (guint n = 0; n < 90; n++)
    g_string_append_printf (words, "word%u ", n);
  tandem_report_table_add_column (table, "Day", 1, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, "Note", 1, TANDEM_REPORT_ALIGN_START);
  for (guint n = 0; n < 40; n++)
    tandem_report_table_add_row (table, (const char *const[]) { "Monday", n == 20 ? words->str : "Called twice." });
  letters = tandem_report_table_fit_columns (table);
  g_assert_cmpfloat (letters, >, strlen ("Monday") + strlen ("Called twice."));
  g_assert_cmpfloat (letters, <, 60);
  text = write_pdf (report, TANDEM_PAPER_A4, "pdftotext", folder);
  for (guint n = 0; n < 90; n++)
    {
      g_autofree char *word = g_strdup_printf ("word%u", n);

      g_assert_nonnull (strstr (text, word));
    }
  g_assert_null (strstr (text, "…"));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What is not laid out, since it fits easily, is told the same as what is: a letter without width and not of ASCII makes it be. */
static void
fits_easily_cb (void)
{
  PangoLayout *layout = tandem_report_page_create_layout ();

  for (guint n = 0; n < 3000; n++)
    {
      TandemReportType type = { 8, FALSE, 0, g_test_rand_double_range (4, 160), TANDEM_REPORT_ALIGN_START };
      g_autoptr (GString) text = g_string_new (NULL);
      guint n_letters = (guint) g_test_rand_int_range (1, 24), plain, laid_out;

      for (guint i = 0; i < n_letters; i++)
        g_string_append_c (text, (char) g_test_rand_int_range (n % 3 ? 'A' : '!', '~' + 1));
      plain = tandem_report_page_count_lines (layout, &type, text->str);
      g_string_append (text, "\u2060");
      laid_out = tandem_report_page_count_lines (layout, &type, text->str);
      g_assert_true ((plain == 1) == (laid_out == 1));
    }
  g_object_unref (layout);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/layout/pages", pages_cb);
  g_test_add_func ("/report/layout/notes", notes_cb);
  g_test_add_func ("/report/fit", fit_cb);
  g_test_add_func ("/report/lines", lines_cb);
  g_test_add_func ("/report/pdf", pdf_cb);
  g_test_add_func ("/report/rtl", rtl_cb);
  g_test_add_func ("/report/fits-easily", fits_easily_cb);
  return g_test_run ();
}
