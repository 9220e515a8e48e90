/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-preferences-dialog.h"

#include "app/tandem-field-preferences.h"
#include "app/tandem-firm-preferences.h"
#include "app/tandem-keeping-preferences.h"
#include "app/tandem-list-preferences.h"
#include "app/tandem-people-preferences.h"
#include "app/tandem-pipeline-preferences.h"
#include "app/tandem-target-preferences.h"
#include "app/tandem-time-preferences.h"

/**
 * TandemPreferencesDialog:
 *
 * What holds for the whole file, in sections. There is nothing to confirm: a field is saved when it is left, and can be
 * undone.
 */
struct _TandemPreferencesDialog {
  AdwDialog parent_instance;

  AdwNavigationSplitView *split_view;
  AdwNavigationPage *section_page;
  GtkListBox *sections;
  AdwViewStack *stack;
  TandemFirmPreferences *firm;
  TandemPeoplePreferences *people;
  TandemTimePreferences *time;
  TandemTargetPreferences *targets;
  TandemPipelinePreferences *pipelines;
  TandemListPreferences *lists;
  TandemFieldPreferences *fields;
  TandemKeepingPreferences *keeping;
};

G_DEFINE_FINAL_TYPE (TandemPreferencesDialog, tandem_preferences_dialog, ADW_TYPE_DIALOG)

static GtkListBoxRow *
find_row (TandemPreferencesDialog *self, const char *section)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)); i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), section))
      return row;
  return NULL;
}

static void
section_selected_cb (TandemPreferencesDialog *self, GtkListBoxRow *row)
{
  const char *name;

  if (row == NULL)
    return;
  name = gtk_widget_get_name (GTK_WIDGET (row));
  adw_view_stack_set_visible_child_name (self->stack, name);
  adw_navigation_page_set_title (self->section_page, adw_view_stack_page_get_title (adw_view_stack_get_page (
                                                         self->stack, adw_view_stack_get_visible_child (self->stack))));
}

static void
section_activated_cb (TandemPreferencesDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
tandem_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_PREFERENCES_DIALOG);
  G_OBJECT_CLASS (tandem_preferences_dialog_parent_class)->dispose (object);
}

static void
tandem_preferences_dialog_class_init (TandemPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_FIELD_PREFERENCES);
  g_type_ensure (TANDEM_TYPE_FIRM_PREFERENCES);
  g_type_ensure (TANDEM_TYPE_KEEPING_PREFERENCES);
  g_type_ensure (TANDEM_TYPE_LIST_PREFERENCES);
  g_type_ensure (TANDEM_TYPE_PEOPLE_PREFERENCES);
  g_type_ensure (TANDEM_TYPE_PIPELINE_PREFERENCES);
  g_type_ensure (TANDEM_TYPE_TARGET_PREFERENCES);
  g_type_ensure (TANDEM_TYPE_TIME_PREFERENCES);

  G_OBJECT_CLASS (klass)->dispose = tandem_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, section_page);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, sections);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, firm);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, people);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, time);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, targets);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, pipelines);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, lists);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TandemPreferencesDialog, keeping);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
}

static void
tandem_preferences_dialog_init (TandemPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_preferences_dialog_new:
 * @settings: of the program
 * @section: "firm", "people", "time", "targets", "pipelines", "lists", "fields" or "keeping"
 */
AdwDialog *
tandem_preferences_dialog_new (TandemWorkspace *workspace, GSettings *settings, const char *section)
{
  TandemPreferencesDialog *self = g_object_new (TANDEM_TYPE_PREFERENCES_DIALOG, NULL);
  GtkListBoxRow *row = find_row (self, section);

  tandem_firm_preferences_set_workspace (self->firm, workspace);
  tandem_people_preferences_set_workspace (self->people, workspace);
  tandem_time_preferences_set_workspace (self->time, workspace);
  tandem_target_preferences_set_workspace (self->targets, workspace);
  tandem_pipeline_preferences_set_workspace (self->pipelines, workspace);
  tandem_list_preferences_set_workspace (self->lists, workspace);
  tandem_field_preferences_set_workspace (self->fields, workspace);
  tandem_keeping_preferences_set_workspace (self->keeping, workspace, settings);
  /* The window says why. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack),
                            !tandem_store_is_read_only (tandem_workspace_get_store (workspace)));
  if (row)
    gtk_list_box_select_row (self->sections, row);
  return ADW_DIALOG (self);
}
