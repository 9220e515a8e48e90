/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/tandem-application.h"
#include "widgets/tandem-currency-row.h"
#include "app/tandem-new-firm-dialog.h"
#include "app/tandem-people-preferences.h"
#include "app/tandem-preferences-dialog.h"
#include "app/tandem-recovery-dialog.h"
#include "app/tandem-restore-points-view.h"
#include "app/tandem-window-files.h"
#include "app/tandem-window.h"
#include "firm-file.h"
#include "ui-test.h"
#include "widgets/tandem-field-row.h"
#include "workspace/tandem-seat.h"
#include "workspace/tandem-settings.h"

typedef struct {
  GtkApplication *application;
  GSettings *settings;
  FirmFile file;
  char *path;
  TandemWindow *window;
} Fixture;

static TandemWindow *
show_window (Fixture *fixture)
{
  TandemWindow *window = TANDEM_WINDOW (tandem_window_new (fixture->application, fixture->settings));

  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_window_is_active (GTK_WINDOW (window)));
  return window;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *settings = NULL;

  firm_file_set_up (&fixture->file, NULL);
  settings = g_build_filename (fixture->file.folder, "settings.ini", NULL);
  fixture->settings = tandem_settings_new_file (settings);
  fixture->application = GTK_APPLICATION (g_application_get_default ());
  fixture->path = g_build_filename (fixture->file.folder, "Harrow_Vale.tandem", NULL);
  fixture->window = show_window (fixture);
}

static void
set_up_file (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  tandem_window_open_path (fixture->window, fixture->path, TRUE);
  WAIT_FOR (tandem_window_get_workspace (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (tandem_window_get_workspace (fixture->window))
    tandem_workspace_close (tandem_window_get_workspace (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->settings);
  firm_file_tear_down (&fixture->file, NULL);
  g_free (fixture->path);
}

static gboolean
is_titled (GtkWidget *widget, GType type, const char *title)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), type)
         && (title == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0);
}

static GtkWidget *
find_row (GtkWidget *widget, GType type, const char *title)
{
  GtkWidget *found = is_titled (widget, type, title) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, type, title);
  return found;
}

/* Where the restore points are listed. */
static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = TANDEM_IS_RESTORE_POINTS_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static GtkWidget *
get_row (Fixture *fixture, GType type, const char *title)
{
  return find_row (GTK_WIDGET (get_dialog (fixture)), type, title);
}

static void
show_preferences (Fixture *fixture, const char *section)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "preferences", g_variant_new_string (section));
  WAIT_FOR (TANDEM_IS_PREFERENCES_DIALOG (get_dialog (fixture)));
}

static void
write_in (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  tandem_field_row_commit (TANDEM_FIELD_ROW (row));
}

static gboolean
is_text (GtkWidget *row, const char *text)
{
  return row && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text);
}

static gboolean
has_title (Fixture *fixture, const char *title)
{
  return g_strcmp0 (gtk_window_get_title (GTK_WINDOW (fixture->window)), title) == 0;
}

static const char *
get_undo_label (Fixture *fixture)
{
  return tandem_workspace_get_undo_label (tandem_window_get_workspace (fixture->window));
}

