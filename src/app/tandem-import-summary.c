/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-summary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-format.h"
#include "widgets/tandem-page.h"

#define MAX_SHOWN 200

/**
 * TandemImportSummary:
 *
 * The four counts of a run, and the refused rows with their reasons, which can be saved as a sheet.
 */
struct _TandemImportSummary {
  AdwBin parent_instance;

  TandemImportJob *job;
};

G_DEFINE_FINAL_TYPE (TandemImportSummary, tandem_import_summary, ADW_TYPE_BIN)

static const struct {
  const char *title;
  const char *subtitle;
} outcomes[TANDEM_IMPORT_N_OUTCOMES] = {
  [TANDEM_IMPORT_CREATED] = { N_ ("Created"), N_ ("New contacts, and companies of rows without a person") },
  [TANDEM_IMPORT_UPDATED] = { N_ ("Updated"), N_ ("Who was there already, and was completed or changed") },
  [TANDEM_IMPORT_SKIPPED]
  = { N_ ("Skipped"), N_ ("Who is there already with nothing to add, rows left out, and empty rows") },
  [TANDEM_IMPORT_REFUSED] = { N_ ("Refused"), N_ ("Saved with their reasons, they can be mended and imported again") },
  [TANDEM_IMPORT_CONFLICT] = { N_ ("Conflicts"), N_ ("Left out, as they were not decided") },
};

/* The button stands before the count, which so is below the others. */
static GtkWidget *
make_count_row (TandemImportJob *job, TandemImportOutcome outcome, GtkWidget *button)
{
  GtkWidget *row = adw_action_row_new ();
  guint64 n = tandem_import_job_get_count (job, outcome);
  g_autofree char *text = tandem_format_count ((gint64) n);
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (outcomes[outcome].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (outcomes[outcome].subtitle));
  gtk_widget_add_css_class (label, "title-3");
  gtk_widget_add_css_class (label, "numeric");
  if (outcome == TANDEM_IMPORT_REFUSED && n > 0)
    gtk_widget_add_css_class (label, "error");
  else if (n == 0)
    gtk_widget_add_css_class (label, "dimmed");
  if (button)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/* --- the refused rows ---------------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_import_job_save_refused_finish (TANDEM_IMPORT_JOB (object), result, &error))
    tandem_page_show_error (widget, _ ("The rows were not saved"), error);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file)
    tandem_import_job_save_refused_async (g_object_get_data (object, "job"), file, NULL, saved_cb,
                                          g_object_ref (widget));
}

static void
save_clicked_cb (TandemImportSummary *self)
{
  tandem_import_summary_save_refused (GTK_WIDGET (self), self->job);
}

static GtkWidget *
make_save_button (TandemImportSummary *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Save rows…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Save the refused rows with their reasons, to mend and import again"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
tandem_import_summary_dispose (GObject *object)
{
  g_clear_object (&TANDEM_IMPORT_SUMMARY (object)->job);
  G_OBJECT_CLASS (tandem_import_summary_parent_class)->dispose (object);
}

static void
tandem_import_summary_class_init (TandemImportSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_import_summary_dispose;
}

static void
tandem_import_summary_init (TandemImportSummary *self)
{
}

/**
 * tandem_import_summary_set_job:
 * @job: one whose run is over
 */
void
tandem_import_summary_set_job (TandemImportSummary *self, TandemImportJob *job)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_set_object (&self->job, job);
  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    if (i < TANDEM_IMPORT_REFUSED || tandem_import_job_get_count (job, i) > 0)
      {
        GtkWidget *button = i == TANDEM_IMPORT_REFUSED ? make_save_button (self) : NULL;

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_count_row (job, i, button));
      }
  adw_bin_set_child (ADW_BIN (self), group);
}

/**
 * tandem_import_summary_save_refused:
 * @widget: in whose window the place is asked for
 * @job: one whose file is staged
 *
 * Asks where its refused rows shall be kept, and writes them there.
 */
void
tandem_import_summary_save_refused (GtkWidget *widget, TandemImportJob *job)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save refused rows"));
  /* Translators: proposed name of a file; keep the ending */
  gtk_file_dialog_set_initial_name (dialog, _ ("Refused rows.csv"));
  g_object_set_data_full (G_OBJECT (dialog), "job", g_object_ref (job), g_object_unref);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, place_chosen_cb,
                        g_object_ref (widget));
}

/**
 * tandem_import_summary_add_up:
 *
 * Returns: (transfer full): "2,108 + 214 + 61 + 22 = 2,405 rows, as in the file", with the conflicts where there are any
 */
char *
tandem_import_summary_add_up (TandemImportJob *job)
{
  g_autofree char *rows = tandem_format_count ((gint64) tandem_import_job_get_n_rows (job));
  g_autoptr (GString) sum = g_string_new (NULL);

  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    {
      guint64 n = tandem_import_job_get_count (job, i);
      g_autofree char *count = tandem_format_count ((gint64) n);

      if (i < TANDEM_IMPORT_CONFLICT || n > 0)
        g_string_append_printf (sum, "%s%s", i > 0 ? " + " : "", count);
    }
  /* Translators: a sum of numbers, as 2 + 0 + 1, and what it comes to: the rows of the file */
  return g_strdup_printf (_ ("%s = %s rows, as in the file."), sum->str, rows);
}
