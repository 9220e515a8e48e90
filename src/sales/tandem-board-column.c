/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of the board: the deals of one stage, however many. A GtkGridView of one column makes a sixth of the widgets that a
 * GtkListView keeps. What a drop means is the board's: a column only says that it happened. */
#include "sales/tandem-board-column-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "list/tandem-record-cell.h"
#include "list/tandem-store-source.h"
#include "sales/tandem-board-drag.h"

enum { SIGNAL_SELECTED, SIGNAL_ACTIVATED, SIGNAL_DROPPED, SIGNAL_MENU_ASKED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemBoardColumn, tandem_board_column, GTK_TYPE_BOX)

/* --- cards --------------------------------------------------------------------------------------------------------- */

static void
show_card (TandemBoardColumn *self, GtkListItem *item)
{
  TandemDealCard *card = TANDEM_DEAL_CARD (gtk_list_item_get_child (item));
  TandemSlot *slot = gtk_list_item_get_item (item);
  gboolean is_new = tandem_deal_card_set_row (card, tandem_slot_get_record (slot), self->today, self->zone);
  g_autofree char *spoken = NULL;

  tandem_board_drag_mark (card);
  if (!is_new)
    return;
  spoken = tandem_deal_card_speak (card);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
record_changed_cb (TandemSlot *slot, GParamSpec *pspec, GtkListItem *item)
{
  show_card (g_object_get_data (G_OBJECT (item), "tandem-column"), item);
}

static void
card_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TandemBoardColumn *self)
{
  gtk_list_item_set_child (item, tandem_deal_card_new ());
  /* The items go with the view, which is part of the column. */
  g_object_set_data (G_OBJECT (item), "tandem-column", self);
}

static void
card_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TandemBoardColumn *self)
{
  TandemSlot *slot = gtk_list_item_get_item (item);

  tandem_record_cell_set_slot (gtk_list_item_get_child (item), slot);
  g_signal_connect (slot, "notify::record", G_CALLBACK (record_changed_cb), item);
  show_card (self, item);
}

static void
card_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TandemBoardColumn *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, item);
  tandem_record_cell_set_slot (gtk_list_item_get_child (item), NULL);
}

/* --- pointing ------------------------------------------------------------------------------------------------------ */

static void
selection_changed_cb (TandemBoardColumn *self)
{
  if (tandem_record_list_get_n_selected (self->list) > 0)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
activated_cb (GtkGridView *view, guint position, TandemBoardColumn *self)
{
  tandem_board_column_select_place (self, position);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
right_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, TandemBoardColumn *self)
{
  TandemDealCard *card = tandem_deal_card_pick (GTK_WIDGET (self->grid_view), x, y);
  graphene_point_t at;
  guint position;

  if (!tandem_record_list_find (self->list, tandem_deal_card_get_id (card), &position))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  tandem_board_column_select_place (self, position);
  if (gtk_widget_compute_point (GTK_WIDGET (self->grid_view), GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    g_signal_emit (self, signals[SIGNAL_MENU_ASKED], 0, (double) at.x, (double) at.y);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_board_column_dispose (GObject *object)
{
  TandemBoardColumn *self = TANDEM_BOARD_COLUMN (object);

  g_clear_object (&self->stage);
  g_clear_object (&self->view);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->today, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_BOARD_COLUMN);
  g_clear_object (&self->list);
  g_clear_object (&self->past);
  G_OBJECT_CLASS (tandem_board_column_parent_class)->dispose (object);
}

static void
tandem_board_column_class_init (TandemBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_board_column_dispose;

  signals[SIGNAL_SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DROPPED]
      = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, TANDEM_TYPE_DEAL_ROW);
  signals[SIGNAL_MENU_ASKED] = g_signal_new ("menu-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                             G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  g_type_ensure (TANDEM_TYPE_BOARD_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-board-column.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, head);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, grid_view);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, empty_label);
}

static void
add_controllers (TandemBoardColumn *self)
{
  GtkGesture *right_click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right_click), GDK_BUTTON_SECONDARY);
  g_signal_connect (right_click, "pressed", G_CALLBACK (right_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid_view), GTK_EVENT_CONTROLLER (right_click));
}

static void
tandem_board_column_init (TandemBoardColumn *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (card_set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (card_bound_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (card_unbound_cb), self);
  gtk_grid_view_set_factory (self->grid_view, factory);
  g_object_unref (factory);
  g_signal_connect (self->grid_view, "activate", G_CALLBACK (activated_cb), self);
  add_controllers (self);
}

/* Won and lost share a place: each takes what its cards need, so that an empty one leaves its room to the other. */
static void
show_stage (TandemBoardColumn *self)
{
  const char *name = tandem_board_column_get_name (self);
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->grid_view), GTK_TYPE_SCROLLED_WINDOW);

  tandem_board_head_set_stage (self->head, self->stage);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller),
                                                    !tandem_board_head_is_open (self->head));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid_view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static TandemBoardColumn *
