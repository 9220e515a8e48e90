/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-reach-row.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-contact-point.h"
#include "model/tandem-reach-words.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

#define KIND    "tandem-kind"
#define ACTIONS "tandem-actions"

static const struct {
  const char *kind, *icon_name;
} icons[] = {
  { "phone", "call-start-symbolic" },
  { "mobile", "phone-symbolic" },
  { "email", "mail-unread-symbolic" },
  { "url", "web-browser-symbolic" },
};

static const char *
find_icon (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].kind, kind) == 0)
      return icons[i].icon_name;
  return "system-users-symbolic";
}

static void
copy_clicked_cb (GtkWidget *row)
{
  g_autofree char *text = tandem_field_row_dup_text (TANDEM_FIELD_ROW (row));

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (row), text);
  tandem_page_toast (row, _ ("Copied"), FALSE);
}

/* --- the menu ------------------------------------------------------------------------------------------------------ */

static void
append_label (GMenu *section, const char *title, const char *label)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "point.label", "s", label);
  g_menu_append_item (section, item);
}

/* One that somebody thought of is among them, to be seen as what is set. */
static GMenu *
make_labels (const char *kind, const char *label)
{
  const char *const *labels = tandem_reach_words_list_labels (kind);
  GMenu *section = g_menu_new ();

  append_label (section, C_ ("label", "None"), "");
  for (guint i = 0; labels[i]; i++)
    append_label (section, tandem_reach_words_get_label (labels[i]), labels[i]);
  if (*label && !g_strv_contains (labels, label))
    append_label (section, tandem_reach_words_get_label (label), label);
  g_menu_append (section, C_ ("label", "_Other…"), "point.other-label");
  return section;
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  GtkWidget *row = data;
  GActionMap *actions = g_object_get_data (G_OBJECT (row), ACTIONS);
  g_autoptr (GVariant) state = g_action_get_state (g_action_map_lookup_action (actions, "label"));
  g_autoptr (GMenu) labels = make_labels (g_object_get_data (G_OBJECT (row), KIND), g_variant_get_string (state, NULL));
  g_autoptr (GMenu) menu = g_menu_new (), acts = g_menu_new ();

  g_menu_append_section (menu, C_ ("contact point", "Label"), G_MENU_MODEL (labels));
  g_menu_append (acts, C_ ("contact point", "Make _Primary"), "point.primary");
  g_menu_append (acts, C_ ("contact point", "_Remove"), "point.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* --- the row ------------------------------------------------------------------------------------------------------- */

static void
add_suffix (GtkWidget *row, GtkWidget *button)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

/**
 * tandem_reach_row_new:
 * @point: a #TandemContactPoint, perhaps a new one
 * @actions: what its menu does
 *
 * Returns: (transfer floating): a #TandemFieldRow
 */
GtkWidget *
tandem_reach_row_new (TandemRecord *point, GActionMap *actions)
{
  const char *kind = tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND);
  const char *title = tandem_reach_words_get_kind (kind);
  GtkWidget *row = tandem_field_row_new (title, tandem_record_get_text (point, TANDEM_CONTACT_POINT_VALUE));
  GtkWidget *icon = gtk_image_new_from_icon_name (find_icon (kind));
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *more = gtk_menu_button_new ();
  /* Translators: %s is a field, as E-mail */
  g_autofree char *copy_tooltip = g_strdup_printf (_ ("Copy “%s”"), title);
  /* Translators: %s is a field, as E-mail */
  g_autofree char *more_tooltip = g_strdup_printf (_ ("More for “%s”"), title);

  g_object_set_data_full (G_OBJECT (row), KIND, g_strdup (kind), g_free);
  g_object_set_data_full (G_OBJECT (row), ACTIONS, g_object_ref (actions), g_object_unref);
  gtk_widget_insert_action_group (row, "point", G_ACTION_GROUP (actions));
  tandem_entry_row_keep_left_to_right (ADW_ENTRY_ROW (row));
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "dimmed");
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), icon);
  gtk_widget_set_tooltip_text (copy, copy_tooltip);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_clicked_cb), row, G_CONNECT_SWAPPED);
  add_suffix (row, copy);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_widget_set_tooltip_text (more, more_tooltip);
  /* A menu is made when it is opened: a record may have many rows. */
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), create_menu_cb, row, NULL);
  add_suffix (row, more);
  return row;
}

/**
 * tandem_reach_row_describe:
 * @is_first: whether it is the one of its family that is taken
 * @is_alone: whether there is no other of its family
 *
 * Says in the title what is written of the point besides its value.
 */
void
tandem_reach_row_describe (GtkWidget *row, TandemRecord *point, gboolean is_first, gboolean is_alone)
{
  GActionMap *actions = g_object_get_data (G_OBJECT (row), ACTIONS);
  const char *label = tandem_record_get_text (point, TANDEM_CONTACT_POINT_LABEL);
  GAction *label_action = g_action_map_lookup_action (actions, "label");
  GAction *primary_action = g_action_map_lookup_action (actions, "primary");
  g_autoptr (GString) title
      = g_string_new (tandem_reach_words_get_kind (tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND)));

  if (label)
    g_string_append_printf (title, " · %s", tandem_reach_words_get_label (label));
  if (is_first && !is_alone)
    g_string_append_printf (title, " · %s", C_ ("contact point", "primary"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title->str);
  g_simple_action_set_state (G_SIMPLE_ACTION (label_action), g_variant_new_string (label ? label : ""));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (primary_action), !is_first && tandem_record_get_id (point) != 0);
}
