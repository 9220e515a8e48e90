/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/tandem-window.h"
#include "widgets/tandem-page.h"

/**
 * tandem_window_show_toast:
 *
 * Shows a toast instead of the one that is there: over the page, or over the first start while no file is open.
 */
void
tandem_window_show_toast (TandemWindow *self, AdwToast *toast)
{
  const char *name = tandem_window_get_workspace (self) ? "toast_overlay" : "start_toasts";
  GObject *overlay = gtk_widget_get_template_child (GTK_WIDGET (self), TANDEM_TYPE_WINDOW, name);

  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (overlay));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/**
 * tandem_window_toast:
 * @text: what happened, as plain text
 * @undoable: whether to offer to undo it
 *
 * Says what happened.
 */
void
tandem_window_toast (TandemWindow *self, const char *text, gboolean undoable)
{
  AdwToast *toast;

  g_return_if_fail (TANDEM_IS_WINDOW (self) && text != NULL);

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  tandem_window_show_toast (self, toast);
}

/**
 * tandem_window_toast_file:
 * @text: what was written, as plain text
 * @path: where
 *
 * Says that a file was written, and offers to show it.
 */
void
tandem_window_toast_file (TandemWindow *self, const char *text, const char *path)
{
  AdwToast *toast;

  g_return_if_fail (TANDEM_IS_WINDOW (self) && text != NULL && path != NULL);

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("Open _folder"));
  adw_toast_set_action_name (toast, "win.show-file");
  adw_toast_set_action_target (toast, "s", path);
  tandem_window_show_toast (self, toast);
}

static void
shown_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (object), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      && gtk_window_get_application (GTK_WINDOW (self)))
    tandem_page_show_error (GTK_WIDGET (self), _ ("The folder was not opened"), error);
}

/**
 * tandem_window_show_file:
 *
 * Shows a file in its folder.
 */
void
tandem_window_show_file (TandemWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self), NULL, shown_cb, g_object_ref (self));
}
