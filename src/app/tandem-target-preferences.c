/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-target-preferences.h"

#include "app/tandem-entry-list.h"

struct _TandemTargetPreferences {
  AdwPreferencesPage parent_instance;

  TandemEntryList *targets;
  TandemEntryList *costs;
};

G_DEFINE_FINAL_TYPE (TandemTargetPreferences, tandem_target_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void
tandem_target_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_TARGET_PREFERENCES);
  G_OBJECT_CLASS (tandem_target_preferences_parent_class)->dispose (object);
}

static void
tandem_target_preferences_class_init (TandemTargetPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_ENTRY_LIST);

  G_OBJECT_CLASS (klass)->dispose = tandem_target_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-target-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTargetPreferences, targets);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetPreferences, costs);
}

static void
tandem_target_preferences_init (TandemTargetPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_target_preferences_set_workspace:
 * @workspace: the open file; set once
 */
void
tandem_target_preferences_set_workspace (TandemTargetPreferences *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_TARGET_PREFERENCES (self));

  tandem_entry_list_set_kind (self->targets, workspace, &tandem_entry_kind_target);
  tandem_entry_list_set_kind (self->costs, workspace, &tandem_entry_kind_firm_cost);
}
