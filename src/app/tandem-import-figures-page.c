/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-figures-page.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-campaign-chooser.h"
#include "app/tandem-figures-columns.h"
#include "app/tandem-figures-counts.h"
#include "base/tandem-format.h"

/**
 * TandemImportFiguresPage:
 *
 * The daily figures of a campaign, from the report of a channel: whose they are, what its columns hold, and what would happen,
 * which is counted anew with each choice. Nothing is changed before the button.
 */
struct _TandemImportFiguresPage {
  AdwNavigationPage parent_instance;

  TandemImportSession *session;
  TandemFiguresMap *map; /* what the columns are, as the person has it; NULL while there is no file */
  gboolean is_stale;     /* the file was read anew since the columns were shown */
  GCancellable *running; /* the run whose answer is waited for */
  guint64 n_imported;    /* days */
  gboolean is_importing;
  gboolean is_untouched; /* no choice was made since the page came: what it leads to may have the focus */

  AdwWindowTitle *page_title;
  GtkWidget *choices_box;
  TandemCampaignChooser *campaign_row;
  AdwComboRow *there_row;
  AdwComboRow *date_row;
  TandemFiguresCounts *counts;
  TandemFiguresColumns *columns;
  GtkLabel *fact_label;
  GtkWidget *import_button;
};

/* One run, for counting or for good. */
typedef struct {
  TandemImportFiguresPage *page;
  TandemFiguresImport *import;
  GCancellable *cancellable;
} Run;

static void
free_run (Run *self)
{
  tandem_figures_import_free (self->import);
  g_object_unref (self->cancellable);
  g_object_unref (self->page);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, free_run)

static void tandem_import_figures_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportFiguresPage, tandem_import_figures_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_figures_page_iface_init))

/* --- what would happen --------------------------------------------------------------------------------------------- */

static guint64
count_days (const TandemFiguresImport *import)
{
  return import->days[TANDEM_DAY_CREATED] + import->days[TANDEM_DAY_UPDATED];
}

/* Returns: (nullable): what the person has to say before anything can be counted */
static const char *
find_lack (TandemImportFiguresPage *self)
{
  if (!tandem_figures_map_is_complete (self->map))
    return _ ("Say which column holds the day, and which the figures, to go on.");
  if (tandem_campaign_chooser_get_id (self->campaign_row) == 0)
    return _ ("Choose the campaign whose days these are, to go on.");
  return NULL;
}

static void
show_import (TandemImportFiguresPage *self, const TandemFiguresImport *import, const char *fact)
{
  guint64 n = import ? count_days (import) : 0;
  g_autofree char *count = tandem_format_count ((gint64) n);
  /* Translators: %s is a number */
  g_autofree char *label = g_strdup_printf (ngettext ("_Import %s day", "_Import %s days", n), count);

  tandem_figures_counts_show (self->counts, import);
  gtk_label_set_label (self->fact_label, fact);
  gtk_button_set_label (GTK_BUTTON (self->import_button), n > 0 ? label : _ ("_Import"));
  gtk_widget_set_sensitive (self->import_button, n > 0);
}

static void
show_counts (TandemImportFiguresPage *self, const TandemFiguresImport *import)
{
  gtk_widget_set_visible (GTK_WIDGET (self->date_row),
                          import->is_ambiguous || adw_combo_row_get_selected (self->date_row) != 0);
  if (import->is_ambiguous)
    show_import (self, NULL, _ ("Say how the days are to be read, to go on."));
  else if (count_days (import) == 0)
    show_import (self, import, _ ("There is nothing to import: everything is there already, or refused."));
  else
    show_import (self, import, _ ("Nothing is changed yet."));
  if (gtk_widget_get_sensitive (self->import_button) && self->is_untouched)
    tandem_import_step_suggest (TANDEM_IMPORT_STEP (self));
}

/* --- runs ---------------------------------------------------------------------------------------------------------- */

static TandemFiguresImport *
make_import (TandemImportFiguresPage *self)
{
  static const TandemDateOrder orders[]
      = { TANDEM_DATE_ORDER_UNKNOWN, TANDEM_DATE_ORDER_DAY_FIRST, TANDEM_DATE_ORDER_MONTH_FIRST };
  TandemFiguresImport *import = tandem_figures_import_new_read (tandem_import_session_get_file (self->session),
                                                                tandem_import_session_get_preview (self->session));
  guint order = MIN (adw_combo_row_get_selected (self->date_row), 2);
  TandemColumnTally *tally;

  tandem_figures_map_free (import->map);
  import->map = tandem_figures_map_copy (self->map);
  import->campaign_id = tandem_campaign_chooser_get_id (self->campaign_row);
  import->overwrites = adw_combo_row_get_selected (self->there_row) == 0;
  tally = &import->map->columns[tandem_figures_map_find (import->map, TANDEM_FIGURE_DAY)].tally;
  tally->is_set = order > 0;
  tally->date_order = orders[order];
  return import;
}

static void count (TandemImportFiguresPage *self);

static void
settle_import (TandemImportFiguresPage *self, const TandemFiguresImport *import, const GError *error)
{
  self->is_importing = FALSE;
  adw_dialog_set_can_close (ADW_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG)), TRUE);
  gtk_widget_set_sensitive (self->choices_box, TRUE);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), TRUE);
  if (error)
    {
      count (self);
      return;
    }
  self->n_imported = count_days (import);
  tandem_import_step_finish (TANDEM_IMPORT_STEP (self));
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Run) run = data;
  g_autoptr (GError) error = NULL;
  TandemImportFiguresPage *self = run->page;

  tandem_figures_import_run_finish (result, &error);
  /* Another run has taken its place, or the dialog is gone. */
  if (run->cancellable != self->running)
    return;
  g_clear_object (&self->running);
  if (self->is_importing)
    settle_import (self, run->import, error);
  else if (error)
    show_import (self, NULL, error->message);
  else
    show_counts (self, run->import);
}

