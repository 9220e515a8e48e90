/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-board-columns.h"

#define GAP 12

/**
 * tandem_board_columns_fill:
 * @board: a box whose children are of one width
 *
 * Puts the columns in the box. What is over, won or lost, is not worked on: it shares the last place, so that the whole board
 * can be seen in a window of usual width.
 */
void
tandem_board_columns_fill (GPtrArray *columns, GtkBox *board)
{
  GtkWidget *closed = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (board))))
    gtk_box_remove (board, child);
  for (guint i = 0; i < columns->len; i++)
    {
      GtkWidget *column = columns->pdata[i];

      if (g_str_equal (tandem_board_column_get_kind (TANDEM_BOARD_COLUMN (column)), "open"))
        {
          gtk_box_append (board, column);
          continue;
        }
      if (closed == NULL)
        {
          closed = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
          gtk_box_set_homogeneous (GTK_BOX (closed), TRUE);
          gtk_box_append (board, closed);
        }
      gtk_box_append (GTK_BOX (closed), column);
    }
}

/**
 * tandem_board_columns_are_of:
 * @shown: (element-type TandemStage): the stages that the columns were made for
 * @stages: (element-type TandemStage): the stages now
 */
gboolean
tandem_board_columns_are_of (GPtrArray *columns, GPtrArray *shown, GPtrArray *stages)
{
  if (columns->len != stages->len)
    return FALSE;
  for (guint i = 0; i < stages->len; i++)
    {
      TandemRecord *before = g_ptr_array_index (shown, i);
      TandemRecord *now = g_ptr_array_index (stages, i);

      if (tandem_record_get_id (before) != tandem_record_get_id (now)
          || tandem_record_get_version (before) != tandem_record_get_version (now))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_board_columns_find_selected:
 * @place: (out): the place of its column; how many columns there are when there is none
 *
 * Returns: (transfer none) (nullable): the selected deal; at most one column has a selection
 */
TandemDealRow *
tandem_board_columns_find_selected (GPtrArray *columns, guint *place)
{
  for (*place = 0; *place < columns->len; (*place)++)
    {
      TandemDealRow *row = tandem_board_column_get_selected (columns->pdata[*place]);

      if (row)
        return row;
    }
  return NULL;
}

void
tandem_board_columns_unselect_but (GPtrArray *columns, TandemBoardColumn *kept)
{
  for (guint i = 0; i < columns->len; i++)
    if (columns->pdata[i] != kept)
      tandem_board_column_unselect (columns->pdata[i]);
}

/**
 * tandem_board_columns_focus_deal:
 * @deal_id: a deal; 0 for none
 *
 * Returns: whether the deal is on the board; then it is selected and has the focus
 */
gboolean
tandem_board_columns_focus_deal (GPtrArray *columns, gint64 deal_id)
{
  for (guint i = 0; deal_id != 0 && i < columns->len; i++)
    if (tandem_board_column_focus_deal (columns->pdata[i], deal_id))
      return TRUE;
  return FALSE;
}

/**
 * tandem_board_columns_focus_beside:
 * @place: a column; as many as there are for none
 * @step: 1 to go on, -1 to go back
 *
 * Gives the focus to the first card of the next column that has one.
 *
 * Returns: whether there is a card
 */
gboolean
tandem_board_columns_focus_beside (GPtrArray *columns, guint place, int step)
{
  guint next = place == columns->len && step > 0 ? 0 : place + step;

  for (; next < columns->len; next += step)
    if (tandem_board_column_focus_place (columns->pdata[next], 0))
      return TRUE;
  return FALSE;
}

/**
 * tandem_board_columns_get_focus:
 * @board: the box with the columns
 *
 * Returns: (transfer none) (nullable): what has the focus in its window, as far as it can be seen
 */
GtkWidget *
tandem_board_columns_get_focus (GtkWidget *board)
{
  GtkRoot *root = gtk_widget_get_root (board);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_get_mapped (focus) ? focus : NULL;
}

/**
 * tandem_board_columns_get_focused_id:
 * @board: the box with the columns
 *
 * Returns: the deal whose card has the focus, 0 for none
 */
gint64
tandem_board_columns_get_focused_id (GPtrArray *columns, GtkWidget *board)
{
  GtkWidget *focus = tandem_board_columns_get_focus (board);
  TandemDealRow *row;
  guint place;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, board))
    return 0;
  row = tandem_board_columns_find_selected (columns, &place);
  return row ? row->id : 0;
}

/**
 * tandem_board_columns_select_focused:
 * @board: the box with the columns
 *
 * Selects the card that has the focus: Tab goes to a card without selecting it, and the keys mean the card where one is.
 */
void
tandem_board_columns_select_focused (GtkWidget *board)
{
  GtkWidget *focus = tandem_board_columns_get_focus (board);
  GtkWidget *column = focus ? gtk_widget_get_ancestor (focus, TANDEM_TYPE_BOARD_COLUMN) : NULL;

  if (column)
    tandem_board_column_select_card (TANDEM_BOARD_COLUMN (column), focus);
}
