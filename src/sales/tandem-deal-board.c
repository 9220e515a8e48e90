/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the board, and what they show. Nothing is shown but what the file says: a drop or a key only tells the page,
 * and the card moves when the change comes back. The first frame has the cards that fit; all ids and the sums are read after
 * it, so that it takes as long for a few deals as for any number. */
#include "sales/tandem-deal-board.h"

#include "base/tandem-date.h"
#include "sales/tandem-board-facts.h"
#include "widgets/tandem-page.h"

#define FRAMES_BEFORE 2   /* until the first frame was drawn */
#define MANY          16  /* changed deals: from there on everything is read */

struct _TandemDealBoard {
  GtkBox parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  gboolean loading;
  TandemBoardWish *next; /* what has changed since; NULL for nothing */
  gboolean is_whole;     /* all deals are known, and not only the first */
  guint first_id;        /* of the tick callback that waits for the first frame */
  guint n_frames;
  gint64 pipeline_id;    /* the one that is shown, or is to be; 0: the first */
  GPtrArray *pipelines;  /* TandemPipeline */
  GPtrArray *stages;     /* TandemStage, that the columns were made for; NULL before anything is known */
  GPtrArray *reasons;    /* TandemReason */
  TandemExchange *exchange;
  TandemCondition *condition; /* what the deals have to be like; NULL: all are shown */
  GPtrArray *columns;    /* TandemBoardColumn, not owned */
  gint64 focus_id;       /* the deal that gets the focus when it is shown */
  gboolean focus_wanted; /* by the page, which was not loaded yet */
};

enum { SIGNAL_SHOWN, SIGNAL_FAILED, SIGNAL_SELECTED, SIGNAL_ACTIVATED, SIGNAL_MOVED, SIGNAL_MENU_ASKED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemDealBoard, tandem_deal_board, GTK_TYPE_BOX)

static TandemStore *
get_store (TandemDealBoard *self)
{
  return tandem_workspace_get_store (self->workspace);
}

static TandemBoardColumn *
get_column (TandemDealBoard *self, guint place)
{
  return g_ptr_array_index (self->columns, place);
}

/* --- the columns --------------------------------------------------------------------------------------------------- */

static void
column_selected_cb (TandemBoardColumn *column, TandemDealBoard *self)
{
  tandem_board_columns_unselect_but (self->columns, column);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
column_activated_cb (TandemBoardColumn *column, TandemDealBoard *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
dropped_cb (TandemBoardColumn *column, TandemDealRow *row, TandemDealBoard *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, row, column);
}

static void
menu_asked_cb (TandemBoardColumn *column, double x, double y, TandemDealBoard *self)
{
  g_signal_emit (self, signals[SIGNAL_MENU_ASKED], 0, column, x, y);
}

static void
make_columns (TandemDealBoard *self)
{
  GtkWidget *before = NULL;

  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < self->stages->len; i++)
    {
      GtkWidget *column
          = tandem_board_column_new (self->stages->pdata[i], get_store (self),
                                     tandem_workspace_get_time_zone (self->workspace),
                                     tandem_board_columns_count_cards (GTK_WIDGET (self), self->stages->pdata[i]));

      g_signal_connect_object (column, "selected", G_CALLBACK (column_selected_cb), self, 0);
      g_signal_connect_object (column, "activated", G_CALLBACK (column_activated_cb), self, 0);
      g_signal_connect_object (column, "dropped", G_CALLBACK (dropped_cb), self, 0);
      g_signal_connect_object (column, "menu-asked", G_CALLBACK (menu_asked_cb), self, 0);
      g_ptr_array_add (self->columns, column);
      if (before)
        tandem_board_column_wait_for (TANDEM_BOARD_COLUMN (column), TANDEM_BOARD_COLUMN (before));
      before = column;
    }
  tandem_board_columns_fill (self->columns, GTK_BOX (self));
}

/* --- focus --------------------------------------------------------------------------------------------------------- */

/* Nobody uses another part of the window: a dialog over the page, the record of a deal, a list, or another page. */
static gboolean
may_take_focus (TandemDealBoard *self)
{
  GtkWidget *focus = tandem_board_columns_get_focus (GTK_WIDGET (self));
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), TANDEM_TYPE_PAGE);
  /* While there are no deals the board itself is not seen, but the view that says so is. */
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_BREAKPOINT_BIN);

  if (page == NULL || !gtk_widget_get_mapped (view)
      || (focus && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG)))
    return FALSE;
  return focus == NULL || self->focus_wanted || gtk_widget_is_ancestor (focus, page);
}

