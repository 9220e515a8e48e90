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

  GtkProgressBar *progress_bar;
  AdwStatusPage *status_page;
  GtkLabel *progress_label;
  GtkLabel *rate_label;
  GtkLabel *left_label;
  GtkWidget *cancel_button;
};

static void tandem_import_progress_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportProgressPage, tandem_import_progress_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_progress_page_iface_init))

static char *
describe_time (double seconds)
{
  gint64 minutes = (gint64) (seconds / 60 + 0.5);
  g_autofree char *count = tandem_format_count (seconds < 60 ? MAX (1, (gint64) (seconds + 0.5)) : minutes);

  if (seconds < 60)
    /* Translators: %s is a number */
    return g_strdup_printf (ngettext ("about %s second left", "about %s seconds left", MAX (1, (gulong) (seconds + 0.5))),
                            count);
  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("about %s minute left", "about %s minutes left", (gulong) minutes), count);
}

static char *
describe_rows (const TandemImportProgress *progress)
{
  g_autofree char *rows = tandem_format_count ((gint64) progress->rows);
  g_autofree char *of = tandem_format_count ((gint64) progress->n_rows);

  if (progress->phase == TANDEM_IMPORT_FINISHING)
    return g_strdup (_ ("Bringing the lists up to date"));
  /* Translators: both are numbers */
  return progress->n_rows > 0 ? g_strdup_printf (_ ("%s of %s rows"), rows, of) : g_strdup ("");
}

static gboolean
tick_cb (gpointer data)
{
  TandemImportProgressPage *self = data;
  TandemImportProgress progress = { 0 };
  g_autofree char *rows = NULL, *rate = NULL, *rate_text = NULL, *left = NULL;

  tandem_import_job_get_progress (tandem_import_session_get_job (self->session), &progress);
  rows = describe_rows (&progress);
  rate = tandem_format_count ((gint64) progress.rate);
  /* Translators: %s is a number */
  rate_text = progress.rate >= 1 ? g_strdup_printf (_ ("%s rows a second"), rate) : g_strdup ("");
  left = progress.seconds_left >= 0 && progress.fraction > 0 ? describe_time (progress.seconds_left) : g_strdup ("");
  gtk_label_set_label (self->progress_label, rows);
  gtk_label_set_label (self->rate_label, rate_text);
  gtk_label_set_label (self->left_label, left);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (progress.fraction, 0, 1));
  return G_SOURCE_CONTINUE;
}

static void
showing_cb (TandemImportProgressPage *self)
{
  g_autofree char *name = NULL;

  if (!tandem_import_session_is_importing (self->session))
    return;
  name = g_markup_escape_text (tandem_import_session_get_file_name (self->session), -1);
  adw_status_page_set_description (self->status_page, name);
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
  gtk_widget_class_bind_template_child (widget_class, TandemImportProgressPage, rate_label);
  gtk_widget_class_bind_template_child (widget_class, TandemImportProgressPage, left_label);
  gtk_widget_class_bind_template_child (widget_class, TandemImportProgressPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, TandemImportProgressPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, showing_cb);
}

static void
tandem_import_progress_page_init (TandemImportProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
