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

static const char *
explain_cb (guint column, gpointer data)
{
  return column == 3 ? "People who became leads" : NULL;
}

static char *
describe_cb (guint row, guint column, gpointer data)
{
  return column == 3 ? g_strdup ("Of so many") : NULL;
}

static guint
shade_cb (guint row, guint column, gpointer data)
{
  return column == 3 ? 4 : 0;
}

static gboolean
has_tooltip (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_tooltip (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
has_class (GtkWidget *widget, const char *name)
{
  if (gtk_widget_has_css_class (widget, name))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_class (child, name))
      return TRUE;
  return FALSE;
}

static void
activated_cb (TandemFigureTable *table, guint row, guint column, guint *place)
{
  *place = row * 10 + column;
}

/* What a head means, how high a figure is among others, and where there is no room: all figures below the name of their row. */
static void
words_cb (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GtkWidget *window = gtk_window_new (), *table = g_object_new (TANDEM_TYPE_FIGURE_TABLE, NULL), *button;
  guint place = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_window_set_child (GTK_WINDOW (window), table);
  tandem_figure_table_set_describe (TANDEM_FIGURE_TABLE (table), describe_cb, NULL);
  tandem_figure_table_set_explain (TANDEM_FIGURE_TABLE (table), explain_cb);
  tandem_figure_table_set_shade (TANDEM_FIGURE_TABLE (table), shade_cb);
  g_signal_connect (table, "cell-activated", G_CALLBACK (activated_cb), &place);
  add_row (rows);
  add_row (rows);
  tandem_figure_table_set_rows (TANDEM_FIGURE_TABLE (table), titles, rows);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (has_class (table, "shade-4"));
  g_assert_true (has_tooltip (table, "People who became leads"));
  g_object_set (table, "narrow", TRUE, NULL);
  g_assert_null (ui_test_find_type (table, GTK_TYPE_SCROLLED_WINDOW));
  g_assert_true (has_tooltip (table, "People who became leads"));
  button = ui_test_find_type (gtk_widget_get_last_child (adw_bin_get_child (ADW_BIN (table))), GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (place, ==, 13);
  g_object_set (table, "narrow", FALSE, NULL);
  g_assert_nonnull (ui_test_find_type (table, GTK_TYPE_SCROLLED_WINDOW));
  ui_test_destroy_window (window);
}

static guint
count_buttons (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child);
  return n;
}

/* Many rows are no flood of widgets where they stand below each other: the first of them, the others when they are wanted, and as
 * long as the table is there. */
static void
long_cb (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GtkWidget *window = gtk_window_new (), *scroller = gtk_scrolled_window_new (),
            *table = g_object_new (TANDEM_TYPE_FIGURE_TABLE, "narrow", TRUE, NULL), *all;
  guint place = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  tandem_figure_table_set_describe (TANDEM_FIGURE_TABLE (table), describe_cb, NULL);
  g_signal_connect (table, "cell-activated", G_CALLBACK (activated_cb), &place);
  for (guint i = 0; i < 200; i++)
    add_row (rows);
  tandem_figure_table_set_rows (TANDEM_FIGURE_TABLE (table), titles, rows);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (count_buttons (table), ==, 13);
  all = gtk_widget_get_last_child (adw_bin_get_child (ADW_BIN (table)));
  g_assert_true (GTK_IS_BUTTON (all));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (all)), ==, "_Show all 200");
  g_signal_emit_by_name (all, "clicked");
  g_assert_cmpuint (count_buttons (table), <, 100);
  WAIT_FOR (count_buttons (table) == 200);
  g_signal_emit_by_name (ui_test_find_type (gtk_widget_get_last_child (adw_bin_get_child (ADW_BIN (table))),
                                            GTK_TYPE_BUTTON),
                         "clicked");
  g_assert_cmpuint (place, ==, 1993);
  tandem_figure_table_set_rows (TANDEM_FIGURE_TABLE (table), titles, rows);
  WAIT_FOR (count_buttons (table) == 200);
  ui_test_destroy_window (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/figure-table/wheel", wheel_cb);
  g_test_add_func ("/figure-table/words", words_cb);
  g_test_add_func ("/figure-table/long", long_cb);
  return g_test_run ();
}
