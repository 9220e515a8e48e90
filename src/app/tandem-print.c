/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report goes to a printer, or to a PDF through the same dialog: it is made by the store's own thread, and broken into
 * pages bit by bit, so that the window never waits for it. */
#include "app/tandem-print.h"

#include <glib/gi18n-lib.h>

#include "report/tandem-report-catalogue.h"
#include "report/tandem-report-layout.h"

#define ROWS_A_STEP 500
#define SETTINGS_KEY "tandem-print-settings"
#define PAGE_SETUP_KEY "tandem-page-setup"

typedef struct {
  char *name;
  GVariant *parameters;
  gint64 person_id;
  TandemReport *report;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->name);
  g_variant_unref (request->parameters);
  g_clear_object (&request->report);
  g_free (request);
}

/* --- the pages ----------------------------------------------------------------------------------------------------- */

static TandemReportLayout *
get_layout (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), "layout");
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, TandemReport *report)
{
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  /* A4 is slimmer than Letter; other papers get the one of their shape, scaled */
  gboolean is_letter = MAX (width, height) / MIN (width, height) < 1.355;
  TandemReportLayout *layout = tandem_report_layout_new (report, is_letter ? TANDEM_PAPER_LETTER : TANDEM_PAPER_A4, width > height);

  if (settings && !gtk_print_settings_get_use_color (settings))
    tandem_report_layout_set_scheme (layout, TANDEM_CHART_MONO);
  g_object_set_data_full (G_OBJECT (operation), "layout", layout, g_object_unref);
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  if (tandem_report_layout_step (get_layout (operation), ROWS_A_STEP))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) tandem_report_layout_get_n_pages (get_layout (operation)));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  tandem_report_layout_get_size (get_layout (operation), &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_save (cr);
  cairo_translate (cr, (gtk_print_context_get_width (context) - width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  tandem_report_layout_draw_page (get_layout (operation), cr, (guint) page);
  cairo_restore (cr);
}

/* Which way the paper lies is the report's to say; a person may turn it for each print. */
static void
lay_paper (GtkPrintOperation *operation, GtkPrintSettings *settings, GtkPageSetup *setup, TandemReport *report)
{
  GtkPageOrientation orientation
      = tandem_report_is_wide (report) ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT;

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, tandem_report_get_title (report));
  gtk_print_settings_set_orientation (settings, orientation);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_operation_set_default_page_setup (operation, setup);
}

/**
 * tandem_print_create_operation:
 * @report: not to be changed from now on
 *
 * Returns: (transfer full): a print operation that breaks @report into pages and draws them
 */
GtkPrintOperation *
tandem_print_create_operation (TandemReport *report)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  lay_paper (operation, settings, setup, report);
  gtk_print_operation_set_job_name (operation, tandem_report_get_title (report));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), g_object_ref (report),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), NULL);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);
  return operation;
}

/* --- from the window ----------------------------------------------------------------------------------------------- */

static void
show_failure (TandemWindow *window, const GError *error)
{
  /* The window may have been closed meanwhile. */
  if (gtk_window_get_application (GTK_WINDOW (window)))
    tandem_page_show_error (GTK_WIDGET (window), _ ("Nothing was printed"), error);
}

/* What was chosen holds for the next print of this window, too. */
static void
keep_choice (TandemWindow *window, GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  if (settings)
    g_object_set_data_full (G_OBJECT (window), SETTINGS_KEY, gtk_print_settings_copy (settings), g_object_unref);
  if (setup)
    g_object_set_data_full (G_OBJECT (window), PAGE_SETUP_KEY, gtk_page_setup_copy (setup), g_object_unref);
}

static void
bring_back_choice (TandemWindow *window, GtkPrintOperation *operation, TandemReport *report)
{
  GtkPrintSettings *settings = g_object_get_data (G_OBJECT (window), SETTINGS_KEY);
  GtkPageSetup *setup = g_object_get_data (G_OBJECT (window), PAGE_SETUP_KEY);

  if (settings == NULL || setup == NULL)
    return;
  /* a file of the print before must not be the one of this */
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  lay_paper (operation, settings, setup, report);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, TandemWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    keep_choice (window, operation);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  show_failure (window, error);
}

static gboolean
make_report_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (TandemReportContext) context = tandem_report_context_load (connection, request->person_id, error);

  if (context)
    request->report = tandem_report_catalogue_make (request->name, connection, context, request->parameters, error);
  return request->report != NULL;
}

static void
ask_for_printer (TandemWindow *window, TandemReport *report)
{
  g_autoptr (GtkPrintOperation) operation = tandem_print_create_operation (report);

  bring_back_choice (window, operation, report);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), NULL);
}

static void
report_made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) window = data;
  g_autoptr (GError) error = NULL;
  Request *request = tandem_store_run_get_data (result);

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      show_failure (window, error);
      return;
    }
  if (gtk_window_get_application (GTK_WINDOW (window)))
    ask_for_printer (window, request->report);
}

/**
 * tandem_print_report:
 * @window: a window with a file
 * @name: a report of the catalogue
 * @parameters: (nullable): an `a{sv}`; the report's function says what it takes
 *
 * Makes a report in the background, then asks for the printer.
 */
void
tandem_print_report (TandemWindow *window, const char *name, GVariant *parameters)
{
  TandemWorkspace *workspace = tandem_window_get_workspace (window);
  Request *request;

  g_return_if_fail (workspace != NULL && name != NULL);

  request = g_new0 (Request, 1);
  request->name = g_strdup (name);
  request->parameters = g_variant_ref_sink (parameters ? parameters : g_variant_new ("a{sv}", NULL));
  request->person_id = tandem_store_get_person_id (tandem_workspace_get_store (workspace));
  tandem_store_run_async (tandem_workspace_get_store (workspace), TANDEM_STORE_ANALYSE, make_report_cb, request, free_request, NULL,
                          report_made_cb, g_object_ref (window));
}

static void
print_report_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GVariant) parameters = NULL;
  const char *name;

  g_variant_get (parameter, "(&s@a{sv})", &name, &parameters);
  if (tandem_window_get_workspace (window))
    tandem_print_report (window, name, parameters);
}

/**
 * tandem_print_add_actions:
 *
 * Gives the window what tandem_page_print_report() asks for.
 */
void
tandem_print_add_actions (TandemWindow *window)
{
  static const GActionEntry entries[] = { { "print-report", print_report_cb, "(sa{sv})" } };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

/* --- what a page made itself --------------------------------------------------------------------------------------- */

static void
printer_print (TandemPrinter *printer, TandemReport *report)
{
  ask_for_printer (TANDEM_WINDOW (printer), report);
}

static void
printer_show_failure (TandemPrinter *printer, const GError *error)
{
  show_failure (TANDEM_WINDOW (printer), error);
}

void
tandem_print_printer_iface_init (TandemPrinterInterface *iface)
{
  iface->print = printer_print;
  iface->show_failure = printer_show_failure;
}