/* Where the focus was before something else is shown. */
typedef struct {
  gint64 deal_id; /* 0: on no card */
  guint column, place;
} Focused;

static Focused
find_focused (TandemDealBoard *self)
{
  Focused focused = { .deal_id = tandem_board_columns_get_focused_id (self->columns) };

  for (; focused.column < self->columns->len; focused.column++)
    if (tandem_board_column_get_focused_place (get_column (self, focused.column), &focused.place))
      break;
  return focused;
}

/* Where the deal has gone the focus goes to the next one there: the list has seen to it, but for a card not made yet. */
static gboolean
keep_place (TandemDealBoard *self, const Focused *focused)
{
  return focused->deal_id != 0
         && (tandem_board_columns_get_focused_id (self->columns) != 0
             || (focused->column < self->columns->len
                 && tandem_board_column_focus_near (get_column (self, focused->column), focused->place)));
}

/* The focus follows the deal that was changed, the one that undo moved, and the one on which it is. */
static void
show_focus (TandemDealBoard *self, const Focused *focused)
{
  gint64 focused_id = focused->deal_id;
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), TANDEM_TYPE_PAGE);
  gboolean is_wanted = self->focus_wanted;

  self->focus_wanted = FALSE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self))) /* under a record: a card there would get the keys, and do nothing */
    tandem_page_keep_focus (page);
  else if (tandem_board_columns_focus_deal (self->columns, self->focus_id))
    {
      tandem_board_columns_select_deal (self->columns, self->focus_id);
      self->focus_id = 0;
    }
  else if (focused_id != 0
           && (tandem_board_columns_get_focused_id (self->columns) == focused_id
               || tandem_board_columns_focus_deal (self->columns, focused_id)))
    return;
  else if (is_wanted)
    gtk_widget_grab_focus (page);
  else if (!keep_place (self, focused))
    tandem_page_keep_focus (page);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static TandemBoardColumn *
find_column (TandemDealBoard *self, gint64 stage_id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (tandem_board_column_get_stage_id (get_column (self, i)) == stage_id)
      return get_column (self, i);
  return NULL;
}

static void
show_part (TandemDealBoard *self, TandemBoardPart *part, TandemBoardWish *wish)
{
  TandemBoardColumn *column = find_column (self, part->stage_id);
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));

  if (column == NULL)
    return;
  tandem_board_column_set_today (column, today);
  if (wish->n_first == 0 && !tandem_board_head_is_known (tandem_board_column_get_head (column)))
    tandem_board_column_set_all_ids (column, g_steal_pointer (&part->ids), part->rows);
  else
    tandem_board_column_set_ids (column, g_steal_pointer (&part->ids), part->rows, wish->all ? NULL : wish->deal_ids);
  if (part->totals)
    tandem_board_column_set_totals (column, part->totals, self->exchange);
}

static void
show_facts (TandemDealBoard *self, TandemBoardFacts *facts)
{
  gboolean is_here = may_take_focus (self);
  Focused focused = find_focused (self);
  gint64 selected_id = tandem_board_columns_get_selected_id (self->columns);
  gboolean is_same = self->stages && tandem_board_columns_are_of (self->columns, self->stages, facts->stages);

  /* What was read before another one was chosen comes too late. */
  if (self->pipeline_id != 0 && facts->pipeline_id != self->pipeline_id
      && facts->wish->pipeline_id != self->pipeline_id)
    return;
  self->pipeline_id = facts->pipeline_id;
  g_clear_pointer (&self->pipelines, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  self->pipelines = g_steal_pointer (&facts->pipelines);
  self->stages = g_steal_pointer (&facts->stages);
  self->reasons = g_steal_pointer (&facts->reasons);
  g_clear_pointer (&self->exchange, tandem_exchange_unref);
  self->exchange = g_steal_pointer (&facts->exchange);
  if (!is_same)
    make_columns (self);
  for (guint i = 0; i < facts->parts->len; i++)
    show_part (self, facts->parts->pdata[i], facts->wish);
  self->is_whole = self->is_whole || facts->wish->n_first == 0;
  tandem_board_columns_select_deal (self->columns, selected_id);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
  if (is_here)
    show_focus (self, &focused);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

static void load (TandemDealBoard *self, TandemBoardWish *wish);

static TandemBoardWish *
make_wish (TandemDealBoard *self, guint n_first, gboolean all)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  g_autofree char *month = g_strdup_printf ("%.8s01", today);
  TandemBoardWish *wish;

  wish = tandem_board_wish_new (self->pipeline_id, month, n_first, all);
  tandem_board_wish_set_condition (wish, self->condition);
  return wish;
}

static gboolean
first_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TandemDealBoard *self = TANDEM_DEAL_BOARD (widget);

  if (self->n_frames++ < FRAMES_BEFORE)
    return G_SOURCE_CONTINUE;
  self->first_id = 0;
  if (!self->is_whole)
    load (self, make_wish (self, 0, TRUE));
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemBoardFacts) facts = tandem_board_facts_load_finish (TANDEM_STORE (object), result, &error);
  TandemDealBoard *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  self->loading = FALSE;
  if (facts)
    show_facts (self, facts);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  if (self->next)
    load (self, g_steal_pointer (&self->next));
  else if (facts && !self->is_whole && self->first_id == 0)
    {
      self->n_frames = 0;
      self->first_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), first_frame_cb, NULL, NULL);
    }
}

