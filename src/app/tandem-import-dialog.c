/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-import-check-page.h"
#include "app/tandem-import-columns-page.h"
#include "app/tandem-import-conflicts-page.h"
#include "app/tandem-import-figures-page.h"
#include "app/tandem-import-file-page.h"
#include "app/tandem-import-progress-page.h"
#include "app/tandem-import-read-page.h"
#include "app/tandem-import-result-page.h"
#include "app/tandem-import-session.h"
#include "app/tandem-window-undo.h"
#include "app/tandem-window.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-page.h"

/**
 * TandemImportDialog:
 *
 * From a sheet to contacts in three steps: how the file is read, what its columns are, what would happen. Nothing is
 * changed before the last button. The daily figures of a campaign take two: how the file is read, and all the rest. Each step is a page of its own, on what #TandemImportSession holds; the dialog leads from one
 * to the next.
 */
struct _TandemImportDialog {
  AdwDialog parent_instance;

  TandemImportSession *session;

  AdwNavigationView *view;
};

G_DEFINE_FINAL_TYPE (TandemImportDialog, tandem_import_dialog, ADW_TYPE_DIALOG)

/* --- from page to page --------------------------------------------------------------------------------------------- */

static void
page_changed_cb (TandemImportDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  if (TANDEM_IS_IMPORT_STEP (page))
    tandem_import_step_suggest (TANDEM_IMPORT_STEP (page));
}

static void
show_page (TandemImportDialog *self, const char *tag)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  if (page == NULL || g_strcmp0 (adw_navigation_page_get_tag (page), tag) != 0)
    adw_navigation_view_push_by_tag (self->view, tag);
}

/* A file that can't be read is told on the first page. */
static void
read_cb (TandemImportDialog *self, const GError *error)
{
  if (error == NULL)
    return;
  adw_navigation_view_pop_to_tag (self->view, "file");
  page_changed_cb (self);
}

static void
file_read_cb (TandemImportDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  if (g_strcmp0 (adw_navigation_page_get_tag (page), "file") == 0)
    show_page (self, "read");
}

static void
read_finished_cb (TandemImportDialog *self)
{
  show_page (self, tandem_import_session_holds_figures (self->session) ? "figures" : "columns");
}

static void
columns_finished_cb (TandemImportDialog *self)
{
  tandem_import_session_recheck (self->session);
  show_page (self, "check");
}

static void
figures_finished_cb (TandemImportDialog *self, TandemImportFiguresPage *page)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *text = tandem_import_figures_page_describe (page);

  if (TANDEM_IS_WINDOW (window))
    tandem_window_toast (TANDEM_WINDOW (window), text, TRUE);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
check_finished_cb (TandemImportDialog *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  tandem_import_session_import (self->session);
  show_page (self, "progress");
}

/* What was decided does not go without a word. */
static void
settle_closing (TandemImportDialog *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), !tandem_import_session_has_decisions (self->session)
                                                   && !tandem_import_session_is_importing (self->session));
}

static void
check_reviewed_cb (TandemImportDialog *self, guint outcome, guint position)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->view, "conflicts");

  tandem_import_conflicts_page_open (TANDEM_IMPORT_CONFLICTS_PAGE (page), outcome, position);
  show_page (self, "conflicts");
}

static void
conflicts_finished_cb (TandemImportDialog *self)
{
  adw_navigation_view_pop_to_tag (self->view, "check");
}

/* Whoever goes back before all is decided has decided some. */
static void
conflicts_hidden_cb (TandemImportDialog *self)
{
  settle_closing (self);
  tandem_import_session_recount (self->session);
}

static void
imported_cb (TandemImportDialog *self, const GError *error)
{
  settle_closing (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_navigation_view_pop_to_tag (self->view, "check");
  else if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT))
    {
      /* Rows are conflicts now: they can be decided, and what was decided is still there. */
      adw_navigation_view_pop_to_tag (self->view, "check");
      tandem_import_session_recount (self->session);
      tandem_page_show_error (GTK_WIDGET (self), _ ("Nothing was imported"), error);
    }
  else
    show_page (self, "result");
}

static void
result_finished_cb (TandemImportDialog *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (TANDEM_IS_WINDOW (window))
    tandem_window_show_page (TANDEM_WINDOW (window), "contacts");
  adw_dialog_close (ADW_DIALOG (self));
}

