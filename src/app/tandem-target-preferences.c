/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-target-preferences.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-record-editor.h"
#include "app/tandem-entry-list.h"
#include "app/tandem-firm-reading.h"
#include "model/tandem-attribution-terms.h"
#include "model/tandem-firm.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

struct _TandemTargetPreferences {
  AdwPreferencesPage parent_instance;

  TandemWorkspace *workspace;
  TandemRecordEditor *editor;
  GCancellable *cancellable;

  TandemEntryList *targets;
  TandemEntryList *costs;
  TandemFieldRow *touch_row;
  TandemFieldRow *half_life_row;
};

G_DEFINE_FINAL_TYPE (TandemTargetPreferences, tandem_target_preferences, ADW_TYPE_PREFERENCES_PAGE)

/* --- what holds now ------------------------------------------------------------------------------------------------ */

/* What the firm has not set is shown as what is usual: it is what reports reckon with. */
static void
show_days (TandemTargetPreferences *self, TandemFieldRow *row, guint column, int usual)
{
  TandemRecord *firm = tandem_record_editor_get_record (self->editor);
  g_autofree char *text
      = g_strdup_printf ("%d",
                         tandem_record_is_null (firm, column) ? usual : (int) tandem_record_get_integer (firm, column));

  tandem_field_row_set_value (row, text);
}

static void
show_firm (TandemTargetPreferences *self)
{
  show_days (self, self->touch_row, TANDEM_FIRM_TOUCH_DAYS, TANDEM_ATTRIBUTION_WINDOW);
  show_days (self, self->half_life_row, TANDEM_FIRM_HALF_LIFE_DAYS, TANDEM_ATTRIBUTION_HALF_LIFE);
}

static void
failed_cb (TandemTargetPreferences *self, const GError *error)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The firm was not changed"), error);
  show_firm (self);
}

static void
firm_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRecord) firm = tandem_firm_reading_finish (TANDEM_STORE (object), result, &error);
  TandemTargetPreferences *self;

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
load (TandemTargetPreferences *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_firm_reading_start (tandem_workspace_get_store (self->workspace), self->cancellable, firm_read_cb, self);
}

static void
store_changed_cb (TandemTargetPreferences *self, TandemChanges *changes)
{
  if (tandem_changes_touch (changes, "firm"))
    load (self);
}

/* --- changing ------------------------------------------------------------------------------------------------------ */

/* An empty field is what is usual. */
static void
set_days (TandemTargetPreferences *self, TandemFieldRow *row, guint column, const char *label)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autoptr (GError) error = NULL;
  gint64 days;

  if (self->editor == NULL)
    return;
  if (text == NULL)
    {
      tandem_record_editor_clear (self->editor, column, label);
      show_firm (self);
    }
  else if (g_ascii_string_to_signed (text, 10, 1, TANDEM_ATTRIBUTION_MOST_DAYS, &days, NULL))
    tandem_record_editor_set_integer (self->editor, column, days, label);
  else
    {
      g_set_error (&error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                   /* Translators: %s is what somebody typed */
                   _ ("“%s” is not a number of days from 1 to 3650. Nothing was changed."), text);
      failed_cb (self, error);
    }
}

static void
touch_committed_cb (TandemTargetPreferences *self)
{
  set_days (self, self->touch_row, TANDEM_FIRM_TOUCH_DAYS, _ ("Change how long a touch counts"));
}

static void
half_life_committed_cb (TandemTargetPreferences *self)
{
  set_days (self, self->half_life_row, TANDEM_FIRM_HALF_LIFE_DAYS, _ ("Change the half-life of time decay"));
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_target_preferences_dispose (GObject *object)
{
  TandemTargetPreferences *self = TANDEM_TARGET_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_TARGET_PREFERENCES);
  g_clear_object (&self->editor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_target_preferences_parent_class)->dispose (object);
}

static void
tandem_target_preferences_class_init (TandemTargetPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_ENTRY_LIST);
  g_type_ensure (TANDEM_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (klass)->dispose = tandem_target_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-target-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTargetPreferences, targets);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetPreferences, costs);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetPreferences, touch_row);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetPreferences, half_life_row);
  gtk_widget_class_bind_template_callback (widget_class, touch_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, half_life_committed_cb);
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
  g_return_if_fail (TANDEM_IS_TARGET_PREFERENCES (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  tandem_entry_list_set_kind (self->targets, workspace, &tandem_entry_kind_target);
  tandem_entry_list_set_kind (self->costs, workspace, &tandem_entry_kind_firm_cost);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
}
