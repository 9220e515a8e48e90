/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-file-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-format.h"

#define PATIENCE 300 /* milliseconds, until reading is worth a word */

/**
 * TandemImportFilePage:
 *
 * Asks for a file. While one is read that takes longer, the page says so; one that can't be read is told in the place of the
 * invitation.
 */
struct _TandemImportFilePage {
  AdwNavigationPage parent_instance;

  TandemImportSession *session;
  guint patience;
  gboolean is_reading; /* and the page says so */

  AdwStatusPage *status_page;
  GtkWidget *spinner;
  GtkWidget *choose_button;
};

static void tandem_import_file_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportFilePage, tandem_import_file_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_file_page_iface_init))

static void
show (TandemImportFilePage *self, const char *icon, const char *title, const char *description, const char *button)
{
  g_autofree char *text = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->status_page, icon);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, text);
  gtk_button_set_label (GTK_BUTTON (self->choose_button), button);
  gtk_widget_set_visible (self->spinner, icon == NULL);
  self->is_reading = icon == NULL;
}

static void
show_invitation (TandemImportFilePage *self)
{
  if (self->session && tandem_import_session_get_campaign (self->session) != 0)
    show (self, "document-open-symbolic", _ ("Import daily figures"),
          _ ("Drop the report of a channel by day here, or choose a file. Nothing is changed before you have seen what "
             "would happen."),
          _ ("_Choose a file…"));
  else
    show (
        self, "document-open-symbolic", _ ("Import contacts"),
        _ ("Drop a spreadsheet, a CSV file or address cards here, or choose a file. Nothing is changed before you have "
           "seen what would happen."),
        _ ("_Choose a file…"));
}

/* Which file it is: who opened it by its name sees it nowhere else. */
static void
show_refusal (TandemImportFilePage *self, const char *reason)
{
  const char *name = self->session ? tandem_import_session_get_file_name (self->session) : NULL;
  gboolean is_named = name == NULL || strstr (reason, name) != NULL;
  g_autofree char *isolated = is_named ? NULL : tandem_format_isolate (name);
  g_autofree char *text = is_named ? g_strdup (reason) : g_strdup_printf ("%s\n%s", isolated, reason);

  show (self, "dialog-warning-symbolic", _ ("This file can’t be imported"), text, _ ("_Choose another file…"));
}

static gboolean
patience_over_cb (gpointer data)
{
  TandemImportFilePage *self = data;

  self->patience = 0;
  show (self, NULL, _ ("Reading the file"), tandem_import_session_get_file_name (self->session), _ ("_Cancel"));
  return G_SOURCE_REMOVE;
}

static void
file_chosen_cb (TandemImportFilePage *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  self->patience = g_timeout_add (PATIENCE, patience_over_cb, self);
}

static void
read_cb (TandemImportFilePage *self, const GError *error)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (error)
    {
      show_refusal (self, error->message);
      return;
    }
  show_invitation (self);
  tandem_import_step_finish (TANDEM_IMPORT_STEP (self));
}

/* --- choosing ------------------------------------------------------------------------------------------------------ */

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemImportFilePage) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  /* The dialog may have been closed meanwhile, or a file dropped that is being imported. */
  if (file && self->session && !tandem_import_session_is_importing (self->session))
    tandem_import_session_set_file (self->session, file);
}

static void
choose_clicked_cb (TandemImportFilePage *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (self->is_reading)
    {
      tandem_import_session_stop_reading (self->session);
      show_invitation (self);
      return;
    }
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, tandem_import_session_get_campaign (self->session) != 0 ? _ ("Choose a report")
                                                                                             : _ ("Import contacts"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb,
                        g_object_ref (self));
}

/* --- the step ------------------------------------------------------------------------------------------------------ */

static void
tandem_import_file_page_set_session (TandemImportStep *step, TandemImportSession *session)
{
  TandemImportFilePage *self = TANDEM_IMPORT_FILE_PAGE (step);

  self->session = g_object_ref (session);
  show_invitation (self);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), adw_status_page_get_title (self->status_page));
  g_signal_connect_object (session, "file-chosen", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
tandem_import_file_page_get_suggested (TandemImportStep *step)
{
  return TANDEM_IMPORT_FILE_PAGE (step)->choose_button;
}

static void
tandem_import_file_page_iface_init (TandemImportStepInterface *iface)
{
  iface->set_session = tandem_import_file_page_set_session;
  iface->get_suggested = tandem_import_file_page_get_suggested;
}

static void
tandem_import_file_page_dispose (GObject *object)
{
  TandemImportFilePage *self = TANDEM_IMPORT_FILE_PAGE (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_FILE_PAGE);
  G_OBJECT_CLASS (tandem_import_file_page_parent_class)->dispose (object);
}

static void
tandem_import_file_page_class_init (TandemImportFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_import_file_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportFilePage, status_page);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFilePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TandemImportFilePage, choose_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
}

static void
tandem_import_file_page_init (TandemImportFilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_invitation (self);
}
