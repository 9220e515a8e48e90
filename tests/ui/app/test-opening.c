/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window shows while a file is upgraded. Another program that writes to the file holds the upgrade up. */
#include <adwaita.h>
#include <sqlite3.h>

#include "app/tandem-application.h"
#include "app/tandem-opening-page.h"
#include "app/tandem-window-opening.h"
#include "firm-file.h"
#include "ui-test.h"
#include "workspace/tandem-settings.h"

typedef struct {
  FirmFile firm;
  GSettings *settings;
  char *settings_path;
  sqlite3 *writer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  firm_file_set_up (&fixture->firm, NULL);
  firm_file_unpack_old (&fixture->firm);
  fixture->settings_path = g_build_filename (fixture->firm.folder, "settings.ini", NULL);
  fixture->settings = tandem_settings_new_file (fixture->settings_path);
  g_assert_cmpint (sqlite3_open (fixture->firm.path, &fixture->writer), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (fixture->writer, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->settings);
  g_free (fixture->settings_path);
  firm_file_tear_down (&fixture->firm, NULL);
}

static TandemWindow *
make_window (Fixture *fixture)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  return TANDEM_WINDOW (tandem_window_new (application, fixture->settings));
}

static GtkStack *
get_stack (TandemWindow *window)
{
  return GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (window), TANDEM_TYPE_WINDOW, "start_stack"));
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_for_label (TandemWindow *window, const char *text)
{
  while (!has_label (GTK_WIDGET (window), text))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
wait_for_upgrade (TandemWindow *window)
{
  wait_for_label (window, "Upgrading the file…");
  wait_for_label (window, "Step 2 of 2: upgrading");
  return gtk_stack_get_visible_child (get_stack (window));
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  TandemWindow *window = make_window (fixture);

  gtk_window_present (GTK_WINDOW (window));
  tandem_window_open_path (window, fixture->firm.path, FALSE);
  g_assert_true (TANDEM_IS_OPENING_PAGE (wait_for_upgrade (window)));
  g_assert_false (tandem_window_is_free (window));
  sqlite3_close (fixture->writer);
  while (tandem_window_get_workspace (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (window)), ==, "ready");
  g_assert_null (gtk_stack_get_child_by_name (get_stack (window), "opening"));
  tandem_workspace_close (tandem_window_get_workspace (window));
  ui_test_destroy_window (window);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  TandemWindow *window = make_window (fixture);

  gtk_window_present (GTK_WINDOW (window));
  tandem_window_open_path (window, fixture->firm.path, FALSE);
  g_assert_true (gtk_widget_activate_action (wait_for_upgrade (window), "opening.cancel", NULL));
  wait_for_label (window, "Cancelling…");
  sqlite3_close (fixture->writer);
  wait_for_label (window, "Cancelled: the file is as it was.");
  g_assert_null (tandem_window_get_workspace (window));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (window)), ==, "first-start");
  g_assert_true (tandem_window_is_free (window));
  ui_test_destroy_window (window);
}

/* A window that waits for its file appears to tell of it, and goes when it is cancelled. */
static void
test_another_window (Fixture *fixture, gconstpointer data)
{
  TandemWindow *asking = make_window (fixture);
  TandemWindow *window = make_window (fixture);

  gtk_window_present (GTK_WINDOW (asking));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  tandem_window_wait_for_file (window, asking);
  tandem_window_open_path (window, fixture->firm.path, FALSE);
  g_assert_true (gtk_widget_activate_action (wait_for_upgrade (window), "opening.cancel", NULL));
  sqlite3_close (fixture->writer);
  wait_for_label (asking, "Cancelled: the file is as it was.");
  while (window)
    g_main_context_iteration (NULL, TRUE);
  ui_test_destroy_window (asking);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = tandem_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
#define add(name, func) g_test_add ("/app/opening/" name, Fixture, NULL, set_up, func, tear_down)
  add ("told", test_told);
  add ("cancelled", test_cancelled);
  add ("another-window", test_another_window);
#undef add
  return g_test_run ();
}
