/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-time-preferences.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-record-editor.h"
#include "app/tandem-entry-list.h"
#include "app/tandem-firm-reading.h"
#include "base/tandem-date.h"
#include "base/tandem-working-hours.h"
#include "model/tandem-firm.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

struct _TandemTimePreferences {
  AdwPreferencesPage parent_instance;

  TandemWorkspace *workspace;
  TandemRecordEditor *editor;
  GCancellable *cancellable;
  char **zones; /* as the row lists them */
  gboolean is_showing;

  AdwComboRow *zone_row;
  AdwPreferencesGroup *hours_group;
  TandemFieldRow *day_rows[TANDEM_WORKING_DAYS];
  TandemEntryList *holidays;
};

G_DEFINE_FINAL_TYPE (TandemTimePreferences, tandem_time_preferences, ADW_TYPE_PREFERENCES_PAGE)

static const char *
get_hours (TandemTimePreferences *self)
{
  return tandem_record_get_text (tandem_record_editor_get_record (self->editor), TANDEM_FIRM_WORKING_HOURS);
}

static void
show_zone (TandemTimePreferences *self, const char *zone)
{
  for (guint i = 0; self->zones[i]; i++)
    if (g_strcmp0 (self->zones[i], zone) == 0)
      adw_combo_row_set_selected (self->zone_row, i);
}

static void
show_firm (TandemTimePreferences *self)
{
  TandemRecord *firm = tandem_record_editor_get_record (self->editor);

  self->is_showing = TRUE;
  show_zone (self, tandem_record_get_text (firm, TANDEM_FIRM_TIME_ZONE));
  for (guint i = 0; i < TANDEM_WORKING_DAYS; i++)
    {
      g_autofree char *spans = tandem_working_hours_get_day (get_hours (self), i);

      tandem_field_row_set_value (self->day_rows[i], spans);
    }
  self->is_showing = FALSE;
}

static void
failed_cb (TandemTimePreferences *self, const GError *error)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The firm was not changed"), error);
  show_firm (self);
}

/* --- changing ------------------------------------------------------------------------------------------------------ */

static void
zone_selected_cb (TandemTimePreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->zone_row);

  if (!self->is_showing && self->editor && selected != GTK_INVALID_LIST_POSITION)
    tandem_record_editor_set_text (self->editor, TANDEM_FIRM_TIME_ZONE, self->zones[selected],
                                   _ ("Change the time zone"));
}

static void
day_committed_cb (TandemFieldRow *row, TandemTimePreferences *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *spans = NULL;
  g_autofree char *hours = NULL;
  g_autoptr (GError) error = NULL;
  guint day = 0;

  if (self->editor == NULL)
    return;
  while (self->day_rows[day] != row)
    day++;
  if (!tandem_working_hours_parse_day (text ? text : "", &spans, &error))
    {
      failed_cb (self, error);
      return;
    }
  hours = tandem_working_hours_set_day (get_hours (self), day, spans);
  tandem_record_editor_set_text (self->editor, TANDEM_FIRM_WORKING_HOURS, hours, _ ("Change the working hours"));
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

static void
firm_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRecord) firm = tandem_firm_reading_finish (TANDEM_STORE (object), result, &error);
  TandemTimePreferences *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (firm == NULL)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The firm could not be read"), error);
      return;
    }
  if (self->editor == NULL)
    {
      self->editor = tandem_record_editor_new (TANDEM_STORE (object), firm);
      g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
    }
  tandem_record_editor_offer (self->editor, firm);
  show_firm (self);
}

static void
load (TandemTimePreferences *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_firm_reading_start (tandem_workspace_get_store (self->workspace), self->cancellable, firm_read_cb, self);
}

static void
store_changed_cb (TandemTimePreferences *self, TandemChanges *changes)
{
  if (tandem_changes_touch (changes, "firm"))
    load (self);
}

static void
tandem_time_preferences_dispose (GObject *object)
{
  TandemTimePreferences *self = TANDEM_TIME_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_TIME_PREFERENCES);
  g_clear_pointer (&self->zones, g_strfreev);
  g_clear_object (&self->editor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_time_preferences_parent_class)->dispose (object);
}

static void
tandem_time_preferences_class_init (TandemTimePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_ENTRY_LIST);

  G_OBJECT_CLASS (klass)->dispose = tandem_time_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-time-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTimePreferences, zone_row);
  gtk_widget_class_bind_template_child (widget_class, TandemTimePreferences, hours_group);
  gtk_widget_class_bind_template_child (widget_class, TandemTimePreferences, holidays);
  gtk_widget_class_bind_template_callback (widget_class, zone_selected_cb);
}

static void
tandem_time_preferences_init (TandemTimePreferences *self)
{
  g_autoptr (GtkStringList) zones = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_showing = TRUE;
  self->zones = tandem_time_zone_list ();
  zones = gtk_string_list_new ((const char *const *) self->zones);
  adw_combo_row_set_model (self->zone_row, G_LIST_MODEL (zones));
  for (guint i = 0; i < TANDEM_WORKING_DAYS; i++)
    {
      g_autofree char *name = tandem_working_hours_name_day (i, TRUE);

      self->day_rows[i] = TANDEM_FIELD_ROW (tandem_field_row_new (name, NULL));
      g_signal_connect_object (self->day_rows[i], "committed", G_CALLBACK (day_committed_cb), self, 0);
      adw_preferences_group_add (self->hours_group, GTK_WIDGET (self->day_rows[i]));
    }
}

/**
 * tandem_time_preferences_set_workspace:
 * @workspace: the open file; set once
 */
void
tandem_time_preferences_set_workspace (TandemTimePreferences *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_TIME_PREFERENCES (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tandem_entry_list_set_kind (self->holidays, workspace, &tandem_entry_kind_holiday);
  load (self);
}
