/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "../../unit/firm-file.h"
#include "../ui-test.h"

#include "act/tandem-act-history.h"
#include "app/tandem-entry-dialog.h"
#include "app/tandem-entry-list.h"
#include "app/tandem-firm-preferences.h"
#include "app/tandem-logo-row.h"
#include "app/tandem-target-preferences.h"
#include "app/tandem-time-preferences.h"
#include "model/tandem-firm.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-field-row.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  firm_file_set_up (&fixture->file, NULL);
  firm_file_make (&fixture->file);
  fixture->workspace = open_firm (fixture->file.path);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_destroy_window (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tandem_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  firm_file_tear_down (&fixture->file, NULL);
}

static void
show (Fixture *fixture, GtkWidget *widget)
{
  adw_window_set_content (ADW_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_window_is_active (GTK_WINDOW (fixture->window)));
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static GtkWidget *
find_row (GtkWidget *widget, GType type, const char *title)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (title == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, type, title);
  return found;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *tooltip, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget)
      && (tooltip ? g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0
                  : g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, tooltip, label);
  return found;
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
write_entry (Fixture *fixture, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_ENTRY_ROW, title)), text);
}

static GtkWidget *
show_entries (Fixture *fixture, const TandemEntryKind *kind)
{
  GtkWidget *list = g_object_new (TANDEM_TYPE_ENTRY_LIST, NULL);

  show (fixture, list);
  tandem_entry_list_set_kind (TANDEM_ENTRY_LIST (list), fixture->workspace, kind);
  return list;
}

static void
add (Fixture *fixture, GtkWidget *list, const char *tooltip)
{
  /* a dialog is opened once the people of the firm are known */
  do
    {
      click (find_button (list, tooltip, NULL));
      g_main_context_iteration (NULL, FALSE);
    }
  while (!TANDEM_IS_ENTRY_DIALOG (get_dialog (fixture)));
}

static void
test_holiday (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = show_entries (fixture, &tandem_entry_kind_holiday);

  add (fixture, list, "Add a holiday");
  write_entry (fixture, "Day", "2026-12-25");
  write_entry (fixture, "Name", "Christmas");
  click (find_button (GTK_WIDGET (get_dialog (fixture)), NULL, "Save"));
  WAIT_FOR (find_row (list, ADW_TYPE_ACTION_ROW, "Christmas"));
  WAIT_FOR (get_dialog (fixture) == NULL);
  /* it is changed where it stands, and deleted there */
  g_signal_emit_by_name (find_row (list, ADW_TYPE_ACTION_ROW, "Christmas"), "activated");
  WAIT_FOR (TANDEM_IS_ENTRY_DIALOG (get_dialog (fixture)));
  write_entry (fixture, "Name", "Christmas Day");
  click (find_button (GTK_WIDGET (get_dialog (fixture)), NULL, "Save"));
  WAIT_FOR (find_row (list, ADW_TYPE_ACTION_ROW, "Christmas Day"));
  click (find_button (list, "Delete Christmas Day", NULL));
  WAIT_FOR (find_row (list, ADW_TYPE_ACTION_ROW, NULL) == NULL);
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (fixture->workspace), "Delete a holiday") == 0);
}

/* What can't be read is said in the dialog, which stays. */
static void
test_rate (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = show_entries (fixture, &tandem_entry_kind_exchange_rate);
  GtkWidget *row;

  add (fixture, list, "Add an exchange rate");
  write_entry (fixture, "What one unit of it is worth in your currency", "cheap");
  write_entry (fixture, "Holds since", "2026-03-01");
  click (find_button (GTK_WIDGET (get_dialog (fixture)), NULL, "Save"));
  g_assert_true (gtk_widget_has_css_class (find_row (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_ENTRY_ROW,
                                                     "What one unit of it is worth in your currency"),
                                           "error"));
  write_entry (fixture, "What one unit of it is worth in your currency", "0.915");
  click (find_button (GTK_WIDGET (get_dialog (fixture)), NULL, "Save"));
  WAIT_FOR (find_row (list, ADW_TYPE_ACTION_ROW, NULL));
  row = find_row (list, ADW_TYPE_ACTION_ROW, NULL);
  g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "(USD)"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "0.915 EUR"));
}

/* The field of the other measure is not there. */
static void
test_target (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = show_entries (fixture, &tandem_entry_kind_target);
  GtkWidget *measure, *row;

  add (fixture, list, "Add a target");
  measure = find_row (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_COMBO_ROW, "Measure");
  g_assert_true (gtk_widget_get_visible (find_row (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_ENTRY_ROW, "Amount")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (measure), 1);
  g_assert_false (gtk_widget_get_visible (find_row (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_ENTRY_ROW, "Amount")));
  write_entry (fixture, "How many", "40");
  write_entry (fixture, "Holds since", "2026-01-01");
  click (find_button (GTK_WIDGET (get_dialog (fixture)), NULL, "Save"));
  WAIT_FOR ((row = find_row (list, ADW_TYPE_ACTION_ROW, NULL)));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "The whole firm · New leads");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "40 a month since "));
}

