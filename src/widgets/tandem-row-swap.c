/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-row-swap.h"

/* Counts what can have the focus in a row, in order, as far as @end. Returns: whether that was met. */
static gboolean
count_stops (GtkWidget *widget, GtkWidget *end, guint *n_stops)
{
  if (widget == end)
    return TRUE;
  if (gtk_widget_get_focusable (widget))
    (*n_stops)++;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (count_stops (child, end, n_stops))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_stop (GtkWidget *widget, guint *place)
{
  if (gtk_widget_get_focusable (widget) && (*place)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_stop (child, place);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
focus_row (GtkWidget *row, guint stop)
{
  GtkWidget *found = find_stop (row, &stop);

  return (found && gtk_widget_get_mapped (found) && gtk_widget_grab_focus (found)) || gtk_widget_grab_focus (row)
         || gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
focus_head (AdwPreferencesGroup *group)
{
  GtkWidget *suffix = adw_preferences_group_get_header_suffix (group);

  if (suffix == NULL || !gtk_widget_grab_focus (suffix))
    gtk_widget_child_focus (GTK_WIDGET (group), GTK_DIR_TAB_BACKWARD);
}

/**
 * tandem_row_swap:
 * @old_rows: (element-type GtkWidget): rows of the group, which are taken out of it
 * @new_rows: (element-type GtkWidget): those that say the same anew, and are in the group already
 *
 * The keyboard stays where it was: at the same button of the row in the same place, or of the last one. Where there is no row any
 * more, it goes to the button that adds one. The old rows go last, since a focus that is lost with its row can't be given to
 * another in the same frame.
 */
void
tandem_row_swap (AdwPreferencesGroup *group, GPtrArray *old_rows, GPtrArray *new_rows)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (group));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus && i < old_rows->len; i++)
    {
      guint stop = 0;

      if (!count_stops (old_rows->pdata[i], focus, &stop))
        continue;
      if (new_rows->len == 0 || !focus_row (new_rows->pdata[MIN (i, new_rows->len - 1)], stop))
        focus_head (group);
      break;
    }
  for (guint i = 0; i < old_rows->len; i++)
    adw_preferences_group_remove (group, old_rows->pdata[i]);
}