/* One at a time: what is wanted meanwhile is read together afterwards. */
static void
load (TandemDealBoard *self, TandemBoardWish *wish)
{
  if (self->loading && self->next)
    {
      tandem_board_wish_add (self->next, wish);
      tandem_board_wish_free (wish);
    }
  else if (self->loading)
    self->next = wish;
  else
    {
      self->loading = TRUE;
      tandem_board_facts_load_async (get_store (self), wish, self->cancellable, loaded_cb, self);
    }
}

/* What a few changed deals may change: the columns where they are shown, and those where they are now. */
static TandemBoardWish *
wish_for_deals (TandemDealBoard *self, const gint64 *ids, guint n_ids)
{
  TandemBoardWish *wish = make_wish (self, 0, !self->is_whole || ids == NULL || n_ids >= MANY);

  if (wish->all)
    return wish;
  g_array_append_vals (wish->deal_ids, ids, n_ids);
  for (guint i = 0; i < self->columns->len; i++)
    for (guint k = 0; k < n_ids; k++)
      if (tandem_board_column_has_deal (get_column (self, i), ids[k]))
        {
          gint64 stage_id = tandem_board_column_get_stage_id (get_column (self, i));

          g_array_append_val (wish->stage_ids, stage_id);
          break;
        }
  return wish;
}

static void
store_changed_cb (TandemDealBoard *self, TandemChanges *changes)
{
  guint n_ids = 0;
  const gint64 *ids = tandem_changes_get_ids (changes, "deal", &n_ids);

  if (tandem_changes_touch (changes, "stage") || tandem_changes_touch (changes, "pipeline")
      || tandem_changes_touch (changes, "reason") || tandem_changes_touch (changes, "exchange_rate")
      || tandem_changes_touch (changes, "firm"))
    tandem_deal_board_reload (self);
  else if (tandem_changes_touch (changes, "deal"))
    load (self, wish_for_deals (self, ids, n_ids));
  if (!tandem_changes_touch (changes, "contact") && !tandem_changes_touch (changes, "company"))
    return;
  if (self->loading) /* its rows may be from before */
    tandem_deal_board_reload (self);
  else
    for (guint i = 0; i < self->columns->len; i++)
      tandem_board_column_reload (get_column (self, i));
}

/* --- keys ---------------------------------------------------------------------------------------------------------- */

static void
move_selected (TandemDealBoard *self, int step)
{
  TandemBoardColumn *column;
  g_autoptr (TandemDealRow) row = tandem_deal_board_dup_selected (self, &column);
  guint place;

  if (row && g_ptr_array_find (self->columns, column, &place) && (int) place + step >= 0
      && place + step < self->columns->len)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, row, get_column (self, place + step));
}

