/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-board-columns.h"

#define GAP          12
#define CARD_HEIGHT  92  /* of the lowest card that is usual: px */
#define USUAL_HEIGHT 900 /* of a window that has no size yet: px */
#define HEAD_HEIGHT  150 /* of what is above the cards, at least: px */

/* What is over, won or lost, is not worked on: it shares the last place, so that the whole board can be seen in a window of
 * usual width. Each has the room that its cards need, as far as there is any. */
static void
add_column (GtkBox *board, TandemBoardColumn *column, GtkBox **closed)
{
  if (g_str_equal (tandem_board_column_get_kind (column), "open"))
    {
      gtk_box_append (board, GTK_WIDGET (column));
      return;
    }
  if (*closed == NULL)
    {
      *closed = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP));
      gtk_box_append (board, GTK_WIDGET (*closed));
    }
  gtk_box_append (*closed, GTK_WIDGET (column));
}

/**
 * tandem_board_columns_fill:
 * @board: a box whose children are of one width
 *
 * Puts the columns in the box, in place of what is there.
 */
void
tandem_board_columns_fill (GPtrArray *columns, GtkBox *board)
{
  GtkBox *closed = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (board))))
    gtk_box_remove (board, child);
  for (guint i = 0; i < columns->len; i++)
    add_column (board, columns->pdata[i], &closed);
}

/**
 * tandem_board_columns_count_cards:
 * @board: where they stand
 * @stage: (nullable): a #TandemStage; %NULL for the one that has the most room
 *
 * Returns: how many cards of a stage are seen, at most: won and lost share a place
 */
guint
tandem_board_columns_count_cards (GtkWidget *board, TandemRecord *stage)
{
  GtkRoot *root = gtk_widget_get_root (board);
  int height = root ? gtk_widget_get_height (GTK_WIDGET (root)) : 0;
  guint n_cards = (guint) MAX ((height > 0 ? height : USUAL_HEIGHT) - HEAD_HEIGHT, 0) / CARD_HEIGHT + 1;
  gboolean is_open = stage == NULL || g_str_equal (tandem_record_get_text (stage, TANDEM_STAGE_KIND), "open");

  return is_open ? n_cards : n_cards / 2 + 1;
}

/**
 * tandem_board_columns_get_heads:
 *
 * Returns: (transfer container) (element-type TandemBoardHead): what stands over the columns
 */
GPtrArray *
tandem_board_columns_get_heads (GPtrArray *columns)
{
  GPtrArray *heads = g_ptr_array_new ();

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (heads, tandem_board_column_get_head (columns->pdata[i]));
  return heads;
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
 *
 * Returns: (transfer none) (nullable): the column with the selected deal; no other has one
 */
TandemBoardColumn *
tandem_board_columns_find_selected (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    if (tandem_board_column_get_selected_id (columns->pdata[i]) != 0)
      return columns->pdata[i];
  return NULL;
}

/**
 * tandem_board_columns_get_selected_id:
 *
 * Returns: the selected deal, 0 for none
 */
gint64
tandem_board_columns_get_selected_id (GPtrArray *columns)
{
  TandemBoardColumn *column = tandem_board_columns_find_selected (columns);

  return column ? tandem_board_column_get_selected_id (column) : 0;
}

/**
 * tandem_board_columns_select_deal:
 * @deal_id: a deal; 0 for none
 *
 * Returns: whether the deal is on the board; then it is selected
 */
gboolean
tandem_board_columns_select_deal (GPtrArray *columns, gint64 deal_id)
{
  for (guint i = 0; deal_id != 0 && i < columns->len; i++)
    if (tandem_board_column_select_deal (columns->pdata[i], deal_id))
      return TRUE;
  return FALSE;
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
 * Returns: whether the deal is on the board; then it has the focus
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
 * tandem_board_columns_focus_first:
 *
 * Gives the focus to the first card of the first column that has one.
 *
 * Returns: whether there is a card
 */
gboolean
tandem_board_columns_focus_first (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    if (tandem_board_column_focus_place (columns->pdata[i], 0))
      return TRUE;
  return FALSE;
}

/**
 * tandem_board_columns_focus_beside:
 * @step: 1 to go on, -1 to go back
 *
 * Gives the focus to the first card of the next column, from that of the selected one, that has cards.
 */
void
tandem_board_columns_focus_beside (GPtrArray *columns, int step)
{
  guint place = 0;

  if (!g_ptr_array_find (columns, tandem_board_columns_find_selected (columns), &place))
    {
      if (step > 0)
        tandem_board_columns_focus_first (columns);
      return;
    }
  for (place += step; place < columns->len; place += step)
    if (tandem_board_column_focus_place (columns->pdata[place], 0))
      return;
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
 *
 * Returns: the deal whose card has the focus, 0 for none
 */
gint64
tandem_board_columns_get_focused_id (GPtrArray *columns)
{
  gint64 id = 0;

  for (guint i = 0; id == 0 && i < columns->len; i++)
    id = tandem_board_column_get_focused_id (columns->pdata[i]);
  return id;
}

/**
 * tandem_board_columns_select_focused:
 *
 * Selects the card that has the focus: Tab goes to a card without selecting it, and the keys mean the card where one is.
 */
void
tandem_board_columns_select_focused (GPtrArray *columns)
{
  tandem_board_columns_select_deal (columns, tandem_board_columns_get_focused_id (columns));
}
