/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filter of a table: what is asked of its records, kept for the next time this file is opened. */
#include "widgets/tandem-record-table-private.h"

#include "model/filter/tandem-condition-sql.h"
#include "widgets/tandem-late-menu.h"
#include "workspace/tandem-settings.h"
#include "workspace/tandem-workspace-own-fields.h"

#define BUSY_AFTER 400 /* ms: what is there sooner needs no word */

static void
take_condition (TandemRecordTable *self)
{
  TandemCondition *condition = tandem_filter_get_condition (self->filter);

  g_clear_pointer (&self->order.condition, tandem_condition_unref);
  self->order.condition = condition ? tandem_condition_ref (condition) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.clear-filters", condition != NULL);
}

static void
keep_condition_cb (TandemFilter *filter, GSettings *settings)
{
  TandemCondition *condition = tandem_filter_get_condition (filter);
  g_autofree char *json = condition ? tandem_condition_to_json (condition) : g_strdup ("");

  g_settings_set_string (settings, "condition", json);
}

/* What a newer Tandem kept may not be known here: then all records are shown. */
static void
load_condition (TandemFilter *filter, TandemWorkspace *workspace, GSettings *settings)
{
  g_autofree char *json = g_settings_get_string (settings, "condition");
  g_autoptr (TandemCondition) condition = NULL;
  g_autoptr (GError) error = NULL;

  if (*json == '\0')
    return;
  condition = tandem_condition_new_from_json_of (tandem_filter_get_entity (filter),
                                                 tandem_workspace_get_own_fields (workspace), json, &error);
  if (condition)
    tandem_filter_set_condition (filter, condition);
  else
    g_info ("The filter that was kept is not used: %s", error->message);
}

/**
 * tandem_record_table_new_filter:
 *
 * Returns: (transfer full): the filter of a kind of table as it was left in this file, and kept as it changes
 */
TandemFilter *
tandem_record_table_new_filter (TandemWorkspace *workspace, const TandemTableKind *kind)
{
  TandemFilter *filter = tandem_filter_new (kind->list);
  g_autoptr (GSettings) settings = tandem_settings_new_filter (kind->name, tandem_workspace_get_path (workspace));

  load_condition (filter, workspace, settings);
  g_signal_connect_object (filter, "changed", G_CALLBACK (keep_condition_cb), settings, 0);
  g_object_set_data_full (G_OBJECT (filter), "tandem-settings", g_steal_pointer (&settings), g_object_unref);
  return filter;
}

/**
 * tandem_record_table_share_filter:
 * @filter: of tandem_record_table_new_filter()
 *
 * Before tandem_record_table_set_up(): the table asks for what others that hold the filter ask for, too.
 */
void
tandem_record_table_share_filter (TandemRecordTable *self, TandemFilter *filter)
{
  g_set_object (&self->filter, filter);
}

static void
filter_changed_cb (TandemRecordTable *self)
{
  take_condition (self);
  tandem_record_table_update_saved_views (self);
  tandem_record_table_list (self, TANDEM_RECORD_FOCUS_TOP);
}

/* --- that it takes a while ----------------------------------------------------------------------------------------- */

static gboolean
busy_cb (gpointer data)
{
  TandemRecordTable *self = data;

  self->busy_id = 0;
  gtk_widget_set_visible (self->busy_spinner, TRUE);
  return G_SOURCE_REMOVE;
}

/**
 * tandem_record_table_begin_wait:
 *
 * An order is asked for: what is shown stays, and where it takes longer a spinner says so.
 */
void
tandem_record_table_begin_wait (TandemRecordTable *self)
{
  if (self->busy_id == 0 && self->is_shown)
    self->busy_id = g_timeout_add (BUSY_AFTER, busy_cb, self);
}

void
tandem_record_table_end_wait (TandemRecordTable *self)
{
  g_clear_handle_id (&self->busy_id, g_source_remove);
  gtk_widget_set_visible (self->busy_spinner, FALSE);
}

/* --- what a person does -------------------------------------------------------------------------------------------- */

static void
add_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_filter_bar_add (TANDEM_RECORD_TABLE (widget)->filter_bar, g_variant_get_string (parameter, NULL));
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);

  tandem_filter_set_condition (self->filter, NULL);
  tandem_record_table_focus_list (self);
}

/**
 * tandem_record_table_show_filters:
 *
 * Opens the menu of what can be filtered by.
 */
void
tandem_record_table_show_filters (TandemRecordTable *self)
{
  if (gtk_widget_is_sensitive (GTK_WIDGET (self->filter_button)))
    gtk_menu_button_popup (self->filter_button);
}

/**
 * tandem_record_table_get_filter:
 *
 * Returns: (transfer none): what is asked of the records; the table follows what changes in it
 */
TandemFilter *
tandem_record_table_get_filter (TandemRecordTable *self)
{
  return self->filter;
}

void
tandem_record_table_set_up_filter (TandemRecordTable *self)
{
  g_autoptr (GMenuModel) fields = tandem_filter_bar_make_menu (self->workspace, self->kind->list, "table.add-filter");

  if (self->filter == NULL)
    self->filter = tandem_record_table_new_filter (self->workspace, self->kind);
  self->filter_settings = tandem_settings_new_filter (self->kind->name, tandem_workspace_get_path (self->workspace));
  tandem_record_table_update_own_act (self);
  take_condition (self);
  tandem_late_menu_set (self->filter_button, fields);
  tandem_filter_bar_set_filter (self->filter_bar, self->workspace, self->filter, fields);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_record_table_update_own_act:
 *
 * Without fields of the firm's own there is none to be changed.
 */
void
tandem_record_table_update_own_act (TandemRecordTable *self)
{
  TandemOwnFields *own = tandem_workspace_get_own_fields (self->workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.set-own",
                                 tandem_own_fields_get_n (own, self->kind->list) > 0
                                     && !tandem_store_is_read_only (tandem_workspace_get_store (self->workspace)));
}

/**
 * tandem_record_table_update_filter:
 *
 * The firm has changed its own fields: they are offered as they are now, and what is asked of them is told so.
 */
void
tandem_record_table_update_filter (TandemRecordTable *self)
{
  g_autoptr (GMenuModel) fields = tandem_filter_bar_make_menu (self->workspace, self->kind->list, "table.add-filter");

  tandem_late_menu_set (self->filter_button, fields);
  tandem_filter_bar_set_fields (self->filter_bar, fields);
  tandem_record_table_update_own_act (self);
  if (self->order.condition && tandem_condition_asks_own (self->order.condition))
    load_condition (self->filter, self->workspace, self->filter_settings);
}

void
tandem_record_table_bind_filter (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table.add-filter", "s", add_filter_action);
  gtk_widget_class_install_action (widget_class, "table.clear-filters", NULL, clear_filters_action);
}
