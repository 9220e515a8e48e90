/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of the board: the deals of one stage. A GtkGridView of one column makes a sixth of the widgets that a
 * GtkListView keeps. What a drop means is the page's: a column only says that it happened. */
#include "sales/tandem-board-column.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "sales/tandem-deal-card.h"

/* How far inside a card the menu begins that was asked for by key. */
#define MENU_INSET 24.0f

struct _TandemBoardColumn {
  GtkBox parent_instance;

  TandemRecord *stage;
  GTimeZone *zone;
  char *today;
  GListStore *rows;
  GtkSingleSelection *selection;
  GtkDragSource *source;
  GtkEventController *keys;     /* on the window, while a card is lifted */
  TandemDealCard *lifted;       /* weak */

  GtkLabel *title_label;
  GtkLabel *probability_label;
  GtkLabel *count_label;
  GtkLabel *total_label;
  GtkLabel *weighted_label;
  GtkStack *stack;
  GtkGridView *grid_view;
};

enum { SIGNAL_SELECTED, SIGNAL_ACTIVATED, SIGNAL_DROPPED, SIGNAL_MENU_ASKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The deal that is dragged, 0 while none is. A cancelled drag still ends in a drop when the button is let go (X11), so a drop
 * asks whether there is a drag. */
static gint64 lifted_id;

G_DEFINE_FINAL_TYPE (TandemBoardColumn, tandem_board_column, GTK_TYPE_BOX)

/* --- cards --------------------------------------------------------------------------------------------------------- */

static void
card_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, tandem_deal_card_new ());
}

static void
card_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TandemBoardColumn *self = data;
  TandemDealCard *card = TANDEM_DEAL_CARD (gtk_list_item_get_child (item));
  g_autofree char *spoken = NULL;

  tandem_deal_card_set_row (card, gtk_list_item_get_item (item), self->today, self->zone);
  spoken = tandem_deal_card_speak (card);
  gtk_list_item_set_accessible_label (item, spoken);
}

static TandemDealCard *
find_card (TandemBoardColumn *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->grid_view), x, y, GTK_PICK_DEFAULT);

  return widget ? TANDEM_DEAL_CARD (gtk_widget_get_ancestor (widget, TANDEM_TYPE_DEAL_CARD)) : NULL;
}

static gboolean
find_deal (TandemBoardColumn *self, gint64 deal_id, guint *position)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (*position = 0; *position < n_rows; (*position)++)
    {
      g_autoptr (TandemDealRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), *position);

      if (row->id == deal_id)
        return TRUE;
    }
  return FALSE;
}

/* --- dragging ------------------------------------------------------------------------------------------------------ */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, TandemBoardColumn *self)
{
  TandemDealCard *card = find_card (self, x, y);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GdkPaintable) picture = NULL;
  TandemDealRow *row = card ? tandem_deal_card_get_row (card) : NULL;

  if (row == NULL)
    return NULL;
  g_set_weak_pointer (&self->lifted, card);
  /* A widget's paintable would follow the widget, which may be recycled while it is dragged. */
  paintable = gtk_widget_paintable_new (GTK_WIDGET (card));
  picture = gdk_paintable_get_current_image (paintable);
  gtk_drag_source_set_icon (source, picture, gtk_widget_get_width (GTK_WIDGET (card)) / 2, 20);
  return gdk_content_provider_new_typed (TANDEM_TYPE_DEAL_ROW, row);
}

static gboolean
key_while_dragging_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemBoardColumn *self)
{
  if (key != GDK_KEY_Escape || lifted_id == 0)
    return GDK_EVENT_PROPAGATE;
  lifted_id = 0;
  gtk_drag_source_drag_cancel (self->source);
  return GDK_EVENT_STOP;
}

static void
drop_keys (TandemBoardColumn *self)
{
  GtkWidget *window = self->keys ? gtk_event_controller_get_widget (self->keys) : NULL;

  if (window)
    gtk_widget_remove_controller (window, self->keys);
  g_clear_object (&self->keys);
}

static void
drag_began_cb (GtkDragSource *source, GdkDrag *drag, TandemBoardColumn *self)
{
  TandemDealRow *row = self->lifted ? tandem_deal_card_get_row (self->lifted) : NULL;

  if (row == NULL)
    return;
  lifted_id = row->id;
  gtk_widget_add_css_class (GTK_WIDGET (self->lifted), "lifted");
  drop_keys (self);
  self->keys = g_object_ref (gtk_event_controller_key_new ());
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_while_dragging_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->keys);
}

static void
drag_ended_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, TandemBoardColumn *self)
{
  if (self->lifted)
    gtk_widget_remove_css_class (GTK_WIDGET (self->lifted), "lifted");
  g_clear_weak_pointer (&self->lifted);
  lifted_id = 0;
  drop_keys (self);
}

