/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the board of deals, and the record of one over it: its acts, what it says of all deals, and what is seen while
 * there are none. */
#include "sales/tandem-deals-page.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-deal.h"
#include "sales/tandem-deal-acts.h"
#include "sales/tandem-deal-board.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-deal-figures.h"
#include "sales/tandem-deal-menu.h"
#include "sales/tandem-deal-page.h"
#include "sales/tandem-edge-scroll.h"
#include "widgets/tandem-context-menu.h"
#include "widgets/tandem-page.h"

struct _TandemDealsPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GtkLabel *open_label;
  GtkLabel *weighted_label;
  GtkWidget *new_label;
  GtkWidget *page_title;
  GtkStack *form_stack; /* the deals, or the record of one */
  GtkStack *stack;
  TandemDealBoard *board;
  AdwStatusPage *error_page;
  AdwBin *record_bin;
  TandemDealPage *record;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemDealsPageProperty;

static void tandem_deals_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemDealsPage, tandem_deals_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_deals_page_iface_init))

static TandemStore *
get_store (TandemDealsPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

static gboolean
is_record_open (TandemDealsPage *self)
{
  return tandem_deal_page_get_id (self->record) != 0;
}

/* What an act is about: the deal that is open, else the selected one. */
static TandemDealRow *
dup_selected (GtkWidget *page)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (page);
  TandemDealRow *open = tandem_deal_page_get_row (self->record);
  TandemBoardColumn *column;

  if (is_record_open (self))
    return open ? g_object_ref (open) : NULL;
  return tandem_deal_board_dup_selected (self->board, &column);
}

static void
update_actions (TandemDealsPage *self)
{
  g_autoptr (TandemDealRow) row = dup_selected (GTK_WIDGET (self));
  gboolean is_open = row && g_str_equal (row->stage_kind, "open");
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "deal.open", row != NULL && !is_record_open (self));
  gtk_widget_action_set_enabled (widget, "deal.history", row != NULL);
  gtk_widget_action_set_enabled (widget, "deal.trash", row != NULL);
  gtk_widget_action_set_enabled (widget, "deal.win", is_open);
  gtk_widget_action_set_enabled (widget, "deal.lose", is_open);
}

/* --- the record over the board ------------------------------------------------------------------------------------- */

static void
show_record (TandemDealsPage *self, gint64 deal_id)
{
  tandem_deal_page_show (self->record, deal_id);
  gtk_stack_set_visible_child_name (self->form_stack, "record");
  update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->record));
}

/* Back to the card of the deal. */
static void
record_closed_cb (TandemDealPage *record, TandemDealsPage *self)
{
  if (!is_record_open (self))
    return;
  tandem_deal_board_follow (self->board, tandem_deal_page_get_id (record));
  tandem_deal_page_show (record, 0);
  gtk_stack_set_visible_child_name (self->form_stack, "deals");
  gtk_widget_grab_focus (GTK_WIDGET (self));
  update_actions (self);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
ask_for_reason (TandemDealsPage *self, TandemDealRow *row)
{
  GPtrArray *reasons = is_record_open (self) ? tandem_deal_page_get_reasons (self->record)
                                             : tandem_deal_board_get_reasons (self->board);
  AdwDialog *dialog = tandem_deal_acts_lose (GTK_WIDGET (self), self->workspace, row, reasons);

  tandem_deal_board_follow (self->board, row->id);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
}

static void
move_to_column (TandemDealsPage *self, TandemDealRow *row, TandemBoardColumn *column)
{
  tandem_deal_board_follow (self->board, row->id);
  if (g_str_equal (tandem_board_column_get_kind (column), "lost"))
    ask_for_reason (self, row);
  else
    tandem_deal_acts_move (GTK_WIDGET (self), get_store (self), row, tandem_board_column_get_stage (column));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  GPtrArray *columns = tandem_deal_board_get_columns (self->board);
  TandemBoardColumn *own;
  g_autoptr (TandemDealRow) row = tandem_deal_board_dup_selected (self->board, &own);

  for (guint i = 0; row && i < columns->len; i++)
    if (tandem_board_column_get_stage_id (columns->pdata[i]) == g_variant_get_int64 (parameter)
        && columns->pdata[i] != own)
      move_to_column (self, row, columns->pdata[i]);
}

static void
win_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  g_autoptr (TandemDealRow) row = dup_selected (widget);

  if (row == NULL)
    return;
  tandem_deal_board_follow (self->board, row->id);
  tandem_deal_acts_win (widget, get_store (self), row);
}

static void
lose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TandemDealRow) row = dup_selected (widget);

  if (row)
    ask_for_reason (TANDEM_DEALS_PAGE (widget), row);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TandemDealRow) row = dup_selected (widget);

  if (row)
    tandem_page_show_history (widget, "deal", row->id, row->title);
}

