/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "act/tandem-act-contact.h"
#include "app/tandem-application.h"
#include "app/tandem-nav-row.h"
#include "app/tandem-recent-files.h"
#include "app/tandem-shortcuts.h"
#include "app/tandem-window-files.h"
#include "app/tandem-window.h"
#include "sales/tandem-contact-page.h"
#include "sales/tandem-contacts-page.h"
#include "store/tandem-connection.h"
#include "ui-test.h"
#include "workspace/tandem-settings.h"

typedef struct {
  GtkApplication *application;
  GSettings *settings;
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tandem-window-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "settings.ini", NULL);
  fixture->settings = tandem_settings_new_file (fixture->path);
  fixture->application = GTK_APPLICATION (g_application_get_default ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->settings);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static TandemWindow *
show_window (Fixture *fixture)
{
  TandemWindow *window = TANDEM_WINDOW (tandem_window_new (fixture->application, fixture->settings));

  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_window_is_active (GTK_WINDOW (window)))
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static gboolean
has_action (Fixture *fixture, TandemWindow *window, const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GActionMap *map = g_str_has_prefix (detailed_name, "app.") ? G_ACTION_MAP (fixture->application) : G_ACTION_MAP (window);
  GAction *action;

  g_assert_true (g_action_parse_detailed_name (detailed_name, &name, &target, NULL));
  if (g_str_equal (name, "window.close"))
    return TRUE;
  action = g_action_map_lookup_action (map, name + 4);
  if (action == NULL)
    return FALSE;
  return target ? g_variant_type_equal (g_action_get_parameter_type (action), g_variant_get_type (target))
                : g_action_get_parameter_type (action) == NULL;
}

static gboolean
has_shortcut (const char *prefix, const char *action)
{
  guint n_shortcuts;
  const TandemShortcut *shortcuts = tandem_shortcuts_get (&n_shortcuts);
  g_autofree char *wanted = g_strconcat (prefix, action, NULL);

  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL);
      if (g_str_equal (name, wanted))
        return TRUE;
    }
  return FALSE;
}

static void
test_every_shortcut_acts (Fixture *fixture, gconstpointer data)
{
  TandemWindow *window = show_window (fixture);
  guint n_shortcuts;
  const TandemShortcut *shortcuts = tandem_shortcuts_get (&n_shortcuts);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_shortcuts; i++)
    {
      GdkModifierType modifiers;
      guint key;

      g_test_message ("%s: %s", shortcuts[i].trigger, shortcuts[i].action);
      g_assert_true (gtk_accelerator_parse (shortcuts[i].trigger, &key, &modifiers));
      g_assert_true (g_hash_table_add (keys, (char *) shortcuts[i].trigger));
      g_assert_true (shortcuts[i].kind == TANDEM_SHORTCUT_OF_PAGE || has_action (fixture, window, shortcuts[i].action));
    }
  ui_test_destroy_window (window);
}

static void
test_every_action_has_a_key (Fixture *fixture, gconstpointer data)
{
  /* Pages and toasts call the first ten, with what they say; the next is the button of a banner, then one of the preferences that
   * shows a view of what has a key; the others are offered by the menu and the first start. */
  const char *const without_key[]
      = { "toast",          "open-record",  "record-left", "list-of",  "toast-file",  "show-file",
          "import-figures", "print-report", "history",     "undo-set", "cancel-undo", "recover-points",
          "about",          "sample",       "open-recent", NULL };
  TandemWindow *window = show_window (fixture);
  g_auto (GStrv) window_actions = g_action_group_list_actions (G_ACTION_GROUP (window));
  g_auto (GStrv) application_actions = g_action_group_list_actions (G_ACTION_GROUP (fixture->application));

  for (guint i = 0; window_actions[i]; i++)
    {
      g_test_message ("win.%s", window_actions[i]);
      g_assert_true (g_strv_contains (without_key, window_actions[i]) || has_shortcut ("win.", window_actions[i]));
    }
  for (guint i = 0; application_actions[i]; i++)
    {
      g_test_message ("app.%s", application_actions[i]);
      g_assert_true (g_strv_contains (without_key, application_actions[i])
                     || has_shortcut ("app.", application_actions[i]));
    }
  ui_test_destroy_window (window);
}

static void
press (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static void
count_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  (*(guint *) data)++;
}

