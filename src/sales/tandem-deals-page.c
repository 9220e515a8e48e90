/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board of deals. It shows what the file says and nothing else: a drop, a key or a menu is an act, and the card moves
 * when the change comes back. */
#include "sales/tandem-deals-page.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "model/tandem-deal.h"
#include "sales/tandem-board-columns.h"
#include "sales/tandem-deal-acts.h"
#include "sales/tandem-deal-board.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-deal-figures.h"
#include "sales/tandem-deal-menu.h"
#include "sales/tandem-edge-scroll.h"
#include "widgets/tandem-context-menu.h"
#include "widgets/tandem-page.h"

struct _TandemDealsPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  gboolean loading;
  gboolean stale;               /* something changed while it was loading */
  TandemDealBoard *shown;
  GPtrArray *columns;           /* TandemBoardColumn, not owned */
  gint64 focus_id;              /* the deal that gets the focus when it is shown */
  gboolean focus_wanted;        /* by the page, which was not loaded yet */

  GtkLabel *open_label;
  GtkLabel *weighted_label;
  GtkWidget *new_label;
  GtkWidget *page_title;
  GtkStack *stack;
  GtkWidget *board;
  AdwStatusPage *error_page;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemDealsPageProperty;

static void tandem_deals_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemDealsPage, tandem_deals_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_deals_page_iface_init))

static TandemBoardColumn *
get_column (TandemDealsPage *self, guint place)
{
  return g_ptr_array_index (self->columns, place);
}

static TandemStore *
get_store (TandemDealsPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

static void
update_actions (TandemDealsPage *self)
{
  guint place;
  TandemDealRow *row = tandem_board_columns_find_selected (self->columns, &place);
  gboolean is_open = row && g_str_equal (row->stage_kind, "open");
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "deal.open", row != NULL);
  gtk_widget_action_set_enabled (widget, "deal.history", row != NULL);
  gtk_widget_action_set_enabled (widget, "deal.trash", row != NULL);
  gtk_widget_action_set_enabled (widget, "deal.win", is_open);
  gtk_widget_action_set_enabled (widget, "deal.lose", is_open);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
ask_for_reason (TandemDealsPage *self, TandemDealRow *row)
{
  AdwDialog *dialog = tandem_deal_acts_lose (GTK_WIDGET (self), self->workspace, row, self->shown->reasons);

  self->focus_id = row->id;
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
}

static void
move_to_column (TandemDealsPage *self, TandemDealRow *row, TandemBoardColumn *column)
{
  self->focus_id = row->id;
  if (g_str_equal (tandem_board_column_get_kind (column), "lost"))
    ask_for_reason (self, row);
  else
    tandem_deal_acts_move (GTK_WIDGET (self), get_store (self), row, column);
}

static void
move_selected (TandemDealsPage *self, int step)
{
  guint place;
  TandemDealRow *row = tandem_board_columns_find_selected (self->columns, &place);

  if (row && (int) place + step >= 0 && place + step < self->columns->len)
    move_to_column (self, row, get_column (self, place + step));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = tandem_board_columns_find_selected (self->columns, &place);

  for (guint i = 0; row && i < self->columns->len; i++)
    if (tandem_board_column_get_stage_id (get_column (self, i)) == g_variant_get_int64 (parameter) && i != place)
      {
        move_to_column (self, row, get_column (self, i));
        return;
      }
}

static void
win_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = tandem_board_columns_find_selected (self->columns, &place);

  if (row == NULL)
    return;
  self->focus_id = row->id;
  tandem_deal_acts_win (widget, get_store (self), row);
}

static void
lose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = tandem_board_columns_find_selected (self->columns, &place);

  if (row)
    ask_for_reason (self, row);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint place;
  TandemDealRow *row = tandem_board_columns_find_selected (TANDEM_DEALS_PAGE (widget)->columns, &place);

  if (row)
    tandem_page_show_history (widget, "deal", row->id, row->title);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = tandem_board_columns_find_selected (self->columns, &place);

  if (row)
    tandem_deal_acts_trash (widget, get_store (self), row);
}

static void
deal_saved_cb (AdwDialog *dialog, gint64 deal_id, TandemDealsPage *self)
{
  self->focus_id = deal_id;
}

static void
show_deal (TandemDealsPage *self, gint64 deal_id)
{
  AdwDialog *dialog = tandem_deal_dialog_new (self->workspace, deal_id, 0);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (deal_saved_cb), self, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = tandem_board_columns_find_selected (self->columns, &place);

  if (row)
    show_deal (self, row->id);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_deal (TANDEM_DEALS_PAGE (widget), 0);
}

