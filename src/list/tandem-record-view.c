/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the code around a GTK 4.18 list must do, found by measuring:
 *  - A removed row that had the focus sends focus, view and selection to row 0, and a bulk delete right after it would have
 *    hit the wrong record: the focus goes to a neighbour first.
 *  - A list that becomes shorter than where the view stands makes every row anew (a quarter of a second): it goes to the top
 *    first, and to the record afterwards.
 *  - A scroll position set by the adjustment of a fresh window shows nothing: scroll_to does it.
 *  - A grid that is sent to a row, and loses or gets rows before it is laid out, may stay empty: it is sent again.
 *  - Rows before the first frame cost 4 ms each: as many as fit are shown, in parts so that no turn of the main loop makes
 *    them all, then a few a frame. Only the first 205 count, of a grid of one column the first 40 or so. */

#include "list/tandem-record-view.h"

#include "list/tandem-record-cell.h"

#define ROWS_A_TURN    8
#define ROWS_A_FRAME 4
#define ROWS_KEPT 208
#define GRID_ROWS_KEPT 48
#define FRAMES_BEFORE 2

struct _TandemRecordView {
  GObject parent_instance;

  GtkWidget *view;              /* not held: it holds this */
  TandemRecordList *list;
  gboolean is_shown; /* it has the list as its model */

  TandemRecordFocus policy;     /* of the next new order */
  char *announcement;           /* of the next new order, or NULL */
  gboolean is_waiting;          /* for the next new order */
  gboolean had_focus;           /* in the list, when the new order came */
  gboolean was_chosen;          /* the row that had it */
  gboolean went_to_top;
  guint focused_position;
  gint64 focused_id;

  gboolean is_staged;           /* until ids come */
  TandemRecordView *before;     /* weak: whose rows come first */
  guint n_fitting;              /* rows of the first page */
  guint page_id;                /* 0 when that is shown */
  guint tick_id;                /* 0 when everything is shown */
  guint n_frames;
  guint n_shown;

  guint look_id; /* after a grid */
  guint n_frames_to_look;
};

static void
scroll_to (TandemRecordView *self, guint position, GtkListScrollFlags flags)
{
  if (!self->is_shown || position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return;
  if (GTK_IS_COLUMN_VIEW (self->view))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (self->view), position, NULL, flags, NULL);
  else if (GTK_IS_LIST_VIEW (self->view))
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), position, flags, NULL);
  else
    gtk_grid_view_scroll_to (GTK_GRID_VIEW (self->view), position, flags, NULL);
}

static void
set_model (TandemRecordView *self, GtkSelectionModel *model)
{
  if (GTK_IS_COLUMN_VIEW (self->view))
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), model);
  else if (GTK_IS_LIST_VIEW (self->view))
    gtk_list_view_set_model (GTK_LIST_VIEW (self->view), model);
  else
    gtk_grid_view_set_model (GTK_GRID_VIEW (self->view), model);
}

/* The position of the row in the middle of what is seen; 0 when none is there. */
static guint
find_middle_position (TandemRecordView *self)
{
  GtkWidget *widget = gtk_widget_pick (self->view, gtk_widget_get_width (self->view) / 2.0,
                                       gtk_widget_get_height (self->view) / 2.0, GTK_PICK_NON_TARGETABLE);
  TandemSlot *slot = tandem_record_cell_find_slot (widget, self->view);

  return slot != NULL ? tandem_slot_get_position (slot) : 0;
}

static gboolean
is_expanding (TandemRecordView *self)
{
  return self->page_id != 0 || self->tick_id != 0;
}

static void
stop_expanding (TandemRecordView *self)
{
  g_clear_handle_id (&self->page_id, g_source_remove);
  if (self->view != NULL && self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->view, self->tick_id);
  self->tick_id = 0;
}

static void
expand_all (TandemRecordView *self)
{
  if (!is_expanding (self))
    return;
  stop_expanding (self);
  tandem_record_list_expand (self->list, G_MAXUINT);
}

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  TandemRecordView *self = user_data;

  guint n_kept = GTK_IS_GRID_VIEW (view) ? GRID_ROWS_KEPT : ROWS_KEPT;

  if (self->n_frames++ < FRAMES_BEFORE || (self->before != NULL && is_expanding (self->before)))
    return G_SOURCE_CONTINUE; /* until the first frame was drawn */
  if (!tandem_record_list_prepare (self->list, ROWS_A_FRAME))
    return G_SOURCE_CONTINUE;
  self->n_shown += ROWS_A_FRAME;
  if (self->n_shown < n_kept && tandem_record_list_expand (self->list, ROWS_A_FRAME))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  tandem_record_list_expand (self->list, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

/* Whether rows lack where there must be some. */
static gboolean
is_blank (TandemRecordView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double height = gtk_widget_get_height (self->view), top = height, bottom = 0, tallest = 0;
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (self->view) || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row) && gtk_widget_compute_bounds (row, self->view, &bounds))
      {
        top = MIN (top, bounds.origin.y);
        bottom = MAX (bottom, bounds.origin.y + bounds.size.height);
        tallest = MAX (tallest, bounds.size.height);
      }
  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    return tallest < 1;
  return top > tallest || bottom < height - tallest;
}

