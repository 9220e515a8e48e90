/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of figures in a page: what it can't scroll itself, the page does. */
#include <adwaita.h>

#include "ui-test.h"
#include "widgets/tandem-figure-table.h"

static const char *const titles[] = { "Name", "Impressions", "Visits", "Leads", "Customers", "Revenue", NULL };

static void
add_row (GPtrArray *rows)
{
  const char *const row[] = { "Search", "123,456,789", "12,345,678", "1,234,567", "123,456", "€123,456,789", NULL };

  g_ptr_array_add (rows, g_strdupv ((GStrv) row));
}

static gboolean
hears_up_and_down (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  gboolean hears = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        hears |= (gtk_event_controller_scroll_get_flags (GTK_EVENT_CONTROLLER_SCROLL (controller))
                  & GTK_EVENT_CONTROLLER_SCROLL_VERTICAL)
                 != 0;
    }
  return hears;
}

static gboolean
has_hidden (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

static void
wheel_cb (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GtkWidget *window = gtk_window_new (),
            *table = g_object_new (TANDEM_TYPE_FIGURE_TABLE, "valign", GTK_ALIGN_START, NULL);
  GtkScrolledWindow *inner = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (table)));

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 600);
  gtk_window_set_child (GTK_WINDOW (window), table);
  tandem_figure_table_set_most_rows (TANDEM_FIGURE_TABLE (table), 3);
  add_row (rows);
  add_row (rows);
  tandem_figure_table_set_rows (TANDEM_FIGURE_TABLE (table), titles, rows);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (has_hidden (gtk_scrolled_window_get_hadjustment (inner)));
  g_assert_false (has_hidden (gtk_scrolled_window_get_vadjustment (inner)));
  g_assert_false (hears_up_and_down (GTK_WIDGET (inner)));
  for (guint i = 0; i < 8; i++)
    add_row (rows);
  tandem_figure_table_set_rows (TANDEM_FIGURE_TABLE (table), titles, rows);
  WAIT_FOR (has_hidden (gtk_scrolled_window_get_vadjustment (inner)));
  g_assert_true (hears_up_and_down (GTK_WIDGET (inner)));
  ui_test_destroy_window (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/figure-table/wheel", wheel_cb);
  return g_test_run ();
}
