/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its columns are those of the board of today, of which no card can be moved. The reader makes the cards ready and frees those of the
 * day before: tens of thousands of either would keep the window. */
#include "sales/tandem-past-board.h"

#include <glib/gi18n-lib.h>

#include "insight/tandem-exchange.h"
#include "list/tandem-array-source.h"
#include "model/tandem-past-deals.h"
#include "model/tandem-stage.h"
#include "sales/tandem-board-columns.h"
#include "widgets/tandem-page.h"

struct _TandemPastBoard {
  GtkBox parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  char *day;
  GPtrArray *columns; /* TandemBoardColumn, not owned */
  GPtrArray *heads;   /* TandemBoardHead: theirs */
  GAsyncResult *read; /* (nullable): whose deals the columns are to get in another turn */
  guint fill_id;
  char *note;         /* what the filter could not ask of that day */
};

typedef enum {
  SIGNAL_SHOWN,
  SIGNAL_OPENED,
  N_SIGNALS,
} TandemPastBoardSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPastBoard, tandem_past_board, GTK_TYPE_BOX)

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemRecord *stage;
  GArray *ids;             /* the deals in order */
  TandemArraySource *rows; /* TandemDealRow: theirs */
  GPtrArray *totals;       /* TandemStageTotal */
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
  g_clear_pointer (&column->ids, g_array_unref);
  g_clear_object (&column->rows);
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

static void
take_rows (PastColumn *column, GPtrArray *rows)
{
  column->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  column->rows = tandem_array_source_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      TandemDealRow *row = rows->pdata[i];

      g_array_append_val (column->ids, row->id);
      tandem_array_source_add (column->rows, row->id, row);
    }
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
  take_rows (column, rows);
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

static gboolean
are_of (GPtrArray *shown, GPtrArray *columns)
{
  if (shown->len != columns->len)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    if (tandem_board_column_get_stage_id (shown->pdata[i])
        != tandem_record_get_id (((PastColumn *) columns->pdata[i])->stage))
      return FALSE;
  return TRUE;
}

static void
column_selected_cb (TandemBoardColumn *column, TandemPastBoard *self)
{
  tandem_board_columns_unselect_but (self->columns, column);
}

static void
column_activated_cb (TandemBoardColumn *column, TandemPastBoard *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, tandem_board_column_get_selected_id (column));
}

static void
make_columns (TandemPastBoard *self, GPtrArray *columns)
{
  TandemBoardColumn *before = NULL;

  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < columns->len; i++)
    {
      PastColumn *column = columns->pdata[i];
      GtkWidget *shown
          = tandem_board_column_new_past (column->stage, tandem_workspace_get_time_zone (self->workspace),
                                          tandem_board_columns_count_cards (GTK_WIDGET (self), column->stage));

      g_signal_connect_object (shown, "selected", G_CALLBACK (column_selected_cb), self, 0);
      g_signal_connect_object (shown, "activated", G_CALLBACK (column_activated_cb), self, 0);
      tandem_board_column_wait_for (TANDEM_BOARD_COLUMN (shown), before);
      before = TANDEM_BOARD_COLUMN (shown);
      g_ptr_array_add (self->columns, shown);
    }
  tandem_board_columns_fill (self->columns, GTK_BOX (self));
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  self->heads = tandem_board_columns_get_heads (self->columns);
}

/* The head is that of today's board, with what was probable and what it came to then. */
static void
show_column (TandemPastBoard *self, TandemBoardColumn *shown, PastColumn *column, TandemExchange *exchange)
{
  tandem_board_column_set_past (shown, column->stage, self->day, g_steal_pointer (&column->ids), column->rows);
  tandem_board_column_set_totals (shown, column->totals, exchange);
}

/* By the reader. */
static gboolean
free_rows_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_ptr_array_set_size (data, 0);
  return TRUE;
}

/* What is shown no more, or what nobody wants any more.
 * @rows: (transfer full) (element-type TandemArraySource) */
static void
free_rows (TandemStore *store, GPtrArray *rows)
{
  tandem_store_run_async (store, TANDEM_STORE_ANALYSE, free_rows_cb, rows, (GDestroyNotify) g_ptr_array_unref, NULL,
                          NULL, NULL);
}

static void
take_rows_of (GPtrArray *columns, GPtrArray *rows)
{
  for (guint i = 0; i < columns->len; i++)
    if (((PastColumn *) columns->pdata[i])->rows)
      g_ptr_array_add (rows, g_steal_pointer (&((PastColumn *) columns->pdata[i])->rows));
}

static void
free_rows_of (TandemStore *store, PastFacts *facts)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  take_rows_of (facts->columns, rows);
  free_rows (store, rows);
}

/* A day that was asked for is not wanted any more. */
static void
drop_read (TandemPastBoard *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  if (self->read)
    free_rows_of (tandem_workspace_get_store (self->workspace), tandem_store_run_get_data (self->read));
  g_clear_object (&self->read);
}

/* From day to day the stages are mostly the same: their widgets stay, with other deals. */
static void
prepare_columns (TandemPastBoard *self, GPtrArray *columns)
{
  GPtrArray *rows;

  if (are_of (self->columns, columns))
    return;
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (rows, tandem_board_column_take_past (self->columns->pdata[i]));
  make_columns (self, columns);
  free_rows (tandem_workspace_get_store (self->workspace), rows);
}

/* Each column gives what it showed before for what it shows now. */
static gboolean
fill_cb (gpointer board)
{
  TandemPastBoard *self = board;
  g_autoptr (GAsyncResult) read = g_steal_pointer (&self->read);
  PastFacts *facts = tandem_store_run_get_data (read);

  self->fill_id = 0;
  for (guint i = 0; i < facts->columns->len; i++)
    show_column (self, self->columns->pdata[i], facts->columns->pdata[i], facts->exchange);
  free_rows_of (tandem_workspace_get_store (self->workspace), facts);
  g_set_str (&self->note, facts->note);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  PastFacts *facts = tandem_store_run_get_data (result);
  gboolean was_loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemPastBoard *self;

  if (!was_loaded && facts->columns)
    free_rows_of (TANDEM_STORE (object), facts);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!was_loaded)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The deals could not be read"), error);
      return;
    }
  /* columns that come anew have a turn of their own, apart from their deals: both would keep the window */
  prepare_columns (self, facts->columns);
  self->read = g_object_ref (result);
  self->fill_id = g_idle_add (fill_cb, self);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_past_board_dispose (GObject *object)
{
  TandemPastBoard *self = TANDEM_PAST_BOARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_read (self);
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
  g_ptr_array_unref (self->columns);
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
  self->columns = g_ptr_array_new ();
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

  drop_read (self);
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
