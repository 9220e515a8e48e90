/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-shortcuts.h"

/**
 * TandemShortcutsDialog:
 *
 * Lists the keys of the window. (AdwShortcutsDialog needs libadwaita 1.8.)
 */
struct _TandemShortcutsDialog {
  AdwDialog parent_instance;

  AdwPreferencesPage *shortcuts_page;
};

G_DEFINE_FINAL_TYPE (TandemShortcutsDialog, tandem_shortcuts_dialog, ADW_TYPE_DIALOG)

static char *
get_label (const TandemShortcut *shortcut)
{
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (shortcut->trigger, &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static GtkWidget *
make_row (const TandemShortcut *first, const TandemShortcut *last)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = get_label (first);
  GtkWidget *keys;

  if (last != first)
    {
      g_autofree char *from = g_steal_pointer (&label);
      g_autofree char *to = get_label (last);

      /* Translators: a range of keys, as “Alt+1 … Alt+9” */
      label = g_strdup_printf (_ ("%s … %s"), from, to);
    }
  keys = gtk_label_new (label);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (keys, "keycap");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (first->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  return row;
}

static void
add_groups (TandemShortcutsDialog *self)
{
  guint n_shortcuts;
  const TandemShortcut *shortcuts = tandem_shortcuts_get (&n_shortcuts);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < n_shortcuts; i++)
    {
      guint last = i;

      while (last + 1 < n_shortcuts && shortcuts[last + 1].title == NULL)
        last++;
      if (i == 0 || !g_str_equal (shortcuts[i].group, shortcuts[i - 1].group))
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (shortcuts[i].group));
          adw_preferences_page_add (self->shortcuts_page, group);
        }
      adw_preferences_group_add (group, make_row (&shortcuts[i], &shortcuts[last]));
      i = last;
    }
}

static void
tandem_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (tandem_shortcuts_dialog_parent_class)->dispose (object);
}

static void
tandem_shortcuts_dialog_class_init (TandemShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemShortcutsDialog, shortcuts_page);
}

static void
tandem_shortcuts_dialog_init (TandemShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_groups (self);
}

/**
 * tandem_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_shortcuts_dialog_new (void)
{
  return g_object_new (TANDEM_TYPE_SHORTCUTS_DIALOG, NULL);
}