make (TandemRecord *stage, TandemRecordSource *source, GTimeZone *zone, guint n_first)
{
  TandemBoardColumn *self = g_object_new (TANDEM_TYPE_BOARD_COLUMN, NULL);

  self->stage = g_object_ref (stage);
  self->zone = g_time_zone_ref (zone);
  self->n_first = n_first;
  self->list = tandem_record_list_new (source);
  tandem_record_list_set_single (self->list);
  tandem_record_list_stage (self->list, n_first, n_first);
  self->view = tandem_record_view_new (GTK_WIDGET (self->grid_view), self->list);
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  show_stage (self);
  return self;
}

/**
 * tandem_board_column_new:
 * @stage: a #TandemStage
 * @store: where its deals are
 * @zone: the firm's time zone
 * @n_first: how many cards are seen at first; the others follow when all deals are known
 */
GtkWidget *
tandem_board_column_new (TandemRecord *stage, TandemStore *store, GTimeZone *zone, guint n_first)
{
  g_autoptr (TandemRecordSource) source = tandem_store_source_new (store, tandem_deal_query_load_rows);
  TandemBoardColumn *self = make (stage, source, zone, n_first);

  tandem_board_drag_attach (self, GTK_WIDGET (self->grid_view));
  return GTK_WIDGET (self);
}

/**
 * tandem_board_column_new_past:
 * @stage: a #TandemStage as it was
 * @n_first: how many cards are seen at first; the others follow a few a frame
 *
 * A column of another day, which tandem_board_column_set_past() fills: no card can be dragged from it or to it.
 */
GtkWidget *
tandem_board_column_new_past (TandemRecord *stage, GTimeZone *zone, guint n_first)
{
  g_autoptr (TandemArraySource) past = tandem_array_source_new ();
  TandemBoardColumn *self = make (stage, TANDEM_RECORD_SOURCE (past), zone, n_first);

  self->past = g_steal_pointer (&past);
  gtk_label_set_label (self->empty_label, _ ("No deals"));
  return GTK_WIDGET (self);
}

/**
 * tandem_board_column_wait_for:
 * @before: (nullable): the column whose cards come first
 */
void
tandem_board_column_wait_for (TandemBoardColumn *self, TandemBoardColumn *before)
{
  tandem_record_view_wait_for (self->view, before ? before->view : NULL);
}

/**
 * tandem_board_column_set_today:
 * @today: a plain date, from which lateness and rotting are counted
 */
void
tandem_board_column_set_today (TandemBoardColumn *self, const char *today)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->grid_view));

  if (!g_set_str (&self->today, today))
    return;
  for (; item; item = gtk_widget_get_next_sibling (item))
    if (tandem_board_column_get_card (item))
      {
        GtkWidget *card = GTK_WIDGET (tandem_board_column_get_card (item));

        g_object_notify (G_OBJECT (tandem_record_cell_find_slot (card, GTK_WIDGET (self->grid_view))), "record");
      }
}

/**
 * tandem_board_column_set_ids:
 * @ids: (transfer full) (element-type gint64): the deals in order
 * @rows: (element-type TandemDealRow): of the first of them, as they were read with their ids
 * @changed: (nullable) (element-type gint64): the few of them, or of those that were here, that may differ; %NULL when anything
 *   may
 *
 * Focus, selection and scroll position stay with the deals that stay.
 */
void
tandem_board_column_set_ids (TandemBoardColumn *self, GArray *ids, GPtrArray *rows, GArray *changed)
{
  g_autoptr (GArray) wanted = ids;

  gtk_stack_set_visible_child_name (self->stack, wanted->len > 0 ? "cards" : "empty");
  if (changed && tandem_record_view_update_ids (self->view, wanted))
    {
      tandem_record_list_refresh_many (self->list, (const gint64 *) changed->data, changed->len);
      return;
    }
  tandem_record_view_set_read_ids (self->view, g_steal_pointer (&wanted), rows, TANDEM_RECORD_FOCUS_RECORD);
}

