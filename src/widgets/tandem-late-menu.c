/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A menu button makes the popover of its menu at once, ten widgets for each item: 8 ms for the fields that a table can be filtered
 * by, for which the first frame of a window would wait. */
#include "widgets/tandem-late-menu.h"

static G_DEFINE_QUARK (tandem_late_menu, menu)

static void
opened_cb (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, tandem_late_menu_get (button));
}

/**
 * tandem_late_menu_set:
 *
 * Gives a button another menu, of which the popover is made when it is opened first.
 */
void
tandem_late_menu_set (GtkMenuButton *button, GMenuModel *model)
{
  gtk_menu_button_set_menu_model (button, NULL);
  g_object_set_qdata_full (G_OBJECT (button), menu_quark (), g_object_ref (model), g_object_unref);
  gtk_menu_button_set_create_popup_func (button, opened_cb, NULL, NULL);
}

/**
 * tandem_late_menu_get:
 *
 * Returns: (transfer none) (nullable): the menu that the button was given
 */
GMenuModel *
tandem_late_menu_get (GtkMenuButton *button)
{
  return g_object_get_qdata (G_OBJECT (button), menu_quark ());
}
