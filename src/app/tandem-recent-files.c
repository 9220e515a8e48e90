/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files that were open last, the newest first: kept in the settings and listed in the menu. */
#include "app/tandem-recent-files.h"

#include <glib/gi18n-lib.h>

static void
set_list (GSettings *settings, const char *first, const char *without)
{
  g_auto (GStrv) before = g_settings_get_strv (settings, "recent-files");
  g_autoptr (GPtrArray) now = g_ptr_array_new ();

  if (first)
    g_ptr_array_add (now, (char *) first);
  for (guint i = 0; before[i] && now->len < TANDEM_RECENT_FILES_MAX; i++)
    if (!g_str_equal (before[i], without))
      g_ptr_array_add (now, before[i]);
  g_ptr_array_add (now, NULL);
  g_settings_set_strv (settings, "recent-files", (const char *const *) now->pdata);
}

/* An underscore in the name of a file is no mnemonic. */
static char *
make_label (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *folder_name = g_path_get_basename (folder);
  g_autofree char *shown_folder = g_filename_display_name (folder_name);
  /* Translators: a file and the folder that it is in */
  g_autoptr (GString) label = g_string_new (NULL);

  g_string_printf (label, C_ ("recent file", "%s — %s"), shown, shown_folder);
  g_string_replace (label, "_", "__", 0);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static void
fill_menu (GMenu *menu, GSettings *settings)
{
  g_auto (GStrv) paths = g_settings_get_strv (settings, "recent-files");

  g_menu_remove_all (menu);
  for (guint i = 0; paths[i]; i++)
    {
      g_autofree char *label = make_label (paths[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", paths[i]);
      g_menu_append_item (menu, item);
    }
}

static void
list_changed_cb (GMenu *menu, const char *key, GSettings *settings)
{
  fill_menu (menu, settings);
}

/**
 * tandem_recent_files_add:
 *
 * Remembers a file as the one that was open last.
 */
void
tandem_recent_files_add (GSettings *settings, const char *path)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && path != NULL);

  g_settings_set_string (settings, "last-file", path);
  set_list (settings, path, path);
}

/**
 * tandem_recent_files_forget:
 *
 * Lists a file no more.
 */
void
tandem_recent_files_forget (GSettings *settings, const char *path)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && path != NULL);

  set_list (settings, NULL, path);
}

/**
 * tandem_recent_files_bind_menu:
 * @menu: a menu of its own
 *
 * Lists the files in a menu, now and whenever the list changes.
 */
void
tandem_recent_files_bind_menu (GSettings *settings, GMenu *menu)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && G_IS_MENU (menu));

  g_signal_connect_object (settings, "changed::recent-files", G_CALLBACK (list_changed_cb), menu, G_CONNECT_SWAPPED);
  fill_menu (menu, settings);
}