/**
 * tandem_board_column_set_all_ids:
 * @ids: (transfer full) (element-type gint64): the deals in order
 * @rows: (element-type TandemDealRow): of the first of them, as they were read with their ids
 *
 * After the first cards that were seen: the others follow a few a frame.
 */
void
tandem_board_column_set_all_ids (TandemBoardColumn *self, GArray *ids, GPtrArray *rows)
{
  tandem_record_view_stage (self->view, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  gtk_stack_set_visible_child_name (self->stack, ids->len > 0 ? "cards" : "empty");
  tandem_record_view_set_read_ids (self->view, ids, rows, TANDEM_RECORD_FOCUS_RECORD);
}

/**
 * tandem_board_column_set_past:
 * @stage: as it was
 * @day: a plain date: that of the board
 * @ids: (transfer full) (element-type gint64): the deals in order
 * @rows: (element-type TandemDealRow): all of them; it gets those of before in exchange
 *
 * Of a column that looks back: shows another day.
 */
void
tandem_board_column_set_past (TandemBoardColumn *self, TandemRecord *stage, const char *day, GArray *ids,
                              TandemArraySource *rows)
{
  g_autoptr (GPtrArray) none_read = g_ptr_array_new ();

  g_return_if_fail (self->past != NULL);

  g_set_object (&self->stage, stage);
  show_stage (self);
  g_set_str (&self->today, day); /* each card is filled anew anyway */
  gtk_stack_set_visible_child_name (self->stack, ids->len > 0 ? "cards" : "empty");
  /* Who has scrolled stays there; of a column at its top the cards out of sight follow a few a frame. */
  if (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->grid_view))) < 1)
    tandem_record_view_stage (self->view, self->n_first);
  tandem_array_source_exchange (self->past, rows);
  tandem_record_view_set_read_ids (self->view, ids, none_read, TANDEM_RECORD_FOCUS_RECORD);
}

/**
 * tandem_board_column_take_past:
 *
 * Of a column that looks back and is about to go: so that another thread may free its cards.
 *
 * Returns: (transfer full): all that it shows
 */
TandemArraySource *
tandem_board_column_take_past (TandemBoardColumn *self)
{
  TandemArraySource *rows = tandem_array_source_new ();

  g_return_val_if_fail (self->past != NULL, rows);

  tandem_array_source_exchange (self->past, rows);
  return rows;
}

/**
 * tandem_board_column_reload:
 *
 * Reads the cards again: what they say of other records may have changed.
 */
void
tandem_board_column_reload (TandemBoardColumn *self)
{
  tandem_record_list_reload (self->list);
}

/**
 * tandem_board_column_set_totals:
 * @totals: (element-type TandemStageTotal): of this stage
 * @exchange: (nullable): the rates of the firm
 */
void
tandem_board_column_set_totals (TandemBoardColumn *self, GPtrArray *totals, TandemExchange *exchange)
{
  tandem_board_head_set_count (self->head, tandem_record_list_get_length (self->list));
  tandem_board_head_set_totals (self->head, totals, exchange, self->today);
}

/**
 * tandem_board_column_get_head:
 *
 * Returns: (transfer none): what stands above the cards
 */
TandemBoardHead *
tandem_board_column_get_head (TandemBoardColumn *self)
{
  return self->head;
}

TandemRecordList *
tandem_board_column_get_list (TandemBoardColumn *self)
{
  return self->list;
}

/**
 * tandem_board_column_get_stage:
 *
 * Returns: (transfer none): the stage whose deals are here
 */
TandemRecord *
tandem_board_column_get_stage (TandemBoardColumn *self)
{
  return self->stage;
}

gint64
tandem_board_column_get_stage_id (TandemBoardColumn *self)
{
  return tandem_record_get_id (self->stage);
}

const char *
tandem_board_column_get_name (TandemBoardColumn *self)
{
  return tandem_record_get_text (self->stage, TANDEM_STAGE_NAME);
}

/**
 * tandem_board_column_get_kind:
 *
 * Returns: "open", "won" or "lost"
 */
const char *
tandem_board_column_get_kind (TandemBoardColumn *self)
{
  return tandem_record_get_text (self->stage, TANDEM_STAGE_KIND);
}

guint
tandem_board_column_get_n_rows (TandemBoardColumn *self)
{
  return tandem_record_list_get_length (self->list);
}

/**
 * tandem_board_column_has_deal:
 *
 * Returns: whether the deal is in this column
 */
gboolean
tandem_board_column_has_deal (TandemBoardColumn *self, gint64 deal_id)
{
  guint position;

  return tandem_record_list_find (self->list, deal_id, &position);
}
