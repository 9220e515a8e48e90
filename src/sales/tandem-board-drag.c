/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-board-drag.h"

/* The drags that begin in a column. */
typedef struct {
  GtkWidget *cards;
  GtkDragSource *source;
  GtkEventController *keys; /* on the window, while a card is lifted */
  gint64 pressed_id;        /* the deal that is dragged next */
} BoardDrag;

/* The deal that is dragged, 0 while none is. A cancelled drag still ends in a drop when the button is let go (X11), so a drop
 * asks whether there is a drag. The card itself may show another deal by then, or none. */
static gint64 lifted_id;

static void
mark_lifted (BoardDrag *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->cards); item; item = gtk_widget_get_next_sibling (item))
    if (TANDEM_IS_DEAL_CARD (gtk_widget_get_first_child (item)))
      tandem_board_drag_mark (TANDEM_DEAL_CARD (gtk_widget_get_first_child (item)));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, BoardDrag *self)
{
  TandemDealCard *card = tandem_deal_card_pick (self->cards, x, y);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GdkPaintable) picture = NULL;

  self->pressed_id = tandem_deal_card_get_id (card);
  if (self->pressed_id == 0)
    return NULL;
  /* A widget's paintable would follow the widget, which may be recycled while it is dragged. */
  paintable = gtk_widget_paintable_new (GTK_WIDGET (card));
  picture = gdk_paintable_get_current_image (paintable);
  gtk_drag_source_set_icon (source, picture, gtk_widget_get_width (GTK_WIDGET (card)) / 2, 20);
  return gdk_content_provider_new_typed (TANDEM_TYPE_DEAL_ROW, tandem_deal_card_get_row (card));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BoardDrag *self)
{
  if (key != GDK_KEY_Escape || lifted_id == 0)
    return GDK_EVENT_PROPAGATE;
  lifted_id = 0;
  gtk_drag_source_drag_cancel (self->source);
  return GDK_EVENT_STOP;
}

static void
drop_keys (BoardDrag *self)
{
  GtkWidget *window = self->keys ? gtk_event_controller_get_widget (self->keys) : NULL;

  if (window)
    gtk_widget_remove_controller (window, self->keys);
  g_clear_object (&self->keys);
}

static void
began_cb (GtkDragSource *source, GdkDrag *drag, BoardDrag *self)
{
  lifted_id = self->pressed_id;
  mark_lifted (self);
  drop_keys (self);
  self->keys = g_object_ref (gtk_event_controller_key_new ());
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (self->cards)), self->keys);
}

static void
ended_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, BoardDrag *self)
{
  lifted_id = 0;
  mark_lifted (self);
  drop_keys (self);
}

static GdkDragAction
drop_entered_cb (GtkDropTarget *target, double x, double y, TandemBoardColumn *column)
{
  gtk_widget_add_css_class (GTK_WIDGET (column), "drop-here");
  return GDK_ACTION_MOVE;
}

static void
drop_left_cb (GtkDropTarget *target, TandemBoardColumn *column)
{
  gtk_widget_remove_css_class (GTK_WIDGET (column), "drop-here");
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TandemBoardColumn *column)
{
  TandemDealRow *row = g_value_get_object (value);

  gtk_widget_remove_css_class (GTK_WIDGET (column), "drop-here");
  if (row == NULL || row->id != lifted_id || tandem_board_column_has_deal (column, row->id))
    return FALSE;
  g_signal_emit_by_name (column, "dropped", row);
  return TRUE;
}

static void
free_cb (gpointer data, GClosure *closure)
{
  BoardDrag *self = data;

  drop_keys (self);
  g_free (self);
}

/**
 * tandem_board_drag_attach:
 * @column: it emits `dropped` when a card of another column is dropped on it
 * @cards: the view in it
 */
void
tandem_board_drag_attach (TandemBoardColumn *column, GtkWidget *cards)
{
  GtkDropTarget *target = gtk_drop_target_new (TANDEM_TYPE_DEAL_ROW, GDK_ACTION_MOVE);
  BoardDrag *self = g_new0 (BoardDrag, 1);

  self->cards = cards;
  self->source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (self->source, GDK_ACTION_MOVE);
  g_signal_connect_data (self->source, "prepare", G_CALLBACK (prepare_cb), self, free_cb, 0);
  g_signal_connect (self->source, "drag-begin", G_CALLBACK (began_cb), self);
  g_signal_connect (self->source, "drag-end", G_CALLBACK (ended_cb), self);
  gtk_widget_add_controller (cards, GTK_EVENT_CONTROLLER (self->source));

  g_signal_connect (target, "enter", G_CALLBACK (drop_entered_cb), column);
  g_signal_connect (target, "leave", G_CALLBACK (drop_left_cb), column);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), column);
  gtk_widget_add_controller (GTK_WIDGET (column), GTK_EVENT_CONTROLLER (target));
}

/**
 * tandem_board_drag_mark:
 *
 * Makes a card pale while the deal that it shows is dragged.
 */
void
tandem_board_drag_mark (TandemDealCard *card)
{
  if (lifted_id != 0 && tandem_deal_card_get_id (card) == lifted_id)
    gtk_widget_add_css_class (GTK_WIDGET (card), "lifted");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (card), "lifted");
}
