/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-checker.h"

#include "base/tandem-format.h"
#include "list/tandem-record-cell.h"
#include "list/tandem-store-source.h"
#include "model/tandem-contact.h"
#include "store/tandem-connection.h"

#define LONGEST_WAIT (120 * G_USEC_PER_SEC)
#define MOST_FRAMES  30 /* until a view has all its rows where it was sent */
#define STAMP        "list-checker-stamp"

static const struct {
  const char *column;
  TandemContactColumn field;
} cells[] = {
  { "family_name", TANDEM_CONTACT_FAMILY_NAME },
  { "given_name", TANDEM_CONTACT_GIVEN_NAME },
  { "lifecycle_stage", TANDEM_CONTACT_LIFECYCLE_STAGE },
};

/* --- what the file says -------------------------------------------------------------------------------------------- */

static char *
make_order_sql (const ListCheckerOrder *order)
{
  const char *direction = order->descending ? "DESC" : "ASC";

  return g_strdup_printf ("SELECT id FROM contact WHERE deleted_at IS NULL%s ORDER BY %s %s NULLS LAST, id %s",
                          order->stage ? " AND lifecycle_stage = $1" : "",
                          order->by_creation ? "created_at" : "sort_key", direction, direction);
}

static void
check_ids (ListChecker *self)
{
  g_autofree char *sql = make_order_sql (&self->order);
  sqlite3_stmt *statement;
  guint n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (self->file, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (self->order.stage)
    sqlite3_bind_text (statement, 1, self->order.stage, -1, SQLITE_STATIC);
  for (; sqlite3_step (statement) == SQLITE_ROW; n++)
    g_assert_cmpint (tandem_record_list_get_id (self->list, n), ==, sqlite3_column_int64 (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpuint (tandem_record_list_get_length (self->list), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, n);
}

/* Returns: (nullable): what the cells are given to say; %NULL when there is no such contact any more */
static char **
read_texts (ListChecker *self, gint64 id)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  sqlite3_stmt *statement;
  gboolean is_there;

  g_assert_cmpint (sqlite3_prepare_v2 (self->file,
                                       "SELECT family_name, given_name, lifecycle_stage FROM contact"
                                       " WHERE id = $1 AND deleted_at IS NULL",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, id);
  is_there = sqlite3_step (statement) == SQLITE_ROW;
  for (int i = 0; is_there && i < (int) G_N_ELEMENTS (cells); i++)
    {
      const char *text = (const char *) sqlite3_column_text (statement, i);

      g_strv_builder_add (builder, text ? text : "");
    }
  sqlite3_finalize (statement);
  return is_there ? g_strv_builder_end (builder) : NULL;
}

/* --- what is on the screen ----------------------------------------------------------------------------------------- */

/* Returns: (transfer none): the widget whose children are the rows */
GtkWidget *
list_checker_base (ListChecker *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->widget);

  while (GTK_IS_COLUMN_VIEW (self->widget) && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return GTK_IS_COLUMN_VIEW (self->widget) ? child : self->widget;
}

static gboolean
is_in_sight (ListChecker *self, GtkWidget *row, graphene_rect_t *bounds)
{
  GtkWidget *base = list_checker_base (self);

  return gtk_widget_get_mapped (row) && gtk_widget_get_child_visible (row)
         && gtk_widget_compute_bounds (row, base, bounds) && bounds->origin.y + bounds->size.height > 1
         && bounds->origin.y < gtk_widget_get_height (base) - 1;
}

static void
check_place (ListChecker *self, TandemSlot *slot, const graphene_rect_t *bounds)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double middle = gtk_adjustment_get_value (adjustment) + bounds->origin.y + bounds->size.height / 2;

  g_assert_cmpuint ((guint) (middle / bounds->size.height), ==, tandem_slot_get_position (slot));
}

static void
collect_texts (GtkWidget *widget, GPtrArray *texts)
{
  if (GTK_IS_INSCRIPTION (widget))
    g_ptr_array_add (texts, (gpointer) gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

/* A cell shows one line, with what keeps a name from right to left in its place. */
static void
check_text (const char *shown, const char *given)
{
  g_autofree char *line = tandem_format_line (given, FALSE);

  g_assert_cmpstr (shown, ==, line);
}

static void
check_row (ListChecker *self, GtkWidget *row, TandemSlot *slot)
{
  guint position = tandem_slot_get_position (slot);
  gint64 id = tandem_record_list_get_id (self->list, position);
  gboolean is_marked = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0;
  g_auto (GStrv) truth = read_texts (self, id);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  collect_texts (row, texts);
  g_assert_nonnull (truth);
  g_assert_cmpuint (texts->len, ==, GTK_IS_COLUMN_VIEW (self->widget) ? G_N_ELEMENTS (cells) : 1);
  if (GTK_IS_COLUMN_VIEW (self->widget))
    for (guint i = 0; i < texts->len; i++)
      check_text (texts->pdata[i], truth[i]);
  else
    {
      g_autofree char *line = g_strjoinv (" ", truth);

      check_text (texts->pdata[0], line);
    }
  g_assert_cmpint (is_marked, ==, list_checker_chosen (self, id));
  g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (slot), STAMP)), ==,
                    g_array_index (self->stamps, guint, position));
}

/* Whether as many rows are in sight as fit. */
static gboolean
is_full (ListChecker *self)
{
  guint n_in_sight = 0, height = 0, n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  GtkWidget *base = list_checker_base (self);
  graphene_rect_t bounds;

  for (GtkWidget *row = gtk_widget_get_first_child (base); row; row = gtk_widget_get_next_sibling (row))
    if (tandem_record_cell_find_slot (row, self->widget) && is_in_sight (self, row, &bounds))
      {
        n_in_sight++;
        height = (guint) bounds.size.height;
      }
  return n_items == 0 || (n_in_sight > 0 && n_in_sight >= MIN (n_items, (guint) gtk_widget_get_height (base) / height));
}

/* Every row that exists, in sight and beyond. */
static void
check_rows (ListChecker *self)
{
  GtkWidget *base = list_checker_base (self);

  for (GtkWidget *row = gtk_widget_get_first_child (base); row; row = gtk_widget_get_next_sibling (row))
    {
      TandemSlot *slot = tandem_record_cell_find_slot (row, self->widget);
      graphene_rect_t bounds;

      if (slot == NULL)
        continue;
      check_row (self, row, slot);
      if (is_in_sight (self, row, &bounds))
        check_place (self, slot, &bounds);
    }
}

/* No frame shows an old row; and only a slow source has empty ones, while one scrolls. */
static void
painted_cb (GdkFrameClock *clock, ListChecker *self)
{
  GtkWidget *base = list_checker_base (self);

  self->n_frames++;
  for (GtkWidget *row = gtk_widget_get_first_child (base); row; row = gtk_widget_get_next_sibling (row))
    {
      TandemSlot *slot = tandem_record_cell_find_slot (row, self->widget);
      gpointer record = slot ? tandem_slot_get_record (slot) : NULL;
      gint64 id = slot ? tandem_record_list_get_id (self->list, tandem_slot_get_position (slot)) : 0;
      graphene_rect_t bounds;

      if (slot == NULL || !is_in_sight (self, row, &bounds))
        continue;
      self->n_seen++;
      if (record)
        g_assert_cmpint (tandem_record_get_id (record), ==, id);
      else if (!self->is_slow && self->n_failures == 0 && self->n_waiting == 0) /* then the file is as it was told */
        {
          g_auto (GStrv) texts = read_texts (self, id);

          g_assert_null (texts);
        }
    }
}

/* --- the list ------------------------------------------------------------------------------------------------------ */

static ListChecker *counted; /* whose items are counted; one at a time */
static gpointer (*get_item) (GListModel *model, guint position);

static gpointer
count_get_item (GListModel *model, guint position)
{
  gpointer slot = get_item (model, position);

  if (counted == NULL || G_LIST_MODEL (counted->list) != model)
    return slot;
  counted->n_gets++;
  if (slot && position < counted->stamps->len)
    g_object_set_data (slot, STAMP, GUINT_TO_POINTER (g_array_index (counted->stamps, guint, position)));
  return slot;
}

static void
count_items (ListChecker *self)
{
  GListModelInterface *iface = G_LIST_MODEL_GET_IFACE (self->list);

  counted = self;
  if (iface->get_item != count_get_item)
    get_item = iface->get_item;
  iface->get_item = count_get_item;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, ListChecker *self)
{
  g_assert_true (removed == 0 || added == 0);
  g_assert_cmpuint (position + removed, <=, self->stamps->len);
  if (removed > 0)
    g_array_remove_range (self->stamps, position, removed);
  if (added > 0)
    {
      g_autofree guint *stamps = g_new (guint, added);

      for (guint i = 0; i < added; i++)
        stamps[i] = ++self->next_stamp;
      g_array_insert_vals (self->stamps, position, stamps, added);
    }
  g_assert_cmpuint (self->stamps->len, ==, g_list_model_get_n_items (model));
}

static void
load_failed_cb (TandemRecordList *list, const GError *error, ListChecker *self)
{
  self->n_failures++;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* What is not shown any more is not chosen any more. */
static void
order_shown_cb (TandemRecordList *list, ListChecker *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (self->chosen) == 0)
    return;
  for (guint i = 0; i < tandem_record_list_get_length (list); i++)
    {
      gint64 one = tandem_record_list_get_id (list, i);

      g_array_append_val (ids, one);
    }
  g_array_sort (ids, compare_ids);
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_array_binary_search (ids, id, compare_ids, NULL))
      g_hash_table_iter_remove (&iter);
}

