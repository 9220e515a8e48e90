/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Focus, selection and cells on a real table and on a real column of a board: what GTK does wrong when it is left alone. */

#include "list/tandem-record-cell.h"
#include "list/tandem-record-view.h"

#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource {
  GObject parent_instance;
};

static GPtrArray *
test_source_load (TandemRecordSource *source, const gint64 *ids, guint n_ids, GError **error)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      GObject *record = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data (record, "id", GSIZE_TO_POINTER (ids[i]));
      g_ptr_array_add (records, record);
    }
  return records;
}

static void
record_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load = test_source_load;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource, test_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, record_source_iface_init))

static void
test_source_class_init (TestSourceClass *klass)
{
}

static void
test_source_init (TestSource *self)
{
}

typedef struct {
  TandemRecordList *list;
  TandemRecordView *view;
  GtkWidget *table;
  GtkWidget *entry;
  GtkWidget *window;
  guint n_frames;
} Fixture;

static char *
get_text (gpointer record, gpointer data)
{
  return g_strdup_printf ("%s %" G_GSIZE_FORMAT, (char *) data, GPOINTER_TO_SIZE (g_object_get_data (record, "id")));
}

static GArray *
new_ids (gint64 from, gint64 to)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = from; from <= to ? id <= to : id >= to; id += from <= to ? 1 : -1)
    g_array_append_val (ids, id);
  return ids;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_frames++;
  return G_SOURCE_CONTINUE;
}

static void
wait_frames (Fixture *fixture, guint n)
{
  guint end = fixture->n_frames + n;

  while (fixture->n_frames < end)
    {
      gtk_widget_queue_draw (fixture->window);
      g_main_context_iteration (NULL, TRUE);
    }
}

static GtkWidget *
make_table (void)
{
  GtkWidget *table = gtk_column_view_new (NULL);
  static const char *const titles[] = { "Name", "Amount" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = tandem_record_cell_column_new (titles[i], 200, i, get_text,
                                                                             (gpointer) titles[i], NULL);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  return table;
}

static GtkWidget *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_view_new (NULL, tandem_record_cell_factory_new (TANDEM_RECORD_CELL_TEXT, get_text,
                                                                             (gpointer) "Name", NULL));

  gtk_grid_view_set_min_columns (GTK_GRID_VIEW (grid), 1);
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (grid), 1);
  return grid;
}

/* A table, or with @is_grid a column of a board. */
static void
set_up (Fixture *fixture, gconstpointer is_grid)
{
  g_autoptr (TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  fixture->list = tandem_record_list_new (TANDEM_RECORD_SOURCE (source));
  fixture->table = is_grid ? make_grid () : make_table ();
  fixture->view = tandem_record_view_new (fixture->table, fixture->list);
  fixture->entry = gtk_entry_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), fixture->table);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_box_append (GTK_BOX (box), scrolled);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_widget_add_tick_callback (fixture->window, count_frame_cb, fixture, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_frames (fixture, 3);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->view));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->list));
}

static void
show_many (Fixture *fixture, gint64 n, gint64 focused)
{
  tandem_record_view_set_ids (fixture->view, new_ids (1, n), TANDEM_RECORD_FOCUS_TOP, NULL);
  g_assert_true (tandem_record_view_show (fixture->view, focused, GTK_LIST_SCROLL_FOCUS));
  wait_frames (fixture, 3);
  gtk_widget_grab_focus (fixture->table);
  wait_frames (fixture, 2);
  g_assert_cmpint (tandem_record_view_get_focused_id (fixture->view), ==, focused);
}