/* Puts an action in the place of the window's undo that only counts. */
static void
count_undos (TandemWindow *window, guint *n_undos)
{
  const GActionEntry entries[] = { { "undo", count_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, 1, n_undos);
}

static void
test_entry_keeps_its_undo (Fixture *fixture, gconstpointer data)
{
  TandemWindow *window = show_window (fixture);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label ("Button");
  guint n_undos = 0;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  count_undos (window, &n_undos);

  gtk_widget_grab_focus (entry);
  press ((const char *[]) { "xdotool", "type", "abc", NULL });
  while (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "abc"))
    g_main_context_iteration (NULL, TRUE);
  press ((const char *[]) { "xdotool", "key", "ctrl+z", NULL });
  while (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "abc") && n_undos == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_undos, ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  /* as after Enter, which saves: nothing of what is in the entry is left to take back there */
  gtk_editable_set_text (GTK_EDITABLE (entry), "saved");
  press ((const char *[]) { "xdotool", "key", "ctrl+z", NULL });
  while (n_undos == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "saved");

  gtk_widget_grab_focus (button);
  press ((const char *[]) { "xdotool", "key", "ctrl+z", NULL });
  while (n_undos == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_undos, ==, 2);
  ui_test_destroy_window (window);
}

static void
test_state_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sales_page = NULL, *marketing_page = NULL, *department = NULL;
  TandemWindow *window;
  int width, height;

  g_settings_set_int (fixture->settings, "width", 1001);
  window = show_window (fixture);
  gtk_window_set_default_size (GTK_WINDOW (window), 1001, 703);
  tandem_window_show_page (window, "deals");
  tandem_window_show_page (window, "campaigns");
  gtk_window_close (GTK_WINDOW (window));
  g_settings_sync ();

  /* another start reads the file again */
  g_object_unref (fixture->settings);
  fixture->settings = tandem_settings_new_file (fixture->path);
  sales_page = g_settings_get_string (fixture->settings, "sales-page");
  marketing_page = g_settings_get_string (fixture->settings, "marketing-page");
  department = g_settings_get_string (fixture->settings, "department");
  g_assert_cmpstr (sales_page, ==, "deals");
  g_assert_cmpstr (marketing_page, ==, "campaigns");
  g_assert_cmpstr (department, ==, "marketing");

  window = show_window (fixture);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 1001);
  g_assert_cmpint (height, ==, 703);
  gtk_window_close (GTK_WINDOW (window));
  g_clear_pointer (&department, g_free);
  department = g_settings_get_string (fixture->settings, "department");
  g_assert_cmpstr (department, ==, "marketing");
}

static void
add_contact (TandemWindow *window)
{
  TandemContactDraft *draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Lovelace");
  tandem_act_add_contact_async (tandem_workspace_get_store (tandem_window_get_workspace (window)), draft, NULL, NULL, NULL);
}

static void
wait_for_action (TandemWindow *window, const char *name, gboolean enabled)
{
  while (g_action_group_get_action_enabled (G_ACTION_GROUP (window), name) != enabled)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  g_autofree char *last_file = NULL;
  TandemWindow *window = show_window (fixture);

  tandem_window_open_path (window, path, TRUE);
  while (tandem_window_get_workspace (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  last_file = g_settings_get_string (fixture->settings, "last-file");
  g_assert_cmpstr (last_file, ==, path);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));

  add_contact (window);
  wait_for_action (window, "undo", TRUE);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "redo"));
  /* an entry of the page would take the keys for its own text */
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  press ((const char *[]) { "xdotool", "key", "ctrl+z", NULL });
  wait_for_action (window, "undo", FALSE);
  wait_for_action (window, "redo", TRUE);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  press ((const char *[]) { "xdotool", "key", "ctrl+shift+z", NULL });
  wait_for_action (window, "redo", FALSE);
  wait_for_action (window, "undo", TRUE);

  tandem_workspace_close (tandem_window_get_workspace (window));
  ui_test_destroy_window (window);
  g_remove (path);
}

