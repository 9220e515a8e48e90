/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-result-page.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-import-summary.h"

/**
 * TandemImportResultPage:
 *
 * Says what was imported, or why nothing was changed; the import can be taken back from here.
 */
struct _TandemImportResultPage {
  AdwNavigationPage parent_instance;

  TandemImportSession *session;

  AdwWindowTitle *page_title;
  TandemImportSummary *summary;
  GtkLabel *fact_label;
  GtkWidget *undo_button;
  GtkWidget *show_button;
  GtkWidget *close_button;
};

enum { SIGNAL_UNDONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void tandem_import_result_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportResultPage, tandem_import_result_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_result_page_iface_init))

static void
imported_cb (TandemImportResultPage *self, const GError *error)
{
  TandemImportJob *job = tandem_import_session_get_job (self->session);
  g_autofree char *text = error ? g_strdup (error->message) : tandem_import_summary_add_up (job);

  adw_window_title_set_title (self->page_title, error ? _ ("Nothing was changed") : _ ("Imported"));
  adw_window_title_set_subtitle (self->page_title, tandem_import_session_get_file_name (self->session));
  gtk_label_set_label (self->fact_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), error == NULL);
  gtk_widget_set_visible (self->undo_button, error == NULL);
  gtk_widget_set_visible (self->show_button, error == NULL);
  gtk_widget_set_visible (self->close_button, error != NULL);
  if (error == NULL)
    tandem_import_summary_set_job (self->summary, job);
}

static void
undo_clicked_cb (TandemImportResultPage *self)
{
  g_signal_emit (self, signals[SIGNAL_UNDONE], 0);
}

static void
show_clicked_cb (TandemImportResultPage *self)
{
  tandem_import_step_finish (TANDEM_IMPORT_STEP (self));
}

static void
close_clicked_cb (TandemImportResultPage *self)
{
  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG)));
}

/* --- the step ------------------------------------------------------------------------------------------------------ */

static void
tandem_import_result_page_set_session (TandemImportStep *step, TandemImportSession *session)
{
  TandemImportResultPage *self = TANDEM_IMPORT_RESULT_PAGE (step);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
tandem_import_result_page_get_suggested (TandemImportStep *step)
{
  TandemImportResultPage *self = TANDEM_IMPORT_RESULT_PAGE (step);

  return gtk_widget_get_visible (self->show_button) ? self->show_button : self->close_button;
}

static void
tandem_import_result_page_iface_init (TandemImportStepInterface *iface)
{
  iface->set_session = tandem_import_result_page_set_session;
  iface->get_suggested = tandem_import_result_page_get_suggested;
}

static void
tandem_import_result_page_dispose (GObject *object)
{
  TandemImportResultPage *self = TANDEM_IMPORT_RESULT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_RESULT_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (tandem_import_result_page_parent_class)->dispose (object);
}

static void
tandem_import_result_page_class_init (TandemImportResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_IMPORT_SUMMARY);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_result_page_dispose;
  /**
   * TandemImportResultPage::undone:
   *
   * The import shall be taken back.
   */
  signals[SIGNAL_UNDONE]
      = g_signal_new ("undone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportResultPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, TandemImportResultPage, summary);
  gtk_widget_class_bind_template_child (widget_class, TandemImportResultPage, fact_label);
  gtk_widget_class_bind_template_child (widget_class, TandemImportResultPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TandemImportResultPage, show_button);
  gtk_widget_class_bind_template_child (widget_class, TandemImportResultPage, close_button);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
}

static void
tandem_import_result_page_init (TandemImportResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
