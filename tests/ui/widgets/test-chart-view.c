/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart by keyboard, and what it says of itself. */

#include <adwaita.h>

#include "widgets/tandem-chart-view.h"
#include "widgets/tandem-key-figure.h"

typedef struct {
  GtkWidget *window;
  GtkWidget *chart;
  guint n_frames;
  int activated;
} Fixture;

static void
draw (TandemChartCanvas *canvas, gpointer data)
{
  int n = GPOINTER_TO_INT (data);

  for (int i = 0; i < n; i++)
    {
      TandemChartHit hit = { i * canvas->width / n, 0, canvas->width / n, canvas->height, 0, i };

      cairo_rectangle (canvas->cr, hit.x, hit.y, hit.width, hit.height);
      cairo_fill (canvas->cr);
      g_array_append_val (canvas->hits, hit);
    }
}

static char *
describe (gpointer data)
{
  return g_strdup ("Three weeks, rising.");
}

static char *
write_point (const TandemChartHit *hit, gpointer data)
{
  return g_strdup_printf ("Week %d", hit->point + 1);
}

static const TandemChartFuncs funcs = { draw, describe, write_point };

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ((Fixture *) user_data)->n_frames++;
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

static void
activated_cb (TandemChartView *view, int series, int point, Fixture *fixture)
{
  fixture->activated = point;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  adw_init ();
  fixture->activated = -1;
  fixture->chart = tandem_chart_view_new ();
  tandem_chart_view_set_title (TANDEM_CHART_VIEW (fixture->chart), "Leads");
  tandem_chart_view_set_chart (TANDEM_CHART_VIEW (fixture->chart), &funcs, GINT_TO_POINTER (3), NULL);
  g_signal_connect (fixture->chart, "point-activated", G_CALLBACK (activated_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 100);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->chart);
  gtk_widget_add_tick_callback (fixture->window, count_frame_cb, fixture, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_frames (fixture, 4);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* A key as GTK's controllers get it: there is no way to make an event in a test. */
static gboolean
press (Fixture *fixture, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->chart);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
    }
  wait_frames (fixture, 1);
  return is_handled;
}

/* GTK's own macro for this has a wrong format string in 4.18. */
static void
assert_property (GtkWidget *widget, GtkAccessibleProperty property, const char *expected)
{
  g_autofree char *actual = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, expected);

  g_assert_cmpstr (actual, ==, NULL);
}

static int
focused_point (Fixture *fixture)
{
  TandemChartHit hit;

  return tandem_chart_view_get_focused (TANDEM_CHART_VIEW (fixture->chart), &hit) ? hit.point : -1;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_get_focusable (fixture->chart));
  g_assert_cmpint (focused_point (fixture), ==, -1);
  g_assert_false (press (fixture, GDK_KEY_Escape));
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_cmpint (focused_point (fixture), ==, 0);
  press (fixture, GDK_KEY_Down);
  g_assert_cmpint (focused_point (fixture), ==, 1);
  press (fixture, GDK_KEY_End);
  g_assert_cmpint (focused_point (fixture), ==, 2);
  press (fixture, GDK_KEY_Right);
  g_assert_cmpint (focused_point (fixture), ==, 2);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpint (fixture->activated, ==, 2);
  press (fixture, GDK_KEY_Home);
  g_assert_cmpint (focused_point (fixture), ==, 0);
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_cmpint (focused_point (fixture), ==, -1);
  g_assert_false (press (fixture, GDK_KEY_Tab));
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_direction (fixture->chart, GTK_TEXT_DIR_RTL);
  press (fixture, GDK_KEY_Left);
  press (fixture, GDK_KEY_Left);
  g_assert_cmpint (focused_point (fixture), ==, 1);
  press (fixture, GDK_KEY_Right);
  g_assert_cmpint (focused_point (fixture), ==, 0);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->chart, GTK_ACCESSIBLE_ROLE_IMG);
  assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Leads");
  assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Three weeks, rising.");
  tandem_chart_view_set_chart (TANDEM_CHART_VIEW (fixture->chart), NULL, NULL, NULL);
  g_assert_false (gtk_widget_get_focusable (fixture->chart));
}

static void
test_key_figure (Fixture *fixture, gconstpointer data)
{
  TandemKeyFigure *figure = TANDEM_KEY_FIGURE (tandem_key_figure_new ("Leads", "People who became a lead."));

  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (figure));
  tandem_key_figure_set_course (figure, (const double[]) { 3, 1, 4 }, NULL, 3);
  tandem_key_figure_set_course (figure, (const double[]) { 3, 1, 4 }, (const double[]) { 1, 5, 9 }, 3);
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (tandem_key_figure_get_chart (figure))));
  tandem_key_figure_set_value (figure, "1,312", "▲ 10 %", TANDEM_KEY_FIGURE_BETTER);
  tandem_key_figure_set_denominator (figure, "1,312 of 38,420");
  wait_frames (fixture, 3);
  assert_property (GTK_WIDGET (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, "Leads: 1,312, ▲ 10 %");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/widgets/chart-view/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/widgets/chart-view/right-to-left", Fixture, NULL, set_up, test_right_to_left, tear_down);
  g_test_add ("/widgets/chart-view/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/widgets/key-figure", Fixture, NULL, set_up, test_key_figure, tear_down);
  return g_test_run ();
}
