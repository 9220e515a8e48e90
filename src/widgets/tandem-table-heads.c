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

/* An underscore in the name of a field of the firm's own is none that a key is made of. */
static void
append_column (GMenu *menu, const TandemTableColumn *column)
{
  g_autofree char *action = g_strconcat ("column.", column->key, NULL);
  g_auto (GStrv) parts = g_strsplit (tandem_table_column_get_title (column), "_", -1);
  g_autofree char *title = g_strjoinv ("__", parts);

  g_menu_append (menu, title, action);
}

/**
 * tandem_table_heads_fill_menu:
 * @menu: of the heads: which columns are shown
 * @columns: (element-type TandemTableColumn): all of them; those that the firm added are the last
 */
void
tandem_table_heads_fill_menu (GMenu *menu, GPtrArray *columns)
{
  g_autoptr (GMenu) own = g_menu_new ();

  g_menu_remove_all (menu);
  for (guint i = 0; i < columns->len; i++)
    {
      const TandemTableColumn *column = columns->pdata[i];

      append_column (column->value.field ? own : menu, column);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (own)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
}
