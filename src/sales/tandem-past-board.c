/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each column is a heading with what its deals added up to then, and their cards. */
#include "sales/tandem-past-board.h"

#include <glib/gi18n-lib.h>

#include "insight/tandem-exchange.h"
#include "model/tandem-past-deals.h"
#include "model/tandem-stage.h"
#include "sales/tandem-board-columns.h"
#include "sales/tandem-board-head.h"
#include "sales/tandem-deal-card.h"
#include "widgets/tandem-page.h"

#define COLUMN_WIDTH 180 /* as on the board of today */

struct _TandemPastBoard {
  GtkBox parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  char *day;
  GPtrArray *shown; /* Shown: the columns */
  GPtrArray *heads; /* TandemBoardHead: theirs */
  char *note;       /* what the filter could not ask of that day */
};

typedef enum {
  SIGNAL_SHOWN,
  SIGNAL_OPENED,
  N_SIGNALS,
} TandemPastBoardSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPastBoard, tandem_past_board, GTK_TYPE_BOX)

/* A column as it is seen; its widgets are the board's. */
typedef struct {
  gint64 stage_id;
  TandemBoardHead *head;
  GListStore *store; /* TandemDealRow */
  GtkWidget *view;
} Shown;

static void
free_shown (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->store);
  g_free (shown);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemRecord *stage;
  GPtrArray *rows;   /* TandemDealRow */
  GPtrArray *totals; /* TandemStageTotal */
} PastColumn;

typedef struct {
  gint64 pipeline_id;
  TandemCondition *condition; /* (nullable): what the deals were like on that day */
  char *day;
  GPtrArray *columns; /* PastColumn */
  TandemExchange *exchange;
  char *note; /* what the filter could not ask of that day */
} PastFacts;

static void
free_column (gpointer data)
{
  PastColumn *column = data;

  g_object_unref (column->stage);
  g_clear_pointer (&column->rows, g_ptr_array_unref);
  g_clear_pointer (&column->totals, g_ptr_array_unref);
  g_free (column);
}

static void
free_facts (gpointer data)
{
  PastFacts *facts = data;

  g_clear_pointer (&facts->condition, tandem_condition_unref);
  g_free (facts->day);
  g_clear_pointer (&facts->columns, g_ptr_array_unref);
  g_clear_pointer (&facts->exchange, tandem_exchange_unref);
  g_free (facts->note);
  g_free (facts);
}

/* A stage that nobody can choose any more, or not yet, is seen where deals were in it. What was closed in the month of the day is
 * there, as today's board has what was closed in this one. */
static gboolean
add_column (TandemConnection *connection, PastFacts *facts, TandemPastDeals *past, TandemRecord *stage, GError **error)
{
  g_autofree char *closed_from = g_strdup_printf ("%.7s-01", facts->day);
  g_autoptr (GPtrArray) rows = tandem_past_deals_load_rows (past, connection, stage, closed_from, error);
  PastColumn *column;

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0 && !tandem_past_deals_had_stage (past, stage))
    return TRUE;
  column = g_new0 (PastColumn, 1);
  column->stage = g_object_ref (stage);
  column->totals
      = tandem_stage_total_add_up (tandem_past_deals_get_states (past), tandem_record_get_id (stage), closed_from);
  column->rows = g_steal_pointer (&rows);
  g_ptr_array_add (facts->columns, column);
  return TRUE;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PastFacts *facts = data;
  g_autoptr (TandemPastDeals) past = tandem_past_deals_load (connection, facts->day, cancellable, error);
  GPtrArray *stages;

  if (past == NULL
      || !tandem_past_deals_keep (past, connection, facts->pipeline_id, facts->condition, cancellable, error))
    return FALSE;
  facts->note = tandem_past_deals_write_note (past);
  facts->columns = g_ptr_array_new_with_free_func (free_column);
  stages = tandem_past_deals_get_stages (past);
  for (guint i = 0; i < stages->len; i++)
    {
      gint64 pipeline_id = tandem_record_get_integer (stages->pdata[i], TANDEM_STAGE_PIPELINE_ID);

      if ((facts->pipeline_id == 0 || pipeline_id == facts->pipeline_id)
          && !add_column (connection, facts, past, stages->pdata[i], error))
        return FALSE;
    }
  facts->exchange = tandem_exchange_load (connection, error);
  return facts->exchange != NULL;
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
card_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TandemPastBoard *self)
{
  gtk_list_item_set_child (item, tandem_deal_card_new ());
}

static void
card_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TandemPastBoard *self)
{
  TandemDealCard *card = TANDEM_DEAL_CARD (gtk_list_item_get_child (item));
  g_autofree char *spoken = NULL;

  tandem_deal_card_set_row (card, gtk_list_item_get_item (item), self->day,
                            tandem_workspace_get_time_zone (self->workspace));
  spoken = tandem_deal_card_speak (card);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
activated_cb (GtkGridView *view, guint position, TandemPastBoard *self)
{
  GListModel *model = G_LIST_MODEL (gtk_grid_view_get_model (view));
  g_autoptr (TandemDealRow) row = g_list_model_get_item (model, position);

  if (row)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, row->id);
}

