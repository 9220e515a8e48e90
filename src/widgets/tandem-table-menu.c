/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-menu.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "list/tandem-record-cell.h"
#include "widgets/tandem-context-menu.h"

/* How far inside the row the menu begins that was asked for by key. */
#define INSET 24.0f

static void
append_item (GMenu *menu, const char *title, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ (title), action);

  if (accel)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/**
 * tandem_table_menu_new:
 * @is_row: with what is done with a single record, too
 *
 * Returns: (transfer full): what can be done with what is chosen
 */
GMenuModel *
tandem_table_menu_new (const TandemTableKind *kind, gboolean is_row)
{
  GMenu *menu = g_menu_new ();
  GMenu *acts = g_menu_new ();
  gboolean takes_fields = kind->takes_fields;
  GMenu *end = g_menu_new ();

  if (is_row)
    {
      GMenu *open = g_menu_new ();

      append_item (open, N_ ("_Open"), "table.open", NULL);
      append_section (menu, open);
    }
  for (const TandemTableAct *act = kind->acts; act && act->title; act++)
    {
      append_item (acts, act->title, act->action, NULL);
      if (!act->ends_section)
        continue;
      /* The fields of the firm's own are changed like those of the first section. */
      if (takes_fields)
        append_item (acts, N_ ("Change a _field…"), "table.set-own", NULL);
      takes_fields = FALSE;
      append_section (menu, acts);
      acts = g_menu_new ();
    }
  if (takes_fields)
    append_item (acts, N_ ("Change a _field…"), "table.set-own", NULL);
  append_item (acts, N_ ("_Export…"), "table.export", NULL);
  append_section (menu, acts);
  append_item (end, N_ ("Move to _trash"), "table.trash", "Delete");
  append_section (menu, end);
  return G_MENU_MODEL (menu);
}

/**
 * tandem_table_menu_fill_bar:
 * @bar: of a selection
 *
 * Gives it a button for each act of the page that has a title for it.
 */
void
tandem_table_menu_fill_bar (GtkBox *bar, const TandemTableKind *kind)
{
  for (const TandemTableAct *act = kind->acts; act && act->title; act++)
    {
      GtkWidget *button, *content;

      if (act->short_title == NULL)
        continue;
      button = gtk_button_new ();
      content = adw_button_content_new ();
      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), act->icon_name);
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ (act->short_title));
      gtk_button_set_child (GTK_BUTTON (button), content);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), act->action);
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (bar, button);
    }
}

/* A row of a selection has the menu of the whole selection; any other is selected first, alone. */
static void
select_for_menu (TandemRecordView *view, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (tandem_record_view_get_list (view));

  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
}

/**
 * tandem_table_menu_show_at:
 * @table: has the actions that the menu names
 * @list: the columns or the rows
 * @point: where it was clicked in @list
 *
 * Returns: whether there is a row
 */
gboolean
tandem_table_menu_show_at (GtkWidget *table, GMenuModel *menu, TandemRecordView *view, GtkWidget *list,
                           const graphene_point_t *point)
{
  GtkWidget *under = gtk_widget_pick (list, point->x, point->y, GTK_PICK_DEFAULT);
  TandemSlot *slot = under ? tandem_record_cell_find_slot (under, list) : NULL;

  if (slot == NULL)
    return FALSE;
  select_for_menu (view, tandem_slot_get_position (slot));
  tandem_context_menu_show (table, menu, list, point);
  return TRUE;
}

/**
 * tandem_table_menu_show_focused:
 * @table: has the actions that the menu names
 *
 * The menu of the row that has the focus; it hangs from the row.
 */
void
tandem_table_menu_show_focused (GtkWidget *table, GMenuModel *menu, TandemRecordView *view)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (table));
  gboolean is_mirrored = gtk_widget_get_direction (table) == GTK_TEXT_DIR_RTL;
  guint position;

  if (!tandem_record_view_get_focused_position (view, &position))
    return;
  select_for_menu (view, position);
  tandem_context_menu_show (table, menu, row,
                            &GRAPHENE_POINT_INIT (is_mirrored ? (float) gtk_widget_get_width (row) - INSET : INSET,
                                                  (float) gtk_widget_get_height (row)));
}
