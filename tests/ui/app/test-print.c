/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/tandem-application.h"
#include "app/tandem-print.h"
#include "sample-firm.h"
#include "ui-test.h"
#include "workspace/tandem-settings.h"

#define N_ROWS 700

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tandem-print-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static TandemReport *
new_report (void)
{
  TandemReport *report = tandem_report_new ("Pipeline", "open deals");
  TandemReportTable *table = tandem_report_add_table (report, "No deal is open.");

  tandem_report_table_add_column (table, "Deal", 2, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, "Amount", 1, TANDEM_REPORT_ALIGN_END);
  for (guint n = 0; n < N_ROWS; n++)
    {
      g_autofree char *name = g_strdup_printf ("deal%u.", n);

      tandem_report_table_add_row (table, (const char *const[]) { name, "€1" });
    }
  return report;
}

static char *
read_output (const char *tool, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, tool, path, g_str_equal (tool, "pdftotext") ? "-" : NULL, NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gboolean *is_done)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *is_done = TRUE;
}

static void
check_export (Fixture *fixture, const char *paper, gboolean landscape, const char *size)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pipeline.pdf", NULL);
  g_autoptr (TandemReport) report = new_report ();
  g_autoptr (GtkPrintOperation) operation = tandem_print_create_operation (report);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper_size = gtk_paper_size_new (paper);
  g_autofree char *info = NULL, *text = NULL;
  gboolean is_done = FALSE;

  gtk_page_setup_set_paper_size (setup, paper_size);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &is_done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  info = read_output ("pdfinfo", path);
  text = read_output ("pdftotext", path);
  g_test_message ("%s", info);
  g_assert_nonnull (strstr (info, size));
  for (guint n = 0; n < N_ROWS; n++)
    {
      g_autofree char *name = g_strdup_printf ("deal%u.", n);

      g_assert_nonnull (strstr (text, name));
    }
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  check_export (fixture, "iso_a4", FALSE, "595.");
  check_export (fixture, "na_letter", FALSE, "612 x 792");
  check_export (fixture, "iso_a4", TRUE, "841.");
  check_export (fixture, "iso_a5", FALSE, "419.");
}

static GtkWindow *
find_print_dialog (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *at = toplevels; at; at = at->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (at->data), "GtkPrintUnixDialog"))
      return at->data;
  return NULL;
}

/* from the page to the dialog of the printer */
static void
check_page (TandemWindow *window, const char *name)
{
  tandem_window_show_page (window, name);
  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), "print"))
    g_main_context_iteration (NULL, TRUE);
  g_action_group_activate_action (G_ACTION_GROUP (window), "print", NULL);
  while (find_print_dialog () == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_close (find_print_dialog ());
  while (find_print_dialog ())
    g_main_context_iteration (NULL, TRUE);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  g_autofree char *settings_path = g_build_filename (fixture->folder, "settings.ini", NULL);
  g_autoptr (GSettings) settings = tandem_settings_new_file (settings_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_create (path, "app", TANDEM_SAMPLE_FIRM_NAME, TRUE, &error);
  TandemWindow *window = TANDEM_WINDOW (tandem_window_new (GTK_APPLICATION (g_application_get_default ()), settings));

  g_assert_no_error (error);
  sample_firm_fill (workspace, &(TandemSampleOptions) { 60, 1, "2026-11-20" });
  tandem_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  check_page (window, "deals");
  check_page (window, "contacts");
  check_page (window, "companies");
  check_page (window, "campaigns");
  check_page (window, "overview");
  tandem_workspace_close (workspace);
  ui_test_destroy_window (window);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = tandem_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add ("/app/print/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/app/print/pages", Fixture, NULL, set_up, test_pages, tear_down);
  return g_test_run ();
}
