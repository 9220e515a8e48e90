/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a table shows goes into a file: its selection, or all that its filter lets through, in its order, with its columns. A
 * person says what kind of file and where; the store's own thread writes it. */
#include "widgets/tandem-record-table-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-file-name.h"
#include "exchange/tandem-export-fields.h"
#include "exchange/tandem-list-export.h"
#include "widgets/tandem-export-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-table-order.h"
#include "workspace/tandem-settings.h"

#define EXPORT     "tandem-export" /* of the dialog, while it asks */
#define LOOK_EVERY 200 /* ms; what is done before the first look is not told */

typedef struct {
  TandemRecordTable *table;
  TandemWorkspace *workspace;
  TandemListExport *job;
  GArray *ids;            /* NULL: to be listed by the order */
  TandemTableOrder order; /* its search and its condition are owned */
  TandemExportFormat format;
  char *path;
  GCancellable *cancellable;
  guint look_id;
} Export;

static void
export_free (Export *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_object_unref (self->table);
  g_object_unref (self->workspace);
  g_object_unref (self->job);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->order.search);
  g_clear_pointer (&self->order.condition, tandem_condition_unref);
  g_free (self->path);
  g_object_unref (self->cancellable);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* --- what is seen -------------------------------------------------------------------------------------------------- */

static void
add_columns (TandemListExport *job, TandemRecordTable *self)
{
  g_autoptr (GPtrArray) columns = tandem_record_table_list_columns (self);

  for (guint i = 0; i < columns->len; i++)
    {
      const TandemTableColumn *column = columns->pdata[i];

      if (column->value.field)
        tandem_list_export_add_own_column (job, column->value.field);
      else
        tandem_list_export_add_column (job, column->key, tandem_table_column_get_title (column));
    }
}

/* Groups are listed as they are; of any other order only the first may be on the screen yet. */
static Export *
export_new (TandemRecordTable *table, GArray *ids)
{
  Export *self = g_new0 (Export, 1);

  self->table = g_object_ref (table);
  self->workspace = g_object_ref (table->workspace);
  self->cancellable = g_cancellable_new ();
  self->job = tandem_list_export_new (table->kind->list, _ (table->kind->words.title),
                                      tandem_workspace_get_time_zone (table->workspace));
  add_columns (self->job, table);
  if (ids == NULL && tandem_record_list_get_sections (table->list))
    self->ids = tandem_record_table_list_ids (table, FALSE);
  else if (ids)
    self->ids = g_array_ref (ids);
  self->order.search = g_strdup (table->order.search);
  self->order.condition = table->order.condition ? tandem_condition_ref (table->order.condition) : NULL;
  self->order.sort = tandem_table_columns_get_sort (table->columns, &self->order.descending)->key;
  return self;
}

/* --- the run ------------------------------------------------------------------------------------------------------- */

static gboolean
look_cb (gpointer data)
{
  Export *self = data;

  tandem_record_table_show_work (self->table, tandem_list_export_get_n_done (self->job),
                                 tandem_list_export_get_n_all (self->job));
  return G_SOURCE_CONTINUE;
}

/* The page may have been closed meanwhile. */
static void
show_failure (Export *self, const GError *error)
{
  if (self->table->list && gtk_widget_get_root (GTK_WIDGET (self->table)))
    tandem_page_show_error (GTK_WIDGET (self->table), _ ("Nothing was exported"), error);
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = tandem_list_export_run_finish (self->job, result, &error);
  g_autofree char *count = tandem_record_table_say_count (self->table, tandem_list_export_get_n_all (self->job));
  /* Translators: %s is how many went out, as "3 contacts" */
  g_autofree char *text = g_strdup_printf (_ ("Exported: %s"), count);

  tandem_record_table_end_work (self->table, self->cancellable);
  if (!is_done)
    show_failure (self, error);
  else if (self->table->list)
    tandem_page_toast_file (GTK_WIDGET (self->table), text, self->path);
}

static void
run (Export *self)
{
  tandem_list_export_set_ids (self->job, self->ids);
  self->look_id = g_timeout_add (LOOK_EVERY, look_cb, self);
  g_set_object (&self->table->work_cancellable, self->cancellable);
  tandem_list_export_run_async (self->job, tandem_workspace_get_store (self->workspace), self->path, self->cancellable,
                                exported_cb, self);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  TandemTableOrder *order = tandem_table_order_list_finish (result, &error);

  if (order == NULL)
    {
      show_failure (self, error);
      return;
    }
  self->ids = g_steal_pointer (&order->ids);
  run (g_steal_pointer (&self));
}

/* --- where to ------------------------------------------------------------------------------------------------------ */

