/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views of the page of deals: board, list and forecast, and the two of them as they were on another day. One filter holds for
 * all. */
#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "sales/tandem-deal-table.h"
#include "sales/tandem-deals-page-private.h"
#include "widgets/tandem-page.h"

/* --- the list ------------------------------------------------------------------------------------------------------ */

static void
opened_cb (TandemRecordTable *table, gint64 id, TandemDealsPage *self)
{
  tandem_deals_page_show_record (self, id);
}

/* --- views --------------------------------------------------------------------------------------------------------- */

static void
add_toggle (AdwToggleGroup *group, const char *name, const char *icon_name, const char *title)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_icon_name (toggle, icon_name);
  adw_toggle_set_tooltip (toggle, title);
  adw_toggle_group_add (group, toggle);
}

static GtkWidget *
make_switch (TandemDealsPage *self)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());

  add_toggle (group, "board", "tandem-board-symbolic", _ ("Board"));
  add_toggle (group, "list", "view-list-symbolic", _ ("List"));
  add_toggle (group, "forecast", "tandem-forecast-symbolic", C_ ("forecast", "Forecast"));
  gtk_widget_set_valign (GTK_WIDGET (group), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("View"), -1);
  g_object_bind_property (self, "view", group, "active-name", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (group);
}

/* What is not looked at is not made. Each view has the switch in its own bar, but the list where it is narrow: there it stands at the
 * same place above it, since the bar is full. */
static void
make_list (TandemDealsPage *self)
{
  GtkWidget *group = make_switch (self);

  self->table = g_object_new (TANDEM_TYPE_RECORD_TABLE, NULL);
  g_signal_connect_object (self->table, "open", G_CALLBACK (opened_cb), self, 0);
  tandem_record_table_share_filter (self->table, self->filter);
  tandem_record_table_set_up (self->table, self->workspace, &tandem_deal_table);
  g_object_bind_property (self, "narrow", group, "visible", G_BINDING_INVERT_BOOLEAN | G_BINDING_SYNC_CREATE);
  tandem_record_table_set_start (self->table, group);
  adw_bin_set_child (self->list_bin, GTK_WIDGET (self->table));
}

/* A number opens its rows: the list shows those and no others, until another view is looked at. */
static void
number_opened_cb (TandemForecastView *forecast, TandemCondition *condition, TandemDealsPage *self)
{
  TandemCondition *before = tandem_filter_get_condition (self->filter);

  g_clear_pointer (&self->filter_before, tandem_condition_unref);
  self->filter_before = before ? tandem_condition_ref (before) : NULL;
  tandem_deals_page_set_view (self, "list");
  tandem_filter_set_condition (self->filter, condition);
  g_clear_pointer (&self->filter_opened, tandem_condition_unref);
  self->filter_opened = tandem_condition_ref (condition);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* The filter of before comes back, but where somebody has put together another one. */
static void
leave_number (TandemDealsPage *self)
{
  TandemCondition *now = tandem_filter_get_condition (self->filter);
  g_autoptr (TandemCondition) opened = g_steal_pointer (&self->filter_opened);
  g_autoptr (TandemCondition) before = g_steal_pointer (&self->filter_before);

  if (opened && now && tandem_condition_equal (now, opened))
    tandem_filter_set_condition (self->filter, before);
}

static void
make_forecast (TandemDealsPage *self)
{
  self->forecast = TANDEM_FORECAST_VIEW (tandem_forecast_view_new (self->workspace));
  g_signal_connect_object (self->forecast, "opened", G_CALLBACK (number_opened_cb), self, 0);
  tandem_forecast_view_set_start (self->forecast, make_switch (self));
  tandem_forecast_view_set_filter (self->forecast, self->filter);
  g_signal_connect_object (tandem_forecast_view_get_filter_bar (self->forecast), "leave",
                           G_CALLBACK (gtk_widget_grab_focus), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->forecast_bin, GTK_WIDGET (self->forecast));
}

/* --- as it was ----------------------------------------------------------------------------------------------------- */

/* What is looked at is that day's, or today's. */
void
tandem_deals_page_show_day (TandemDealsPage *self)
{
  g_autofree char *day = self->is_past ? tandem_time_travel_bar_dup_day (self->travel_bar) : NULL;

  tandem_deal_board_view_set_day (self->board_view, day);
  if (self->forecast)
    tandem_forecast_view_set_day (self->forecast, day);
}

static void
show_past (TandemDealsPage *self, gboolean is_past)
{
  self->is_past = is_past;
  tandem_deals_page_show_day (self);
  tandem_deals_page_show_view (self);
  g_object_notify_by_pspec (G_OBJECT (self), tandem_deals_page_properties[PROP_PAST]);
}

/**
 * tandem_deals_page_leave_past:
 *
 * Back to today, where one is not there.
 */
void
tandem_deals_page_leave_past (TandemDealsPage *self)
{
  if (self->is_past)
    show_past (self, FALSE);
}

/* As far back as there are deals. */
static void
travel (TandemDealsPage *self)
{
  GTimeZone *zone = tandem_workspace_get_time_zone (self->workspace);
  g_autofree char *today = tandem_date_today (zone);
  g_autofree char *first = NULL;

  if (self->is_past || is_record_open (self))
    return;
  if (is_list (self))
    tandem_deals_page_set_view (self, "board");
  first = tandem_deal_query_find_first_day (tandem_store_get_list_connection (get_store (self)), zone);
  tandem_time_travel_bar_set_span (self->travel_bar, first ? first : today, today);
  show_past (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->travel_bar));
}

