/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-duplicates-print.h"

#include <glib/gi18n-lib.h>

#include "report/tandem-report-context.h"
#include "widgets/tandem-printer.h"

struct _TandemDuplicatesPrint {
  GtkWidget *page;
  TandemWorkspace *workspace;
  gint64 person_id;
  char *count;
  GPtrArray *lines; /* GStrv: title and description of a group, or the cells of a pair */
  TandemReportContext *context;
};

#define N_GROUP_TEXTS 2

static void
free_print (TandemDuplicatesPrint *self)
{
  g_object_unref (self->page);
  g_object_unref (self->workspace);
  g_free (self->count);
  g_ptr_array_unref (self->lines);
  g_clear_pointer (&self->context, tandem_report_context_free);
  g_free (self);
}

/**
 * tandem_duplicates_print_new:
 * @count: how many pairs there are, in words
 *
 * Returns: (transfer full): what is to be filled, then printed with tandem_duplicates_print_run()
 */
TandemDuplicatesPrint *
tandem_duplicates_print_new (GtkWidget *page, TandemWorkspace *workspace, const char *count)
{
  TandemDuplicatesPrint *self = g_new0 (TandemDuplicatesPrint, 1);

  self->page = g_object_ref (page);
  self->workspace = g_object_ref (workspace);
  self->person_id = tandem_workspace_get_person_id (workspace);
  self->count = g_strdup (count);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
tandem_duplicates_print_add_group (TandemDuplicatesPrint *self, const char *title, const char *description)
{
  g_ptr_array_add (self->lines, g_strdupv ((char *[]) { (char *) title, (char *) description, NULL }));
}

void
tandem_duplicates_print_add_pair (TandemDuplicatesPrint *self, const TandemDuplicateRow *row)
{
  g_ptr_array_add (self->lines, g_strdupv ((char *[]) { row->names[0], row->names[1], row->why, NULL }));
}

static TandemReport *
make_report (TandemDuplicatesPrint *self)
{
  TandemReport *report = tandem_report_context_start_report (self->context, _ ("Duplicates"), self->count);
  TandemReportTable *table = tandem_report_add_table (report, _ ("No duplicates were found."));

  tandem_report_table_add_column (table, C_ ("duplicates", "Record"), 30, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("duplicates", "Looks like"), 30, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("duplicates", "Why"), 40, TANDEM_REPORT_ALIGN_START);
  for (guint i = 0; i < self->lines->len; i++)
    {
      GStrv line = self->lines->pdata[i];

      if (g_strv_length (line) == N_GROUP_TEXTS)
        tandem_report_table_add_group (table, line[0], line[1]);
      else
        tandem_report_table_add_row (table, (const char *const *) line);
    }
  return report;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemDuplicatesPrint *self = data;

  self->context = tandem_report_context_load (connection, self->person_id, error);
  return self->context != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  TandemDuplicatesPrint *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemReport) report = NULL;

  if (tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      report = make_report (self);
      tandem_printer_print (self->page, report);
    }
  else
    tandem_printer_show_failure (self->page, error);
  free_print (self);
}

/**
 * tandem_duplicates_print_run:
 * @self: (transfer full):
 *
 * Asks for a printer, and prints there what was added.
 */
void
tandem_duplicates_print_run (TandemDuplicatesPrint *self)
{
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, load_cb, self, NULL,
                          tandem_workspace_get_cancellable (self->workspace), loaded_cb, self);
}
