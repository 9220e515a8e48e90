/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards that are dragged from column to column, as a person does it. */
#include <adwaita.h>
#include <gdk/x11/gdkx.h>

#include "board-test.h"
#include "sales/tandem-deal-card.h"

typedef PageTest Fixture;

static GtkWidget *
find_mapped_card (Fixture *self, guint place)
{
  GtkWidget *card = ui_test_find_type (GTK_WIDGET (board_test_get_column (self, place)), TANDEM_TYPE_DEAL_CARD);

  return card && gtk_widget_get_mapped (card) && gtk_widget_get_width (card) > 0 ? card : NULL;
}

/* At the middle of its height, and at a part of its width from the left. */
static void
point_in (Fixture *self, GtkWidget *widget, float part)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  graphene_point_t at;
  double x, y;
  g_autofree char *arguments = NULL;

  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &x, &y);
  g_assert_true (gtk_widget_compute_point (widget, self->window,
                                           &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) * part,
                                                                 (float) gtk_widget_get_height (widget) / 2),
                                           &at));
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  arguments = g_strdup_printf ("mousemove --window %lu %d %d", gdk_x11_surface_get_xid (surface), (int) (at.x + x),
                               (int) (at.y + y));
  G_GNUC_END_IGNORE_DEPRECATIONS
  board_test_send (arguments);
}

static void
point_at (Fixture *self, GtkWidget *widget)
{
  point_in (self, widget, 0.5F);
}

static void
turn (guint n)
{
  while (n-- > 0)
    {
      g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

      g_timeout_add_once (20, (GSourceOnceFunc) g_main_loop_quit, loop);
      g_main_loop_run (loop);
    }
}

/* GDK (4.18, X11) keeps a reference of a drop that has been taken. */
static void
expect_lost_drop (GtkWidget *column)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (column);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        ui_test_expect_lost (gtk_drop_target_get_current_drop (GTK_DROP_TARGET (controller)));
    }
}

static void
begin_drag (Fixture *self, guint from)
{
  guint limit = g_timeout_add_seconds (10, board_test_fail_cb, self);

  while (!find_mapped_card (self, from))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  turn (10);
  point_at (self, find_mapped_card (self, from));
  turn (5);
  board_test_send ("mousedown 1");
  turn (5);
  for (int i = 0; i < 4; i++)
    {
      board_test_send ("mousemove_relative 8 4");
      turn (2);
    }
}

static void
drag (Fixture *self, guint from, guint to, gboolean cancel)
{
  begin_drag (self, from);
  point_at (self, GTK_WIDGET (board_test_get_column (self, to)));
  turn (5);
  board_test_send ("mousemove_relative 3 3");
  turn (5);
  expect_lost_drop (GTK_WIDGET (board_test_get_column (self, to)));
  if (cancel)
    {
      board_test_send ("key Escape");
      turn (5);
    }
  board_test_send ("mouseup 1");
}

static void
test_drag (Fixture *self, gconstpointer data)
{
  board_test_wait (self, BOARD_TEST_ALL);
  drag (self, 2, 1, FALSE);
  board_test_wait (self, "0 Alpha; 1 Beta");
}

static void
test_cancelled_drag (Fixture *self, gconstpointer data)
{
  g_autofree char *board = NULL;

  board_test_wait (self, BOARD_TEST_ALL);
  drag (self, 2, 1, TRUE);
  turn (25);
  board = board_test_describe (self);
  g_assert_cmpstr (board, ==, BOARD_TEST_ALL);
  /* and the next drag is one again */
  drag (self, 2, 3, FALSE);
  board_test_wait (self, "0 Alpha; 3 Beta");
}

/* A narrow board comes along, as far as it goes. */
static void
test_drag_to_the_edge (Fixture *self, gconstpointer data)
{
  guint limit = g_timeout_add_seconds (20, board_test_fail_cb, self);
  GtkWidget *scrolled;
  GtkAdjustment *adjustment;

  board_test_wait (self, BOARD_TEST_ALL);
  scrolled = gtk_widget_get_ancestor (GTK_WIDGET (board_test_get_column (self, 0)), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  while (gtk_adjustment_get_upper (adjustment) < gtk_adjustment_get_page_size (adjustment) + 100)
    g_main_context_iteration (NULL, TRUE);
  begin_drag (self, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  point_in (self, scrolled, 0.97F);
  turn (5);
  board_test_send ("mousemove_relative 1 1");
  while (gtk_adjustment_get_value (adjustment)
         < gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment))
    g_main_context_iteration (NULL, TRUE);
  point_in (self, scrolled, 0.03F);
  turn (5);
  board_test_send ("mousemove_relative 1 1");
  while (gtk_adjustment_get_value (adjustment) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  board_test_send ("key Escape");
  turn (5);
  board_test_send ("mouseup 1");
  board_test_wait (self, BOARD_TEST_ALL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/deals-page/drag", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up, test_drag,
              board_test_tear_down);
  g_test_add ("/sales/deals-page/cancelled-drag", Fixture, GINT_TO_POINTER (TRUE), board_test_set_up,
              test_cancelled_drag, board_test_tear_down);
  g_test_add ("/sales/deals-page/drag-to-the-edge", Fixture, GINT_TO_POINTER (BOARD_TEST_NARROW), board_test_set_up,
              test_drag_to_the_edge, board_test_tear_down);
  return g_test_run ();
}
