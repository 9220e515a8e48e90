/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-source-group.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-campaign.h"
#include "model/tandem-channel.h"
#include "model/tandem-lifecycle-query.h"
#include "widgets/tandem-reference-row.h"

#define COLUMN "tandem-column"

struct _TandemSourceGroup {
  AdwPreferencesGroup parent_instance;

  TandemRecordEditor *editor;
  char *name;
  TandemReferenceRow *channel_row;
  TandemReferenceRow *campaign_row;
  AdwExpanderRow *steps_row;
  GPtrArray *steps; /* GtkWidget, of the expander */
};

G_DEFINE_FINAL_TYPE (TandemSourceGroup, tandem_source_group, ADW_TYPE_PREFERENCES_GROUP)

static void
chosen_cb (TandemReferenceRow *row, TandemSourceGroup *self)
{
  gint64 id = tandem_reference_row_get_id (row);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN));
  g_autofree char *label = NULL;

  if (self->editor == NULL)
    return;
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  label = g_strdup_printf (_ ("Change “%s” of %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                           self->name);
  if (id == 0)
    tandem_record_editor_clear (self->editor, column, label);
  else
    tandem_record_editor_set_integer (self->editor, column, id, label);
}

/* --- steps --------------------------------------------------------------------------------------------------------- */

static char *
write_step (TandemLifecycleStep *step)
{
  const char *to = tandem_lifecycle_get_title (step->to);

  if (step->from == TANDEM_LIFECYCLE_N_STAGES)
    return g_strdup (to);
  /* Translators: a step of the lifecycle: from a stage to another, as “Lead → MQL” */
  return g_strdup_printf (C_ ("lifecycle", "%s → %s"), tandem_lifecycle_get_title (step->from), to);
}

static char *
write_about (TandemLifecycleStep *step, GTimeZone *zone)
{
  g_autofree char *when = tandem_format_instant (step->at, zone);
  g_autoptr (GString) about = g_string_new (when);

  if (step->person)
    g_string_append_printf (about, " · %s", step->person);
  if (step->cause)
    g_string_append_printf (about, " · %s", step->cause);
  return g_string_free (g_steal_pointer (&about), FALSE);
}

static void
add_step (TandemSourceGroup *self, TandemLifecycleStep *step, GTimeZone *zone)
{
  GtkWidget *row = adw_action_row_new (), *icon;
  g_autofree char *title = write_step (step), *about = write_about (step, zone);
  g_autofree char *icon_name = tandem_lifecycle_dup_icon_name (step->to);

  icon = gtk_image_new_from_icon_name (icon_name);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "department-icon");
  gtk_widget_add_css_class (icon, tandem_lifecycle_get_department (step->to));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_expander_row_add_row (self->steps_row, row);
  g_ptr_array_add (self->steps, row);
}

static void
show_steps (TandemSourceGroup *self, GPtrArray *steps, GTimeZone *zone)
{
  TandemLifecycleStep *last = steps->len > 0 ? steps->pdata[0] : NULL;
  g_autofree char *about = last ? write_about (last, zone) : NULL;
  g_autofree char *stage = last ? g_strdup_printf ("%s · %s", tandem_lifecycle_get_title (last->to), about) : NULL;

  for (guint i = 0; i < self->steps->len; i++)
    adw_expander_row_remove (self->steps_row, self->steps->pdata[i]);
  g_ptr_array_set_size (self->steps, 0);
  for (guint i = 0; i < steps->len; i++)
    add_step (self, steps->pdata[i], zone);
  adw_expander_row_set_subtitle (self->steps_row, stage ? stage : "");
  gtk_widget_set_visible (GTK_WIDGET (self->steps_row), last != NULL);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_source_group_dispose (GObject *object)
{
  g_clear_object (&TANDEM_SOURCE_GROUP (object)->editor);
  G_OBJECT_CLASS (tandem_source_group_parent_class)->dispose (object);
}

static void
tandem_source_group_finalize (GObject *object)
{
  TandemSourceGroup *self = TANDEM_SOURCE_GROUP (object);

  g_free (self->name);
  g_ptr_array_unref (self->steps);
  G_OBJECT_CLASS (tandem_source_group_parent_class)->finalize (object);
}

static void
tandem_source_group_class_init (TandemSourceGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_source_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_source_group_finalize;
}

static TandemReferenceRow *
add_reference (TandemSourceGroup *self, const char *title, const char *none, TandemContactColumn column)
{
  GtkWidget *row = tandem_reference_row_new (title, none);

  g_object_set_data (G_OBJECT (row), COLUMN, GUINT_TO_POINTER (column));
  g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return TANDEM_REFERENCE_ROW (row);
}

static void
tandem_source_group_init (TandemSourceGroup *self)
{
  self->steps = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Source and lifecycle"));
  self->channel_row
      = add_reference (self, C_ ("field", "First channel"), C_ ("channel", "None"), TANDEM_CONTACT_SOURCE_CHANNEL_ID);
  self->campaign_row = add_reference (self, C_ ("field", "First campaign"), C_ ("campaign", "None"),
                                      TANDEM_CONTACT_SOURCE_CAMPAIGN_ID);
  self->steps_row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->steps_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->steps_row), _ ("Lifecycle"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->steps_row));
}

/**
 * tandem_source_group_show:
 * @editor: what writes the contact
 * @name: what undo calls it
 */
void
tandem_source_group_show (TandemSourceGroup *self, TandemRecordEditor *editor, TandemContactFacts *facts,
                          const char *name)
{
  TandemRecord *contact = tandem_record_editor_get_record (editor);

  g_set_object (&self->editor, editor);
  g_set_str (&self->name, name);
  tandem_reference_row_show (self->channel_row, facts->channels, TANDEM_CHANNEL_NAME,
                             tandem_record_get_integer (contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID));
  tandem_reference_row_show (self->campaign_row, facts->campaigns, TANDEM_CAMPAIGN_NAME,
                             tandem_record_get_integer (contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID));
  show_steps (self, facts->steps, facts->zone);
}