/* Each row that exists, in sight or not, says what is at its place. */
static guint
check_cells (GtkWidget *widget, Fixture *fixture)
{
  guint n = 0;

  if (GTK_IS_INSCRIPTION (widget))
    {
      TandemSlot *slot = tandem_record_cell_find_slot (widget, fixture->table);
      const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
      g_autofree char *number = NULL;

      if (slot == NULL)
        return 0;
      number = g_strdup_printf (" %" G_GINT64_FORMAT,
                                tandem_record_list_get_id (fixture->list, tandem_slot_get_position (slot)));
      g_assert_true (g_str_has_suffix (text, number));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += check_cells (child, fixture);
  return n;
}

static void
check (Fixture *fixture, gint64 focused, guint n_selected)
{
  wait_frames (fixture, 4);
  g_assert_cmpuint (check_cells (fixture->table, fixture), >, 0);
  g_assert_cmpint (tandem_record_view_get_focused_id (fixture->view), ==, focused);
  g_assert_cmpuint (tandem_record_list_get_n_selected (fixture->list), ==, n_selected);
}

static void
remove_id (Fixture *fixture, gint64 id)
{
  guint position;

  g_assert_true (tandem_record_list_find (fixture->list, id, &position));
  tandem_record_list_remove (fixture->list, position);
}

static void
test_remove_focused (Fixture *fixture, gconstpointer data)
{
  show_many (fixture, 10000, 5000);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->list), 4999, TRUE);
  remove_id (fixture, 5000);
  check (fixture, 5001, 0);
  remove_id (fixture, 20);
  check (fixture, 5001, 0);
  g_assert_true (tandem_record_view_show (fixture->view, 10000, GTK_LIST_SCROLL_FOCUS));
  wait_frames (fixture, 3);
  remove_id (fixture, 10000);
  check (fixture, 9999, 0);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  show_many (fixture, 10000, 5000);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->list), 4999, TRUE);
  tandem_record_view_set_ids (fixture->view, new_ids (7000, 7099), TANDEM_RECORD_FOCUS_TOP, "100 contacts");
  check (fixture, 7000, 0);
  tandem_record_view_set_ids (fixture->view, new_ids (1, 10000), TANDEM_RECORD_FOCUS_TOP, "10,000 contacts");
  check (fixture, 1, 0);
}

static void
test_shortened (Fixture *fixture, gconstpointer data)
{
  show_many (fixture, 10000, 5000);
  tandem_record_view_set_ids (fixture->view, new_ids (4001, 5500), TANDEM_RECORD_FOCUS_RECORD, NULL);
  check (fixture, 5000, 0);
  tandem_record_view_set_ids (fixture->view, new_ids (4001, 4100), TANDEM_RECORD_FOCUS_RECORD, NULL);
  check (fixture, 4100, 0);
  tandem_record_view_set_ids (fixture->view, g_array_new (FALSE, FALSE, sizeof (gint64)), TANDEM_RECORD_FOCUS_TOP, NULL);
  wait_frames (fixture, 3);
  g_assert_cmpint (tandem_record_view_get_focused_id (fixture->view), ==, 0);
}

/* Whose row has the focus and is selected keeps both: at its place there would be a record that nobody chose. */
static void
test_sorted (Fixture *fixture, gconstpointer data)
{
  show_many (fixture, 10000, 1200);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->list), 1199, TRUE);
  tandem_record_view_swap_ids (fixture->view, new_ids (10000, 1), TANDEM_RECORD_FOCUS_PLACE, "Sorted by name");
  check (fixture, 1200, 1);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->list), 8800));
  tandem_record_view_set_ids (fixture->view, new_ids (1, 10000), TANDEM_RECORD_FOCUS_RECORD, NULL);
  check (fixture, 1200, 1);
  tandem_record_view_set_ids (fixture->view, new_ids (10000, 8000), TANDEM_RECORD_FOCUS_PLACE, NULL);
  check (fixture, 8801, 0);
}

