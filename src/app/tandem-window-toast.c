/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/tandem-window.h"

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