static gboolean
is_text (GtkWidget *row, const char *text)
{
  return row && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text);
}

static void
write_in (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  tandem_field_row_commit (TANDEM_FIELD_ROW (row));
}

static void
test_hours (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (TANDEM_TYPE_TIME_PREFERENCES, NULL);
  GtkWidget *row;

  show (fixture, page);
  tandem_time_preferences_set_workspace (TANDEM_TIME_PREFERENCES (page), fixture->workspace);
  row = find_row (page, TANDEM_TYPE_FIELD_ROW, "Monday");
  WAIT_FOR (is_text (row, "09:00\u201317:00"));
  write_in (row, "8-12 13-16:30");
  WAIT_FOR (is_text (row, "08:00\u201312:00 13:00\u201316:30"));
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (fixture->workspace), "Change the working hours") == 0);
  write_in (row, "whenever");
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  WAIT_FOR (is_text (row, "08:00\u201312:00 13:00\u201316:30"));
}

/* What is typed holds for the firm; what is no number of days does not, and an empty field is what is usual. */
static void
test_attribution (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (TANDEM_TYPE_TARGET_PREFERENCES, NULL);
  GtkWidget *row, *half_life;

  show (fixture, page);
  tandem_target_preferences_set_workspace (TANDEM_TARGET_PREFERENCES (page), fixture->workspace);
  row = find_row (page, TANDEM_TYPE_FIELD_ROW, "Days before the win in which a touch counts");
  half_life = find_row (page, TANDEM_TYPE_FIELD_ROW, "Half-life of time decay, in days");
  WAIT_FOR (is_text (row, "365") && is_text (half_life, "7"));
  write_in (row, "90");
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (fixture->workspace), "Change how long a touch counts") == 0);
  write_in (half_life, "14");
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (fixture->workspace), "Change the half-life of time decay")
            == 0);
  write_in (row, "0");
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  WAIT_FOR (is_text (row, "90"));
  write_in (row, "");
  WAIT_FOR (is_text (row, "365"));
  tandem_act_undo_async (tandem_workspace_get_store (fixture->workspace), NULL, NULL, NULL, NULL);
  WAIT_FOR (is_text (row, "90"));
  g_assert_true (is_text (half_life, "14"));
}

static gboolean
count_logos_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_get_int64 (connection, "SELECT count(*) FROM firm WHERE length (logo) > 0", data, error);
}

static gboolean
has_logo (Fixture *fixture)
{
  gint64 n = 0;

  g_assert_true (tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_READ, count_logos_cb,
                                   &n, NULL, NULL));
  return n == 1;
}

static GFile *
make_picture (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->file.folder, "logo.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1200, 400);

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_file_new_for_path (path);
}

static GFile *
make_letter (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->file.folder, "letter.txt", NULL);

  g_assert_true (g_file_set_contents (path, "Dear Sir", -1, NULL));
  return g_file_new_for_path (path);
}

static void
test_logo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (TANDEM_TYPE_FIRM_PREFERENCES, NULL);
  g_autoptr (GFile) drawing = make_picture (fixture);
  g_autoptr (GFile) letter = make_letter (fixture);
  GtkWidget *row, *remove;

  show (fixture, page);
  tandem_firm_preferences_set_workspace (TANDEM_FIRM_PREFERENCES (page), fixture->workspace);
  WAIT_FOR (is_text (find_row (page, TANDEM_TYPE_FIELD_ROW, "Name of the firm"), "Firm"));
  row = find_row (page, TANDEM_TYPE_LOGO_ROW, NULL);
  remove = find_button (row, NULL, "_Remove");
  tandem_logo_row_load (TANDEM_LOGO_ROW (row), letter);
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  tandem_logo_row_load (TANDEM_LOGO_ROW (row), drawing);
  WAIT_FOR (gtk_widget_get_visible (remove));
  g_assert_true (has_logo (fixture));
  write_in (find_row (page, TANDEM_TYPE_FIELD_ROW, "City"), "Cork");
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (fixture->workspace), "Change the address of the firm") == 0);
  click (remove);
  WAIT_FOR (!has_logo (fixture));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/firm-preferences/holiday", Fixture, NULL, set_up, test_holiday, tear_down);
  g_test_add ("/app/firm-preferences/rate", Fixture, NULL, set_up, test_rate, tear_down);
  g_test_add ("/app/firm-preferences/target", Fixture, NULL, set_up, test_target, tear_down);
  g_test_add ("/app/firm-preferences/hours", Fixture, NULL, set_up, test_hours, tear_down);
  g_test_add ("/app/firm-preferences/attribution", Fixture, NULL, set_up, test_attribution, tear_down);
  g_test_add ("/app/firm-preferences/logo", Fixture, NULL, set_up, test_logo, tear_down);
  return g_test_run ();
}
