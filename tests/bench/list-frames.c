/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * list-frames FILE|- [SHOWN | GROUPED COLUMN] - what the page of contacts takes: CPU milliseconds, one line of JSON. With "-" a
 * blank window. With SHOWN it ends when the rows are there; with GROUPED they stand in groups of a column, and it ends after
 * scrolling and sorting. */
#include <adwaita.h>
#include <fcntl.h>
#include <unistd.h>

#include "bench-tools.h"
#include "list/tandem-record-list.h"
#include "sales/tandem-contacts-page.h"
#include "ui-test.h"
#include "workspace/tandem-settings.h"

#define N_SCROLLS    300
#define N_JUMPS      60
#define N_CHANGES    20
#define FEW          10000
#define LONGEST_WAIT (30 * G_USEC_PER_SEC)

typedef struct {
  TandemWorkspace *workspace;
  const char *path;
  GtkWidget *window;
  GtkWidget *page;
  GtkColumnView *table;
  TandemRecordList *list;
  guint n_frames;
  double first, rows; /* process CPU at the first frame, and at the first with rows */
  double rows_wall;
  double last, longest; /* main thread's CPU: at the last frame, the most between two while the list fills */
  gint64 start;
  double changing, changing_wall;
  double blocked, blocked_wall; /* from the moment when a new order is shown to its end */
  guint n_changes;
  gboolean is_grouped;
} Bench;

static double
main_cpu (void)
{
  return bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);
}

static double
wall (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* --- figures ------------------------------------------------------------------------------------------------------- */

static void
tell (const char *name, GArray *values)
{
  const double *v = (const double *) values->data;

  g_array_sort (values, bench_compare_doubles);
  g_print (", \"%s\": [%.2f, %.2f, %.2f, %u]", name, v[values->len / 2],
           v[MIN (values->len * 99 / 100, values->len - 1)], v[values->len - 1], values->len);
}

static void
add (GArray *values, double value)
{
  g_array_append_val (values, value);
}

static GArray *
new_values (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

/* --- frames -------------------------------------------------------------------------------------------------------- */

static guint
get_n_shown (Bench *self)
{
  return self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static void
painted_cb (GdkFrameClock *clock, Bench *self)
{
  double now = main_cpu ();

  if (self->n_frames++ > 0 && self->rows > 0)
    self->longest = MAX (self->longest, now - self->last);
  self->last = now;
  if (self->first == 0)
    self->first = bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID);
  if (self->rows == 0 && get_n_shown (self) > 0)
    {
      self->rows = bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID);
      self->rows_wall = (double) (g_get_monotonic_time () - self->start) / 1000;
    }
}

static void
wait_frame (Bench *self)
{
  guint n = self->n_frames;

  gtk_widget_queue_draw (self->window);
  while (self->n_frames == n)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
woken_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (guint ms)
{
  gboolean is_woken = FALSE;

  g_timeout_add (ms, woken_cb, &is_woken);
  while (!is_woken)
    g_main_context_iteration (NULL, TRUE);
}

/* --- scrolling ----------------------------------------------------------------------------------------------------- */

static GtkAdjustment *
get_adjustment (Bench *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));
}

static void
scroll (Bench *self)
{
  g_autoptr (GArray) frames = new_values ();
  GtkAdjustment *adjustment = get_adjustment (self);

  gtk_column_view_scroll_to (self->table, get_n_shown (self) / 3, NULL, GTK_LIST_SCROLL_NONE, NULL);
  rest (300);
  for (guint i = 0; i < N_SCROLLS; i++)
    {
      double before = bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID);

      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment));
      wait_frame (self);
      add (frames, bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID) - before);
    }
  tell ("scroll", frames);
}

static void
jump (Bench *self)
{
  g_autoptr (GArray) frames = new_values ();

  for (guint i = 0; i < N_JUMPS; i++)
    {
      double before = bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID);

      gtk_column_view_scroll_to (self->table, (guint) g_random_int_range (0, (int) get_n_shown (self)), NULL,
                                 GTK_LIST_SCROLL_NONE, NULL);
      wait_frame (self);
      add (frames, bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID) - before);
    }
  tell ("jump", frames);
}

/* --- orders -------------------------------------------------------------------------------------------------------- */

/* Before the view goes where the new order wants it. */
static gboolean
changing_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  Bench *self = data;

  self->changing = main_cpu ();
  self->changing_wall = wall ();
  return TRUE;
}

