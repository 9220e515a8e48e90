/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-campaign-chooser.h"
#include "app/tandem-import-summary.h"
#include "app/tandem-mapping-list.h"
#include "app/tandem-reading-bar.h"
#include "app/tandem-sheet-row.h"
#include "app/tandem-window-undo.h"
#include "app/tandem-window.h"
#include "base/tandem-format.h"
#include "exchange/tandem-import-job.h"

#define PROGRESS_INTERVAL 100   /* milliseconds */

/**
 * TandemImportDialog:
 *
 * From a sheet to contacts in three steps: how the file is read, what its columns are, what would happen. Nothing is
 * changed before the last button; the counts that it shows are those of the import itself, done and rolled back.
 */
struct _TandemImportDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  GFile *file;
  TandemImportPreview *preview;
  GCancellable *reading;
  TandemImportJob *job;
  GCancellable *running;
  gboolean dry_run;
  guint tick;
  gint64 started;

  AdwNavigationView *view;
  AdwStatusPage *file_page;
  GtkWidget *file_button;
  AdwWindowTitle *read_title;
  TandemReadingBar *reading_bar;
  GtkColumnView *sheet_view;
  GtkLabel *read_label;
  GtkWidget *read_button;
  AdwWindowTitle *columns_title;
  TandemMappingList *mapping_list;
  GtkLabel *columns_label;
  GtkWidget *columns_button;
  AdwComboRow *mode_row;
  TandemCampaignChooser *campaign_row;
  AdwComboRow *date_row;
  GtkWidget *check_spinner;
  TandemImportSummary *check_summary;
  GtkLabel *check_label;
  GtkWidget *import_button;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  GtkWidget *cancel_button;
  AdwWindowTitle *result_title;
  TandemImportSummary *result_summary;
  GtkLabel *result_label;
  GtkWidget *undo_import_button;
  GtkWidget *show_button;
};

G_DEFINE_FINAL_TYPE (TandemImportDialog, tandem_import_dialog, ADW_TYPE_DIALOG)

/* --- pages --------------------------------------------------------------------------------------------------------- */

static const char *
get_tag (TandemImportDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  return page ? adw_navigation_page_get_tag (page) : NULL;
}

/* Enter is the suggested button of the page. */
static void
page_changed_cb (TandemImportDialog *self)
{
  const struct {
    const char *tag;
    GtkWidget *button;
  } suggested[] = {
    { "file", self->file_button },     { "read", self->read_button },       { "columns", self->columns_button },
    { "check", self->import_button },  { "progress", self->cancel_button }, { "result", self->show_button },
  };

  for (guint i = 0; i < G_N_ELEMENTS (suggested); i++)
    if (g_strcmp0 (get_tag (self), suggested[i].tag) == 0)
      {
        adw_dialog_set_default_widget (ADW_DIALOG (self), suggested[i].button);
        gtk_widget_grab_focus (suggested[i].button);
      }
}

