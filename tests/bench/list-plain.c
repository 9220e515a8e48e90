/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * list-plain FILE - the same contacts in a GListStore with GtkMultiSelection and GtkSortListModel, a table as it is usually made:
 * one line of JSON, milliseconds of the main thread. */
#include <adwaita.h>
#include <sqlite3.h>

#include "bench-tools.h"

#define N_SCROLLS 300
#define N_COLUMNS 6

static guint n_frames;

/* A record is a list of its columns' texts, as an object. */
static void
fill (GListStore *store, const char *path)
{
  sqlite3 *file;
  sqlite3_stmt *statement;

  if (sqlite3_open_v2 (path, &file, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (file,
                             "SELECT c.family_name, c.given_name, f.name, c.lifecycle_stage, c.job_title, c.created_at"
                             " FROM contact AS c LEFT JOIN company AS f ON f.id = c.company_id"
                             " WHERE c.deleted_at IS NULL ORDER BY c.sort_key",
                             -1, &statement, NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (file));
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *texts[N_COLUMNS + 1] = { NULL };
      g_autoptr (GtkStringList) record = NULL;

      for (int i = 0; i < N_COLUMNS; i++)
        texts[i] = sqlite3_column_text (statement, i) ? (const char *) sqlite3_column_text (statement, i) : "";
      record = gtk_string_list_new (texts);
      g_list_store_append (store, record);
    }
  sqlite3_finalize (statement);
  sqlite3_close (file);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_INSCRIPTION, "min-lines", 1, "nat-chars", 12, NULL));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_list_get_string (gtk_list_item_get_item (item), GPOINTER_TO_UINT (column)));
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  return strcmp (gtk_string_list_get_string ((gpointer) a, GPOINTER_TO_UINT (column)),
                 gtk_string_list_get_string ((gpointer) b, GPOINTER_TO_UINT (column)));
}

static GtkWidget *
make_table (GtkSortListModel *sorted)
{
  g_autoptr (GtkMultiSelection) selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (sorted)));
  GtkWidget *table = gtk_column_view_new (GTK_SELECTION_MODEL (g_steal_pointer (&selection)));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Column", factory);
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (i), NULL));

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_fixed_width (column, 200);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  gtk_sort_list_model_set_sorter (sorted, gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table)));
  return table;
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  n_frames++;
}

static void
wait_frame (GtkWidget *window)
{
  guint n = n_frames;

  gtk_widget_queue_draw (window);
  while (n_frames == n)
    g_main_context_iteration (NULL, TRUE);
}

static void
scroll (GtkWidget *window, GtkColumnView *table)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  double frames[N_SCROLLS];

  gtk_column_view_scroll_to (table, 5000, NULL, GTK_LIST_SCROLL_NONE, NULL);
  wait_frame (window);
  wait_frame (window);
  for (guint i = 0; i < N_SCROLLS; i++)
    {
      double before = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);

      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment));
      wait_frame (window);
      frames[i] = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before;
    }
  qsort (frames, N_SCROLLS, sizeof frames[0], bench_compare_doubles);
  g_print (", \"scroll\": [%.2f, %.2f, %.2f, %u]", frames[N_SCROLLS / 2], frames[N_SCROLLS * 99 / 100],
           frames[N_SCROLLS - 1], N_SCROLLS);
}

int
main (int argc, char **argv)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_LIST);
  g_autoptr (GtkSortListModel) sorted = NULL;
  GtkWidget *scrolled, *table, *window;
  double before;

  adw_init ();
  scrolled = gtk_scrolled_window_new ();
  if (argc != 2)
    g_error ("usage: list-plain FILE");
  fill (store, argv[1]);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (store)), NULL);
  table = make_table (sorted);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);
  window = g_object_new (ADW_TYPE_WINDOW, "default-width", 1280, "default-height", 800, "content", scrolled, NULL);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  wait_frame (window);
  g_print ("{\"rows\": %.1f, \"rss\": %.1f, \"anonymous\": %.1f", bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID),
           bench_read_memory ("VmRSS:"), bench_read_memory ("RssAnon:"));
  scroll (window, GTK_COLUMN_VIEW (table));
  before = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (table),
                                  g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (table)), 1),
                                  GTK_SORT_ASCENDING);
  g_print (", \"sort\": %.1f", bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before);
  before = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);
  gtk_selection_model_select_all (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
  g_print (", \"select-all\": %.1f, \"rss-end\": %.1f}\n", bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before,
           bench_read_memory ("VmRSS:"));
  return 0;
}
