/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-list-preferences.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-list-group.h"

struct _TandemListPreferences {
  AdwPreferencesPage parent_instance;

  TandemListGroup *channels;
  TandemListGroup *lost_reasons;
  TandemListGroup *return_reasons;
};

G_DEFINE_FINAL_TYPE (TandemListPreferences, tandem_list_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void
tandem_list_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_LIST_PREFERENCES);
  G_OBJECT_CLASS (tandem_list_preferences_parent_class)->dispose (object);
}

static void
tandem_list_preferences_class_init (TandemListPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_LIST_GROUP);

  G_OBJECT_CLASS (klass)->dispose = tandem_list_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-list-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemListPreferences, channels);
  gtk_widget_class_bind_template_child (widget_class, TandemListPreferences, lost_reasons);
  gtk_widget_class_bind_template_child (widget_class, TandemListPreferences, return_reasons);
}

static void
tandem_list_preferences_init (TandemListPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_list_preferences_set_workspace:
 * @workspace: the open file; set once
 */
void
tandem_list_preferences_set_workspace (TandemListPreferences *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_LIST_PREFERENCES (self));

  tandem_list_group_set_list (self->channels, workspace, TANDEM_FIRM_LIST_CHANNELS, _ ("Add a channel"));
  tandem_list_group_set_list (self->lost_reasons, workspace, TANDEM_FIRM_LIST_LOST_REASONS, _ ("Add a reason"));
  tandem_list_group_set_list (self->return_reasons, workspace, TANDEM_FIRM_LIST_RETURN_REASONS, _ ("Add a reason"));
}