static GdkDragAction
drop_entered_cb (GtkDropTarget *target, double x, double y, TandemBoardColumn *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "drop-here");
  return GDK_ACTION_MOVE;
}

static void
drop_left_cb (GtkDropTarget *target, TandemBoardColumn *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-here");
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TandemBoardColumn *self)
{
  TandemDealRow *row = g_value_get_object (value);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-here");
  if (row == NULL || row->id != lifted_id || row->stage_id == tandem_record_get_id (self->stage))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, row);
  return TRUE;
}

/* --- pointing ------------------------------------------------------------------------------------------------------ */

static void
selection_changed_cb (TandemBoardColumn *self)
{
  if (gtk_single_selection_get_selected_item (self->selection))
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
activated_cb (GtkGridView *view, guint position, TandemBoardColumn *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
right_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, TandemBoardColumn *self)
{
  TandemDealCard *card = find_card (self, x, y);
  graphene_point_t at;
  guint position;

  if (card == NULL || tandem_deal_card_get_row (card) == NULL
      || !find_deal (self, tandem_deal_card_get_row (card)->id, &position))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_single_selection_set_selected (self->selection, position);
  if (gtk_widget_compute_point (GTK_WIDGET (self->grid_view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    g_signal_emit (self, signals[SIGNAL_MENU_ASKED], 0, (double) at.x, (double) at.y);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_board_column_dispose (GObject *object)
{
  TandemBoardColumn *self = TANDEM_BOARD_COLUMN (object);

  drop_keys (self);
  g_clear_weak_pointer (&self->lifted);
  g_clear_object (&self->stage);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->today, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_BOARD_COLUMN);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/sales/tandem-board-column.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, probability_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, count_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, total_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, weighted_label);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemBoardColumn, grid_view);
}

static void
add_controllers (TandemBoardColumn *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TANDEM_TYPE_DEAL_ROW, GDK_ACTION_MOVE);
  GtkGesture *right_click = gtk_gesture_click_new ();

  self->source = source;
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_began_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_ended_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid_view), GTK_EVENT_CONTROLLER (source));

  g_signal_connect (target, "enter", G_CALLBACK (drop_entered_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_left_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right_click), GDK_BUTTON_SECONDARY);
  g_signal_connect (right_click, "pressed", G_CALLBACK (right_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid_view), GTK_EVENT_CONTROLLER (right_click));
}

static void
tandem_board_column_init (TandemBoardColumn *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (TANDEM_TYPE_DEAL_ROW);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (card_set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (card_bound_cb), self);
  gtk_grid_view_set_factory (self->grid_view, factory);
  g_object_unref (factory);
  gtk_grid_view_set_model (self->grid_view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  g_signal_connect (self->grid_view, "activate", G_CALLBACK (activated_cb), self);
  add_controllers (self);
}

/**
 * tandem_board_column_new:
 * @stage: a #TandemStage
 * @zone: the firm's time zone
 */
GtkWidget *
tandem_board_column_new (TandemRecord *stage, GTimeZone *zone)
{
  TandemBoardColumn *self = g_object_new (TANDEM_TYPE_BOARD_COLUMN, NULL);
  const char *name = tandem_record_get_text (stage, TANDEM_STAGE_NAME);

  self->stage = g_object_ref (stage);
  self->zone = g_time_zone_ref (zone);
  gtk_label_set_label (self->title_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid_view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (g_str_equal (tandem_board_column_get_kind (self), "open"))
    {
      g_autofree char *percent = tandem_format_percent_value (
          (double) tandem_record_get_integer (stage, TANDEM_STAGE_PROBABILITY) / 100, 0);

      gtk_label_set_label (self->probability_label, percent);
    }
  return GTK_WIDGET (self);
}

static gboolean
is_same_row (TandemDealRow *a, TandemDealRow *b)
{
  return a->id == b->id && a->amount_minor == b->amount_minor && a->has_amount == b->has_amount
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->company, b->company) == 0
         && g_strcmp0 (a->contact, b->contact) == 0 && g_strcmp0 (a->currency, b->currency) == 0
         && g_strcmp0 (a->next_step, b->next_step) == 0 && g_strcmp0 (a->next_step_on, b->next_step_on) == 0
         && g_strcmp0 (a->closed_on, b->closed_on) == 0 && g_strcmp0 (a->stage_entered_at, b->stage_entered_at) == 0
         && g_strcmp0 (a->expected_close_on, b->expected_close_on) == 0;
}

static gboolean
is_kept (TandemBoardColumn *self, guint position, TandemDealRow *row)
{
  g_autoptr (TandemDealRow) old = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return is_same_row (old, row);
}

/**
 * tandem_board_column_set_rows:
 * @rows: (element-type TandemDealRow): the deals in order
 * @today: a plain date
 *
 * Only what lies between the first and the last difference is replaced, so that focus and scrolling stay.
 */
void
tandem_board_column_set_rows (TandemBoardColumn *self, GPtrArray *rows, const char *today)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint head = 0, tail = 0;
  g_autofree char *count = tandem_format_count (rows->len);

  if (g_set_str (&self->today, today))
    n_old = 0, g_list_store_remove_all (self->rows);
  while (head < n_old && head < rows->len && is_kept (self, head, rows->pdata[head]))
    head++;
  while (tail < n_old - head && tail < rows->len - head
         && is_kept (self, n_old - tail - 1, rows->pdata[rows->len - tail - 1]))
    tail++;
  if (n_old - head - tail > 0 || rows->len - head - tail > 0)
    g_list_store_splice (self->rows, head, n_old - head - tail, rows->pdata + head, rows->len - head - tail);
  gtk_label_set_label (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "cards" : "empty");
}