static void
press (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static void
test_firm_name (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  g_assert_true (has_title (fixture, "Harrow Vale — Tandem"));
  show_preferences (fixture, "firm");
  row = get_row (fixture, TANDEM_TYPE_FIELD_ROW, "Name of the firm");
  WAIT_FOR (is_text (row, "Harrow Vale"));
  write_in (row, "Harrow & Vale");
  WAIT_FOR (has_title (fixture, "Harrow & Vale — Tandem"));
  WAIT_FOR (g_strcmp0 (get_undo_label (fixture), "Change the name of the firm") == 0);
  /* it is undone without leaving the dialog, which says so too */
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  WAIT_FOR (has_title (fixture, "Harrow Vale — Tandem"));
  WAIT_FOR (is_text (row, "Harrow Vale"));
  g_assert_true (TANDEM_IS_PREFERENCES_DIALOG (get_dialog (fixture)));
}

static void
test_currency (Fixture *fixture, gconstpointer data)
{
  TandemWorkspace *workspace = tandem_window_get_workspace (fixture->window);
  TandemCurrencyRow *row;

  show_preferences (fixture, "firm");
  row = TANDEM_CURRENCY_ROW (get_row (fixture, TANDEM_TYPE_CURRENCY_ROW, NULL));
  WAIT_FOR (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_cmpstr (tandem_currency_row_get_code (row), ==, tandem_workspace_get_currency (workspace));
  g_assert_null (get_undo_label (fixture));
  tandem_currency_row_set_code (row, "JPY");
  WAIT_FOR (g_str_equal (tandem_workspace_get_currency (workspace), "JPY"));
  WAIT_FOR (g_strcmp0 (get_undo_label (fixture), "Change the currency to JPY") == 0);
}

static void
test_own_name (Fixture *fixture, gconstpointer data)
{
  TandemWorkspace *workspace = tandem_window_get_workspace (fixture->window);
  g_autofree char *name = g_strdup (tandem_workspace_get_person_name (workspace));
  GtkWidget *row;

  show_preferences (fixture, "people");
  row = get_row (fixture, TANDEM_TYPE_FIELD_ROW, "Your name");
  WAIT_FOR (is_text (row, name));
  write_in (row, "Dana Levi");
  WAIT_FOR (g_str_equal (tandem_workspace_get_person_name (workspace), "Dana Levi"));
  WAIT_FOR (get_row (fixture, ADW_TYPE_ACTION_ROW, "Dana Levi"));
  /* nobody is without a name: it says so, and the name stays */
  write_in (row, " ");
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  WAIT_FOR (is_text (row, "Dana Levi"));
}

static const char *
get_chosen (GtkWidget *row)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return item ? gtk_string_object_get_string (item) : NULL;
}

static void
choose (GtkWidget *row, const char *text)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), text))
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
          return;
        }
    }
  g_error ("%s is not offered", text);
}

/* Nothing goes until somebody chooses, and the choice is undone like any other. */
static void
test_trash_rule (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show_preferences (fixture, "keeping");
  row = get_row (fixture, ADW_TYPE_COMBO_ROW, "Records stay in the trash");
  WAIT_FOR (g_strcmp0 (get_chosen (row), "For ever") == 0);
  choose (row, "For 90 days");
  WAIT_FOR (g_strcmp0 (get_undo_label (fixture), "Change how long the trash is kept") == 0);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  WAIT_FOR (g_strcmp0 (get_chosen (row), "For ever") == 0);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "redo", NULL);
  WAIT_FOR (g_strcmp0 (get_chosen (row), "For 90 days") == 0);
}

/* A room that somebody else chose is offered, too; from here one gets to the restore points themselves. */
static void
test_restore_points (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  g_settings_set_uint (fixture->settings, "restore-budget", 1234);
  show_preferences (fixture, "keeping");
  row = get_row (fixture, ADW_TYPE_COMBO_ROW, "Room for restore points");
  g_assert_cmpstr (get_chosen (row), ==, "1.2\302\240GB");
  choose (row, "5.0\302\240GB");
  g_assert_cmpuint (g_settings_get_uint (fixture->settings, "restore-budget"), ==, 5000);
  g_signal_emit_by_name (get_row (fixture, ADW_TYPE_BUTTON_ROW, "_Show restore points"), "activated");
  WAIT_FOR (TANDEM_IS_RECOVERY_DIALOG (get_dialog (fixture)));
  WAIT_FOR (find_view (GTK_WIDGET (get_dialog (fixture)))
            && gtk_widget_get_mapped (find_view (GTK_WIDGET (get_dialog (fixture)))));
}