static void
begin_run (TandemImportFiguresPage *self, gboolean dry_run)
{
  TandemWorkspace *workspace = tandem_import_session_get_workspace (self->session);
  Run *run = g_new0 (Run, 1);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->running = g_cancellable_new ();
  run->page = g_object_ref (self);
  run->import = make_import (self);
  run->cancellable = g_object_ref (self->running);
  tandem_figures_import_run_async (run->import, tandem_workspace_get_store (workspace), dry_run, self->running, ran_cb,
                                   run);
}

static void
count (TandemImportFiguresPage *self)
{
  const char *lack = find_lack (self);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  if (lack)
    show_import (self, NULL, lack);
  else
    begin_run (self, TRUE);
}

static void
choice_changed_cb (TandemImportFiguresPage *self)
{
  if (self->map == NULL || self->is_stale)
    return;
  if (gtk_widget_get_focus_child (self->choices_box))
    self->is_untouched = FALSE;
  count (self);
}

static void
import_clicked_cb (TandemImportFiguresPage *self)
{
  self->is_importing = TRUE;
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_widget_set_sensitive (self->choices_box, FALSE);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG)), FALSE);
  gtk_label_set_label (self->fact_label, _ ("Importing"));
  begin_run (self, FALSE);
}

/* --- the step ------------------------------------------------------------------------------------------------------ */

static void
read_cb (TandemImportFiguresPage *self, const GError *error)
{
  self->is_stale = TRUE;
}

static void
show_columns (TandemImportFiguresPage *self)
{
  TandemImportPreview *preview = tandem_import_session_get_preview (self->session);
  g_autoptr (TandemFiguresImport) import
      = tandem_figures_import_new_read (tandem_import_session_get_file (self->session), preview);
  g_autoptr (TandemFiguresMap) before = g_steal_pointer (&self->map);
  /* Translators: %s is the name of a file */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("Step 2 of 2 · %s"), tandem_import_session_get_file_name (self->session));

  adw_window_title_set_subtitle (self->page_title, subtitle);
  self->map = tandem_figures_map_copy (import->map);
  tandem_figures_columns_set_map (self->columns, self->map, preview);
  adw_combo_row_set_selected (self->date_row, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->date_row), FALSE);
  self->is_stale = FALSE;
}

static void
showing_cb (TandemImportFiguresPage *self)
{
  if (self->session == NULL || tandem_import_session_get_preview (self->session) == NULL)
    return;
  if (self->map == NULL || self->is_stale)
    show_columns (self);
  self->is_untouched = TRUE;
  count (self);
}

static void
tandem_import_figures_page_set_session (TandemImportStep *step, TandemImportSession *session)
{
  TandemImportFiguresPage *self = TANDEM_IMPORT_FIGURES_PAGE (step);

  self->session = g_object_ref (session);
  tandem_campaign_chooser_set_id (self->campaign_row, tandem_import_session_get_campaign (session));
  tandem_campaign_chooser_load (self->campaign_row,
                                tandem_workspace_get_store (tandem_import_session_get_workspace (session)));
  g_signal_connect_object (session, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
}

/* Where nobody said whose days they are, that has the focus, and Enter does nothing yet. */
static GtkWidget *
tandem_import_figures_page_get_suggested (TandemImportStep *step)
{
  TandemImportFiguresPage *self = TANDEM_IMPORT_FIGURES_PAGE (step);

  return tandem_import_session_get_campaign (self->session) == 0
                 && tandem_campaign_chooser_get_id (self->campaign_row) == 0
             ? GTK_WIDGET (self->campaign_row)
             : self->import_button;
}

static void
tandem_import_figures_page_iface_init (TandemImportStepInterface *iface)
{
  iface->set_session = tandem_import_figures_page_set_session;
  iface->get_suggested = tandem_import_figures_page_get_suggested;
}

static void
tandem_import_figures_page_dispose (GObject *object)
{
  TandemImportFiguresPage *self = TANDEM_IMPORT_FIGURES_PAGE (object);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_FIGURES_PAGE);
  g_clear_pointer (&self->map, tandem_figures_map_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (tandem_import_figures_page_parent_class)->dispose (object);
}

static void
tandem_import_figures_page_class_init (TandemImportFiguresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_CAMPAIGN_CHOOSER);
  g_type_ensure (TANDEM_TYPE_FIGURES_COLUMNS);
  g_type_ensure (TANDEM_TYPE_FIGURES_COUNTS);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_figures_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-figures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportFiguresPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFiguresPage, choices_box);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFiguresPage, campaign_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFiguresPage, there_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFiguresPage, date_row);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFiguresPage, counts);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFiguresPage, columns);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFiguresPage, fact_label);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFiguresPage, import_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, showing_cb);
}

static void
tandem_import_figures_page_init (TandemImportFiguresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_import_figures_page_cancel:
 *
 * The import that runs changes nothing.
 */
void
tandem_import_figures_page_cancel (TandemImportFiguresPage *self)
{
  g_cancellable_cancel (self->running);
}

/**
 * tandem_import_figures_page_describe:
 *
 * Returns: (transfer full): what was imported, in a sentence
 */
char *
tandem_import_figures_page_describe (TandemImportFiguresPage *self)
{
  g_autofree char *count = tandem_format_count ((gint64) self->n_imported);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("The figures of %s day were imported", "The figures of %s days were imported",
                                    (gulong) self->n_imported),
                          count);
}
