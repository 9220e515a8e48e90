/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of deals: as a board or as a list, and the record of one over either. Its acts are about the deal that is open, else
 * the one that is chosen. */
#include "sales/tandem-deals-page-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "model/tandem-deal.h"
#include "sales/tandem-deal-acts.h"
#include "sales/tandem-deal-board-view.h"
#include "sales/tandem-deal-bulk.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-deal-menu.h"
#include "sales/tandem-deal-page.h"
#include "sales/tandem-deal-table.h"
#include "sales/tandem-forecast-view.h"
#include "sales/tandem-time-travel-bar.h"
#include "widgets/tandem-context-menu.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"
#include "workspace/tandem-settings.h"
#include "workspace/tandem-recent-records.h"

GParamSpec *tandem_deals_page_properties[N_PROPERTIES];

static void tandem_deals_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemDealsPage, tandem_deals_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_deals_page_iface_init))

/* Of the list: the one deal that is chosen there. */
static TandemDealRow *
dup_chosen (TandemDealsPage *self)
{
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (self->table);
  g_autoptr (GPtrArray) rows = NULL;

  if (ids->len != 1)
    return NULL;
  rows = tandem_deal_query_load_rows (tandem_store_get_list_connection (get_store (self)), (const gint64 *) ids->data,
                                      1, NULL);
  return rows && rows->pdata[0] ? g_object_ref (rows->pdata[0]) : NULL;
}

/* What an act is about: the deal that is open, else the selected one. In the forecast, and on another day, that is no card of the
 * board of today, which is not seen. */
TandemDealRow *
tandem_deals_page_dup_selected (GtkWidget *page)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (page);
  TandemDealRow *open = tandem_deal_page_get_row (self->record);
  TandemBoardColumn *column;

  if (is_record_open (self))
    return open ? g_object_ref (open) : NULL;
  if (is_list (self))
    return dup_chosen (self);
  return is_board (self) ? tandem_deal_board_dup_selected (self->board, &column) : NULL;
}

/* A button that can't be pressed any more loses the focus, as Lost… once it was done: without one no key comes to the record. */
static void
keep_record_focus (TandemDealsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (is_record_open (self) && gtk_widget_get_mapped (widget)
      && gtk_root_get_focus (gtk_widget_get_root (widget)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->record));
}

/* What is chosen in the list is looked at when an act is done. */
void
tandem_deals_page_update_actions (TandemDealsPage *self)
{
  gboolean is_in_list = is_list (self) && !is_record_open (self);
  g_autoptr (TandemDealRow) row = is_in_list ? NULL : tandem_deals_page_dup_selected (GTK_WIDGET (self));
  gboolean is_open = is_in_list || (row && tandem_deal_row_is_open (row));
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "deal.open", row != NULL && !is_record_open (self));
  gtk_widget_action_set_enabled (widget, "deal.history", row != NULL);
  gtk_widget_action_set_enabled (widget, "deal.trash", row != NULL);
  gtk_widget_action_set_enabled (widget, "deal.win", is_open);
  gtk_widget_action_set_enabled (widget, "deal.lose", is_open);
  keep_record_focus (self);
}

/* --- the record over a view -------------------------------------------------------------------------------------- */

void
tandem_deals_page_show_record (TandemDealsPage *self, gint64 deal_id)
{
  self->is_from_past = FALSE;
  tandem_recent_records_note (self->workspace, TANDEM_SEARCH_DEAL, deal_id);
  tandem_deal_page_show (self->record, deal_id);
  tandem_deals_page_show_view (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->record));
}