static gboolean
fill_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  TandemRecordView *self = user_data;
  guint position = 0;

  if (self->n_frames_to_look-- > 0)
    return G_SOURCE_CONTINUE;
  self->look_id = 0;
  if (is_blank (self))
    {
      tandem_record_view_get_focused_position (self, &position);
      scroll_to (self, position, GTK_LIST_SCROLL_NONE);
    }
  return G_SOURCE_REMOVE;
}

/* Looks, when what changed was drawn, whether the grid is full. */
static void
look_after_grid (TandemRecordView *self)
{
  if (self->view == NULL || !GTK_IS_GRID_VIEW (self->view))
    return;
  self->n_frames_to_look = FRAMES_BEFORE;
  if (self->look_id == 0)
    self->look_id = gtk_widget_add_tick_callback (self->view, fill_cb, self, NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemRecordView *self)
{
  expand_all (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, TandemRecordView *self)
{
  expand_all (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
is_selected (TandemRecordView *self, guint position)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->list), position);
}

static void
changing_cb (TandemRecordList *list, guint n_rows, TandemRecordView *self)
{
  gboolean is_top = self->policy == TANDEM_RECORD_FOCUS_TOP, is_short;

  if (self->view == NULL)
    return;
  self->had_focus = tandem_record_view_get_focused_position (self, &self->focused_position);
  self->focused_id = self->had_focus ? tandem_record_list_get_id (list, self->focused_position) : 0;
  self->was_chosen = self->had_focus && is_selected (self, self->focused_position);
  is_short = n_rows <= find_middle_position (self) || (self->had_focus && n_rows <= self->focused_position);
  self->went_to_top = is_top || is_short;
  if (self->went_to_top)
    scroll_to (self, 0, self->had_focus ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE);
}

/* At its place the focus would be on a record that nobody chose, while the one that was chosen is out of sight. */
static gboolean
is_place_of_another (TandemRecordView *self)
{
  return self->was_chosen && !is_selected (self, self->focused_position);
}

static void
return_focus (TandemRecordView *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list)), position;
  gboolean is_followed = self->policy == TANDEM_RECORD_FOCUS_RECORD || is_place_of_another (self);

  if (!self->had_focus || n_rows == 0 || self->policy == TANDEM_RECORD_FOCUS_TOP)
    return;
  if (is_followed && tandem_record_view_get_focused_id (self) == self->focused_id)
    return; /* it is there, and may be out of sight: one has scrolled elsewhere */
  if (is_followed && tandem_record_list_find (self->list, self->focused_id, &position))
    scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);
  else if (self->went_to_top)
    scroll_to (self, MIN (self->focused_position, n_rows - 1), GTK_LIST_SCROLL_FOCUS);
}

/* What is beyond the page follows a few rows a frame. */
static void
follow_frames (TandemRecordView *self)
{
  if (tandem_record_list_get_length (self->list) > g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    self->tick_id = gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
  else
    tandem_record_list_expand (self->list, G_MAXUINT);
}

static gboolean
page_cb (gpointer user_data)
{
  TandemRecordView *self = user_data;
  guint n_rows = MIN (ROWS_A_TURN, self->n_fitting - self->n_shown);

  if (self->view == NULL)
    {
      self->page_id = 0;
      return G_SOURCE_REMOVE;
    }
  self->n_shown += n_rows;
  if (tandem_record_list_expand (self->list, n_rows) && self->n_shown < self->n_fitting)
    return G_SOURCE_CONTINUE;
  self->page_id = 0;
  follow_frames (self);
  return G_SOURCE_REMOVE;
}

/* The rest of the page follows before it is drawn, all else a few rows a frame. */
static void
begin_expanding (TandemRecordView *self)
{
  self->is_staged = FALSE;
  if (self->n_shown < self->n_fitting)
    self->page_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, page_cb, self, NULL);
  else
    follow_frames (self);
}

static void
changed_cb (TandemRecordList *list, TandemRecordView *self)
{
  g_autofree char *announcement = g_steal_pointer (&self->announcement);

  if (self->view == NULL)
    return;
  if (self->is_staged)
    begin_expanding (self);
  return_focus (self);
  self->policy = TANDEM_RECORD_FOCUS_PLACE;
  self->is_waiting = FALSE;
  if (announcement != NULL)
    tandem_record_view_announce (self, announcement);
}