/* A name without an ending gets one, unless that would be another file. */
static char *
complete_path (const char *path, TandemExportFormat format)
{
  g_autofree char *whole = g_strconcat (path, tandem_export_format_get_ending (format), NULL);
  g_autofree char *name = g_path_get_basename (path);

  if (strchr (name, '.') == NULL && !g_file_test (whole, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&whole);
  return g_strdup (path);
}

static void
keep_folder (const char *path)
{
  g_autoptr (GSettings) settings = tandem_settings_new ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_settings_set_string (settings, "export-folder", folder);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file == NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_failure (self, error);
  if (file == NULL || g_file_peek_path (file) == NULL || self->table->list == NULL)
    return;
  self->path = complete_path (g_file_peek_path (file), self->format);
  keep_folder (self->path);
  if (self->ids)
    run (g_steal_pointer (&self));
  else
    {
      tandem_table_order_list_async (self->workspace, self->table->kind, &self->order, self->cancellable, listed_cb,
                                     self);
      g_steal_pointer (&self);
    }
}

/* "Contacts 2026-11-26.csv" */
static char *
make_name (Export *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (tandem_workspace_get_time_zone (self->workspace));
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree char *name = g_strdup_printf ("%s %s%s", _ (self->table->kind->words.title), today,
                                           tandem_export_format_get_ending (self->format));

  return tandem_file_name_clean (name);
}

static void
ask_for_place (Export *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GSettings) settings = tandem_settings_new ();
  g_autofree char *folder = g_settings_get_string (settings, "export-folder");
  g_autofree char *name = make_name (self);

  gtk_file_dialog_set_title (dialog, _ ("Export to a file"));
  gtk_file_dialog_set_initial_name (dialog, name);
  if (*folder && g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) last = g_file_new_for_path (folder);

      gtk_file_dialog_set_initial_folder (dialog, last);
    }
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->table))), NULL, place_chosen_cb,
                        self);
}

/* --- asking -------------------------------------------------------------------------------------------------------- */

static void
chosen_cb (TandemExportDialog *dialog, int format, gpointer data)
{
  Export *self = data;

  self->format = (TandemExportFormat) format;
  tandem_list_export_set_format (self->job, self->format);
}

static void
closed_cb (TandemExportDialog *dialog, gpointer data)
{
  Export *self = data;

  if (self->format < TANDEM_EXPORT_N_FORMATS && gtk_widget_get_root (GTK_WIDGET (self->table)))
    ask_for_place (g_object_steal_data (G_OBJECT (dialog), EXPORT));
}

/* "12 contacts matching “fer” · by Name", and what its filter lets through */
static char *
say_scope (TandemRecordTable *self, guint n_rows, gboolean is_selection)
{
  g_autofree char *scope = is_selection && n_rows == 1 ? tandem_record_table_say_count (self, n_rows)
                                                       : tandem_record_table_say_scope (self, n_rows, is_selection);
  g_autofree char *condition = NULL;

  if (is_selection || self->order.condition == NULL)
    return g_steal_pointer (&scope);
  condition = tandem_filter_describe (self->order.condition, self->workspace);
  return g_strdup_printf ("%s\n%s", scope, condition);
}

static void
ask (TandemRecordTable *self, GArray *ids)
{
  guint n_rows = ids ? ids->len : tandem_record_list_get_length (self->list);
  g_autofree char *scope = say_scope (self, n_rows, ids != NULL);
  TandemExportDialog *dialog;
  Export *export;

  if (n_rows == 0)
    {
      tandem_page_toast (GTK_WIDGET (self), _ ("There is nothing in this list to export"), FALSE);
      return;
    }
  export = export_new (self, ids);
  dialog = tandem_export_dialog_new (self->kind->list, scope);
  export->format = TANDEM_EXPORT_N_FORMATS;
  g_object_set_data_full (G_OBJECT (dialog), EXPORT, export, (GDestroyNotify) export_free);
  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), export);
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), export);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/**
 * tandem_record_table_export:
 * @id: a record, or 0
 *
 * Exports a record; or those selected where there are several; otherwise all that the table shows.
 */
void
tandem_record_table_export (TandemRecordTable *self, gint64 id)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (self->workspace != NULL);

  if (tandem_export_fields_list (self->kind->list) == NULL)
    return;
  if (id != 0)
    ids = g_array_append_val (g_array_new (FALSE, FALSE, sizeof (gint64)), id);
  else if (tandem_record_list_get_n_selected (self->list) >= TANDEM_RECORD_TABLE_MANY)
    ids = tandem_record_table_list_ids (self, TRUE);
  ask (self, ids);
}

/* Of the menu of a row, or of a selection. */
static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);
  g_autoptr (GArray) ids = tandem_record_table_list_ids (self, TRUE);

  if (ids->len > 0)
    ask (self, ids);
}

void
tandem_record_table_bind_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table.export", NULL, export_action);
}
