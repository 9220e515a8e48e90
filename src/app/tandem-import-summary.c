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
  [TANDEM_IMPORT_CREATED] = { N_ ("Created"), N_ ("New contacts") },
  [TANDEM_IMPORT_UPDATED] = { N_ ("Updated"), N_ ("There already, and something was missing") },
  [TANDEM_IMPORT_SKIPPED] = { N_ ("Skipped"), N_ ("There already with nothing to add, or an empty row") },
  [TANDEM_IMPORT_REFUSED] = { N_ ("Refused"), N_ ("Listed below with the reason") },
  [TANDEM_IMPORT_CONFLICT] = { N_ ("Conflicts"), N_ ("It takes a person to tell who this is") },
};

static GtkWidget *
make_count_row (TandemImportJob *job, TandemImportOutcome outcome)
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
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/* --- the refused rows ---------------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportSummary) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    tandem_page_show_error (GTK_WIDGET (self), _ ("The rows were not saved"), error);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportSummary) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return;
  text = tandem_import_job_write_refusals (self->job);
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, saved_cb, g_object_ref (self));
}

static void
save_clicked_cb (TandemImportSummary *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save refused rows"));
  /* Translators: proposed name of a file; keep the ending */
  gtk_file_dialog_set_initial_name (dialog, _ ("Refused rows.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, place_chosen_cb,
                        g_object_ref (self));
}

static char *
join_filled (const GStrv cells)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **cell = cells; *cell; cell++)
    if (**cell)
      {
        g_autofree char *isolated = tandem_format_isolate (*cell);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", isolated);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_refused_row (const TandemImportRefusal *refusal)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = tandem_format_count ((gint64) refusal->line);
  g_autofree char *cells = join_filled (refusal->cells);
  /* Translators: the first %s is a line number, the second a sentence */
  g_autofree char *title = g_strdup_printf (_ ("Line %s: %s"), line, refusal->reason);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cells);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  return row;
}

static GtkWidget *
make_refused_group (TandemImportSummary *self, GPtrArray *refusals)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Save rows…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Save the refused rows with their reasons, to mend and import again"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Refused rows"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  for (guint i = 0; i < MIN (refusals->len, MAX_SHOWN); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_refused_row (g_ptr_array_index (refusals, i)));
  if (refusals->len > MAX_SHOWN)
    {
      g_autofree char *count = tandem_format_count (refusals->len - MAX_SHOWN);
      /* Translators: %s is a number */
      g_autofree char *text = g_strdup_printf (
          ngettext ("%s more row is in the saved file", "%s more rows are in the saved file", refusals->len - MAX_SHOWN), count);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
    }
  return group;
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();
  GPtrArray *refusals = tandem_import_job_get_refusals (job);

  g_set_object (&self->job, job);
  for (guint i = 0; i < TANDEM_IMPORT_N_OUTCOMES; i++)
    if (i < TANDEM_IMPORT_REFUSED || tandem_import_job_get_count (job, i) > 0)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_count_row (job, i));
  gtk_box_append (GTK_BOX (box), group);
  if (refusals->len > 0)
    gtk_box_append (GTK_BOX (box), make_refused_group (self, refusals));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * tandem_import_summary_add_up:
 *
 * Returns: (transfer full): "2,108 + 214 + 61 + 22 = 2,405 rows, as in the file"
 */
char *
tandem_import_summary_add_up (TandemImportJob *job)
{
  g_autofree char *created = tandem_format_count ((gint64) tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED));
  g_autofree char *updated = tandem_format_count ((gint64) tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED));
  g_autofree char *skipped = tandem_format_count ((gint64) tandem_import_job_get_count (job, TANDEM_IMPORT_SKIPPED));
  g_autofree char *refused = tandem_format_count ((gint64) tandem_import_job_get_count (job, TANDEM_IMPORT_REFUSED));
  g_autofree char *rows = tandem_format_count ((gint64) tandem_import_job_get_n_rows (job));

  /* Translators: a sum: created, updated, skipped and refused rows, and the rows of the file */
  return g_strdup_printf (_ ("%s + %s + %s + %s = %s rows, as in the file."), created, updated, skipped, refused, rows);
}