/* A row that goes gives its focus to the next one (the one before at the end). */
static void
removing_cb (TandemRecordList *list, guint position, TandemRecordView *self)
{
  guint focused, n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (n_rows > 1 && tandem_record_view_get_focused_position (self, &focused) && focused == position)
    scroll_to (self, position + 1 < n_rows ? position + 1 : position - 1, GTK_LIST_SCROLL_FOCUS);
}

/**
 * TandemRecordView:
 *
 * Goes between a page and the GtkColumnView, GtkListView or GtkGridView that shows its [class@TandemRecordList]: every new
 * order goes through it. If a row that goes had the focus, the next one gets it; nothing becomes selected. It lives as long as the widget. Cells of the page's own
 * factories call tandem_record_cell_set_slot().
 */
G_DEFINE_FINAL_TYPE (TandemRecordView, tandem_record_view, G_TYPE_OBJECT)

static void
tandem_record_view_dispose (GObject *object)
{
  TandemRecordView *self = TANDEM_RECORD_VIEW (object);

  stop_expanding (self);
  if (self->view != NULL && self->look_id != 0)
    gtk_widget_remove_tick_callback (self->view, self->look_id);
  self->look_id = 0;
  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->before);
  g_clear_object (&self->list);
  g_clear_pointer (&self->announcement, g_free);
  G_OBJECT_CLASS (tandem_record_view_parent_class)->dispose (object);
}

static void
tandem_record_view_class_init (TandemRecordViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_record_view_dispose;
}

static void
tandem_record_view_init (TandemRecordView *self)
{
}

static void
add_controllers (TandemRecordView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scrolled_cb), self, 0);
  gtk_widget_add_controller (self->view, key);
  gtk_widget_add_controller (self->view, scroll);
}

/**
 * tandem_record_view_new:
 * @view: a GtkColumnView, GtkListView or GtkGridView; its model is set
 *
 * Returns: (transfer full): a keeper of the view; hold it as long as the page lives
 */
TandemRecordView *
tandem_record_view_new (GtkWidget *view, TandemRecordList *list)
{
  TandemRecordView *self = g_object_new (TANDEM_TYPE_RECORD_VIEW, NULL);

  g_set_weak_pointer (&self->view, view);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "changing", G_CALLBACK (changing_cb), self, 0);
  g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (list, "changed", G_CALLBACK (look_after_grid), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (look_after_grid), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "removing", G_CALLBACK (removing_cb), self, 0);
  add_controllers (self);
  self->is_shown = TRUE;
  set_model (self, GTK_SELECTION_MODEL (list));
  return self;
}

TandemRecordList *
tandem_record_view_get_list (TandemRecordView *self)
{
  return self->list;
}

/**
 * tandem_record_view_set_shown:
 *
 * A view that is not shown has no rows: with them, each new order would fill the rows of two views. It stands at its top when it
 * is shown again.
 */
void
tandem_record_view_set_shown (TandemRecordView *self, gboolean is_shown)
{
  if (self->view == NULL || self->is_shown == is_shown)
    return;
  self->is_shown = is_shown;
  set_model (self, is_shown ? GTK_SELECTION_MODEL (self->list) : NULL);
  if (!is_shown && (self->is_staged || is_expanding (self)))
    {
      self->is_staged = FALSE; /* no frame of this view brings the rest of the rows */
      stop_expanding (self);
      tandem_record_list_expand (self->list, G_MAXUINT);
    }
}

/**
 * tandem_record_view_stage:
 * @n_rows: height of the window / height of a row + 2
 *
 * Shows the first frame with that many rows of the ids that are set next; the others follow a few a frame, and all when a
 * person scrolls or presses a key. What still follows of the ids before is not waited for.
 */
void
tandem_record_view_stage (TandemRecordView *self, guint n_rows)
{
  if (self->view == NULL)
    return;
  stop_expanding (self);
  self->n_fitting = n_rows;
  self->n_shown = MIN (n_rows, MAX (ROWS_A_TURN, g_list_model_get_n_items (G_LIST_MODEL (self->list))));
  tandem_record_list_stage (self->list, self->n_shown, n_rows);
  self->n_frames = 0;
  self->is_staged = TRUE;
}

/**
 * tandem_record_view_wait_for:
 * @before: (nullable): another view of the same page
 *
 * The rest of a staged view comes when that of @before has come, so that several views do not fill one frame together.
 */
void
tandem_record_view_wait_for (TandemRecordView *self, TandemRecordView *before)
{
  g_set_weak_pointer (&self->before, before);
}

static void
prepare (TandemRecordView *self, TandemRecordFocus focus, const char *announcement)
{
  /* What changed from elsewhere meanwhile does not take back that the list was to begin at its top. */
  if (!(self->is_waiting && self->policy == TANDEM_RECORD_FOCUS_TOP && focus == TANDEM_RECORD_FOCUS_RECORD))
    self->policy = focus;
  self->is_waiting = TRUE;
  g_set_str (&self->announcement, announcement);
}

