/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a dialog refused. A button that can't be pressed while something is saved, and a dialog that waits as a whole, lose the
 * focus; without it Escape goes to what is behind the dialog, and closes that. */
#include "widgets/tandem-dialog-fault.h"

static gboolean
has_focus (AdwDialog *dialog, GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog));
}

/* The first field; the bar above begins with Cancel. */
static void
focus_first (AdwDialog *dialog)
{
  GtkWidget *child = adw_dialog_get_child (dialog);

  if (ADW_IS_TOOLBAR_VIEW (child))
    child = adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (child));
  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

/**
 * tandem_dialog_keep_focus:
 * @dialog: one that waited for an act; all of it can be used again
 * @row: (nullable): where to go on; without one it is where the focus is, or else the first field
 *
 * Puts the focus back into a dialog.
 */
void
tandem_dialog_keep_focus (AdwDialog *dialog, GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (dialog));

  if (root == NULL) /* it was closed meanwhile */
    return;
  if (row)
    gtk_widget_grab_focus (row);
  else if (!has_focus (dialog, root))
    focus_first (dialog);
}

/**
 * tandem_dialog_show_fault:
 * @dialog: one that refused something; all of it can be used again
 * @row: (nullable): the field that is wrong, if it is one
 * @fault: a sentence
 *
 * Says what is wrong, marks the field, and has the focus there.
 */
void
tandem_dialog_show_fault (AdwDialog *dialog, AdwBanner *banner, GtkWidget *row, const char *fault)
{
  if (gtk_widget_get_root (GTK_WIDGET (dialog)) == NULL)
    return;
  adw_banner_set_title (banner, fault);
  adw_banner_set_revealed (banner, TRUE);
  if (row)
    gtk_widget_add_css_class (row, "error");
  tandem_dialog_keep_focus (dialog, row);
}
