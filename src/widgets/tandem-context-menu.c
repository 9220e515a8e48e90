/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menu of a thing on a page: it hangs from the place that was clicked, or from the thing when it was asked for by key. A new
 * one is made each time, as what stands in it may have changed. */
#include "widgets/tandem-context-menu.h"

#define MENU "tandem-context-menu" /* the property of the parent that keeps the menu that is open */

static void
drop_menu_cb (gpointer data)
{
  g_autoptr (GtkWidget) menu = data;

  if (gtk_widget_get_parent (menu))
    gtk_widget_unparent (menu);
}

/* The chosen action runs after the menu closed, so the menu goes a turn later. */
static void
closed_cb (GtkWidget *menu, GtkWidget *parent)
{
  if (g_object_get_data (G_OBJECT (parent), MENU) == menu)
    g_object_steal_data (G_OBJECT (parent), MENU);
  g_idle_add_once (drop_menu_cb, g_object_ref (menu));
}

static void
parent_destroyed_cb (GtkWidget *parent)
{
  g_object_set_data (G_OBJECT (parent), MENU, NULL);
}

/* The lines between its sections are made a turn after the menu, which would be cut by their height. */
static void
popup_cb (gpointer data)
{
  g_autoptr (GtkWidget) menu = data;

  if (gtk_widget_get_root (menu))
    gtk_popover_popup (GTK_POPOVER (menu));
}

/**
 * tandem_context_menu_show:
 * @parent: the page, whose actions the menu names; it must not be laid out by a manager that counts its children
 * @model: the menu
 * @at: what @point is in
 * @point: the place it hangs from
 */
void
tandem_context_menu_show (GtkWidget *parent, GMenuModel *model, GtkWidget *at, const graphene_point_t *point)
{
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);
  graphene_point_t place = *point;

  if (!gtk_widget_compute_point (at, parent, point, &place))
    place = *point;
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle) { (int) place.x, (int) place.y, 1, 1 });
  gtk_widget_set_parent (menu, parent);
  /* One menu at a time; the page's end takes it along. */
  g_object_set_data_full (G_OBJECT (parent), MENU, menu, (GDestroyNotify) gtk_widget_unparent);
  g_signal_handlers_disconnect_by_func (parent, parent_destroyed_cb, NULL);
  g_signal_connect (parent, "destroy", G_CALLBACK (parent_destroyed_cb), NULL);
  g_signal_connect_object (menu, "closed", G_CALLBACK (closed_cb), parent, 0);
  g_idle_add_once (popup_cb, g_object_ref (menu));
}
