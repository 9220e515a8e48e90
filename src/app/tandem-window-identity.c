/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose file it is and who works on it, as a window says it: in its title and its menu, and at opening where it had to be
 * guessed. */
#include "app/tandem-window-identity.h"

#include <glib/gi18n-lib.h>

#include "workspace/tandem-seat.h"

static char *
dup_firm_name (TandemWorkspace *workspace)
{
  const char *name = tandem_workspace_get_firm_name (workspace);

  return name ? g_strdup (name) : tandem_seat_dup_firm_name (tandem_workspace_get_path (workspace));
}

/* An underscore in a name is no mnemonic. */
static char *
make_you_label (TandemWorkspace *workspace)
{
  g_autoptr (GString) name = g_string_new (tandem_workspace_get_person_name (workspace));
  g_autoptr (GString) colleague = g_string_new (tandem_workspace_get_for_name (workspace));

  g_string_replace (name, "_", "__", 0);
  g_string_replace (colleague, "_", "__", 0);
  if (colleague->len > 0)
    /* Translators: in the main menu; the person at the keyboard, and the colleague whose work they do */
    return g_strdup_printf (_ ("_You are %s, for %s…"), name->str, colleague->str);
  /* Translators: in the main menu; %s is the name of the person at the keyboard */
  return g_strdup_printf (_ ("_You are %s…"), name->str);
}

/**
 * tandem_window_identity_show:
 * @title: of the header bar where the window is narrow
 * @label: in the header bar where it is wide
 * @menu: its section of the menu
 * @workspace: (nullable): the open file
 */
void
tandem_window_identity_show (GtkWindow *window, AdwWindowTitle *title, GtkLabel *label, GMenu *menu,
                             TandemWorkspace *workspace)
{
  g_autofree char *firm = workspace ? dup_firm_name (workspace) : NULL;
  g_autofree char *you = workspace ? make_you_label (workspace) : NULL;
  g_autofree char *path = workspace ? g_filename_display_name (tandem_workspace_get_path (workspace)) : NULL;
  g_autofree char *text = NULL;

  adw_window_title_set_subtitle (title, firm ? firm : "");
  gtk_label_set_label (label, firm ? firm : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), path);
  if (firm)
    /* Translators: title of a window; %s is the name of a firm */
    text = g_strdup_printf (_ ("%s — Tandem"), firm);
  gtk_window_set_title (window, text ? text : _ ("Tandem"));
  g_menu_remove_all (menu);
  if (you)
    g_menu_append (menu, you, "win.preferences::people");
  g_menu_append (menu, _ ("Pr_eferences"), "win.preferences::firm");
}

/**
 * tandem_window_identity_show_notice:
 * @workspace: (nullable): the open file
 *
 * Says why the file can only be read, where that is so.
 */
void
tandem_window_identity_show_notice (AdwBanner *banner, TandemWorkspace *workspace)
{
  g_autofree char *notice = workspace ? tandem_store_dup_notice (tandem_workspace_get_store (workspace)) : NULL;

  adw_banner_set_title (banner, notice ? notice : "");
  adw_banner_set_use_markup (banner, FALSE);
  adw_banner_set_revealed (banner, notice != NULL);
}

/**
 * tandem_window_identity_new_toast:
 *
 * Returns: (transfer full) (nullable): what to say when the file is opened: as whom one works, where that was a guess
 */
AdwToast *
tandem_window_identity_new_toast (TandemWorkspace *workspace)
{
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (!tandem_workspace_is_person_guessed (workspace))
    return NULL;
  /* Translators: %s is the name of a person */
  text = g_strdup_printf (_ ("You are %s here"), tandem_workspace_get_person_name (workspace));
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Change…"));
  adw_toast_set_detailed_action_name (toast, "win.preferences::people");
  return toast;
}
