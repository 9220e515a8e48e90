/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-heads.h"

/**
 * tandem_table_heads_align_end:
 *
 * Puts the title where the figures below it end.
 */
void
tandem_table_heads_align_end (GtkWidget *head)
{
  if (GTK_IS_LABEL (head))
    {
      GtkWidget *arrow = gtk_widget_get_next_sibling (head);

      gtk_widget_set_halign (gtk_widget_get_parent (head), GTK_ALIGN_END);
      /* It keeps its place while it isn't seen: the title has to end where the numbers do. */
      if (arrow)
        gtk_widget_insert_before (arrow, gtk_widget_get_parent (head), head);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (head); child; child = gtk_widget_get_next_sibling (child))
    tandem_table_heads_align_end (child);
}

/**
 * tandem_table_heads_make_menu:
 *
 * Returns: (transfer full): the menu of the heads: which columns are shown
 */
GMenuModel *
tandem_table_heads_make_menu (const TandemTableKind *kind)
{
  GMenu *menu = g_menu_new ();

  for (const TandemTableColumn *column = kind->columns; column->key; column++)
    {
      g_autofree char *action = g_strconcat ("column.", column->key, NULL);

      g_menu_append (menu, tandem_table_column_get_title (column), action);
    }
  return G_MENU_MODEL (menu);
}