static void
test_file_of_another_kind (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes.tandem", NULL);
  TandemWindow *window = show_window (fixture);

  g_assert_true (g_file_set_contents (path, "These are notes, and no firm.", -1, NULL));
  tandem_window_open_path (window, path, FALSE);
  while (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (tandem_window_get_workspace (window));
  ui_test_destroy_window (window);
  g_remove (path);
}

static void
wait_for_dialog (TandemWindow *window)
{
  while (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_file (TandemWindow *window, const char *path, gboolean create)
{
  tandem_window_open_path (window, path, create);
  while (tandem_window_get_workspace (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.tandem", NULL);
  TandemWindow *window = show_window (fixture);
  g_autoptr (TandemWorkspace) workspace = NULL;

  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save-copy"));
  open_file (window, path, TRUE);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save-copy"));
  tandem_window_save_copy_to (window, copy);
  while (!g_file_test (copy, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
  workspace = tandem_workspace_open (copy, "test", NULL);
  g_assert_nonnull (workspace);
  tandem_workspace_close (workspace);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));

  /* the open file itself is not replaced */
  tandem_window_save_copy_to (window, path);
  wait_for_dialog (window);
  tandem_workspace_close (tandem_window_get_workspace (window));
  ui_test_destroy_window (window);
  g_remove (path);
  g_remove (copy);
}

static GtkWidget *
find_actionable (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_actionable (child, action);
  return found;
}

/* Of a Tandem that is to come: the version of the tables stands at this place of every SQLite file, the high byte first. */
static void
make_newer (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[62] = 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* What would be refused can't be pressed, and says why. */
static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "undo", "new-record", "import" };
  g_autofree char *path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  TandemWindow *window = show_window (fixture);
  g_autofree char *notice = NULL;
  GtkWidget *button;

  open_file (window, path, TRUE);
  g_signal_connect (window, "import-requested", G_CALLBACK (g_object_ref), NULL);
  tandem_window_show_page (window, "contacts");
  add_contact (window);
  wait_for_action (window, "undo", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    wait_for_action (window, actions[i], TRUE);
  tandem_workspace_close (tandem_window_get_workspace (window));
  tandem_window_set_workspace (window, NULL);

  make_newer (path);
  open_file (window, path, FALSE);
  notice = tandem_store_dup_notice (tandem_workspace_get_store (tandem_window_get_workspace (window)));
  g_assert_nonnull (notice);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), actions[i]));
  button = find_actionable (GTK_WIDGET (tandem_window_get_page (window)), "win.new-record");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, notice);
  tandem_workspace_close (tandem_window_get_workspace (window));
  ui_test_destroy_window (window);
  g_remove (path);
}

static gboolean
is_focus_in_dialog (TandemWindow *window)
{
  GtkWidget *dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return dialog && focus && gtk_widget_is_ancestor (focus, dialog) && gtk_widget_get_mapped (focus);
}

/* Also where a dialog is open, which a window closes in its place when it is asked to close. */
static void
test_quit_in_a_dialog (Fixture *fixture, gconstpointer data)
{
  TandemWindow *window = show_window (fixture);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "about", NULL);
  wait_for_dialog (window);
  while (!is_focus_in_dialog (window))
    g_main_context_iteration (NULL, TRUE);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  press ((const char *[]) { "xdotool", "key", "ctrl+q", NULL });
  while (window)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_focus_in (TandemWindow *window, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus && gtk_widget_get_ancestor (focus, type);
}

static void
test_panes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  TandemWindow *window;
  gint64 id = 0;

  g_settings_set_int (fixture->settings, "width", 1250);
  window = show_window (fixture);
  open_file (window, path, TRUE);
  tandem_window_show_page (window, "contacts");
  add_contact (window);
  wait_for_action (window, "undo", TRUE);
  tandem_connection_get_int64 (
      tandem_store_get_list_connection (tandem_workspace_get_store (tandem_window_get_workspace (window))),
      "SELECT max(id) FROM contact", &id, NULL);
  tandem_page_open_record (tandem_window_get_page (window), id);
  while (!is_focus_in (window, TANDEM_TYPE_CONTACT_PAGE))
    g_main_context_iteration (NULL, TRUE);
  g_action_group_activate_action (G_ACTION_GROUP (window), "cycle-pane", NULL);
  g_assert_true (is_focus_in (window, TANDEM_TYPE_NAV_ROW));
  g_action_group_activate_action (G_ACTION_GROUP (window), "cycle-pane", NULL);
  g_assert_true (is_focus_in (window, TANDEM_TYPE_CONTACTS_PAGE) && !is_focus_in (window, TANDEM_TYPE_CONTACT_PAGE));
  g_action_group_activate_action (G_ACTION_GROUP (window), "cycle-pane", NULL);
  g_assert_true (is_focus_in (window, TANDEM_TYPE_CONTACT_PAGE));
  tandem_workspace_close (tandem_window_get_workspace (window));
  ui_test_destroy_window (window);
  g_remove (path);
}

