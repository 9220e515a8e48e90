/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-day-button.h"

#include "ui-test.h"
#include "widgets/tandem-field-row.h"

typedef struct {
  GtkWidget *window;
  GtkWidget *row;
  GtkWidget *button;
  GtkCalendar *calendar;
  guint n_committed;
} Fixture;

static void
committed_cb (TandemFieldRow *row, Fixture *self)
{
  self->n_committed++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new ();

  self->row = tandem_field_row_new ("Day", "9 Dec 2026");
  g_signal_connect (self->row, "committed", G_CALLBACK (committed_cb), self);
  tandem_day_button_attach (ADW_ENTRY_ROW (self->row));
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 500, "default-height", 500, "content", list, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  UI_TEST_WAIT (gtk_window_is_active (GTK_WINDOW (self->window)), 20, "the window");
  self->button = ui_test_find_type (self->row, GTK_TYPE_MENU_BUTTON);
  self->calendar = GTK_CALENDAR (
      ui_test_find_type (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button))), GTK_TYPE_CALENDAR));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ui_test_destroy_window (self->window);
}

static gboolean
is_open (Fixture *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self->calendar));
}

static void
assert_shows (Fixture *self, int year, int month, int day)
{
  g_assert_cmpint (gtk_calendar_get_year (self->calendar), ==, year);
  g_assert_cmpint (gtk_calendar_get_month (self->calendar), ==, month - 1);
  g_assert_cmpint (gtk_calendar_get_day (self->calendar), ==, day);
}

static void
select_day (Fixture *self, int year, int month, int day)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (year, month, day, 12, 0, 0);

  gtk_calendar_select_day (self->calendar, date);
}

static void
assert_text (Fixture *self, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (self->row)), ==, text);
}

/* It opens on the day of the entry, stays open for another month, and a day there is what was wanted. */
static void
test_choose (Fixture *self, gconstpointer data)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  UI_TEST_WAIT (is_open (self), 20, "the calendar");
  assert_shows (self, 2026, 12, 9);
  select_day (self, 2027, 1, 10);
  g_assert_true (is_open (self));
  assert_text (self, "10 Jan 2027");
  g_assert_cmpuint (self->n_committed, ==, 0);
  select_day (self, 2027, 1, 20);
  UI_TEST_WAIT (!is_open (self), 20, "the calendar to close");
  assert_text (self, "20 Jan 2027");
  UI_TEST_WAIT (self->n_committed == 1, 20, "the field to be done with");
  g_assert_true (gtk_widget_get_state_flags (self->row) & GTK_STATE_FLAG_FOCUS_WITHIN);
}

/* What is no day is passed over: the calendar is on today then, and writes nothing by itself. */
static void
test_no_day (Fixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  gtk_editable_set_text (GTK_EDITABLE (self->row), "soon");
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  UI_TEST_WAIT (is_open (self), 20, "the calendar");
  assert_shows (self, g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
  assert_text (self, "soon");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  UI_TEST_WAIT (!is_open (self), 20, "the calendar to close");
  assert_text (self, "soon");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/day-button/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/widgets/day-button/no-day", Fixture, NULL, set_up, test_no_day, tear_down);
  return g_test_run ();
}