static GtkWidget *
make_cards (TandemPastBoard *self, Shown *shown)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GListModel *model = g_object_ref (G_LIST_MODEL (shown->store));

  g_signal_connect_object (factory, "setup", G_CALLBACK (card_set_up_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (card_bound_cb), self, 0);
  shown->view = gtk_grid_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (model)), factory);
  g_signal_connect_object (shown->view, "activate", G_CALLBACK (activated_cb), self, 0);
  gtk_grid_view_set_min_columns (GTK_GRID_VIEW (shown->view), 1);
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (shown->view), 1);
  gtk_widget_add_css_class (shown->view, "deal-cards");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), shown->view);
  /* as on the board of today: what is over shares a place */
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller),
                                                    !tandem_board_head_is_open (shown->head));
  /* without cards it would be a stop of Tab that has no name */
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
make_column (TandemPastBoard *self, TandemRecord *stage, GtkBox **closed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Shown *shown = g_new0 (Shown, 1);

  shown->stage_id = tandem_record_get_id (stage);
  shown->store = g_list_store_new (TANDEM_TYPE_DEAL_ROW);
  shown->head = g_object_new (TANDEM_TYPE_BOARD_HEAD, NULL);
  tandem_board_head_set_stage (shown->head, stage);
  gtk_widget_add_css_class (box, "stage-column");
  gtk_widget_set_size_request (box, COLUMN_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (shown->head));
  gtk_box_append (GTK_BOX (box), make_cards (self, shown));
  tandem_board_columns_add (GTK_BOX (self), box, tandem_board_head_is_open (shown->head), closed);
  g_ptr_array_add (self->shown, shown);
  g_ptr_array_add (self->heads, shown->head);
}

/* From day to day the stages are mostly the same: their widgets stay, with other deals. */
static void
make_columns (TandemPastBoard *self, GPtrArray *columns)
{
  gboolean is_same = columns->len == self->shown->len;
  GtkBox *closed = NULL;
  GtkWidget *child;

  for (guint i = 0; is_same && i < columns->len; i++)
    is_same = ((Shown *) self->shown->pdata[i])->stage_id
              == tandem_record_get_id (((PastColumn *) columns->pdata[i])->stage);
  if (is_same)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_box_remove (GTK_BOX (self), child);
  g_ptr_array_set_size (self->heads, 0);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < columns->len; i++)
    make_column (self, ((PastColumn *) columns->pdata[i])->stage, &closed);
}

/* The head is that of today's board, with what was probable and what it came to then. */
static void
show_column (TandemPastBoard *self, Shown *shown, PastColumn *column, TandemExchange *exchange)
{
  tandem_board_head_set_stage (shown->head, column->stage);
  tandem_board_head_set_count (shown->head, column->rows->len);
  tandem_board_head_set_totals (shown->head, column->totals, exchange, self->day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tandem_record_get_text (column->stage, TANDEM_STAGE_NAME), -1);
  g_list_store_splice (shown->store, 0, g_list_model_get_n_items (G_LIST_MODEL (shown->store)), column->rows->pdata,
                       column->rows->len);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  PastFacts *facts = tandem_store_run_get_data (result);
  gboolean was_loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemPastBoard *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!was_loaded)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The deals could not be read"), error);
      return;
    }
  make_columns (self, facts->columns);
  for (guint i = 0; i < facts->columns->len; i++)
    show_column (self, self->shown->pdata[i], facts->columns->pdata[i], facts->exchange);
  g_set_str (&self->note, facts->note);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_past_board_dispose (GObject *object)
{
  TandemPastBoard *self = TANDEM_PAST_BOARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_past_board_parent_class)->dispose (object);
}

static void
tandem_past_board_finalize (GObject *object)
{
  TandemPastBoard *self = TANDEM_PAST_BOARD (object);

  g_free (self->day);
  g_free (self->note);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (tandem_past_board_parent_class)->finalize (object);
}

static void
tandem_past_board_class_init (TandemPastBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_past_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_past_board_finalize;

  /**
   * TandemPastBoard::shown:
   *
   * The day that was asked for last is seen.
   */
  signals[SIGNAL_SHOWN]
      = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemPastBoard::opened:
   * @deal_id: the deal of a card
   *
   * Its record is to be seen, as it is today.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tandem_past_board_init (TandemPastBoard *self)
{
  self->heads = g_ptr_array_new ();
  self->shown = g_ptr_array_new_with_free_func (free_shown);
}

/**
 * tandem_past_board_show:
 * @pipeline_id: which one; 0 for all
 * @condition: (nullable): what the deals were like on that day
 * @day: a plain date, at whose end it is to be shown
 *
 * An answer to an older question is dropped.
 */
void
tandem_past_board_show (TandemPastBoard *self, TandemWorkspace *workspace, gint64 pipeline_id,
                        TandemCondition *condition, const char *day)
{
  PastFacts *facts = g_new0 (PastFacts, 1);

  g_set_object (&self->workspace, workspace);
  g_set_str (&self->day, day);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  facts->pipeline_id = pipeline_id;
  facts->condition = condition ? tandem_condition_ref (condition) : NULL;
  facts->day = g_strdup (day);
  tandem_store_run_async (tandem_workspace_get_store (workspace), TANDEM_STORE_ANALYSE, load_cb, facts, free_facts,
                          self->cancellable, loaded_cb, self);
}

/**
 * tandem_past_board_get_heads:
 *
 * Returns: (transfer none) (element-type TandemBoardHead): what stands over the columns that are seen
 */
GPtrArray *
tandem_past_board_get_heads (TandemPastBoard *self)
{
  return self->heads;
}

/**
 * tandem_past_board_get_note:
 *
 * Returns: (transfer none) (nullable): what the filter could not ask of that day
 */
const char *
tandem_past_board_get_note (TandemPastBoard *self)
{
  return self->note;
}