/**
 * tandem_board_column_set_totals:
 * @totals: (element-type TandemStageTotal): of all stages; amounts of different currencies stand beside each other
 */
void
tandem_board_column_set_totals (TandemBoardColumn *self, GPtrArray *totals)
{
  g_autoptr (GString) total = g_string_new (NULL);
  g_autoptr (GString) weighted = g_string_new (NULL);
  gboolean is_open = g_str_equal (tandem_board_column_get_kind (self), "open");

  for (guint i = 0; i < totals->len; i++)
    {
      TandemStageTotal *part = g_ptr_array_index (totals, i);
      g_autofree char *sum = tandem_format_money_whole (part->amount_minor, part->currency);
      g_autofree char *expected = tandem_format_money_whole (part->weighted_minor, part->currency);

      if (part->stage_id != tandem_record_get_id (self->stage))
        continue;
      g_string_append_printf (total, "%s%s", total->len > 0 ? " + " : "", sum);
      g_string_append_printf (weighted, "%s%s", weighted->len > 0 ? " + " : "≈ ", expected);
    }
  gtk_label_set_label (self->total_label, total->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->total_label), total->str);
  gtk_label_set_label (self->weighted_label, is_open ? weighted->str : "");
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
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/**
 * tandem_board_column_get_selected:
 *
 * Returns: (transfer none) (nullable): the selected deal
 */
TandemDealRow *
tandem_board_column_get_selected (TandemBoardColumn *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

void
tandem_board_column_unselect (TandemBoardColumn *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/**
 * tandem_board_column_select_card:
 * @widget: a widget of this column
 *
 * Selects the deal whose card @widget is, or shows, if there is one.
 */
void
tandem_board_column_select_card (TandemBoardColumn *self, GtkWidget *widget)
{
  GtkWidget *child = TANDEM_IS_DEAL_CARD (widget) ? widget : gtk_widget_get_first_child (widget);
  guint position;

  if (TANDEM_IS_DEAL_CARD (child) && tandem_deal_card_get_row (TANDEM_DEAL_CARD (child))
      && find_deal (self, tandem_deal_card_get_row (TANDEM_DEAL_CARD (child))->id, &position))
    gtk_single_selection_set_selected (self->selection, position);
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

  if (n_rows == 0)
    return FALSE;
  place = MIN (place, n_rows - 1);
  gtk_single_selection_set_selected (self->selection, place);
  gtk_grid_view_scroll_to (self->grid_view, place, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  /* scroll_to() only remembers the place: the view takes the focus when asked */
  gtk_widget_grab_focus (GTK_WIDGET (self->grid_view));
  return TRUE;
}

/**
 * tandem_board_column_focus_deal:
 *
 * Returns: whether the deal is in this column; then it is selected and has the focus
 */
gboolean
tandem_board_column_focus_deal (TandemBoardColumn *self, gint64 deal_id)
{
  guint position;

  return find_deal (self, deal_id, &position) && tandem_board_column_focus_place (self, position);
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
  TandemDealRow *selected = tandem_board_column_get_selected (self);
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->grid_view));

  for (; item && selected; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *card = gtk_widget_get_first_child (item);
      gboolean is_mirrored = gtk_widget_get_direction (item) == GTK_TEXT_DIR_RTL;
      float edge = is_mirrored ? (float) gtk_widget_get_width (item) - MENU_INSET : MENU_INSET;

      if (TANDEM_IS_DEAL_CARD (card) && tandem_deal_card_get_row (TANDEM_DEAL_CARD (card)) == selected)
        return gtk_widget_compute_point (item, GTK_WIDGET (self),
                                         &GRAPHENE_POINT_INIT (edge, (float) gtk_widget_get_height (item) / 2), point);
    }
  return FALSE;
}