static GtkCheckButton *
get_check (Fixture *fixture, const char *name)
{
  return GTK_CHECK_BUTTON (
      adw_action_row_get_activatable_widget (ADW_ACTION_ROW (get_row (fixture, ADW_TYPE_ACTION_ROW, name))));
}

static void
test_another_person (Fixture *fixture, gconstpointer data)
{
  TandemWorkspace *workspace = tandem_window_get_workspace (fixture->window);
  g_autofree char *name = g_strdup (tandem_workspace_get_person_name (workspace));
  GtkWidget *add_row;

  show_preferences (fixture, "people");
  WAIT_FOR (get_row (fixture, ADW_TYPE_ACTION_ROW, name));
  g_assert_true (gtk_check_button_get_active (get_check (fixture, name)));
  add_row = get_row (fixture, ADW_TYPE_ENTRY_ROW, "Add another person");
  gtk_editable_set_text (GTK_EDITABLE (add_row), "Dana Levi");
  g_signal_emit_by_name (add_row, "apply");
  WAIT_FOR (get_row (fixture, ADW_TYPE_ACTION_ROW, "Dana Levi"));
  WAIT_FOR (is_text (add_row, ""));
  g_assert_cmpstr (tandem_workspace_get_person_name (workspace), ==, name);
  gtk_check_button_set_active (get_check (fixture, "Dana Levi"), TRUE);
  WAIT_FOR (g_str_equal (tandem_workspace_get_person_name (workspace), "Dana Levi"));
  WAIT_FOR (is_text (get_row (fixture, TANDEM_TYPE_FIELD_ROW, "Your name"), "Dana Levi"));
  g_assert_false (gtk_check_button_get_active (get_check (fixture, name)));
}

static void
import_requested_cb (TandemWindow *window, GFile *sheet, GFile **imported)
{
  g_set_object (imported, sheet);
}

/* Enter in the first field is enough, and takes what is written; a sheet goes on into the new file. */
static void
test_new_firm (Fixture *fixture, gconstpointer data)
{
  g_autofree char *account = tandem_seat_dup_person_name ();
  TandemWorkspace *workspace;
  GtkWidget *firm_row;
  g_autoptr (GFile) sheet = g_file_new_for_path ("/lists/People.csv");
  g_autoptr (GFile) imported = NULL;

  g_signal_connect (fixture->window, "import-requested", G_CALLBACK (import_requested_cb), &imported);
  tandem_window_make_file (fixture->window, fixture->path, sheet);
  WAIT_FOR (TANDEM_IS_NEW_FIRM_DIALOG (get_dialog (fixture)));
  firm_row = get_row (fixture, ADW_TYPE_ENTRY_ROW, "Name of the firm");
  g_assert_true (is_text (firm_row, "Harrow Vale"));
  g_assert_true (is_text (get_row (fixture, ADW_TYPE_ENTRY_ROW, "You are"), account));
  gtk_editable_set_text (GTK_EDITABLE (firm_row), "Harrow & Vale");
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, ADW_TYPE_ENTRY_ROW, "You are")), "Dana Levi");
  tandem_currency_row_set_code (TANDEM_CURRENCY_ROW (get_row (fixture, TANDEM_TYPE_CURRENCY_ROW, NULL)), "CHF");
  WAIT_FOR (gtk_widget_get_state_flags (firm_row) & GTK_STATE_FLAG_FOCUS_WITHIN);
  press ("Return");
  WAIT_FOR (tandem_window_get_workspace (fixture->window));
  workspace = tandem_window_get_workspace (fixture->window);
  g_assert_cmpstr (tandem_workspace_get_firm_name (workspace), ==, "Harrow & Vale");
  g_assert_cmpstr (tandem_workspace_get_person_name (workspace), ==, "Dana Levi");
  g_assert_cmpstr (tandem_workspace_get_currency (workspace), ==, "CHF");
  g_assert_false (tandem_workspace_is_person_guessed (workspace));
  g_assert_null (get_undo_label (fixture));
  WAIT_FOR (imported == sheet);
  g_signal_handlers_disconnect_by_data (fixture->window, &imported);
}

