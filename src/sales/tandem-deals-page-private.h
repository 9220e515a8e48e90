/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-deal.h"
#include "sales/tandem-deal-board-view.h"
#include "sales/tandem-deal-page.h"
#include "sales/tandem-deals-page.h"
#include "sales/tandem-forecast-view.h"
#include "sales/tandem-time-travel-bar.h"
#include "widgets/tandem-record-table.h"

typedef enum {
  PROP_WORKSPACE = 1,
  PROP_VIEW,
  PROP_NARROW,
  PROP_PAST,
  N_PROPERTIES,
} TandemDealsPageProperty;

extern GParamSpec *tandem_deals_page_properties[N_PROPERTIES];

struct _TandemDealsPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GSettings *settings;
  gboolean is_narrow;             /* the switch between the views has a line of its own above the list */
  char *view;                     /* one of views */
  gboolean is_past;               /* another day is looked back at */
  TandemFilter *filter;           /* of all views */
  TandemCondition *filter_before; /* a number of the forecast was opened; NULL: nothing was asked */
  TandemCondition *filter_opened; /* the deals of that number; NULL: none was opened */
  TandemForecastView *forecast;   /* NULL until it is seen for the first time */
  TandemDealBoard *board;
  TandemRecordTable *table; /* NULL until the list is seen for the first time */
  TandemDealPage *record;
  gboolean is_from_past; /* a card of another day opened the record, which is not read yet */

  TandemTimeTravelBar *travel_bar;
  GtkWidget *switch_bar;
  AdwBin *switch_bin;
  GtkStack *form_stack; /* a view of the deals, or the record of one */
  TandemDealBoardView *board_view;
  AdwBin *list_bin;
  AdwBin *forecast_bin;
  AdwBin *record_bin;
};

static inline TandemStore *
get_store (TandemDealsPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

static inline gboolean
is_record_open (TandemDealsPage *self)
{
  return tandem_deal_page_get_id (self->record) != 0;
}

static inline gboolean
is_list (TandemDealsPage *self)
{
  return g_str_equal (self->view, "list");
}

/* of today, whether or not a record stands over it */
static inline gboolean
is_board (TandemDealsPage *self)
{
  return g_str_equal (self->view, "board") && !self->is_past;
}

TandemDealRow *tandem_deals_page_dup_selected (GtkWidget *page);
void tandem_deals_page_show_record (TandemDealsPage *self, gint64 deal_id);

void tandem_deals_page_update_actions (TandemDealsPage *self);

/* tandem-deals-page-views.c */
void tandem_deals_page_make_board (TandemDealsPage *self);
void tandem_deals_page_show_view (TandemDealsPage *self);
void tandem_deals_page_set_view (TandemDealsPage *self, const char *view);
void tandem_deals_page_set_narrow (TandemDealsPage *self, gboolean is_narrow);
void tandem_deals_page_show_day (TandemDealsPage *self);
void tandem_deals_page_set_past (TandemDealsPage *self, gboolean is_past);
void tandem_deals_page_leave_past (TandemDealsPage *self);
void tandem_deals_page_ask_filter (TandemDealsPage *self);
void tandem_deals_page_bind_views (GtkWidgetClass *widget_class);

/* tandem-deals-page-acts.c */
void tandem_deals_page_move_to_column (TandemDealsPage *self, TandemDealRow *row, TandemBoardColumn *column);
void tandem_deals_page_add_deal (TandemDealsPage *self);
void tandem_deals_page_print_shown (TandemDealsPage *self);
void tandem_deals_page_export_shown (TandemDealsPage *self);
void tandem_deals_page_bind_acts (GtkWidgetClass *widget_class);
