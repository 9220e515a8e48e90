/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-progress-page.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

#define INTERVAL 100 /* milliseconds */

/**
 * TandemImportProgressPage:
 *
 * Asks the job how far it is while it is shown; cancels it.
 */
struct _TandemImportProgressPage {
  AdwNavigationPage parent_instance;

  TandemImportSession *session;
  guint tick;
  gint64 started;

  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  GtkWidget *cancel_button;
};

static void tandem_import_progress_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportProgressPage, tandem_import_progress_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_progress_page_iface_init))

static gboolean
tick_cb (gpointer data)
{
  TandemImportProgressPage *self = data;
  TandemImportProgress progress;
  double seconds = (double) (g_get_monotonic_time () - self->started) / G_USEC_PER_SEC;
  g_autofree char *rows = NULL, *rate = NULL, *text = NULL;

  tandem_import_job_get_progress (tandem_import_session_get_job (self->session), &progress);
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
showing_cb (TandemImportProgressPage *self)
{
  if (!tandem_import_session_is_importing (self->session))
    return;
  self->started = g_get_monotonic_time ();
  tick_cb (self);
  g_clear_handle_id (&self->tick, g_source_remove);
  self->tick = g_timeout_add (INTERVAL, tick_cb, self);
}

static void
imported_cb (TandemImportProgressPage *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
}

static void
cancel_clicked_cb (TandemImportProgressPage *self)
{
  tandem_import_session_cancel (self->session);
}

/* --- the step ------------------------------------------------------------------------------------------------------ */

static void
tandem_import_progress_page_set_session (TandemImportStep *step, TandemImportSession *session)
{
  TandemImportProgressPage *self = TANDEM_IMPORT_PROGRESS_PAGE (step);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
tandem_import_progress_page_get_suggested (TandemImportStep *step)
{
  return TANDEM_IMPORT_PROGRESS_PAGE (step)->cancel_button;
}

static void
tandem_import_progress_page_iface_init (TandemImportStepInterface *iface)
{
  iface->set_session = tandem_import_progress_page_set_session;
  iface->get_suggested = tandem_import_progress_page_get_suggested;
}

static void
tandem_import_progress_page_dispose (GObject *object)
{
  TandemImportProgressPage *self = TANDEM_IMPORT_PROGRESS_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_PROGRESS_PAGE);
  G_OBJECT_CLASS (tandem_import_progress_page_parent_class)->dispose (object);
}

static void
tandem_import_progress_page_class_init (TandemImportProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_import_progress_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportProgressPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemImportProgressPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TandemImportProgressPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, showing_cb);
}

static void
tandem_import_progress_page_init (TandemImportProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
