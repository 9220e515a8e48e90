/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each column is a heading with what its deals added up to then, and their cards. */
#include "sales/tandem-past-board.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-stage.h"
#include "sales/tandem-deal-card.h"
#include "sales/tandem-deal-sums.h"
#include "widgets/tandem-page.h"

struct _TandemPastBoard {
  GtkBox parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  char *day;
};

typedef enum {
  SIGNAL_SHOWN,
  N_SIGNALS,
} TandemPastBoardSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPastBoard, tandem_past_board, GTK_TYPE_BOX)

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemRecord *stage;
  GPtrArray *rows; /* TandemDealRow */
} PastColumn;

typedef struct {
  gint64 pipeline_id;
  TandemCondition *condition; /* (nullable): what the deals have to be like now */
  char *day;
  GPtrArray *columns; /* PastColumn */
  TandemExchange *exchange;
} PastFacts;

static void
free_column (gpointer data)
{
  PastColumn *column = data;

  g_object_unref (column->stage);
  g_clear_pointer (&column->rows, g_ptr_array_unref);
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
  g_free (facts);
}

/* What was closed in the month of the day, as today's board has what was closed in this one. */
static GArray *
pick_states (GArray *states, gint64 stage_id, const char *day)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (TandemDealState));

  for (guint i = 0; i < states->len; i++)
    {
      const TandemDealState *state = &g_array_index (states, TandemDealState, i);

      if (state->stage_id == stage_id && (state->outcome == TANDEM_DEAL_OPEN || strncmp (state->closed_on, day, 7) == 0))
        g_array_append_vals (picked, state, 1);
    }
  return picked;
}

static gboolean
add_column (TandemConnection *connection, PastFacts *facts, TandemRecord *stage, GArray *states, GError **error)
{
  g_autoptr (GArray) picked = pick_states (states, tandem_record_get_id (stage), facts->day);
  PastColumn *column;

  /* A stage that was deleted since is seen where deals were in it. */
  if (tandem_record_get_deleted_at (stage) && picked->len == 0)
    return TRUE;
  column = g_new0 (PastColumn, 1);
  column->stage = g_object_ref (stage);
  g_ptr_array_add (facts->columns, column);
  column->rows = tandem_deal_query_load_past_rows (connection, picked, stage, error);
  return column->rows != NULL;
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PastFacts *facts = data;
  g_autoptr (GArray) states
      = tandem_deal_states_load_past (connection, facts->pipeline_id, facts->day, cancellable, error);
  g_autoptr (GPtrArray) stages
      = states ? tandem_record_load_where (connection, TANDEM_TYPE_STAGE,
                                           "($1 = 0 OR pipeline_id = $1) ORDER BY pipeline_id, position, id",
                                           facts->pipeline_id, error)
               : NULL;

  facts->columns = g_ptr_array_new_with_free_func (free_column);
  if (stages && facts->condition)
    {
      g_autoptr (TandemIdSet) matching = tandem_deal_states_match (connection, facts->condition, cancellable, error);

      if (matching == NULL)
        return FALSE;
      tandem_deal_states_keep (states, matching);
    }
  for (guint i = 0; stages && i < stages->len; i++)
    if (!add_column (connection, facts, stages->pdata[i], states, error))
      return FALSE;
  facts->exchange = stages ? tandem_exchange_load (connection, error) : NULL;
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

static GtkWidget *
make_cards (TandemPastBoard *self, PastColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListStore *store = g_list_store_new (TANDEM_TYPE_DEAL_ROW);
  GtkWidget *view, *scroller = gtk_scrolled_window_new ();

  g_list_store_splice (store, 0, 0, column->rows->pdata, column->rows->len);
  g_signal_connect_object (factory, "setup", G_CALLBACK (card_set_up_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (card_bound_cb), self, 0);
  view = gtk_grid_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store))), factory);
  gtk_grid_view_set_min_columns (GTK_GRID_VIEW (view), 1);
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (view), 1);
  gtk_widget_add_css_class (view, "deal-cards");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tandem_record_get_text (column->stage, TANDEM_STAGE_NAME), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* At the rates of that day, and of those on which deals were closed. */
static void
add_up (GPtrArray *rows, const char *day, TandemDealSums *sums)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TandemDealRow *row = g_ptr_array_index (rows, i);

      tandem_exchange_sum_add (sums->amounts, row->amount_minor, row->currency, row->closed_on ? row->closed_on : day);
    }
}

static GtkWidget *
append_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (box, label);
  return label;
}

static void
show_column (TandemPastBoard *self, PastColumn *column, TandemExchange *exchange)
{
  const char *name = tandem_record_get_text (column->stage, TANDEM_STAGE_NAME);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *count = tandem_format_count (column->rows->len);
  g_autofree char *sum = NULL;
  g_autofree char *together = NULL, *weighted = NULL, *hint = NULL;
  TandemDealSums sums;

  tandem_deal_sums_init (&sums, FALSE);
  add_up (column->rows, self->day, &sums);
  sum = tandem_exchange_sum_write_each (sums.amounts, FALSE);
  gtk_widget_set_hexpand (append_label (GTK_BOX (line), name, "heading"), TRUE);
  gtk_widget_add_css_class (append_label (GTK_BOX (line), count, "stage-count"), "caption-heading");
  gtk_box_append (GTK_BOX (head), line);
  append_label (GTK_BOX (head), sum, "body");
  if (tandem_deal_sums_convert (&sums, exchange, &together, &weighted, &hint))
    gtk_widget_set_tooltip_text (append_label (GTK_BOX (head), together, "caption"), hint);
  tandem_deal_sums_clear (&sums);
  gtk_widget_add_css_class (head, "stage-head");
  gtk_widget_add_css_class (box, "stage-column");
  gtk_widget_set_size_request (box, 180, -1);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_cards (self, column));
  gtk_box_append (GTK_BOX (self), box);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  PastFacts *facts = tandem_store_run_get_data (result);
  gboolean was_loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemPastBoard *self;
  GtkWidget *child;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!was_loaded)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The deals could not be read"), error);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < facts->columns->len; i++)
    show_column (self, facts->columns->pdata[i], facts->exchange);
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
  g_free (TANDEM_PAST_BOARD (object)->day);
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
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
tandem_past_board_init (TandemPastBoard *self)
{
}

/**
 * tandem_past_board_show:
 * @pipeline_id: which one; 0 for all
 * @condition: (nullable): what the deals have to be like now
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