/* Back to the card, or the row, of the deal. */
static void
close_record (TandemDealsPage *self)
{
  if (!is_record_open (self))
    return;
  if (self->is_from_past)
    tandem_page_toast (GTK_WIDGET (self), _ ("This deal is in the trash"), FALSE);
  self->is_from_past = FALSE;
  tandem_deal_board_follow (self->board, tandem_deal_page_get_id (self->record));
  tandem_deal_page_show (self->record, 0);
  tandem_deals_page_show_view (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
record_closed_cb (TandemDealPage *record, TandemDealsPage *self)
{
  gint64 id = tandem_deal_page_get_id (record);

  close_record (self);
  tandem_page_leave_record (GTK_WIDGET (self), id);
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
  tandem_deals_page_move_to_column (self, row, column);
}

static void
show_menu (TandemDealsPage *self, TandemBoardColumn *column, const graphene_point_t *point)
{
  g_autoptr (GMenuModel) model = tandem_deal_menu_new (tandem_deal_board_get_columns (self->board), column);

  tandem_deals_page_update_actions (self);
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
  g_autoptr (TandemDealRow) row = is_board (self) ? tandem_deal_board_dup_selected (self->board, &column) : NULL;
  graphene_point_t point;

  if (row && tandem_board_column_find_menu_point (column, &point))
    show_menu (self, column, &point);
}

/* --- the list ------------------------------------------------------------------------------------------------------ */

static void
set_owner_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);

  if (self->table)
    tandem_deal_bulk_ask_owner (self->table, self->workspace);
}

static void
set_stage_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);

  if (self->table)
    tandem_deal_bulk_ask_stage (self->table, self->workspace);
}

static void
set_close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);

  if (self->table)
    tandem_deal_bulk_ask_close (self->table, self->workspace);
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_deals_page_grab_focus (GtkWidget *widget)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);

  if (is_record_open (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->record));
  if (g_str_equal (self->view, "forecast"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->forecast));
  return gtk_widget_grab_focus (is_list (self) ? GTK_WIDGET (self->table) : GTK_WIDGET (self->board_view));
}

static const char *
tandem_deals_page_get_title (TandemPage *page)
{
  return _ ("Deals");
}

static void
tandem_deals_page_create_new (TandemPage *page)
{
  tandem_deals_page_add_deal (TANDEM_DEALS_PAGE (page));
}

static void
tandem_deals_page_open_record (TandemPage *page, gint64 id)
{
  tandem_deals_page_show_record (TANDEM_DEALS_PAGE (page), id);
}

static gint64
tandem_deals_page_get_record (TandemPage *page)
{
  return tandem_deal_page_get_id (TANDEM_DEALS_PAGE (page)->record);
}

static void
tandem_deals_page_print (TandemPage *page)
{
  tandem_deals_page_print_shown (TANDEM_DEALS_PAGE (page));
}

static void
tandem_deals_page_export_records (TandemPage *page)
{
  tandem_deals_page_export_shown (TANDEM_DEALS_PAGE (page));
}

/* To look for a deal by its name is what the list is for. */
static void
show_list (TandemDealsPage *self)
{
  close_record (self);
  tandem_deals_page_set_view (self, "list");
}

static void
tandem_deals_page_search (TandemPage *page, const char *words)
{
  show_list (TANDEM_DEALS_PAGE (page));
  tandem_record_table_search (TANDEM_DEALS_PAGE (page)->table, words);
}

static void
tandem_deals_page_filter (TandemPage *page)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (page);

  close_record (self);
  tandem_deals_page_ask_filter (self);
}

static void
tandem_deals_page_iface_init (TandemPageInterface *iface)
{
  iface->search = tandem_deals_page_search;
  iface->filter = tandem_deals_page_filter;
  iface->get_title = tandem_deals_page_get_title;
  iface->print = tandem_deals_page_print;
  iface->export_records = tandem_deals_page_export_records;
  iface->create_new = tandem_deals_page_create_new;
  iface->open_record = tandem_deals_page_open_record;
  iface->get_record = tandem_deals_page_get_record;
}

static void
tandem_deals_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  switch ((TandemDealsPageProperty) id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_PAST:
      g_value_set_boolean (value, self->is_past);
      break;
    case N_PROPERTIES:
      break;
    }
}

static void
tandem_deals_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  switch ((TandemDealsPageProperty) id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_VIEW:
      tandem_deals_page_set_view (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      tandem_deals_page_set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_PAST:
      tandem_deals_page_set_past (self, g_value_get_boolean (value));
      break;
    case N_PROPERTIES:
      break;
    }
}

/* One that is in the trash today has no record, and closes at once. */
static void
past_opened_cb (TandemPastBoard *board, gint64 id, TandemDealsPage *self)
{
  tandem_deals_page_show_record (self, id);
  self->is_from_past = TRUE;
}