static void
show_page (TandemImportDialog *self, const char *tag)
{
  if (g_strcmp0 (get_tag (self), tag) != 0)
    adw_navigation_view_push_by_tag (self->view, tag);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

static char *
describe_reading (TandemImportDialog *self)
{
  TandemHeaderMap *map = self->preview->map;
  const char *program = tandem_import_program_name (map->program);
  g_autofree char *columns = tandem_format_count (map->n_columns);
  /* Translators: %s is a number */
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%s column.", "%s columns.", map->n_columns), columns);
  if (map->has_header)
    {
      guint64 at = g_array_index (self->preview->lines, guint64, map->preamble);
      g_autofree char *line = tandem_format_count ((gint64) at);

      g_string_append_c (text, ' ');
      /* Translators: %s is a line number */
      g_string_append_printf (text, _ ("The headers are in line %s."), line);
    }
  if (program)
    {
      g_string_append_c (text, ' ');
      /* Translators: %s is a program, as Outlook */
      g_string_append_printf (text, _ ("The file looks as %s writes it."), program);
    }
  if (self->preview->encoding == NULL)
    return g_string_free (text, FALSE);
  g_string_append_c (text, ' ');
  g_string_append (text, self->preview->replaced > 0 ? _ ("Some letters have no meaning in this encoding: choose another.")
                                                     : _ ("Rows with accents come first, so that a wrong encoding shows at once."));
  return g_string_free (text, FALSE);
}

static void
mapping_changed_cb (TandemImportDialog *self)
{
  guint left_out = tandem_mapping_list_count_left_out (self->mapping_list);
  gboolean can_go_on = tandem_mapping_list_names_anyone (self->mapping_list);
  g_autofree char *count = tandem_format_count (left_out);
  g_autofree char *text = NULL;

  if (!can_go_on)
    text = g_strdup (_ ("Say which column holds a name, an e-mail or a phone number, to go on."));
  else if (left_out > 0)
    text = g_strdup_printf (ngettext ("%s column is left out.", "%s columns are left out.", left_out), count);
  else
    text = g_strdup (_ ("Every column is taken."));
  gtk_label_set_label (self->columns_label, text);
  gtk_widget_set_sensitive (self->columns_button, can_go_on);
}

/* The first page again, with what was wrong in the place of its invitation. */
static void
show_failure (TandemImportDialog *self, const char *sentence)
{
  g_autofree char *text = g_markup_escape_text (sentence, -1);

  adw_status_page_set_icon_name (self->file_page, "dialog-warning-symbolic");
  adw_status_page_set_title (self->file_page, _ ("This file can’t be imported"));
  adw_status_page_set_description (self->file_page, text);
  gtk_button_set_label (GTK_BUTTON (self->file_button), _ ("_Choose another file…"));
  adw_navigation_view_pop_to_tag (self->view, "file");
  page_changed_cb (self);
}

static void
preview_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read_finish (result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (preview == NULL || preview->map->n_columns == 0)
    {
      show_failure (self, error ? error->message : _ ("There is nothing in this file."));
      return;
    }
  tandem_mapping_list_set_preview (self->mapping_list, preview);
  g_clear_pointer (&self->preview, tandem_import_preview_free);
  self->preview = g_steal_pointer (&preview);
  tandem_reading_bar_show (self->reading_bar, self->preview);
  tandem_sheet_row_show_preview (self->sheet_view, self->preview);
  text = describe_reading (self);
  gtk_label_set_label (self->read_label, text);
  mapping_changed_cb (self);
  gtk_widget_set_sensitive (self->read_button, TRUE);
  show_page (self, "read");
}

static void
read_file (TandemImportDialog *self, const TandemReaderOptions *options)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gtk_widget_set_sensitive (self->read_button, FALSE);
  tandem_import_preview_read_async (self->file, options, self->reading, preview_read_cb, g_object_ref (self));
}

static void
reading_changed_cb (TandemImportDialog *self)
{
  TandemReaderOptions options = tandem_reading_bar_get_options (self->reading_bar);

  read_file (self, &options);
}

/* --- running ------------------------------------------------------------------------------------------------------- */

static TandemImportJob *
make_job (TandemImportDialog *self)
{
  static const TandemDateOrder orders[]
      = { TANDEM_DATE_ORDER_UNKNOWN, TANDEM_DATE_ORDER_DAY_FIRST, TANDEM_DATE_ORDER_MONTH_FIRST };
  TandemImportOptions options = { { self->preview->encoding, self->preview->delimiter, NULL, self->preview->sheet } };

  options.mode = adw_combo_row_get_selected (self->mode_row) == 1 ? TANDEM_IMPORT_CREATE_ONLY : TANDEM_IMPORT_FILL_BLANKS;
  options.date_order = orders[MIN (adw_combo_row_get_selected (self->date_row), 2)];
  options.campaign_id = tandem_campaign_chooser_get_id (self->campaign_row);
  return tandem_import_job_new (self->file, self->preview->map, &options);
}

static gboolean
tick_cb (gpointer data)
{
  TandemImportDialog *self = data;
  TandemImportProgress progress;
  double seconds = (double) (g_get_monotonic_time () - self->started) / G_USEC_PER_SEC;
  g_autofree char *rows = NULL, *rate = NULL, *text = NULL;

  tandem_import_job_get_progress (self->job, &progress);
  rows = tandem_format_count ((gint64) progress.rows);
  rate = tandem_format_count (seconds > 0 ? (gint64) ((double) progress.rows / seconds) : 0);
  /* Translators: both are numbers */
  text = g_strdup_printf (_ ("%s rows, %s a second"), rows, rate);
  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 progress.size > 0 ? MIN (1, (double) progress.bytes / (double) progress.size) : 0);
  return G_SOURCE_CONTINUE;
}