void
list_checker_choose (ListChecker *self, gint64 id, gboolean is_chosen)
{
  if (is_chosen)
    g_hash_table_add (self->chosen, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->chosen, &id);
}

gboolean
list_checker_chosen (ListChecker *self, gint64 id)
{
  return g_hash_table_contains (self->chosen, &id);
}

static void
check_selection (ListChecker *self)
{
  g_autoptr (GArray) ids = tandem_record_list_get_selected (self->list);
  g_autoptr (GtkBitset) bitset = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->list));
  GtkBitsetIter iter;
  guint at, n = 0;

  g_assert_cmpuint (tandem_record_list_get_n_selected (self->list), ==, g_hash_table_size (self->chosen));
  g_assert_cmpuint (ids->len, ==, g_hash_table_size (self->chosen));
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (list_checker_chosen (self, g_array_index (ids, gint64, i)));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, bitset, &at); more;
       more = gtk_bitset_iter_next (&iter, &at), n++)
    g_assert_cmpint (tandem_record_list_get_id (self->list, at), ==, g_array_index (ids, gint64, n));
  g_assert_cmpuint (n, ==, ids->len);
}

/* --- orders and writes --------------------------------------------------------------------------------------------- */

typedef struct {
  ListChecker *checker;
  ListCheckerOrder order;
  TandemRecordFocus focus;
  guint number;
  GArray *ids;
} Question;