/* Delete is for a card. In the record, where texts are written, it is too easily pressed. */
static gboolean
delete_pressed_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (is_record_open (TANDEM_DEALS_PAGE (widget)))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (widget, "deal.trash", NULL);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TandemDealRow) row = dup_selected (widget);

  if (row)
    tandem_deal_acts_trash (widget, get_store (TANDEM_DEALS_PAGE (widget)), row);
}

static void
deal_saved_cb (AdwDialog *dialog, gint64 deal_id, TandemDealsPage *self)
{
  tandem_deal_board_follow (self->board, deal_id);
}

static void
add_deal (TandemDealsPage *self)
{
  AdwDialog *dialog = tandem_deal_dialog_new (self->workspace, 0);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (deal_saved_cb), self, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TandemDealRow) row = dup_selected (widget);

  if (row)
    show_record (TANDEM_DEALS_PAGE (widget), row->id);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_deal (TANDEM_DEALS_PAGE (widget));
}

/* --- the board ----------------------------------------------------------------------------------------------------- */

static void
activated_cb (TandemDealBoard *board, TandemDealsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "deal.open", NULL);
}

static void
moved_cb (TandemDealBoard *board, TandemDealRow *row, TandemBoardColumn *column, TandemDealsPage *self)
{
  move_to_column (self, row, column);
}

static void
show_menu (TandemDealsPage *self, TandemBoardColumn *column, const graphene_point_t *point)
{
  g_autoptr (GMenuModel) model = tandem_deal_menu_new (tandem_deal_board_get_columns (self->board), column);

  update_actions (self);
  tandem_context_menu_show (GTK_WIDGET (self), model, GTK_WIDGET (column), point);
}

static void
menu_asked_cb (TandemDealBoard *board, TandemBoardColumn *column, double x, double y, TandemDealsPage *self)
{
  show_menu (self, column, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  TandemBoardColumn *column;
  g_autoptr (TandemDealRow) row = tandem_deal_board_dup_selected (self->board, &column);
  graphene_point_t point;

  if (row && tandem_board_column_find_menu_point (column, &point))
    show_menu (self, column, &point);
}

static void
shown_cb (TandemDealBoard *board, TandemDealsPage *self)
{
  g_autofree char *weighted = NULL;
  g_autofree char *open = tandem_deal_figures_say (tandem_deal_board_get_columns (board), &weighted);

  gtk_label_set_label (self->open_label, open);
  gtk_label_set_label (self->weighted_label, weighted);
  gtk_stack_set_visible_child_name (self->stack, tandem_deal_board_get_n_deals (board) > 0 ? "board" : "empty");
}

static void
failed_cb (TandemDealBoard *board, const GError *error, TandemDealsPage *self)
{
  tandem_page_describe_error (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_deal_board_reload (TANDEM_DEALS_PAGE (widget)->board);
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_deals_page_grab_focus (GtkWidget *widget)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);

  if (is_record_open (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->record));
  return gtk_widget_grab_focus (GTK_WIDGET (self->board))
         || gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static const char *
tandem_deals_page_get_title (TandemPage *page)
{
  return _ ("Deals");
}

static void
tandem_deals_page_create_new (TandemPage *page)
{
  add_deal (TANDEM_DEALS_PAGE (page));
}

static void
tandem_deals_page_open_record (TandemPage *page, gint64 id)
{
  show_record (TANDEM_DEALS_PAGE (page), id);
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
  self->record = TANDEM_DEAL_PAGE (tandem_deal_page_new (self->workspace));
  g_signal_connect_object (self->record, "close", G_CALLBACK (record_closed_cb), self, 0);
  g_signal_connect_object (self->record, "shown", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->record_bin, GTK_WIDGET (self->record));
  update_actions (self);
  tandem_deal_board_set_workspace (self->board, self->workspace);
}

static void
tandem_deals_page_dispose (GObject *object)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  g_clear_object (&self->workspace);
  /* Disposing of the template alone leaves AdwBreakpointBin with a child that is gone. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEALS_PAGE);
  G_OBJECT_CLASS (tandem_deals_page_parent_class)->dispose (object);
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_pressed_cb, NULL);
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
  widget_class->grab_focus = tandem_deals_page_grab_focus;

  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  g_type_ensure (TANDEM_TYPE_DEAL_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/sales/tandem-deals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, open_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, weighted_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, new_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, form_stack);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, board);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, record_bin);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  install_actions (widget_class);
}

static void
tandem_deals_page_init (TandemDealsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_edge_scroll_attach (GTK_WIDGET (self->board));
}