/* --- the columns --------------------------------------------------------------------------------------------------- */

static void
column_selected_cb (TandemBoardColumn *column, TandemDealsPage *self)
{
  tandem_board_columns_unselect_but (self->columns, column);
  update_actions (self);
}

static void
column_activated_cb (TandemBoardColumn *column, TandemDealsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "deal.open", NULL);
}

static void
deal_dropped_cb (TandemBoardColumn *column, TandemDealRow *row, TandemDealsPage *self)
{
  move_to_column (self, row, column);
}

static void
show_menu (TandemDealsPage *self, TandemBoardColumn *column, const graphene_point_t *point)
{
  g_autoptr (GMenuModel) model = tandem_deal_menu_new (self->columns, column);

  update_actions (self);
  tandem_context_menu_show (GTK_WIDGET (self), model, GTK_WIDGET (column), point);
}

static void
menu_asked_cb (TandemBoardColumn *column, double x, double y, TandemDealsPage *self)
{
  show_menu (self, column, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  graphene_point_t point;
  guint place;

  if (tandem_board_columns_find_selected (self->columns, &place)
      && tandem_board_column_find_menu_point (get_column (self, place), &point))
    show_menu (self, get_column (self, place), &point);
}

static void
make_columns (TandemDealsPage *self, GPtrArray *stages)
{
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < stages->len; i++)
    {
      GtkWidget *column = tandem_board_column_new (stages->pdata[i], tandem_workspace_get_time_zone (self->workspace));

      g_signal_connect_object (column, "selected", G_CALLBACK (column_selected_cb), self, 0);
      g_signal_connect_object (column, "activated", G_CALLBACK (column_activated_cb), self, 0);
      g_signal_connect_object (column, "dropped", G_CALLBACK (deal_dropped_cb), self, 0);
      g_signal_connect_object (column, "menu-asked", G_CALLBACK (menu_asked_cb), self, 0);
      g_ptr_array_add (self->columns, column);
    }
  tandem_board_columns_fill (self->columns, GTK_BOX (self->board));
}

/* --- loading and showing ------------------------------------------------------------------------------------------- */

static void
show_figures (TandemDealsPage *self, TandemDealBoard *board)
{
  g_autofree char *weighted = NULL;
  g_autofree char *open = tandem_deal_figures_say (board, &weighted);

  gtk_label_set_label (self->open_label, open);
  gtk_label_set_label (self->weighted_label, weighted);
}

/* Nobody uses another part of the window: a dialog over the page, or another page. */
static gboolean
may_take_focus (TandemDealsPage *self)
{
  GtkWidget *focus = tandem_board_columns_get_focus (self->board);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || (focus && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG)))
    return FALSE;
  return focus == NULL || self->focus_wanted || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The focus follows the deal that was changed, and the one that undo moved. */
static void
show_focus (TandemDealsPage *self, gint64 focused_id)
{
  gboolean is_wanted = self->focus_wanted;

  self->focus_wanted = FALSE;
  if (tandem_board_columns_focus_deal (self->columns, self->focus_id)
      || tandem_board_columns_focus_deal (self->columns, focused_id))
    self->focus_id = 0;
  else if (is_wanted)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  else
    tandem_page_keep_focus (GTK_WIDGET (self));
}

static void
show_board (TandemDealsPage *self, TandemDealBoard *board)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  gboolean is_here = may_take_focus (self);
  gint64 focused_id = tandem_board_columns_get_focused_id (self->columns, self->board);
  guint n_deals = 0;

  if (self->shown == NULL || !tandem_board_columns_are_of (self->columns, self->shown->stages, board->stages))
    make_columns (self, board->stages);
  for (guint i = 0; i < self->columns->len; i++)
    {
      GPtrArray *rows = g_ptr_array_index (board->rows, i);

      tandem_board_column_set_rows (get_column (self, i), rows, today);
      tandem_board_column_set_totals (get_column (self, i), board->totals);
      n_deals += rows->len;
    }
  g_clear_pointer (&self->shown, tandem_deal_board_free);
  self->shown = board;
  show_figures (self, board);
  gtk_stack_set_visible_child_name (self->stack, n_deals > 0 ? "board" : "empty");
  if (is_here)
    show_focus (self, focused_id);
  update_actions (self);
}

static void load_board (TandemDealsPage *self);

static void
board_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemDealBoard *board = tandem_deal_board_load_finish (TANDEM_STORE (object), result, &error);
  TandemDealsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  self->loading = FALSE;
  if (board)
    show_board (self, board);
  else
    {
      tandem_page_describe_error (self->error_page, error);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  if (self->stale)
    load_board (self);
}

