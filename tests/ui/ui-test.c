/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-test.h"

/**
 * ui_test_fail_cb:
 * @what: what did not come
 *
 * To be called when a test has waited long enough.
 */
gboolean
ui_test_fail_cb (gpointer what)
{
  g_error ("waited too long for %s", (const char *) what);
  return G_SOURCE_REMOVE;
}

/**
 * ui_test_find:
 *
 * Returns: (transfer none) (nullable): the first widget that matches, in the order of the tree
 */
GtkWidget *
ui_test_find (GtkWidget *widget, UiTestMatch matches, gconstpointer data)
{
  GtkWidget *found = matches (widget, data) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ui_test_find (child, matches, data);
  return found;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) data);
}

GtkWidget *
ui_test_find_type (GtkWidget *widget, GType type)
{
  return ui_test_find (widget, is_of_type, &type);
}

/* The nth widget of a type below another, in the order of the tree. */
GtkWidget *
ui_test_find_nth (GtkWidget *widget, GType type, guint *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ui_test_find_nth (child, type, n);
  return found;
}