static void
test_recent_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_auto (GStrv) paths = NULL;

  tandem_recent_files_bind_menu (fixture->settings, menu);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 0);
  for (guint i = 0; i < TANDEM_RECENT_FILES_MAX + 2; i++)
    {
      g_autofree char *path = g_strdup_printf ("/firms/%u_a.tandem", i);

      tandem_recent_files_add (fixture->settings, path);
    }
  tandem_recent_files_add (fixture->settings, "/firms/5_a.tandem");
  tandem_recent_files_forget (fixture->settings, "/firms/11_a.tandem");
  paths = g_settings_get_strv (fixture->settings, "recent-files");
  g_assert_cmpuint (g_strv_length (paths), ==, TANDEM_RECENT_FILES_MAX - 1);
  g_assert_cmpstr (paths[0], ==, "/firms/5_a.tandem");
  g_assert_cmpstr (paths[1], ==, "/firms/10_a.tandem");
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, TANDEM_RECENT_FILES_MAX - 1);
}

static void
test_dropped_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "photo.jpg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TandemWindow *window = show_window (fixture);

  g_assert_false (tandem_window_take_file (window, file));
  wait_for_dialog (window);
  ui_test_destroy_window (window);
}

static void
import_asked_cb (TandemWindow *window, GFile *file, GFile **asked)
{
  *asked = g_object_ref (file);
}

static void
test_dropped_sheet (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  g_autoptr (GFile) sheet = g_file_new_for_path ("/lists/People.CSV");
  g_autoptr (GFile) asked = NULL;
  TandemWindow *window = show_window (fixture);

  open_file (window, path, TRUE);
  g_signal_connect (window, "import-requested", G_CALLBACK (import_asked_cb), &asked);
  g_assert_true (tandem_window_take_file (window, sheet));
  g_assert_true (asked == sheet);
  tandem_workspace_close (tandem_window_get_workspace (window));
  ui_test_destroy_window (window);
  g_remove (path);
}

static void
test_window_is_finalised (Fixture *fixture, gconstpointer data)
{
  TandemWindow *window = show_window (fixture);

  g_assert_null (tandem_window_get_workspace (window));
  g_assert_null (tandem_window_get_page (window));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  tandem_window_toast (window, "<not> & markup", TRUE);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  ui_test_destroy_window (window);
  while (window && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = tandem_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add ("/app/window/every-shortcut-acts", Fixture, NULL, set_up, test_every_shortcut_acts, tear_down);
  g_test_add ("/app/window/every-action-has-a-key", Fixture, NULL, set_up, test_every_action_has_a_key, tear_down);
  g_test_add ("/app/window/entry-keeps-its-undo", Fixture, NULL, set_up, test_entry_keeps_its_undo, tear_down);
  g_test_add ("/app/window/state-is-kept", Fixture, NULL, set_up, test_state_is_kept, tear_down);
  g_test_add ("/app/window/undo-and-redo", Fixture, NULL, set_up, test_undo_and_redo, tear_down);
  g_test_add ("/app/window/file-of-another-kind", Fixture, NULL, set_up, test_file_of_another_kind, tear_down);
  g_test_add ("/app/window/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/app/window/read-only-file", Fixture, NULL, set_up, test_read_only_file, tear_down);
  g_test_add ("/app/window/quit-in-a-dialog", Fixture, NULL, set_up, test_quit_in_a_dialog, tear_down);
  g_test_add ("/app/window/panes", Fixture, NULL, set_up, test_panes, tear_down);
  g_test_add ("/app/window/recent-files", Fixture, NULL, set_up, test_recent_files, tear_down);
  g_test_add ("/app/window/dropped-files", Fixture, NULL, set_up, test_dropped_files, tear_down);
  g_test_add ("/app/window/dropped-sheet", Fixture, NULL, set_up, test_dropped_sheet, tear_down);
  g_test_add ("/app/window/finalised", Fixture, NULL, set_up, test_window_is_finalised, tear_down);
  return g_test_run ();
}