static void
load_board (TandemDealsPage *self)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  g_autofree char *month = g_strdup_printf ("%.8s01", today);

  self->stale = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  tandem_deal_board_load_async (get_store (self), month, self->cancellable, board_loaded_cb, self);
}

static void
store_changed_cb (TandemDealsPage *self, TandemChanges *changes)
{
  static const char *const shown[] = { "deal", "stage", "contact", "company", "reason" };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (tandem_changes_touch (changes, shown[i]))
      {
        load_board (self);
        return;
      }
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load_board (TANDEM_DEALS_PAGE (widget));
}

/* --- keys ---------------------------------------------------------------------------------------------------------- */

/* A grid uses Left and Right itself, so the board takes them first, to go to the next column. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemDealsPage *self)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0;
  guint place;

  tandem_board_columns_select_focused (self->board);
  if (step == 0 || gtk_widget_get_focus_child (self->board) == NULL || (state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  step = is_mirrored ? -step : step;
  if (state & GDK_ALT_MASK)
    {
      move_selected (self, step);
      return GDK_EVENT_STOP;
    }
  tandem_board_columns_find_selected (self->columns, &place);
  tandem_board_columns_focus_beside (self->columns, place, step);
  return GDK_EVENT_STOP;
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_deals_page_grab_focus (GtkWidget *widget)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = tandem_board_columns_find_selected (self->columns, &place);

  self->focus_wanted = self->shown == NULL;
  if (tandem_board_columns_focus_deal (self->columns, self->focus_id)
      || (row && tandem_board_columns_focus_deal (self->columns, row->id)))
    return TRUE;
  if (tandem_board_columns_focus_beside (self->columns, self->columns->len, 1))
    return TRUE;
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static const char *
tandem_deals_page_get_title (TandemPage *page)
{
  return _ ("Deals");
}

static void
tandem_deals_page_create_new (TandemPage *page)
{
  show_deal (TANDEM_DEALS_PAGE (page), 0);
}

static void
tandem_deals_page_open_record (TandemPage *page, gint64 id)
{
  show_deal (TANDEM_DEALS_PAGE (page), id);
}

static void
tandem_deals_page_print (TandemPage *page)
{
  tandem_page_print_report (GTK_WIDGET (page), "pipeline", NULL);
}

static void
tandem_deals_page_iface_init (TandemPageInterface *iface)
{
  iface->get_title = tandem_deals_page_get_title;
  iface->print = tandem_deals_page_print;
  iface->create_new = tandem_deals_page_create_new;
  iface->open_record = tandem_deals_page_open_record;
}

static void
tandem_deals_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemDealsPageProperty) id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_DEALS_PAGE (object)->workspace);
      break;
    }
}

static void
tandem_deals_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemDealsPageProperty) id)
    {
    case PROP_WORKSPACE:
      TANDEM_DEALS_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
tandem_deals_page_constructed (GObject *object)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  G_OBJECT_CLASS (tandem_deals_page_parent_class)->constructed (object);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
  load_board (self);
}

static void
tandem_deals_page_dispose (GObject *object)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->shown, tandem_deal_board_free);
  g_clear_object (&self->workspace);
  /* Disposing of the template alone leaves AdwBreakpointBin with a child that is gone. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEALS_PAGE);
  G_OBJECT_CLASS (tandem_deals_page_parent_class)->dispose (object);
}

static void
tandem_deals_page_finalize (GObject *object)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->columns);
  G_OBJECT_CLASS (tandem_deals_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "deal.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "deal.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "deal.win", NULL, win_action);
  gtk_widget_class_install_action (widget_class, "deal.lose", NULL, lose_action);
  gtk_widget_class_install_action (widget_class, "deal.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "deal.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "deal.move", "x", move_action);
  gtk_widget_class_install_action (widget_class, "deal.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "deal.reload", NULL, reload_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "deal.win", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "deal.lose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "deal.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "deal.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "deal.menu", NULL);
}

static void
tandem_deals_page_class_init (TandemDealsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_deals_page_get_property;
  object_class->set_property = tandem_deals_page_set_property;
  object_class->constructed = tandem_deals_page_constructed;
  object_class->dispose = tandem_deals_page_dispose;
  object_class->finalize = tandem_deals_page_finalize;
  widget_class->grab_focus = tandem_deals_page_grab_focus;

  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/sales/tandem-deals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, open_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, weighted_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, new_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, board);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, error_page);
  install_actions (widget_class);
}

static void
tandem_deals_page_init (TandemDealsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  self->columns = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_edge_scroll_attach (self->board);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