/* Else the view stays where it is, also where the record that comes to the focus is one of those that are selected. */
static void
test_sorted_in_place (Fixture *fixture, gconstpointer data)
{
  show_many (fixture, 10000, 1200);
  tandem_record_view_swap_ids (fixture->view, new_ids (10000, 1), TANDEM_RECORD_FOCUS_PLACE, "Sorted by name");
  check (fixture, 8801, 0);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->list));
  tandem_record_view_swap_ids (fixture->view, new_ids (1, 10000), TANDEM_RECORD_FOCUS_PLACE, "Sorted by name");
  check (fixture, 1200, 10000);
}

static void
test_inserted_above (Fixture *fixture, gconstpointer data)
{
  show_many (fixture, 10000, 5000);
  tandem_record_list_insert (fixture->list, 0, 20000);
  tandem_record_list_insert (fixture->list, 4995, 20001);
  check (fixture, 5000, 0);
}

/* With the focus elsewhere a new set does not take it. */
static void
test_focus_elsewhere (Fixture *fixture, gconstpointer data)
{
  show_many (fixture, 10000, 5000);
  gtk_widget_grab_focus (fixture->entry);
  wait_frames (fixture, 2);
  tandem_record_view_set_ids (fixture->view, new_ids (7000, 7099), TANDEM_RECORD_FOCUS_TOP, NULL);
  check (fixture, 0, 0);
  tandem_record_view_set_ids (fixture->view, new_ids (1, 10000), TANDEM_RECORD_FOCUS_TOP, NULL);
  check (fixture, 0, 0);
}

static void
test_staged (Fixture *fixture, gconstpointer data)
{
  tandem_record_view_stage (fixture->view, 24);
  wait_frames (fixture, 5);
  tandem_record_view_set_ids (fixture->view, new_ids (1, 10000), TANDEM_RECORD_FOCUS_TOP, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), <, 12);
  wait_frames (fixture, 1); /* which shows the page whole, though it was filled in parts */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 24);
  wait_frames (fixture, 80);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 10000);
  check (fixture, 0, 0);
}

/* A view that is not shown any more gets no frames: its list does not wait for them. */
static void
test_staged_and_put_away (Fixture *fixture, gconstpointer data)
{
  tandem_record_view_stage (fixture->view, 24);
  tandem_record_view_set_ids (fixture->view, new_ids (1, 1000), TANDEM_RECORD_FOCUS_TOP, NULL);
  tandem_record_view_set_shown (fixture->view, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1000);
  tandem_record_view_set_shown (fixture->view, TRUE);
}

static void
test_staged_in_turn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestSource) source = g_object_new (TEST_TYPE_SOURCE, NULL);
  g_autoptr (TandemRecordList) first = tandem_record_list_new (TANDEM_RECORD_SOURCE (source));
  GtkWidget *grid = make_grid ();
  g_autoptr (TandemRecordView) before = tandem_record_view_new (grid, first);
  gboolean was_shared = FALSE;

  gtk_box_append (GTK_BOX (gtk_window_get_child (GTK_WINDOW (fixture->window))), grid);
  tandem_record_view_wait_for (fixture->view, before);
  tandem_record_view_stage (before, 10);
  tandem_record_view_stage (fixture->view, 10);
  tandem_record_view_set_ids (before, new_ids (1, 1000), TANDEM_RECORD_FOCUS_TOP, NULL);
  tandem_record_view_set_ids (fixture->view, new_ids (1, 1000), TANDEM_RECORD_FOCUS_TOP, NULL);
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) < 1000)
    {
      was_shared |= g_list_model_get_n_items (G_LIST_MODEL (first)) < 1000
                    && g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) > 10;
      wait_frames (fixture, 1);
    }
  g_assert_false (was_shared);
}

static void
select_at (Fixture *fixture, guint position, gboolean unselect_rest)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->list), position, unselect_rest);
}

static void
test_single (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) selected = NULL;

  tandem_record_list_set_single (fixture->list);
  show_many (fixture, 1000, 500);
  select_at (fixture, 10, FALSE);
  select_at (fixture, 20, FALSE);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->list), 3, 4, FALSE);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->list));
  selected = tandem_record_list_get_selected (fixture->list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpint (g_array_index (selected, gint64, 0), ==, 21);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (fixture->list), 19);
  check (fixture, 500, 1);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (fixture->list), 20);
  check (fixture, 500, 0);
}

