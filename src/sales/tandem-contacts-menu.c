/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contacts-menu.h"

#include "list/tandem-record-cell.h"
#include "widgets/tandem-context-menu.h"

/* How far inside the row the menu begins that was asked for by key. */
#define INSET 24.0f

/* A row of a selection has the menu of the whole selection; any other is selected first, alone. */
static void
select_for_menu (TandemRecordView *view, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (tandem_record_view_get_list (view));

  if (!gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
}

/**
 * tandem_contacts_menu_show_at:
 * @page: has the actions that the menu names
 * @list: the table or the rows
 * @point: where it was clicked in @list
 *
 * Returns: whether there is a row
 */
gboolean
tandem_contacts_menu_show_at (GtkWidget *page, GMenuModel *menu, TandemRecordView *view, GtkWidget *list,
                              const graphene_point_t *point)
{
  GtkWidget *under = gtk_widget_pick (list, point->x, point->y, GTK_PICK_DEFAULT);
  TandemSlot *slot = under ? tandem_record_cell_find_slot (under, list) : NULL;

  if (slot == NULL)
    return FALSE;
  select_for_menu (view, tandem_slot_get_position (slot));
  tandem_context_menu_show (page, menu, list, point);
  return TRUE;
}

/**
 * tandem_contacts_menu_show_focused:
 * @page: has the actions that the menu names
 *
 * The menu of the row that has the focus; it hangs from the row.
 */
void
tandem_contacts_menu_show_focused (GtkWidget *page, GMenuModel *menu, TandemRecordView *view)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (page));
  gboolean is_mirrored = gtk_widget_get_direction (page) == GTK_TEXT_DIR_RTL;
  guint position;

  if (!tandem_record_view_get_focused_position (view, &position))
    return;
  select_for_menu (view, position);
  tandem_context_menu_show (page, menu, row,
                            &GRAPHENE_POINT_INIT (is_mirrored ? (float) gtk_widget_get_width (row) - INSET : INSET,
                                                  (float) gtk_widget_get_height (row)));
}
