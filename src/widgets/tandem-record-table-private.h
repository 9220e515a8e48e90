/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-view.h"
#include "widgets/tandem-filter-bar.h"
#include "widgets/tandem-record-table.h"
#include "widgets/tandem-sums-bar.h"
#include "widgets/tandem-table-columns.h"
#include "widgets/tandem-table-groups.h"
#include "widgets/tandem-table-view-button.h"

G_BEGIN_DECLS

/* What the files of the table share. */

struct _TandemRecordTable {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  const TandemTableKind *kind;
  TandemRecordList *list;
  TandemRecordView *table_view;
  TandemRecordView *rows_view;
  TandemTableColumns *columns;
  TandemTableGroups *groups;
  GMenuModel *row_menu;
  TandemRecordFocus focus;      /* of the order that is asked for; RECORD where none is */
  GCancellable *cancellable;    /* of the order that is asked for */
  TandemTableOrder order;       /* its search and its condition are owned */
  gboolean is_narrow;           /* rows of two lines stand in the place of the columns */
  gint64 focus_kept;            /* the record that has the focus while the table takes the other form, … */
  guint n_focus_frames;         /* … for so many frames */
  gint64 chosen_id; /* the record that is to be chosen once its row is there; 0: none */
  gboolean is_shown;            /* an order has been shown */
  gboolean focus_wanted;        /* by the page, before that */
  gboolean is_first_due;     /* the first rows come: then the focus has a place to go */
  gboolean is_focus_due;     /* rows come in the place of what had the focus */

  TandemFilter *filter;
  GSettings *filter_settings;   /* of this table in this file */
  guint rest_id;        /* asks for all rows once the first are drawn; 0: nothing is to be asked */
  guint n_rest_frames;
  guint busy_id;                /* until it is told that an order takes a while */

  GSimpleActionGroup *view_actions;
  GPtrArray *saved_views;       /* TandemSavedView; NULL: they could not be read */
  gint64 view_id;               /* the one that was chosen; it may be gone */

  GCancellable *work_cancellable; /* of the last thing that is being done with many records */
  gboolean is_working;          /* for so long that it is told */

  AdwToolbarView *toolbar_view;
  AdwBin *start_bin;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkWidget *busy_spinner;
  GtkSearchEntry *search_entry;
  GtkMenuButton *filter_button;
  GtkMenuButton *saved_views_button;
  GtkLabel *saved_view_label;
  TandemTableViewButton *view_button;
  GtkButton *new_button;
  TandemFilterBar *filter_bar;
  AdwBanner *error_banner;
  GtkStack *stack;
  GtkStack *list_stack;
  AdwBreakpointBin *columns_bin;
  GtkWidget *rows_scroller;
  GtkColumnView *table;
  GtkListView *rows;
  GtkWidget *spinner;
  AdwStatusPage *empty_page;
  GtkButton *empty_new_button;
  GtkButton *empty_other_button;
  AdwStatusPage *no_match_page;
  GtkWidget *clear_search_button;
  GtkWidget *clear_filters_button;
  AdwStatusPage *error_page;
  TandemSumsBar *sums;
  GtkWidget *selection_bar;
  GtkWidget *work_box;
  GtkLabel *work_label;
  GtkProgressBar *work_bar;
  GtkLabel *selected_label;
  GtkButton *select_all_button;
  GtkBox *acts;
  GtkMenuButton *more_button;
};

typedef enum {
  TANDEM_RECORD_TABLE_OPEN,
  TANDEM_RECORD_TABLE_SELECTED,
  TANDEM_RECORD_TABLE_LEAVE,
  TANDEM_RECORD_TABLE_N_SIGNALS,
} TandemRecordTableSignal;

extern guint tandem_record_table_signals[TANDEM_RECORD_TABLE_N_SIGNALS];

TandemRecordView *tandem_record_table_get_view         (TandemRecordTable *self);
GtkWidget        *tandem_record_table_get_list_widget  (TandemRecordTable *self);

void              tandem_record_table_focus_list       (TandemRecordTable *self);
void tandem_record_table_show_chosen (TandemRecordTable *self);
void              tandem_record_table_list             (TandemRecordTable *self, TandemRecordFocus focus);
void              tandem_record_table_take_sort        (TandemRecordTable *self);
void              tandem_record_table_update_selection (TandemRecordTable *self);
void              tandem_record_table_follow_store     (TandemRecordTable *self);
void              tandem_record_table_bind_contents    (GtkWidgetClass *widget_class);

void              tandem_record_table_set_up_filter    (TandemRecordTable *self);
void              tandem_record_table_update_own_act   (TandemRecordTable *self);
void              tandem_record_table_update_filter    (TandemRecordTable *self);
void              tandem_record_table_begin_wait       (TandemRecordTable *self);
void              tandem_record_table_end_wait         (TandemRecordTable *self);
void              tandem_record_table_bind_filter      (GtkWidgetClass *widget_class);
void              tandem_record_table_set_up_saved_views (TandemRecordTable *self);
void              tandem_record_table_update_saved_views (TandemRecordTable *self);

GArray           *tandem_record_table_list_ids         (TandemRecordTable *self, gboolean is_selection);
GPtrArray        *tandem_record_table_list_columns     (TandemRecordTable *self);
char             *tandem_record_table_say_scope        (TandemRecordTable *self, guint n_rows, gboolean is_selection);
void              tandem_record_table_show_work        (TandemRecordTable *self, guint n_done, guint n_all);
void              tandem_record_table_end_work         (TandemRecordTable *self, GCancellable *cancellable);

void              tandem_record_table_follow_selection (TandemRecordTable *self);
void              tandem_record_table_bind_acts        (GtkWidgetClass *widget_class);
void              tandem_record_table_bind_export      (GtkWidgetClass *widget_class);
void              tandem_record_table_bind_work        (GtkWidgetClass *widget_class);

G_END_DECLS