static void
show_check (TandemImportDialog *self)
{
  guint64 n = tandem_import_job_get_count (self->job, TANDEM_IMPORT_CREATED)
              + tandem_import_job_get_count (self->job, TANDEM_IMPORT_UPDATED);
  g_autofree char *count = tandem_format_count ((gint64) n);
  g_autofree char *sum = tandem_import_summary_add_up (self->job);
  /* Translators: %s is a number of contacts */
  g_autofree char *label = g_strdup_printf (_ ("_Import %s"), count);

  gtk_widget_set_visible (self->check_spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->check_summary), TRUE);
  tandem_import_summary_set_job (self->check_summary, self->job);
  gtk_label_set_label (self->check_label, n > 0 ? sum : _ ("There is nothing to import: everything is there already, or refused."));
  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_widget_set_sensitive (self->import_button, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->date_row),
                          tandem_import_job_get_date_order (self->job) == TANDEM_DATE_ORDER_AMBIGUOUS
                              || adw_combo_row_get_selected (self->date_row) != 0);
  if (g_strcmp0 (get_tag (self), "check") == 0 && n > 0)
    gtk_widget_grab_focus (self->import_button);
}

static void
show_result (TandemImportDialog *self, const char *title, const char *text, gboolean done)
{
  adw_window_title_set_title (self->result_title, title);
  gtk_label_set_label (self->result_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->result_summary), done);
  gtk_widget_set_visible (self->undo_import_button, done);
  gtk_widget_set_visible (self->show_button, done);
  if (done)
    tandem_import_summary_set_job (self->result_summary, self->job);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  show_page (self, "result");
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = tandem_import_job_run_finish (TANDEM_IMPORT_JOB (object), result, &error);

  /* Another run has taken its place, or the dialog is gone. */
  if (TANDEM_IMPORT_JOB (object) != self->job)
    return;
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->dry_run && done)
    show_check (self);
  else if (self->dry_run && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_widget_set_visible (self->check_spinner, FALSE);
      gtk_label_set_label (self->check_label, error->message);
    }
  else if (!self->dry_run && done)
    {
      g_autofree char *sum = tandem_import_summary_add_up (self->job);

      show_result (self, _ ("Imported"), sum, TRUE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
      adw_navigation_view_pop_to_tag (self->view, "check");
    }
  else if (!self->dry_run)
    show_result (self, _ ("Nothing was changed"), error->message, FALSE);
}

static void
run (TandemImportDialog *self, gboolean dry_run)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_object (&self->job);
  self->running = g_cancellable_new ();
  self->job = make_job (self);
  self->dry_run = dry_run;
  self->started = g_get_monotonic_time ();
  tandem_import_job_run_async (self->job, store, dry_run, self->running, ran_cb, g_object_ref (self));
}

static void
check (TandemImportDialog *self)
{
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->import_button), _ ("_Import"));
  gtk_widget_set_visible (self->check_spinner, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->check_summary), FALSE);
  gtk_label_set_label (self->check_label, _ ("Counting what would happen…"));
  run (self, TRUE);
}

static void
policy_changed_cb (TandemImportDialog *self)
{
  if (self->preview && g_strcmp0 (get_tag (self), "check") == 0)
    check (self);
}

/* --- buttons ------------------------------------------------------------------------------------------------------- */

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  /* The dialog may have been closed meanwhile. */
  if (file && self->workspace)
    tandem_import_dialog_set_file (self, file);
}

static void
choose_clicked_cb (TandemImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import contacts"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb, g_object_ref (self));
}

static gboolean
dropped_cb (TandemImportDialog *self, const GValue *value)
{
  if (!adw_dialog_get_can_close (ADW_DIALOG (self)))
    return FALSE;
  tandem_import_dialog_set_file (self, g_value_get_object (value));
  return TRUE;
}

static void
read_clicked_cb (TandemImportDialog *self)
{
  show_page (self, "columns");
}