static void
count_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, guint *n_changed)
{
  g_assert_true (n_removed == 0 || n_added == 0);
  *n_changed += n_removed + n_added;
}

static gboolean
find_id (GArray *ids, gint64 id, guint *position)
{
  for (*position = 0; *position < ids->len; (*position)++)
    if (g_array_index (ids, gint64, *position) == id)
      return TRUE;
  return FALSE;
}

enum { EDIT, COME, GO, MOVE, N_ACTS };

/* A few records are edited, come, go and move. */
static GArray *
change_some (GArray *ids, GArray *changed, gint64 *next_id)
{
  GArray *wanted = g_array_copy (ids);

  for (guint n = (guint) g_test_rand_int_range (1, 4); n > 0; n--)
    {
      gint64 id = g_array_index (ids, gint64, g_test_rand_int_range (0, (int) ids->len));
      int act = g_test_rand_int_range (0, N_ACTS);
      guint position;

      if (!find_id (wanted, id, &position))
        act = COME;
      if (act == COME)
        id = (*next_id)++;
      else if (act != EDIT)
        g_array_remove_index (wanted, position);
      g_array_append_val (changed, id);
      if (act == COME || act == MOVE)
        g_array_insert_val (wanted, g_test_rand_int_range (0, (int) wanted->len + 1), id);
    }
  return wanted;
}

#define MOST_STEPS 12

/* They alone come, go and move, and who has the focus keeps it, or gives it to a neighbour. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = new_ids (1, 300);
  g_autoptr (GArray) other = new_ids (300, 1);
  gint64 next_id = 301;
  guint n_changed = 0;

  show_many (fixture, 300, 150);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (count_changed_cb), &n_changed);
  g_assert_false (tandem_record_view_update_ids (fixture->view, other));
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) wanted = change_some (ids, changed, &next_id);

      n_changed = 0;
      g_assert_true (tandem_record_view_update_ids (fixture->view, wanted));
      g_assert_cmpuint (n_changed, <=, MOST_STEPS);
      for (guint i = 0; i < changed->len; i++)
        tandem_record_list_refresh (fixture->list, g_array_index (changed, gint64, i));
      g_assert_cmpuint (tandem_record_list_get_length (fixture->list), ==, wanted->len);
      for (guint i = 0; i < wanted->len; i++)
        g_assert_cmpint (tandem_record_list_get_id (fixture->list, i), ==, g_array_index (wanted, gint64, i));
      if (round % 20 == 0)
        wait_frames (fixture, 1);
      g_assert_cmpuint (check_cells (fixture->table, fixture), >, 0);
      g_array_unref (g_steal_pointer (&ids));
      ids = g_steal_pointer (&wanted);
    }
  wait_frames (fixture, 3);
  g_assert_cmpint (tandem_record_view_get_focused_id (fixture->view), !=, 0);
  g_assert_cmpuint (tandem_record_list_get_n_selected (fixture->list), ==, 0);
}

static void
add (const char *name, void (*func) (Fixture *, gconstpointer))
{
  static const char *const kinds[] = { "table", "grid" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/list/record-view/%s/%s", kinds[i], name);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, func, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  add ("remove-focused", test_remove_focused);
  add ("filter", test_filter);
  add ("shortened", test_shortened);
  add ("sorted", test_sorted);
  add ("sorted-in-place", test_sorted_in_place);
  add ("inserted-above", test_inserted_above);
  add ("focus-elsewhere", test_focus_elsewhere);
  add ("staged", test_staged);
  add ("staged-and-put-away", test_staged_and_put_away);
  add ("staged-in-turn", test_staged_in_turn);
  add ("single", test_single);
  add ("update", test_update);
  return g_test_run ();
}