void
tandem_deals_page_set_past (TandemDealsPage *self, gboolean is_past)
{
  if (is_past)
    travel (self);
  else
    tandem_deals_page_leave_past (self);
}

static void
travel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  travel (TANDEM_DEALS_PAGE (widget));
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_deals_page_leave_past (TANDEM_DEALS_PAGE (widget));
  gtk_widget_grab_focus (widget);
}

/* --- the view that is seen ----------------------------------------------------------------------------------------- */

static void
show_switch_bar (TandemDealsPage *self)
{
  gtk_widget_set_visible (self->switch_bar, self->is_narrow && is_list (self) && !is_record_open (self));
}

void
tandem_deals_page_show_view (TandemDealsPage *self)
{
  if (is_list (self) && self->table == NULL)
    make_list (self);
  if (g_str_equal (self->view, "forecast") && self->forecast == NULL)
    {
      make_forecast (self);
      tandem_deals_page_show_day (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->travel_bar), self->is_past && !is_record_open (self));
  gtk_stack_set_visible_child_name (self->form_stack, is_record_open (self) ? "record" : self->view);
  show_switch_bar (self);
  tandem_deals_page_update_actions (self);
}

void
tandem_deals_page_set_narrow (TandemDealsPage *self, gboolean is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  show_switch_bar (self);
  tandem_time_travel_bar_set_narrow (self->travel_bar, is_narrow);
  /* Where two stages would fill the width, each is as wide that the next one is cut: there is more. */
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->board_view), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->board_view), "narrow");
  g_object_notify_by_pspec (G_OBJECT (self), tandem_deals_page_properties[PROP_NARROW]);
}

void
tandem_deals_page_set_view (TandemDealsPage *self, const char *view)
{
  if (view == NULL || !g_set_str (&self->view, view))
    return;
  if (is_list (self) && self->is_past)
    {
      tandem_deals_page_leave_past (self);
      tandem_page_toast (GTK_WIDGET (self), _ ("The list is of today"), FALSE);
    }
  if (!is_list (self))
    leave_number (self);
  g_settings_set_string (self->settings, "deals-view", view);
  tandem_deals_page_show_view (self);
  g_object_notify_by_pspec (G_OBJECT (self), tandem_deals_page_properties[PROP_VIEW]);
}

/* From its key the focus goes to the deals; who clicked the switch stays there. */
static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_deals_page_set_view (TANDEM_DEALS_PAGE (widget), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (widget);
}

/* --- the filter ---------------------------------------------------------------------------------------------------- */

static TandemFilterBar *
get_filter_bar (TandemDealsPage *self)
{
  return g_str_equal (self->view, "forecast") ? tandem_forecast_view_get_filter_bar (self->forecast)
                                              : tandem_deal_board_view_get_filter_bar (self->board_view);
}

static void
add_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_filter_bar_add (get_filter_bar (TANDEM_DEALS_PAGE (widget)), g_variant_get_string (parameter, NULL));
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_filter_set_condition (TANDEM_DEALS_PAGE (widget)->filter, NULL);
  gtk_widget_grab_focus (widget);
}

/**
 * tandem_deals_page_ask_filter:
 *
 * Opens the menu of what can be filtered by, in the view that is seen.
 */
void
tandem_deals_page_ask_filter (TandemDealsPage *self)
{
  if (is_list (self))
    tandem_record_table_show_filters (self->table);
  else if (g_str_equal (self->view, "forecast"))
    tandem_forecast_view_ask_filter (self->forecast);
  else
    tandem_deal_board_view_ask_filter (self->board_view);
}

/**
 * tandem_deals_page_make_board:
 *
 * The board is there from the beginning; it has the filter before it reads anything.
 */
void
tandem_deals_page_make_board (TandemDealsPage *self)
{
  self->filter = tandem_record_table_new_filter (self->workspace, &tandem_deal_table);
  adw_bin_set_child (self->switch_bin, make_switch (self));
  tandem_deal_board_view_set_start (self->board_view, make_switch (self));
  tandem_deal_board_view_set_filter (self->board_view, self->workspace, self->filter);
  g_signal_connect_object (tandem_deal_board_view_get_filter_bar (self->board_view), "leave",
                           G_CALLBACK (gtk_widget_grab_focus), self, G_CONNECT_SWAPPED);
}

static const char *const views[] = { "board", "list", "forecast" };

void
tandem_deals_page_bind_views (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "deals.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "deals.travel", NULL, travel_action);
  gtk_widget_class_install_property_action (widget_class, "deals.past", "past");
  gtk_widget_class_install_action (widget_class, "deals.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "deals.add-filter", "s", add_filter_action);
  gtk_widget_class_install_action (widget_class, "deals.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "deals.travel", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK | GDK_ALT_MASK, "deals.view",
                                         "s", views[i]);
}
