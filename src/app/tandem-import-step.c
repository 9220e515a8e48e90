/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-step.h"

enum { SIGNAL_FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (TandemImportStep, tandem_import_step, ADW_TYPE_NAVIGATION_PAGE)

static void
tandem_import_step_default_init (TandemImportStepInterface *iface)
{
  /**
   * TandemImportStep::finished:
   *
   * What this page asks is answered.
   */
  signals[SIGNAL_FINISHED]
      = g_signal_new ("finished", TANDEM_TYPE_IMPORT_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
tandem_import_step_set_session (TandemImportStep *self, TandemImportSession *session)
{
  TANDEM_IMPORT_STEP_GET_IFACE (self)->set_session (self, session);
}

/**
 * tandem_import_step_get_suggested:
 *
 * Returns: (transfer none): what Enter does on this page
 */
GtkWidget *
tandem_import_step_get_suggested (TandemImportStep *self)
{
  return TANDEM_IMPORT_STEP_GET_IFACE (self)->get_suggested (self);
}

/**
 * tandem_import_step_finish:
 *
 * Says that what the page asks is answered.
 */
void
tandem_import_step_finish (TandemImportStep *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

/**
 * tandem_import_step_suggest:
 *
 * Enter is the suggested button of the page, and it has the focus, if the page is the one that shows.
 */
void
tandem_import_step_suggest (TandemImportStep *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);
  GtkWidget *suggested = tandem_import_step_get_suggested (self);

  if (dialog == NULL || ADW_NAVIGATION_PAGE (self) != adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)))
    return;
  adw_dialog_set_default_widget (ADW_DIALOG (dialog), suggested);
  gtk_widget_grab_focus (suggested);
}