/**
 * tandem_record_view_set_ids:
 * @ids: (transfer full) (element-type gint64): every id once
 * @announcement: (nullable): what a screen reader says, translated: "10,310 contacts", "sorted by company"
 *
 * Shows another order or another set, at once.
 */
void
tandem_record_view_set_ids (TandemRecordView *self, GArray *ids, TandemRecordFocus focus, const char *announcement)
{
  prepare (self, focus, announcement);
  tandem_record_list_set_ids (self->list, ids);
}

/**
 * tandem_record_view_set_read_ids:
 * @ids: (transfer full) (element-type gint64): every id once
 * @records: of the first of them, in their order, as they were just read
 *
 * Shows another order or another set, at once, of records that may all have changed.
 */
void
tandem_record_view_set_read_ids (TandemRecordView *self, GArray *ids, GPtrArray *records, TandemRecordFocus focus)
{
  prepare (self, focus, NULL);
  tandem_record_list_set_read_ids (self->list, ids, records);
}

/* The record that the focus is likely to go along with; 0: none. */
static gint64
find_followed (TandemRecordView *self)
{
  guint position;

  if (self->policy == TANDEM_RECORD_FOCUS_TOP || !tandem_record_view_get_focused_position (self, &position))
    return 0;
  return self->policy == TANDEM_RECORD_FOCUS_RECORD || is_selected (self, position)
             ? tandem_record_list_get_id (self->list, position)
             : 0;
}

/**
 * tandem_record_view_swap_ids:
 * @ids: (transfer full) (element-type gint64): every id once
 * @announcement: (nullable): what a screen reader says once it is there, translated
 *
 * Shows another order or another set as soon as its records are here: the usual way. With %TANDEM_RECORD_FOCUS_RECORD, where
 * only a few records came, went or moved, they alone do so, and all others stay where they are seen.
 */
void
tandem_record_view_swap_ids (TandemRecordView *self, GArray *ids, TandemRecordFocus focus, const char *announcement)
{
  prepare (self, focus, announcement);
  if (self->policy == TANDEM_RECORD_FOCUS_RECORD && tandem_record_list_update_ids (self->list, ids))
    g_array_unref (ids);
  else
    tandem_record_list_swap_ids (self->list, ids, find_followed (self));
}

/**
 * tandem_record_view_update_ids:
 * @ids: (element-type gint64): every id once
 *
 * As tandem_record_view_swap_ids() with %TANDEM_RECORD_FOCUS_RECORD, for who has another way to show another order.
 *
 * Returns: %FALSE when more than a few records came, went or moved, and nothing was done
 */
gboolean
tandem_record_view_update_ids (TandemRecordView *self, GArray *ids)
{
  prepare (self, TANDEM_RECORD_FOCUS_RECORD, NULL);
  return self->policy == TANDEM_RECORD_FOCUS_RECORD && tandem_record_list_update_ids (self->list, ids);
}

/**
 * tandem_record_view_show:
 *
 * Scrolls to a record: also how a place in the list is given back when a page opens.
 *
 * Returns: whether it is in the list
 */
gboolean
tandem_record_view_show (TandemRecordView *self, gint64 id, GtkListScrollFlags flags)
{
  guint position;

  if (self->view == NULL || !tandem_record_list_find (self->list, id, &position))
    return FALSE;
  expand_all (self);
  scroll_to (self, position, flags);
  return TRUE;
}

/**
 * tandem_record_view_get_focused_position:
 * @position: (out): the row that has the keyboard focus
 *
 * Returns: whether one has
 */
gboolean
tandem_record_view_get_focused_position (TandemRecordView *self, guint *position)
{
  GtkRoot *root = self->view != NULL ? gtk_widget_get_root (self->view) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  TandemSlot *slot = tandem_record_cell_find_slot (focus, self->view);

  if (slot == NULL)
    return FALSE;
  *position = tandem_slot_get_position (slot);
  return TRUE;
}

/**
 * tandem_record_view_get_focused_id:
 *
 * Returns: the id of the record in the row that has the keyboard focus; 0 when none has
 */
gint64
tandem_record_view_get_focused_id (TandemRecordView *self)
{
  guint position;

  return tandem_record_view_get_focused_position (self, &position) ? tandem_record_list_get_id (self->list, position)
                                                                   : 0;
}

/**
 * tandem_record_view_announce:
 * @text: translated
 *
 * Says something to a screen reader: GTK tells it nothing of a new order or a filter.
 */
void
tandem_record_view_announce (TandemRecordView *self, const char *text)
{
  if (self->view != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->view), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