static gboolean
list_ids_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autofree char *sql = make_order_sql (&question->order);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  if (question->order.stage)
    tandem_statement_bind_text (statement, 1, question->order.stage);
  question->ids = tandem_statement_collect_ids (statement, error);
  return question->ids != NULL;
}

static void
listed_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  ListChecker *self = question->checker;
  g_autoptr (GError) error = NULL;

  tandem_store_run_finish (TANDEM_STORE (store), result, &error);
  g_assert_no_error (error);
  self->n_waiting--;
  if (question->number != self->n_asked)
    g_array_unref (question->ids);
  else if (g_test_rand_int_range (0, 10) == 0)
    tandem_record_view_set_ids (self->view, question->ids, question->focus, NULL);
  else
    tandem_record_view_swap_ids (self->view, question->ids, question->focus, NULL);
}

/* Asks for the order as it is now, as a page does. */
void
list_checker_ask (ListChecker *self, TandemRecordFocus focus)
{
  Question *question = g_new0 (Question, 1);

  *question = (Question) { self, self->order, focus, ++self->n_asked, NULL };
  self->n_waiting++;
  tandem_store_run_async (self->store, TANDEM_STORE_READ, list_ids_cb, question, NULL, NULL, listed_cb, question);
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, ListChecker *self)
{
  guint n_ids = 0;
  const gint64 *ids = tandem_changes_get_ids (changes, "contact", &n_ids);

  if (!tandem_changes_touch (changes, "contact"))
    return;
  if (ids == NULL)
    tandem_record_list_reload (self->list);
  for (guint i = 0; i < n_ids; i++)
    tandem_record_list_refresh (self->list, ids[i]);
  list_checker_ask (self, TANDEM_RECORD_FOCUS_RECORD);
}

static void
written_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  ListChecker *self = data;
  g_autoptr (GError) error = NULL;

  tandem_store_run_finish (TANDEM_STORE (store), result, &error);
  g_assert_no_error (error);
  self->n_waiting--;
}

void
list_checker_write (ListChecker *self, TandemStoreFunc func, gpointer data, GDestroyNotify destroy)
{
  self->n_waiting++;
  tandem_store_run_async (self->store, TANDEM_STORE_WRITE, func, data, destroy, NULL, written_cb, self);
}

/* --- the window ---------------------------------------------------------------------------------------------------- */

static char *
get_cell_text (gpointer record, gpointer data)
{
  const char *text = tandem_record_get_text (record, GPOINTER_TO_UINT (data));

  return g_strdup (text ? text : "");
}