/* This import, not what was done last: something may have been changed meanwhile, or the import undone. */
static void
result_undone_cb (TandemImportDialog *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (TANDEM_IS_WINDOW (window))
    tandem_window_undo_set (TANDEM_WINDOW (window),
                            tandem_import_job_get_set_id (tandem_import_session_get_job (self->session)));
  adw_dialog_close (ADW_DIALOG (self));
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
discarded_cb (TandemImportDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
ask_to_discard (TandemImportDialog *self)
{
  AdwDialog *question
      = adw_alert_dialog_new (_ ("Discard decisions?"),
                              _ ("Rows of this file were decided, and nothing is imported yet. What was "
                                 "decided is lost when the import is closed."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response::discard", G_CALLBACK (discarded_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

/* Escape while it runs: nothing is changed. */
static void
close_attempt_cb (TandemImportDialog *self)
{
  if (tandem_import_session_has_decisions (self->session) && !tandem_import_session_is_importing (self->session))
    {
      ask_to_discard (self);
      return;
    }
  tandem_import_session_cancel (self->session);
  tandem_import_figures_page_cancel (
      TANDEM_IMPORT_FIGURES_PAGE (adw_navigation_view_find_page (self->view, "figures")));
}

static void
tandem_import_dialog_closed (AdwDialog *dialog)
{
  TandemImportDialog *self = TANDEM_IMPORT_DIALOG (dialog);

  tandem_import_session_stop_reading (self->session);
  tandem_import_session_stop_checking (self->session);
}

static void
tandem_import_dialog_dispose (GObject *object)
{
  TandemImportDialog *self = TANDEM_IMPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (tandem_import_dialog_parent_class)->dispose (object);
}

static void
tandem_import_dialog_class_init (TandemImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_IMPORT_CHECK_PAGE);
  g_type_ensure (TANDEM_TYPE_IMPORT_COLUMNS_PAGE);
  g_type_ensure (TANDEM_TYPE_IMPORT_CONFLICTS_PAGE);
  g_type_ensure (TANDEM_TYPE_IMPORT_FIGURES_PAGE);
  g_type_ensure (TANDEM_TYPE_IMPORT_FILE_PAGE);
  g_type_ensure (TANDEM_TYPE_IMPORT_PROGRESS_PAGE);
  g_type_ensure (TANDEM_TYPE_IMPORT_READ_PAGE);
  g_type_ensure (TANDEM_TYPE_IMPORT_RESULT_PAGE);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = tandem_import_dialog_closed;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/app/tandem-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, check_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_reviewed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, conflicts_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, conflicts_hidden_cb);
  gtk_widget_class_bind_template_callback (widget_class, figures_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_read_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_undone_cb);
}

static void
tandem_import_dialog_init (TandemImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
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
  return tandem_import_dialog_new_for_campaign (workspace, 0);
}

/**
 * tandem_import_dialog_new_for_campaign:
 * @workspace: the file to import into
 * @campaign_id: whose daily figures are wanted; 0 for a dialog that takes contacts as well
 *
 * Returns: (transfer floating): a dialog that asks for a sheet
 */
AdwDialog *
tandem_import_dialog_new_for_campaign (TandemWorkspace *workspace, gint64 campaign_id)
{
  /* The first page says that a file was read: the others show it by then. */
  static const char *const tags[]
      = { "read", "columns", "check", "conflicts", "progress", "result", "figures", "file" };
  TandemImportDialog *self = g_object_new (TANDEM_TYPE_IMPORT_DIALOG, NULL);

  self->session = tandem_import_session_new (workspace);
  tandem_import_session_set_campaign (self->session, campaign_id);
  g_signal_connect_object (self->session, "checking", G_CALLBACK (settle_closing), self, G_CONNECT_SWAPPED);
  if (campaign_id != 0)
    adw_dialog_set_title (ADW_DIALOG (self), _ ("Import daily figures"));
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    tandem_import_step_set_session (TANDEM_IMPORT_STEP (adw_navigation_view_find_page (self->view, tags[i])),
                                    self->session);
  /* After the pages: one has to show what it is about before it comes. */
  g_signal_connect_object (self->session, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  page_changed_cb (self);
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
  g_return_if_fail (TANDEM_IS_IMPORT_DIALOG (self) && G_IS_FILE (file));
  adw_navigation_view_pop_to_tag (self->view, "file");
  tandem_import_session_set_file (self->session, file);
}
