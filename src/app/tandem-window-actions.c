/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of a window that need only what it offers to everyone. */
#include "app/tandem-window-actions.h"

#include "app/tandem-import-dialog.h"
#include "app/tandem-preferences-dialog.h"
#include "app/tandem-recovery-dialog.h"
#include "app/tandem-search-dialog.h"
#include "app/tandem-window-files.h"
#include "app/tandem-window-trail.h"
#include "app/tandem-window-undo.h"
#include "widgets/tandem-history-dialog.h"

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_undo (data);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_redo (data);
}

static void
cancel_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_cancel_undo (data);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_page_print (tandem_window_get_page (data));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_page_focus_search (tandem_window_get_page (data));
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_page_filter (tandem_window_get_page (data));
}

static void
new_record_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_page_create_new (tandem_window_get_page (data));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_choose_sheet (data);
}

static void
import_figures_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (tandem_import_dialog_new_for_campaign (tandem_window_get_workspace (data),
                                                             g_variant_get_int64 (parameter)),
                      data);
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_save_copy (data);
}

static void
undo_set_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_undo_set (data, g_variant_get_int64 (parameter));
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (tandem_recovery_dialog_new (data, "changes"), data);
}

static void
recover_points_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (tandem_recovery_dialog_new (data, "restore-points"), data);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *table, *name;
  gint64 id;

  g_variant_get (parameter, "(&sx&s)", &table, &id, &name);
  adw_dialog_present (tandem_history_dialog_new (tandem_window_get_workspace (data), table, id, name), data);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *section = g_variant_get_string (parameter, NULL);
  g_autoptr (GSettings) settings = NULL;

  g_object_get (data, "settings", &settings, NULL);
  adw_dialog_present (tandem_preferences_dialog_new (tandem_window_get_workspace (data), settings, section), data);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *text;
  gboolean undoable;

  g_variant_get (parameter, "(&sb)", &text, &undoable);
  tandem_window_toast (data, text, undoable);
}

static void
toast_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *text, *path;

  g_variant_get (parameter, "(&s&s)", &text, &path);
  tandem_window_toast_file (data, text, path);
}

static void
show_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_show_file (data, g_variant_get_string (parameter, NULL));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_page_export (tandem_window_get_page (data));
}

static void
open_record_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemWindow *self = data;
  const char *page_name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &page_name, &id);
  tandem_window_trail_open (self, page_name, id);
}

static void
record_left_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_window_trail_leave (data, g_variant_get_int64 (parameter));
}

static void
list_of_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemWindow *self = data;
  g_autoptr (GVariant) list = g_variant_get_child_value (parameter, 2);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *page_name, *key;
  gsize n = 0;
  gconstpointer values = g_variant_get_fixed_array (list, &n, sizeof (gint64));

  g_array_append_vals (ids, values, (guint) n);
  g_variant_get_child (parameter, 0, "&s", &page_name);
  g_variant_get_child (parameter, 1, "&s", &key);
  tandem_window_show_page (self, page_name);
  if (tandem_window_get_page (self))
    tandem_page_show_of (tandem_window_get_page (self), key, ids);
}

/* All that was found of a kind is in its list. */
static void
list_found (TandemWindow *self, const char *page_name, const char *words)
{
  tandem_window_show_page (self, page_name);
  if (tandem_page_can_search (tandem_window_get_page (self)))
    tandem_page_search (tandem_window_get_page (self), words);
}

static void
search_closed_cb (TandemSearchDialog *dialog, TandemWindow *self)
{
  gint64 id;
  const char *words;
  const char *page_name = tandem_search_dialog_get_chosen (dialog, &id, &words);

  if (page_name && words)
    list_found (self, page_name, words);
  else if (page_name)
    g_action_group_activate_action (G_ACTION_GROUP (self), "open-record", g_variant_new ("(sx)", page_name, id));
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwDialog *dialog = tandem_search_dialog_new (tandem_window_get_workspace (data));

  g_signal_connect_object (dialog, "closed", G_CALLBACK (search_closed_cb), data, 0);
  tandem_page_present_dialog (data, dialog);
}

static const GActionEntry action_entries[] = {
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "cancel-undo", cancel_undo_cb },
  { "print", print_cb },
  { "export", export_cb },
  { "find", find_cb },
  { "filter", filter_cb },
  { "search", search_cb },
  { "new-record", new_record_cb },
  { "import", import_cb },
  { "import-figures", import_figures_cb, "x" },
  { "save-copy", save_copy_cb },
  { "undo-set", undo_set_cb, "x" },
  { "recover", recover_cb },
  { "recover-points", recover_points_cb },
  { "history", history_cb, "(sxs)" },
  { "preferences", preferences_cb, "s" },
  { "toast", toast_cb, "(sb)" },
  { "toast-file", toast_file_cb, "(ss)" },
  { "show-file", show_file_cb, "s" },
  { "open-record", open_record_cb, "(sx)" },
  { "record-left", record_left_cb, "x" },
  { "list-of", list_of_cb, "(ssax)" },
};

/**
 * tandem_window_add_actions:
 *
 * Adds these actions to a window.
 */
void
tandem_window_add_actions (TandemWindow *window)
{
  g_return_if_fail (TANDEM_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), action_entries, G_N_ELEMENTS (action_entries), window);
}