/* The record is of today: what can be done to it is done to the deal as it is. */
static void
record_shown_cb (TandemDealPage *record, TandemDealsPage *self)
{
  if (self->is_from_past)
    tandem_page_toast (GTK_WIDGET (self), _ ("The record is of today"), FALSE);
  self->is_from_past = FALSE;
  tandem_deals_page_update_actions (self);
}

static void
follow_board (TandemDealsPage *self)
{
  TandemPastBoard *past = tandem_deal_board_view_get_past_board (self->board_view);

  self->board = tandem_deal_board_view_get_board (self->board_view);
  g_signal_connect_object (past, "opened", G_CALLBACK (past_opened_cb), self, 0);
  g_signal_connect_object (self->board, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (self->board, "menu-asked", G_CALLBACK (menu_asked_cb), self, 0);
  g_signal_connect_object (self->board, "moved", G_CALLBACK (moved_cb), self, 0);
  g_signal_connect_object (self->board, "selected", G_CALLBACK (tandem_deals_page_update_actions), self,
                           G_CONNECT_SWAPPED);
}

static void
tandem_deals_page_constructed (GObject *object)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  G_OBJECT_CLASS (tandem_deals_page_parent_class)->constructed (object);
  follow_board (self);
  self->record = TANDEM_DEAL_PAGE (tandem_deal_page_new (self->workspace));
  g_signal_connect_object (self->record, "close", G_CALLBACK (record_closed_cb), self, 0);
  g_signal_connect_object (self->record, "shown", G_CALLBACK (record_shown_cb), self, 0);
  adw_bin_set_child (self->record_bin, GTK_WIDGET (self->record));
  tandem_deals_page_make_board (self);
  tandem_deal_board_set_workspace (self->board, self->workspace);
  tandem_deals_page_show_view (self);
}

static void
tandem_deals_page_dispose (GObject *object)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->filter_before, tandem_condition_unref);
  g_clear_pointer (&self->filter_opened, tandem_condition_unref);
  /* Disposing of the template alone leaves AdwBreakpointBin with a child that is gone. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEALS_PAGE);
  G_OBJECT_CLASS (tandem_deals_page_parent_class)->dispose (object);
}

static void
tandem_deals_page_finalize (GObject *object)
{
  g_free (TANDEM_DEALS_PAGE (object)->view);
  G_OBJECT_CLASS (tandem_deals_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "deal.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "deals.set-owner", NULL, set_owner_action);
  gtk_widget_class_install_action (widget_class, "deals.set-stage", NULL, set_stage_action);
  gtk_widget_class_install_action (widget_class, "deals.set-close", NULL, set_close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "deal.win", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "deal.lose", NULL);
  tandem_deals_page_bind_acts (widget_class);
  tandem_deals_page_bind_views (widget_class);
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

  g_object_class_override_property (object_class, PROP_WORKSPACE, "workspace");
  /**
   * TandemDealsPage:view:
   *
   * "board", "list" or "forecast".
   */
  tandem_deals_page_properties[PROP_VIEW]
      = g_param_spec_string ("view", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_VIEW, tandem_deals_page_properties[PROP_VIEW]);
  /**
   * TandemDealsPage:narrow:
   *
   * Whether there is little room: the switch between the views stands above the list then.
   */
  tandem_deals_page_properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_NARROW, tandem_deals_page_properties[PROP_NARROW]);
  /**
   * TandemDealsPage:past:
   *
   * Whether another day is looked back at.
   */
  tandem_deals_page_properties[PROP_PAST]
      = g_param_spec_boolean ("past", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_PAST, tandem_deals_page_properties[PROP_PAST]);

  g_type_ensure (TANDEM_TYPE_DEAL_BOARD_VIEW);
  g_type_ensure (TANDEM_TYPE_TIME_TRAVEL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/sales/tandem-deals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, travel_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, switch_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, switch_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, form_stack);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, board_view);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, list_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, forecast_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, record_bin);
  gtk_widget_class_bind_template_callback (widget_class, tandem_deals_page_show_day);
  install_actions (widget_class);
}

static void
tandem_deals_page_init (TandemDealsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = tandem_settings_new ();
  self->view = g_settings_get_string (self->settings, "deals-view");
}
