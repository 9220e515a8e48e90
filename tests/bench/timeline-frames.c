/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * timeline-frames FOLDER [ENTRIES] - what the timeline of a contact takes of whom that much is known (10,000 without a number):
 * milliseconds, one line of JSON. The file is made in FOLDER and stays there. */
#include <adwaita.h>
#include <stdlib.h>

#include "act/tandem-act-contact.h"
#include "base/tandem-date.h"
#include "bench-tools.h"
#include "model/tandem-activity.h"
#include "model/tandem-timeline-query.h"
#include "model/tandem-touch.h"
#include "sales/tandem-timeline-row.h"
#include "sales/tandem-timeline-view.h"
#include "store/tandem-connection.h"
#include "ui-test.h"

#define N_ROUNDS 100
#define HOUR_MS  G_GINT64_CONSTANT (3600000)
#define NOON_MS  G_GINT64_CONSTANT (1780315200000)

typedef struct {
  TandemWorkspace *workspace;
  gint64 contact_id, other_id;
  guint n_entries;
  GtkWidget *window;
  TandemTimelineView *view;
  guint n_frames, n_loaded;
} Bench;

static gboolean
add_person (TandemConnection *connection, const char *name, gint64 *id, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, name);
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  *id = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *self = data;

  if (!add_person (connection, "Aslan", &self->contact_id, error)
      || !add_person (connection, "Brandt", &self->other_id, error))
    return FALSE;
  for (guint i = 0; i < self->n_entries; i++)
    {
      g_autoptr (TandemRecord) activity = TANDEM_RECORD (tandem_activity_new ());
      g_autoptr (TandemRecord) touch = TANDEM_RECORD (tandem_touch_new ());
      g_autofree char *at = tandem_instant_from_ms (NOON_MS - i * HOUR_MS);

      tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, i % 8 == 0 ? "call" : "note");
      tandem_record_set_text (activity, TANDEM_ACTIVITY_BODY, "Compares three offers; decides after the harvest.");
      tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, at);
      tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
      tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, self->contact_id);
      tandem_record_set_id (touch, TANDEM_TOUCH_CONTACT_ID, self->contact_id);
      tandem_record_set_text (touch, TANDEM_TOUCH_KIND, "click");
      tandem_record_set_text (touch, TANDEM_TOUCH_AT, at);
      if (!tandem_record_insert (i % 2 ? activity : touch, connection, error))
        return FALSE;
    }
  return TRUE;
}

static double
get_quantile (double *values, guint n, double part)
{
  qsort (values, n, sizeof *values, bench_compare_doubles);
  return values[MIN ((guint) (part * n), n - 1)];
}

static void
print_quantiles (const char *name, double *values, guint n)
{
  g_print (", \"%s-p50\": %.2f, \"%s-p99\": %.2f", name, get_quantile (values, n, 0.5), name,
           get_quantile (values, n, 0.99));
}

/* On the connection itself: what a reader takes. */
static void
time_pages (Bench *self, const char *name, TandemTimelineFilter filter, gboolean goes_on)
{
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  g_autoptr (TandemTimelineEntry) after = NULL;
  double times[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      g_autoptr (GPtrArray) page = tandem_timeline_query_load_page (connection, TANDEM_TIMELINE_OF_CONTACT,
                                                                    self->contact_id, filter, after, 30, NULL);

      times[i] = (double) (g_get_monotonic_time () - begun) / 1000;
      if (goes_on && page->len > 0)
        g_set_object (&after, page->pdata[page->len - 1]);
    }
  print_quantiles (name, times, N_ROUNDS);
}

static void
painted_cb (GdkFrameClock *clock, Bench *self)
{
  self->n_frames++;
}

static void
wait_frame (Bench *self)
{
  guint n = self->n_frames;

  gtk_widget_queue_draw (self->window);
  while (self->n_frames == n)
    g_main_context_iteration (NULL, TRUE);
}

static void
loaded_cb (Bench *self)
{
  self->n_loaded++;
}

static GListModel *
get_model (Bench *self)
{
  GtkWidget *row = ui_test_find_type (GTK_WIDGET (self->view), TANDEM_TYPE_TIMELINE_ROW);
  GtkListView *list = GTK_LIST_VIEW (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW));

  return gtk_no_selection_get_model (GTK_NO_SELECTION (gtk_list_view_get_model (list)));
}

static void
show (Bench *self, gint64 id)
{
  guint n = self->n_loaded;

  tandem_timeline_view_show (self->view, self->workspace, TANDEM_TIMELINE_OF_CONTACT, id);
  while (self->n_loaded == n)
    g_main_context_iteration (NULL, TRUE);
}

/* From one record to the other and back: what the main thread does itself, and with the frame that GTK makes of it. */
static void
time_opening (Bench *self)
{
  double read[N_ROUNDS], frame[N_ROUNDS], wall[N_ROUNDS];

  tandem_timeline_view_show (self->view, self->workspace, TANDEM_TIMELINE_OF_CONTACT, self->contact_id);
  while (ui_test_find_type (GTK_WIDGET (self->view), TANDEM_TYPE_TIMELINE_ROW) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (get_model (self), "loaded", G_CALLBACK (loaded_cb), self);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double before;
      gint64 begun;

      show (self, self->other_id);
      wait_frame (self);
      wait_frame (self);
      before = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID);
      begun = g_get_monotonic_time ();
      show (self, self->contact_id);
      read[i] = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before;
      wait_frame (self);
      frame[i] = bench_get_cpu (CLOCK_THREAD_CPUTIME_ID) - before;
      wall[i] = (double) (g_get_monotonic_time () - begun) / 1000;
    }
  print_quantiles ("open-until-rows", read, N_ROUNDS);
  print_quantiles ("open-with-gtk", frame, N_ROUNDS);
  print_quantiles ("open-wall", wall, N_ROUNDS);
}

int
main (int argc, char **argv)
{
  Bench self = { .n_entries = argc > 2 ? (guint) atoi (argv[2]) : 10000 };
  g_autofree char *path = argc > 1 ? g_build_filename (argv[1], "timeline.tandem", NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    g_error ("usage: timeline-frames FOLDER [ENTRIES]");
  adw_init ();
  bench_load_style ();
  self.workspace = tandem_workspace_create (path, "bench", "Firm", FALSE, &error);
  g_assert_no_error (error);
  tandem_store_run (tandem_workspace_get_store (self.workspace), TANDEM_STORE_WRITE, fill_cb, &self, NULL, &error);
  g_assert_no_error (error);
  g_print ("{\"entries\": %u", self.n_entries);
  time_pages (&self, "first-page", TANDEM_TIMELINE_EVERYTHING, FALSE);
  time_pages (&self, "next-page", TANDEM_TIMELINE_EVERYTHING, TRUE);
  time_pages (&self, "calls", TANDEM_TIMELINE_CALLS, FALSE);
  self.view = g_object_new (TANDEM_TYPE_TIMELINE_VIEW, NULL);
  self.window = g_object_new (ADW_TYPE_WINDOW, "default-width", 440, "default-height", 800, "content", self.view, NULL);
  gtk_widget_realize (self.window);
  g_signal_connect (gtk_widget_get_frame_clock (self.window), "after-paint", G_CALLBACK (painted_cb), &self);
  gtk_window_present (GTK_WINDOW (self.window));
  time_opening (&self);
  g_print ("}\n");
  gtk_window_destroy (GTK_WINDOW (self.window));
  tandem_workspace_close (self.workspace);
  g_clear_object (&self.workspace);
  return 0;
}
