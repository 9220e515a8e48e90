/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-figures-counts.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "exchange/tandem-refused-sheet.h"
#include "widgets/tandem-page.h"

#define MAX_REFUSALS 100 /* whoever has more has the wrong file, or the wrong columns */

enum { N_TOTALS = TANDEM_DAY_N_OUTCOMES, N_REFUSED, N_ROWS };

/**
 * TandemFiguresCounts:
 *
 * A row for each way in which a day ends; the refused rows open to their reasons, and can be saved with them.
 */
struct _TandemFiguresCounts {
  AdwPreferencesGroup parent_instance;

  GtkWidget *rows[N_ROWS];
  GtkLabel *labels[N_ROWS];
  GPtrArray *refusals; /* rows in the last, unowned */
  TandemRefusedSheet *sheet; /* what is refused, to be saved; NULL while nothing is shown */
};

G_DEFINE_FINAL_TYPE (TandemFiguresCounts, tandem_figures_counts, ADW_TYPE_PREFERENCES_GROUP)

static const struct {
  guint place;
  const char *title, *subtitle;
} words[N_ROWS] = {
  { TANDEM_DAY_CREATED, N_ ("New days"), N_ ("The campaign has no figures of them yet") },
  { TANDEM_DAY_UPDATED, N_ ("Changed"), N_ ("They get what the file says") },
  { TANDEM_DAY_KEPT, N_ ("Kept"), N_ ("Other figures are there already, and stay") },
  { TANDEM_DAY_SAME, N_ ("The same"), N_ ("The file says what is there") },
  { N_TOTALS, N_ ("Rows of totals"), N_ ("Left out: other rows count the same") },
  { N_REFUSED, N_ ("Refused"), N_ ("Rows that say nothing of a day, or no number") },
};

/* --- saving what is refused ---------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_refused_sheet_save_finish (result, &error))
    tandem_page_show_error (widget, _ ("The rows were not saved"), error);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file)
    tandem_refused_sheet_save_async (g_object_get_data (object, "sheet"), file, NULL, saved_cb, g_object_ref (widget));
}

static void
save_clicked_cb (TandemFiguresCounts *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save refused rows"));
  /* Translators: proposed name of a file; keep the ending */
  gtk_file_dialog_set_initial_name (dialog, _ ("Refused rows.csv"));
  g_object_set_data_full (G_OBJECT (dialog), "sheet", tandem_refused_sheet_ref (self->sheet),
                          (GDestroyNotify) tandem_refused_sheet_unref);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, place_chosen_cb,
                        g_object_ref (self));
}

static GtkWidget *
make_save_button (TandemFiguresCounts *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Save rows…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Save the refused rows with their reasons"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* --- the rows ------------------------------------------------------------------------------------------------------ */

static void
add_row (TandemFiguresCounts *self, guint i)
{
  guint place = words[i].place;
  GtkWidget *row = place == N_REFUSED ? adw_expander_row_new () : adw_action_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (words[i].title));
  if (place == N_REFUSED)
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _ (words[i].subtitle));
      adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), label);
      adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), make_save_button (self));
    }
  else
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (words[i].subtitle));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  self->rows[place] = row;
  self->labels[place] = GTK_LABEL (label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_count (TandemFiguresCounts *self, guint place, guint64 n)
{
  g_autofree char *text = tandem_format_count ((gint64) n);
  const char *const css_classes[] = { "title-3", "numeric",
                                      n == 0               ? "dimmed"
                                      : place == N_REFUSED ? "error"
                                                           : NULL,
                                      NULL };

  gtk_label_set_label (self->labels[place], text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->labels[place]), (const char **) css_classes);
}

static void
show_refusals (TandemFiguresCounts *self, GPtrArray *refusals)
{
  AdwExpanderRow *parent = ADW_EXPANDER_ROW (self->rows[N_REFUSED]);

  for (guint i = 0; i < self->refusals->len; i++)
    adw_expander_row_remove (parent, g_ptr_array_index (self->refusals, i));
  g_ptr_array_set_size (self->refusals, 0);
  for (guint i = 0; i < MIN (refusals->len, MAX_REFUSALS); i++)
    {
      const TandemImportRefusal *refusal = g_ptr_array_index (refusals, i);
      g_autofree char *number = tandem_format_count ((gint64) refusal->line);
      /* Translators: %s is the number of a line of a file */
      g_autofree char *line = g_strdup_printf (_ ("Line %s"), number);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), refusal->reason);
      adw_expander_row_add_row (parent, row);
      g_ptr_array_add (self->refusals, row);
    }
  adw_expander_row_set_enable_expansion (parent, refusals->len > 0);
}

static void
tandem_figures_counts_finalize (GObject *object)
{
  TandemFiguresCounts *self = TANDEM_FIGURES_COUNTS (object);

  g_ptr_array_unref (self->refusals);
  g_clear_pointer (&self->sheet, tandem_refused_sheet_unref);
  G_OBJECT_CLASS (tandem_figures_counts_parent_class)->finalize (object);
}

static void
tandem_figures_counts_class_init (TandemFiguresCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_figures_counts_finalize;
}

static void
tandem_figures_counts_init (TandemFiguresCounts *self)
{
  self->refusals = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("What would happen"));
  for (guint i = 0; i < N_ROWS; i++)
    add_row (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tandem_figures_counts_show:
 * @import: (nullable): one that has run; %NULL where nothing can be counted.
 */
void
tandem_figures_counts_show (TandemFiguresCounts *self, const TandemFiguresImport *import)
{
  g_clear_pointer (&self->sheet, tandem_refused_sheet_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), import != NULL);
  if (import == NULL)
    return;
  self->sheet = tandem_refused_sheet_new (import);
  for (guint i = 0; i < TANDEM_DAY_N_OUTCOMES; i++)
    show_count (self, i, import->days[i]);
  show_count (self, N_TOTALS, import->n_totals);
  show_count (self, N_REFUSED, import->refusals->len);
  gtk_widget_set_visible (self->rows[N_TOTALS], import->n_totals > 0);
  gtk_widget_set_visible (self->rows[N_REFUSED], import->refusals->len > 0);
  show_refusals (self, import->refusals);
}