static void
changed_cb (TandemRecordList *list, Bench *self)
{
  self->blocked = main_cpu () - self->changing;
  self->blocked_wall = wall () - self->changing_wall;
  self->n_changes++;
}

static void
wait_change (Bench *self, guint n_before)
{
  gint64 end = g_get_monotonic_time () + LONGEST_WAIT;

  while (self->n_changes == n_before)
    {
      g_main_context_iteration (NULL, FALSE);
      if (g_get_monotonic_time () > end)
        g_error ("No new order came.");
    }
}

static void
forget_pages (Bench *self)
{
  int file = open (self->path, O_RDONLY | O_CLOEXEC);

  posix_fadvise (file, 0, 0, POSIX_FADV_DONTNEED);
  close (file);
}

/* The columns that sort, one after the other, up and down; as a click on a head does it. */
static void
sort (Bench *self, const char *name, gboolean is_cold)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  g_autoptr (GArray) blocked = new_values ();
  g_autoptr (GArray) blocked_wall = new_values ();
  g_autoptr (GArray) frame = new_values ();
  guint n_sorts = 0;

  for (guint i = 0; n_sorts < N_CHANGES; i++)
    {
      g_autoptr (GtkColumnViewColumn) column
          = g_list_model_get_item (columns, i / 2 % g_list_model_get_n_items (columns));
      guint n_before = self->n_changes;
      double before;

      if (gtk_column_view_column_get_sorter (column) == NULL || !gtk_column_view_column_get_visible (column))
        continue;
      n_sorts++;
      if (is_cold)
        forget_pages (self);
      gtk_column_view_sort_by_column (self->table, column, i % 2 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      wait_change (self, n_before);
      add (blocked, self->blocked);
      add (blocked_wall, self->blocked_wall);
      before = main_cpu ();
      wait_frame (self);
      add (frame, self->blocked + main_cpu () - before);
      rest (100);
    }
  g_autofree char *frame_name = g_strconcat (name, "-frame", NULL);
  g_autofree char *wall_name = g_strconcat (name, "-wall", NULL);
  tell (name, blocked);
  tell (wall_name, blocked_wall);
  tell (frame_name, frame);
}

static GArray *
take_every (Bench *self, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < tandem_record_list_get_length (self->list); i += n)
    {
      gint64 id = tandem_record_list_get_id (self->list, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* To one in a hundred and back. */
static void
filter (Bench *self)
{
  g_autoptr (GArray) all = take_every (self, 1);
  g_autoptr (GArray) few = take_every (self, MAX (all->len / FEW, 1));
  g_autoptr (GArray) blocked = new_values ();
  g_autoptr (GArray) frame = new_values ();

  for (guint i = 0; i < N_CHANGES; i++)
    {
      guint n_before = self->n_changes;
      double before;

      tandem_record_list_swap_ids (self->list, g_array_ref (i % 2 ? all : few), 0);
      wait_change (self, n_before);
      add (blocked, self->blocked);
      before = main_cpu ();
      wait_frame (self);
      add (frame, self->blocked + main_cpu () - before);
      rest (100);
    }
  tell ("filter", blocked);
  tell ("filter-frame", frame);
}

/* --- selection, and single records --------------------------------------------------------------------------------- */

static void
choose_all (Bench *self)
{
  g_autoptr (GArray) calls = new_values ();
  g_autoptr (GArray) frames = new_values ();

  for (guint i = 0; i < 5; i++)
    {
      double before;

      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->list));
      wait_frame (self);
      before = main_cpu ();
      gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->list));
      add (calls, main_cpu () - before);
      wait_frame (self);
      add (frames, main_cpu () - before);
    }
  tell ("select-all", calls);
  tell ("select-all-frame", frames);
}

static void
change_one (Bench *self)
{
  g_autoptr (GArray) calls = new_values ();
  g_autoptr (GArray) frames = new_values ();
  guint top = get_n_shown (self) / 2;

  gtk_column_view_scroll_to (self->table, top, NULL, GTK_LIST_SCROLL_NONE, NULL);
  rest (300);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      guint position = i % 4 < 2 ? top + 5 : 10;
      gint64 id = tandem_record_list_get_id (self->list, position);
      double before = main_cpu ();

      tandem_record_list_remove (self->list, position);
      add (calls, main_cpu () - before);
      wait_frame (self);
      add (frames, main_cpu () - before);
      before = main_cpu ();
      tandem_record_list_insert (self->list, position, id);
      add (calls, main_cpu () - before);
      wait_frame (self);
      add (frames, main_cpu () - before);
    }
  tell ("one", calls);
  tell ("one-frame", frames);
}