/* A grid uses Left and Right itself, so the board takes them first, to go to the next column. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemDealBoard *self)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0;

  tandem_board_columns_select_focused (self->columns);
  if (step == 0 || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL || (state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  step = is_mirrored ? -step : step;
  if (state & GDK_ALT_MASK)
    move_selected (self, step);
  else
    tandem_board_columns_focus_beside (self->columns, step);
  return GDK_EVENT_STOP;
}

/* --- widget -------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_deal_board_grab_focus (GtkWidget *widget)
{
  TandemDealBoard *self = TANDEM_DEAL_BOARD (widget);

  self->focus_wanted = self->stages == NULL;
  if (tandem_board_columns_focus_deal (self->columns, self->focus_id))
    return tandem_board_columns_select_deal (self->columns, self->focus_id);
  return tandem_board_columns_focus_deal (self->columns, tandem_board_columns_get_selected_id (self->columns))
         || tandem_board_columns_focus_first (self->columns);
}

static void
tandem_deal_board_dispose (GObject *object)
{
  TandemDealBoard *self = TANDEM_DEAL_BOARD (object);

  g_cancellable_cancel (self->cancellable);
  if (self->workspace)
    g_signal_handlers_disconnect_by_data (get_store (self), self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->next, tandem_board_wish_free);
  g_ptr_array_set_size (self->columns, 0);
  G_OBJECT_CLASS (tandem_deal_board_parent_class)->dispose (object);
}

static void
tandem_deal_board_finalize (GObject *object)
{
  TandemDealBoard *self = TANDEM_DEAL_BOARD (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->pipelines, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->exchange, tandem_exchange_unref);
  g_clear_pointer (&self->condition, tandem_condition_unref);
  G_OBJECT_CLASS (tandem_deal_board_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED]
      = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        TANDEM_TYPE_DEAL_ROW, TANDEM_TYPE_BOARD_COLUMN);
  signals[SIGNAL_MENU_ASKED] = g_signal_new ("menu-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                             TANDEM_TYPE_BOARD_COLUMN, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
tandem_deal_board_class_init (TandemDealBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_deal_board_dispose;
  object_class->finalize = tandem_deal_board_finalize;
  widget_class->grab_focus = tandem_deal_board_grab_focus;
  install_signals (G_TYPE_FROM_CLASS (klass));
}

static void
tandem_deal_board_init (TandemDealBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  self->columns = g_ptr_array_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * tandem_deal_board_set_workspace:
 *
 * Begins to show the deals of an open file.
 */
void
tandem_deal_board_set_workspace (TandemDealBoard *self, TandemWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self, make_wish (self, tandem_board_columns_count_cards (GTK_WIDGET (self), NULL), TRUE));
}

void
tandem_deal_board_reload (TandemDealBoard *self)
{
  load (self, make_wish (self, 0, TRUE));
}

/**
 * tandem_deal_board_get_pipelines:
 *
 * Returns: (transfer none) (nullable) (element-type TandemPipeline): those of the firm, when they are known
 */
GPtrArray *
tandem_deal_board_get_pipelines (TandemDealBoard *self)
{
  return self->pipelines;
}

/**
 * tandem_deal_board_get_pipeline_id:
 *
 * Returns: the pipeline that is shown; 0 before one is
 */
gint64
tandem_deal_board_get_pipeline_id (TandemDealBoard *self)
{
  return self->pipeline_id;
}

void
tandem_deal_board_set_pipeline_id (TandemDealBoard *self, gint64 pipeline_id)
{
  if (self->pipeline_id == pipeline_id)
    return;
  self->pipeline_id = pipeline_id;
  tandem_deal_board_reload (self);
}

/**
 * tandem_deal_board_set_condition:
 * @condition: (nullable): what the deals have to be like; %NULL shows all
 */
void
tandem_deal_board_set_condition (TandemDealBoard *self, TandemCondition *condition)
{
  g_clear_pointer (&self->condition, tandem_condition_unref);
  self->condition = condition ? tandem_condition_ref (condition) : NULL;
  if (self->workspace)
    tandem_deal_board_reload (self);
}

/**
 * tandem_deal_board_get_columns:
 *
 * Returns: (transfer none) (element-type TandemBoardColumn): the columns in the order of the stages
 */
GPtrArray *
tandem_deal_board_get_columns (TandemDealBoard *self)
{
  return self->columns;
}

/**
 * tandem_deal_board_get_reasons:
 *
 * Returns: (transfer none) (nullable) (element-type TandemReason): for what reasons a deal may be lost
 */
GPtrArray *
tandem_deal_board_get_reasons (TandemDealBoard *self)
{
  return self->reasons;
}

guint
tandem_deal_board_get_n_deals (TandemDealBoard *self)
{
  guint n_deals = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n_deals += tandem_board_column_get_n_rows (get_column (self, i));
  return n_deals;
}

/**
 * tandem_deal_board_dup_selected:
 * @column: (out) (nullable) (transfer none): where it is
 *
 * Returns: (transfer full) (nullable): the selected deal; no more than one is
 */
TandemDealRow *
tandem_deal_board_dup_selected (TandemDealBoard *self, TandemBoardColumn **column)
{
  *column = tandem_board_columns_find_selected (self->columns);
  return *column ? tandem_board_column_dup_selected (*column) : NULL;
}

/**
 * tandem_deal_board_follow:
 * @deal_id: a deal that is about to change
 *
 * Selects the deal and gives it the focus when its change is shown.
 */
void
tandem_deal_board_follow (TandemDealBoard *self, gint64 deal_id)
{
  self->focus_id = deal_id;
}