static void
columns_clicked_cb (TandemImportDialog *self)
{
  check (self);
  show_page (self, "check");
}

static void
import_clicked_cb (TandemImportDialog *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  run (self, FALSE);
  tick_cb (self);
  self->tick = g_timeout_add (PROGRESS_INTERVAL, tick_cb, self);
  show_page (self, "progress");
}

static void
cancel_clicked_cb (TandemImportDialog *self)
{
  g_cancellable_cancel (self->running);
}

/* Escape while it runs: nothing is changed. */
static void
close_attempt_cb (TandemImportDialog *self)
{
  g_cancellable_cancel (self->running);
}

/* This import, not what was done last: something may have been changed meanwhile, or the import undone. */
static void
undo_clicked_cb (TandemImportDialog *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (TANDEM_IS_WINDOW (window))
    tandem_window_undo_set (TANDEM_WINDOW (window), tandem_import_job_get_set_id (self->job));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show_clicked_cb (TandemImportDialog *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (TANDEM_IS_WINDOW (window))
    tandem_window_show_page (TANDEM_WINDOW (window), "contacts");
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tandem_import_dialog_closed (AdwDialog *dialog)
{
  TandemImportDialog *self = TANDEM_IMPORT_DIALOG (dialog);

  g_cancellable_cancel (self->reading);
  if (self->dry_run)
    g_cancellable_cancel (self->running);
}

static void
tandem_import_dialog_dispose (GObject *object)
{
  TandemImportDialog *self = TANDEM_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->running);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_DIALOG);
  g_clear_pointer (&self->preview, tandem_import_preview_free);
  g_clear_object (&self->file);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemImportDialog, name)
  BIND (view);
  BIND (file_page);
  BIND (file_button);
  BIND (read_title);
  BIND (reading_bar);
  BIND (sheet_view);
  BIND (read_label);
  BIND (read_button);
  BIND (columns_title);
  BIND (mapping_list);
  BIND (columns_label);
  BIND (columns_button);
  BIND (mode_row);
  BIND (campaign_row);
  BIND (date_row);
  BIND (check_spinner);
  BIND (check_summary);
  BIND (check_label);
  BIND (import_button);
  BIND (progress_bar);
  BIND (progress_label);
  BIND (cancel_button);
  BIND (result_title);
  BIND (result_summary);
  BIND (result_label);
  BIND (undo_import_button);
  BIND (show_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, policy_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
}

static void
tandem_import_dialog_class_init (TandemImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_CAMPAIGN_CHOOSER);
  g_type_ensure (TANDEM_TYPE_IMPORT_SUMMARY);
  g_type_ensure (TANDEM_TYPE_MAPPING_LIST);
  g_type_ensure (TANDEM_TYPE_READING_BAR);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = tandem_import_dialog_closed;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/app/tandem-import-dialog.ui");
  bind_template (widget_class);
}

static void
tandem_import_dialog_init (TandemImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  page_changed_cb (self);
}

/**
 * tandem_import_dialog_new:
 * @workspace: the file to import into
 *
 * Returns: (transfer floating): a dialog that asks for a sheet
 */
AdwDialog *
tandem_import_dialog_new (TandemWorkspace *workspace)
{
  TandemImportDialog *self = g_object_new (TANDEM_TYPE_IMPORT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  tandem_campaign_chooser_load (self->campaign_row, tandem_workspace_get_store (workspace));
  return ADW_DIALOG (self);
}

/**
 * tandem_import_dialog_set_file:
 * @file: a sheet
 *
 * Reads the sheet and shows it.
 */
void
tandem_import_dialog_set_file (TandemImportDialog *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: %s is the name of a file */
  g_autofree char *read = g_strdup_printf (_ ("Step 1 of 3 · %s"), name);
  /* Translators: %s is the name of a file */
  g_autofree char *columns = g_strdup_printf (_ ("Step 2 of 3 · %s"), name);

  g_return_if_fail (TANDEM_IS_IMPORT_DIALOG (self) && G_IS_FILE (file));
  g_set_object (&self->file, file);
  adw_window_title_set_subtitle (self->read_title, read);
  adw_window_title_set_subtitle (self->columns_title, columns);
  adw_navigation_view_pop_to_tag (self->view, "file");
  read_file (self, NULL);
}