/* Escape skips it: what is written there counts for nothing, the file is made. */
static void
test_new_firm_skipped (Fixture *fixture, gconstpointer data)
{
  TandemWorkspace *workspace;

  tandem_window_make_file (fixture->window, fixture->path, NULL);
  WAIT_FOR (TANDEM_IS_NEW_FIRM_DIALOG (get_dialog (fixture)));
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, ADW_TYPE_ENTRY_ROW, "You are")), "Dana Levi");
  WAIT_FOR (gtk_widget_get_state_flags (get_row (fixture, ADW_TYPE_ENTRY_ROW, NULL)) & GTK_STATE_FLAG_FOCUS_WITHIN);
  press ("Escape");
  WAIT_FOR (tandem_window_get_workspace (fixture->window));
  workspace = tandem_window_get_workspace (fixture->window);
  g_assert_cmpstr (tandem_workspace_get_firm_name (workspace), ==, "Harrow Vale");
  g_assert_cmpstr (tandem_workspace_get_person_name (workspace), !=, "Dana Levi");
}

static void
test_new_firm_over_a_file (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "These are notes.", -1, NULL));
  tandem_window_make_file (fixture->window, fixture->path, NULL);
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  g_assert_null (tandem_window_get_workspace (fixture->window));
}

static guint
count_windows (Fixture *fixture)
{
  return g_list_length (gtk_application_get_windows (fixture->application));
}

/* A file that can't be opened leaves no second window: the one that asked says so. */
static void
test_failed_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->file.folder, "notes.tandem", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "These are notes.", -1, NULL));
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_true (tandem_window_get_workspace (fixture->window));
}

static TandemWindow *
find_another_window (Fixture *fixture)
{
  for (GList *l = gtk_application_get_windows (fixture->application); l; l = l->next)
    if (l->data != fixture->window && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static void
test_second_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->file.folder, "second.tandem", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_create (path, "test", "Second", FALSE, NULL);
  TandemWindow *window;

  g_assert_nonnull (workspace);
  tandem_workspace_close (workspace);
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  WAIT_FOR (find_another_window (fixture));
  window = find_another_window (fixture);
  g_assert_cmpuint (count_windows (fixture), ==, 2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Second — Tandem");
  tandem_workspace_close (tandem_window_get_workspace (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = tandem_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  g_test_add ("/app/preferences/firm-name", Fixture, NULL, set_up_file, test_firm_name, tear_down);
  g_test_add ("/app/preferences/currency", Fixture, NULL, set_up_file, test_currency, tear_down);
  g_test_add ("/app/preferences/own-name", Fixture, NULL, set_up_file, test_own_name, tear_down);
  g_test_add ("/app/preferences/another-person", Fixture, NULL, set_up_file, test_another_person, tear_down);
  g_test_add ("/app/preferences/trash-rule", Fixture, NULL, set_up_file, test_trash_rule, tear_down);
  g_test_add ("/app/preferences/restore-points", Fixture, NULL, set_up_file, test_restore_points, tear_down);
  g_test_add ("/app/first-start/new-firm", Fixture, NULL, set_up, test_new_firm, tear_down);
  g_test_add ("/app/first-start/skipped", Fixture, NULL, set_up, test_new_firm_skipped, tear_down);
  g_test_add ("/app/first-start/over-a-file", Fixture, NULL, set_up, test_new_firm_over_a_file, tear_down);
  g_test_add ("/app/window/failed-open", Fixture, NULL, set_up_file, test_failed_open, tear_down);
  g_test_add ("/app/window/second-file", Fixture, NULL, set_up_file, test_second_file, tear_down);
  return g_test_run ();
}