static char *
get_line (gpointer record, gpointer data)
{
  g_autofree char *family = get_cell_text (record, GUINT_TO_POINTER (TANDEM_CONTACT_FAMILY_NAME));
  g_autofree char *given = get_cell_text (record, GUINT_TO_POINTER (TANDEM_CONTACT_GIVEN_NAME));

  return g_strdup_printf ("%s %s %s", family, given, tandem_record_get_text (record, TANDEM_CONTACT_LIFECYCLE_STAGE));
}

static GtkWidget *
make_columns (void)
{
  GtkWidget *table = gtk_column_view_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GtkColumnViewColumn) column
          = tandem_record_cell_column_new (cells[i].column, 150, TANDEM_RECORD_CELL_TEXT, get_cell_text,
                                           GUINT_TO_POINTER (cells[i].field), NULL);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  return table;
}

static GtkWidget *
make_widget (ListCheckerKind kind)
{
  GtkListItemFactory *factory;
  GtkWidget *grid;

  if (kind == LIST_CHECKER_COLUMNS)
    return make_columns ();
  factory = tandem_record_cell_factory_new (TANDEM_RECORD_CELL_TEXT, get_line, NULL, NULL);
  if (kind == LIST_CHECKER_ROWS)
    return gtk_list_view_new (NULL, factory);
  grid = gtk_grid_view_new (NULL, factory);
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (grid), 1);
  return grid;
}

static void
open_window (ListChecker *self, ListCheckerKind kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->widget = make_widget (kind);
  self->view = tandem_record_view_new (self->widget, self->list);
  self->entry = gtk_entry_new ();
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->widget);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 500, 500);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (painted_cb), self);
}

void
list_checker_init (ListChecker *self, const char *path, ListCheckerKind kind, gboolean is_slow)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRecordSource) source = NULL;

  self->workspace = tandem_workspace_open (path, TANDEM_ORIGIN_WINDOW, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (path, &self->file, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  self->store = tandem_workspace_get_store (self->workspace);
  source = tandem_store_source_new_for_type (self->store, TANDEM_TYPE_CONTACT);
  self->source = late_source_new (source, is_slow);
  self->is_slow = is_slow;
  self->list = tandem_record_list_new (TANDEM_RECORD_SOURCE (self->source));
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stamps = g_array_new (FALSE, FALSE, sizeof (guint));
  count_items (self);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (self->list, "load-failed", G_CALLBACK (load_failed_cb), self);
  g_signal_connect (self->list, "changed", G_CALLBACK (order_shown_cb), self);
  g_signal_connect (self->store, "changed", G_CALLBACK (store_changed_cb), self);
  open_window (self, kind);
  list_checker_ask (self, TANDEM_RECORD_FOCUS_PLACE);
  list_checker_settle (self);
}

void
list_checker_clear (ListChecker *self)
{
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (self->window), self);
  g_assert_finalize_object (g_steal_pointer (&self->view));
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_assert_finalize_object (g_steal_pointer (&self->list));
  g_assert_finalize_object (g_steal_pointer (&self->source));
  counted = NULL;
  g_hash_table_unref (self->chosen);
  g_array_unref (self->stamps);
  sqlite3_close (self->file);
  tandem_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

/* --- waiting and comparing ----------------------------------------------------------------------------------------- */

void
list_checker_frames (ListChecker *self, guint n)
{
  guint end = self->n_frames + n;

  while (self->n_frames < end)
    {
      gtk_widget_queue_draw (self->window);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Until everything that was asked is answered and was painted. */
void
list_checker_settle (ListChecker *self)
{
  gint64 end = g_get_monotonic_time () + LONGEST_WAIT;

  while (self->n_waiting > 0 || late_source_get_n_pending (self->source) > 0)
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () > end)
        g_error ("%u units of work and %u answers did not come.", self->n_waiting,
                 late_source_get_n_pending (self->source));
    }
  list_checker_frames (self, 2);
  if (self->n_waiting > 0 || late_source_get_n_pending (self->source) > 0)
    list_checker_settle (self); /* the frame asked for more */
}

void
list_checker_check (ListChecker *self)
{
  for (guint n = 0; !is_full (self); n++)
    {
      g_assert_cmpuint (n, <, MOST_FRAMES);
      list_checker_frames (self, 1);
    }
  g_assert_cmpuint (self->n_failures, ==, 0);
  check_ids (self);
  check_rows (self);
  check_selection (self);
}
