/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which card of a column is selected, and which has the focus. */
#include "sales/tandem-board-column-private.h"

/* How far inside a card the menu begins that was asked for by key. */
#define MENU_INSET 24.0f

/* @item: of the view: the card that it shows, if it shows one */
TandemDealCard *
tandem_board_column_get_card (GtkWidget *item)
{
  GtkWidget *child = gtk_widget_get_first_child (item);

  return TANDEM_IS_DEAL_CARD (child) ? TANDEM_DEAL_CARD (child) : NULL;
}

/* Also among the cards that were to follow in the next frames. */
void
tandem_board_column_select_place (TandemBoardColumn *self, guint place)
{
  if (place >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    tandem_record_list_expand (self->list, G_MAXUINT);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), place, TRUE);
}

/**
 * tandem_board_column_get_selected_id:
 *
 * Returns: the selected deal, 0 for none
 */
gint64
tandem_board_column_get_selected_id (TandemBoardColumn *self)
{
  g_autoptr (GArray) ids = NULL;

  if (tandem_record_list_get_n_selected (self->list) == 0)
    return 0;
  ids = tandem_record_list_get_selected (self->list);
  return g_array_index (ids, gint64, 0);
}

/**
 * tandem_board_column_dup_selected:
 *
 * Returns: (transfer full) (nullable): the selected deal
 */
TandemDealRow *
tandem_board_column_dup_selected (TandemBoardColumn *self)
{
  gint64 id = tandem_board_column_get_selected_id (self);
  guint position;

  return id != 0 && tandem_record_list_find (self->list, id, &position)
             ? tandem_record_list_dup_record (self->list, position)
             : NULL;
}

void
tandem_board_column_unselect (TandemBoardColumn *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->list));
}

/**
 * tandem_board_column_select_deal:
 *
 * Returns: whether the deal is in this column; then it is selected
 */
gboolean
tandem_board_column_select_deal (TandemBoardColumn *self, gint64 deal_id)
{
  guint position;

  if (!tandem_record_list_find (self->list, deal_id, &position))
    return FALSE;
  tandem_board_column_select_place (self, position);
  return TRUE;
}

/**
 * tandem_board_column_get_focused_id:
 *
 * Returns: the deal whose card has the focus, 0 for none
 */
gint64
tandem_board_column_get_focused_id (TandemBoardColumn *self)
{
  return tandem_record_view_get_focused_id (self->view);
}

/**
 * tandem_board_column_focus_deal:
 *
 * Returns: whether the deal is in this column; then it has the focus
 */
gboolean
tandem_board_column_focus_deal (TandemBoardColumn *self, gint64 deal_id)
{
  if (!tandem_record_view_show (self->view, deal_id, GTK_LIST_SCROLL_FOCUS))
    return FALSE;
  /* scroll_to() only remembers the place: the view takes the focus when asked */
  gtk_widget_grab_focus (GTK_WIDGET (self->grid_view));
  return TRUE;
}

/**
 * tandem_board_column_get_focused_place:
 * @place: (out): of the card that has the focus
 *
 * Returns: whether one has
 */
gboolean
tandem_board_column_get_focused_place (TandemBoardColumn *self, guint *place)
{
  return tandem_record_view_get_focused_position (self->view, place);
}

/**
 * tandem_board_column_focus_near:
 *
 * Gives the focus to the card at a place, or to the last one, and selects nothing.
 *
 * Returns: whether there is a card
 */
gboolean
tandem_board_column_focus_near (TandemBoardColumn *self, guint place)
{
  guint n_rows = tandem_board_column_get_n_rows (self);

  return n_rows > 0
         && tandem_board_column_focus_deal (self, tandem_record_list_get_id (self->list, MIN (place, n_rows - 1)));
}

/**
 * tandem_board_column_focus_place:
 *
 * Selects the card at a place, or the last one, and gives it the focus.
 *
 * Returns: whether there is a card
 */
gboolean
tandem_board_column_focus_place (TandemBoardColumn *self, guint place)
{
  guint n_rows = tandem_board_column_get_n_rows (self);
  gint64 id = n_rows > 0 ? tandem_record_list_get_id (self->list, MIN (place, n_rows - 1)) : 0;

  return id != 0 && tandem_board_column_focus_deal (self, id) && tandem_board_column_select_deal (self, id);
}

/**
 * tandem_board_column_find_menu_point:
 * @point: (out): where the menu of the selected card hangs from when it is asked for by key
 *
 * Returns: whether a card is selected, and seen
 */
gboolean
tandem_board_column_find_menu_point (TandemBoardColumn *self, graphene_point_t *point)
{
  gint64 selected_id = tandem_board_column_get_selected_id (self);
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->grid_view));

  for (; item && selected_id != 0; item = gtk_widget_get_next_sibling (item))
    {
      gboolean is_mirrored = gtk_widget_get_direction (item) == GTK_TEXT_DIR_RTL;
      float edge = is_mirrored ? (float) gtk_widget_get_width (item) - MENU_INSET : MENU_INSET;

      if (gtk_widget_get_mapped (item) && tandem_deal_card_get_id (tandem_board_column_get_card (item)) == selected_id)
        return gtk_widget_compute_point (item, GTK_WIDGET (self),
                                         &GRAPHENE_POINT_INIT (edge, (float) gtk_widget_get_height (item) / 2), point);
    }
  return FALSE;
}
