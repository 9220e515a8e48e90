/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-edge-scroll.h"

#define EDGE_WIDTH 48.0  /* px from the edge in which it scrolls */
#define TOP_SPEED  600.0 /* px a second at the edge itself */

/* What is dragged over the widget, and how fast it scrolls: px a second, below 0 to the left. */
typedef struct {
  GtkScrolledWindow *scrolled;
  double speed;
  gint64 last_frame; /* µs; 0 while it stands */
  guint tick_id;
} EdgeScroll;

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  EdgeScroll *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scrolled);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->last_frame != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                              + self->speed * (double) (now - self->last_frame) / G_USEC_PER_SEC);
  self->last_frame = now;
  return G_SOURCE_CONTINUE;
}

static void
stop (EdgeScroll *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scrolled), self->tick_id);
  self->tick_id = 0;
  self->last_frame = 0;
}

/* The closer to the edge, the faster. */
static double
get_speed (double x, double width)
{
  double edge = MIN (EDGE_WIDTH, width / 4);

  if (x < edge)
    return (x - edge) / edge * TOP_SPEED;
  return x > width - edge ? (x - width + edge) / edge * TOP_SPEED : 0;
}

static void
motion_cb (GtkDropControllerMotion *controller, double x, double y, EdgeScroll *self)
{
  self->speed = get_speed (x, gtk_widget_get_width (GTK_WIDGET (self->scrolled)));
  if (self->speed == 0)
    stop (self);
  else if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->scrolled), scroll_cb, self, NULL);
}

static void
free_cb (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
leave_cb (GtkDropControllerMotion *controller, EdgeScroll *self)
{
  stop (self);
}

/**
 * tandem_edge_scroll_attach:
 * @widget: what is in a scrolled window
 *
 * Scrolls sideways while something is dragged to the edge of what can be seen. GTK (4.18) does that for its list views, and
 * only along them.
 */
void
tandem_edge_scroll_attach (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkEventController *controller = gtk_drop_controller_motion_new ();
  EdgeScroll *self = g_new0 (EdgeScroll, 1);

  g_return_if_fail (scrolled != NULL);

  self->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  g_signal_connect_data (controller, "motion", G_CALLBACK (motion_cb), self, free_cb, 0);
  g_signal_connect (controller, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (scrolled, controller);
}
