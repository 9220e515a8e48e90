/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to the deal that is open, else the one that is chosen. */
#include <glib/gi18n-lib.h>

#include "sales/tandem-deal-acts.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-deals-page-private.h"
#include "widgets/tandem-page.h"

static void
ask_for_reason (TandemDealsPage *self, TandemDealRow *row)
{
  GPtrArray *reasons = is_record_open (self) ? tandem_deal_page_get_reasons (self->record)
                                             : tandem_deal_board_get_reasons (self->board);
  AdwDialog *dialog = tandem_deal_acts_lose (GTK_WIDGET (self), self->workspace, row, reasons);

  tandem_deal_board_follow (self->board, row->id);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
}

void
tandem_deals_page_move_to_column (TandemDealsPage *self, TandemDealRow *row, TandemBoardColumn *column)
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
      tandem_deals_page_move_to_column (self, row, columns->pdata[i]);
}

static void
win_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  g_autoptr (TandemDealRow) row = tandem_deals_page_dup_selected (widget);

  if (row == NULL || !tandem_deal_row_is_open (row))
    return;
  tandem_deal_board_follow (self->board, row->id);
  tandem_deal_acts_win (widget, get_store (self), row);
}

static void
lose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TandemDealRow) row = tandem_deals_page_dup_selected (widget);

  if (row && tandem_deal_row_is_open (row))
    ask_for_reason (TANDEM_DEALS_PAGE (widget), row);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TandemDealRow) row = tandem_deals_page_dup_selected (widget);

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
  g_autoptr (TandemDealRow) row = tandem_deals_page_dup_selected (widget);

  if (row)
    tandem_deal_acts_trash (widget, get_store (TANDEM_DEALS_PAGE (widget)), row);
}

/* In the list a new deal may stand anywhere, or not at all: it is opened. */
static void
deal_saved_cb (AdwDialog *dialog, gint64 deal_id, TandemDealsPage *self)
{
  tandem_deal_board_follow (self->board, deal_id);
  if (is_list (self))
    tandem_deals_page_show_record (self, deal_id);
}

/* A deal is made today, and is seen there: who looks back at another day is led back first. */
void
tandem_deals_page_add_deal (TandemDealsPage *self)
{
  AdwDialog *dialog = tandem_deal_dialog_new (self->workspace, 0);

  tandem_deals_page_leave_past (self);
  tandem_deal_dialog_set_pipeline_id (TANDEM_DEAL_DIALOG (dialog), tandem_deal_board_get_pipeline_id (self->board));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (deal_saved_cb), self, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), self, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TandemDealRow) row = tandem_deals_page_dup_selected (widget);

  if (row)
    tandem_deals_page_show_record (TANDEM_DEALS_PAGE (widget), row->id);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_deals_page_add_deal (TANDEM_DEALS_PAGE (widget));
}

/* --- on paper ------------------------------------------------------------------------------------------------------ */

/* The board or the forecast: of the pipeline, the filter and the day that are looked at. */
static void
print_view (TandemDealsPage *self)
{
  gboolean is_forecast = g_str_equal (self->view, "forecast");
  gint64 pipeline_id = is_forecast ? tandem_forecast_view_get_pipeline_id (self->forecast)
                                   : tandem_deal_board_get_pipeline_id (self->board);
  TandemCondition *condition = tandem_filter_get_condition (self->filter);
  GVariantDict parameters;

  g_variant_dict_init (&parameters, NULL);
  if (self->is_past)
    g_variant_dict_insert_value (&parameters, "day",
                                 g_variant_new_take_string (tandem_time_travel_bar_dup_day (self->travel_bar)));
  g_variant_dict_insert (&parameters, "pipeline", "x", pipeline_id);
  if (condition)
    {
      g_variant_dict_insert_value (&parameters, "condition",
                                   g_variant_new_take_string (tandem_condition_to_json (condition)));
      g_variant_dict_insert_value (&parameters, "filter",
                                   g_variant_new_take_string (tandem_filter_describe (condition, self->workspace)));
    }
  tandem_page_print_report (GTK_WIDGET (self), is_forecast ? "forecast" : "pipeline", g_variant_dict_end (&parameters));
}

/* What is seen: the deal that is open, the list as it is, or a view of them all. */
void
tandem_deals_page_print_shown (TandemDealsPage *self)
{
  if (is_record_open (self))
    tandem_page_print_record (GTK_WIDGET (self), "deal-sheet", tandem_deal_page_get_id (self->record));
  else if (is_list (self))
    tandem_record_table_print (self->table);
  else
    print_view (self);
}

/* The board and the forecast show the deals of the list in another way; but what once was is no list. */
void
tandem_deals_page_export_shown (TandemDealsPage *self)
{
  if (self->is_past)
    tandem_page_toast (GTK_WIDGET (self), _ ("Only the deals of today can be exported"), FALSE);
  else
    tandem_record_table_export (self->table, is_record_open (self) ? tandem_deal_page_get_id (self->record) : 0);
}

void
tandem_deals_page_bind_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "deal.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "deal.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "deal.win", NULL, win_action);
  gtk_widget_class_install_action (widget_class, "deal.lose", NULL, lose_action);
  gtk_widget_class_install_action (widget_class, "deal.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "deal.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "deal.move", "x", move_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_pressed_cb, NULL);
}
