/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * board-frames FILE|- - what the board of deals takes: CPU milliseconds, one line of JSON. With "-" a blank window. */
#include <adwaita.h>

#include "act/tandem-act-deal.h"
#include "bench-tools.h"
#include "sales/tandem-deal-board.h"
#include "sales/tandem-deal-card.h"
#include "sales/tandem-deals-page.h"
#include "ui-test.h"

#define N_MOVES 20

typedef struct {
  TandemWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *page;
  TandemDealBoard *board;
  guint n_frames;
  double last_frame;  /* of the main thread's CPU time */
  double worst_frame; /* the same between two frames */
  double first, whole;
  double first_wall, whole_wall;
  gint64 start;
} Bench;

static double
get_wall (Bench *self)
{
  return (double) (g_get_monotonic_time () - self->start) / 1000;
}

static void
painted_cb (GdkFrameClock *clock, Bench *self)
{
  double now = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);
  GtkWidget *card = self->page ? ui_test_find_type (self->page, TANDEM_TYPE_DEAL_CARD) : NULL;

  if (self->n_frames++ > 0 && self->first > 0)
    self->worst_frame = MAX (self->worst_frame, now - self->last_frame);
  self->last_frame = now;
  if (self->first > 0
      || (self->page && (card == NULL || !gtk_widget_get_mapped (card) || gtk_widget_get_width (card) == 0)))
    return;
  self->first = bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID);
  self->first_wall = get_wall (self);
}

static TandemBoardColumn *
get_column (Bench *self, guint place)
{
  return g_ptr_array_index (tandem_deal_board_get_columns (self->board), place);
}

static gboolean
is_whole (Bench *self)
{
  GPtrArray *columns = tandem_deal_board_get_columns (self->board);

  for (guint i = 0; i < columns->len; i++)
    {
      TandemRecordList *list = tandem_board_column_get_list (columns->pdata[i]);

      if (!tandem_board_head_is_known (tandem_board_column_get_head (columns->pdata[i]))
          || g_list_model_get_n_items (G_LIST_MODEL (list)) < tandem_record_list_get_length (list))
        return FALSE;
    }
  return columns->len > 0;
}

static void
wait_frame (Bench *self)
{
  guint n = self->n_frames;

  gtk_widget_queue_draw (self->window);
  while (self->n_frames == n)
    g_main_context_iteration (NULL, TRUE);
}

static double
get_quantile (double *values, guint n, double part)
{
  qsort (values, n, sizeof *values, bench_compare_doubles);
  return values[MIN ((guint) (part * n), n - 1)];
}

/* Every ninth card of a column to the next one and, as the last of all, back. */
static void
move_cards (Bench *self)
{
  double call[N_MOVES], frame[N_MOVES], wall[N_MOVES];

  for (guint i = 0; i < N_MOVES; i++)
    {
      TandemBoardColumn *from = get_column (self, i % 2), *to = get_column (self, 1 - i % 2);
      gint64 id = tandem_record_list_get_id (tandem_board_column_get_list (from), i / 2 % 8), begun;
      double before;

      wait_frame (self);
      wait_frame (self);
      before = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);
      begun = g_get_monotonic_time ();
      tandem_act_move_deal_async (tandem_workspace_get_store (self->workspace), id,
                                  tandem_board_column_get_stage_id (to), NULL, NULL, NULL);
      while (!tandem_board_column_has_deal (to, id))
        g_main_context_iteration (NULL, TRUE);
      call[i] = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before;
      wait_frame (self);
      frame[i] = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before;
      wall[i] = (double) (g_get_monotonic_time () - begun) / 1000;
      g_assert_false (tandem_board_column_has_deal (from, id));
    }
  g_print (", \"move-call\": %.2f, \"move-frame\": %.2f, \"move-wall\": %.1f, \"move-wall-worst\": %.1f",
           get_quantile (call, N_MOVES, 0.5), get_quantile (frame, N_MOVES, 0.5), get_quantile (wall, N_MOVES, 0.5),
           get_quantile (wall, N_MOVES, 1));
}

static void
show_board (Bench *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  self->workspace = tandem_workspace_open (path, "bench", &error);
  g_assert_no_error (error);
  self->page = g_object_new (TANDEM_TYPE_DEALS_PAGE, "workspace", self->workspace, NULL);
  self->board = TANDEM_DEAL_BOARD (ui_test_find_type (self->page, TANDEM_TYPE_DEAL_BOARD));
}

static void
see_whole (Bench *self)
{
  guint cards = 0;

  g_print (", \"rss-first\": %.1f, \"anonymous-first\": %.1f", bench_read_memory ("VmRSS:"),
           bench_read_memory ("RssAnon:"));
  while (!is_whole (self))
    g_main_context_iteration (NULL, TRUE);
  wait_frame (self);
  g_print (", \"whole\": %.1f, \"whole-wall\": %.0f, \"worst-frame\": %.1f, \"rss\": %.1f, \"anonymous\": %.1f",
           bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID), get_wall (self), self->worst_frame, bench_read_memory ("VmRSS:"),
           bench_read_memory ("RssAnon:"));
  for (guint i = 0; i < tandem_deal_board_get_columns (self->board)->len; i++)
    cards += tandem_record_list_get_n_slots (tandem_board_column_get_list (get_column (self, i)));
  g_print (", \"deals\": %u, \"cards\": %u", tandem_deal_board_get_n_deals (self->board), cards);
}

int
main (int argc, char **argv)
{
  Bench self = { .start = g_get_monotonic_time () };

  adw_init ();
  bench_load_style ();
  if (argc != 2)
    g_error ("usage: board-frames FILE|-");
  if (!g_str_equal (argv[1], "-"))
    show_board (&self, argv[1]);
  self.window = g_object_new (ADW_TYPE_WINDOW, "default-width", 1280, "default-height", 800, "content",
                              self.page ? self.page : adw_bin_new (), NULL);
  gtk_widget_realize (self.window);
  g_signal_connect (gtk_widget_get_frame_clock (self.window), "after-paint", G_CALLBACK (painted_cb), &self);
  gtk_window_present (GTK_WINDOW (self.window));
  while (self.first == 0)
    g_main_context_iteration (NULL, TRUE);
  g_print ("{\"first\": %.1f, \"first-wall\": %.0f", self.first, self.first_wall);
  if (self.page)
    {
      see_whole (&self);
      move_cards (&self);
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