/* --- the page ------------------------------------------------------------------------------------------------------ */

static void
show_page (Bench *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  self->path = path;
  self->workspace = tandem_workspace_open (path, "bench", &error);
  g_assert_no_error (error);
  self->page = g_object_new (TANDEM_TYPE_CONTACTS_PAGE, "workspace", self->workspace, NULL);
  self->table = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
  self->list = TANDEM_RECORD_LIST (gtk_column_view_get_model (self->table));
  g_signal_add_emission_hook (g_signal_lookup ("changing", TANDEM_TYPE_RECORD_LIST), 0, changing_cb, self, NULL);
  g_signal_connect_after (self->list, "changed", G_CALLBACK (changed_cb), self);
}

static void
wait_whole (Bench *self)
{
  while (self->rows == 0)
    wait_frame (self);
  g_print (", \"rows\": %.1f, \"rows-wall\": %.0f, \"rss-rows\": %.1f, \"anonymous-rows\": %.1f", self->rows,
           self->rows_wall, bench_read_memory ("VmRSS:"), bench_read_memory ("RssAnon:"));
  while ((self->n_changes < 2 && !self->is_grouped) || get_n_shown (self) < tandem_record_list_get_length (self->list))
    wait_frame (self); /* first some rows come, then all; groups are not known of some */
  g_print (", \"whole\": %.1f, \"longest\": %.1f", bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID), self->longest);
  rest (1000);
  g_print (", \"rss\": %.1f, \"anonymous\": %.1f, \"contacts\": %u, \"slots\": %u", bench_read_memory ("VmRSS:"),
           bench_read_memory ("RssAnon:"), get_n_shown (self), tandem_record_list_get_n_slots (self->list));
}

/* The view goes along with the one that is selected and has the focus. */
static void
sort_followed (Bench *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  gtk_column_view_scroll_to (self->table, 0, NULL, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  rest (300);
  sort (self, "sort-followed", FALSE);
  gtk_widget_grab_focus (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY));
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->list));
}

static void
do_all (Bench *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->list);

  scroll (self);
  jump (self);
  sort (self, "sort", FALSE);
  sort (self, "sort-cold", TRUE);
  sort_followed (self);
  gtk_selection_model_select_range (model, 0, MIN (FEW, get_n_shown (self)), TRUE);
  sort (self, "sort-10k", FALSE);
  choose_all (self);
  sort (self, "sort-all", FALSE);
  gtk_selection_model_unselect_all (model);
  filter (self);
  change_one (self);
}

/* As a person left it; the settings are those of this run alone. */
static void
group_by (const char *column)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");

  g_settings_set_boolean (settings, "grouped", TRUE);
  g_settings_set_string (settings, "sort", column);
}

int
main (int argc, char **argv)
{
  Bench self = { .start = g_get_monotonic_time () };

  adw_init ();
  bench_load_style ();
  if (argc < 2)
    g_error ("usage: list-frames FILE|- [SHOWN | GROUPED COLUMN]");
  if (argc > 3)
    group_by (argv[3]);
  self.is_grouped = argc > 3;
  if (!g_str_equal (argv[1], "-"))
    show_page (&self, argv[1]);
  self.window = g_object_new (ADW_TYPE_WINDOW, "default-width", 1280, "default-height", 800, "content",
                              self.page ? self.page : adw_bin_new (), NULL);
  gtk_widget_realize (self.window);
  g_signal_connect (gtk_widget_get_frame_clock (self.window), "after-paint", G_CALLBACK (painted_cb), &self);
  gtk_window_present (GTK_WINDOW (self.window));
  while (self.first == 0)
    g_main_context_iteration (NULL, TRUE);
  g_print ("{\"first\": %.1f, \"rss-first\": %.1f, \"anonymous-first\": %.1f", self.first, bench_read_memory ("VmRSS:"),
           bench_read_memory ("RssAnon:"));
  if (self.page)
    wait_whole (&self);
  if (self.page && argc == 2)
    do_all (&self);
  if (argc > 3)
    {
      scroll (&self);
      sort (&self, "sort", FALSE);
    }
  g_print ("}\n");
  gtk_window_destroy (GTK_WINDOW (self.window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (self.workspace)
    tandem_workspace_close (self.workspace);
  g_clear_object (&self.workspace);
  return 0;
}
