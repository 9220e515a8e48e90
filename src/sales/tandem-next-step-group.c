/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-next-step-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-deal.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-deal.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

struct _TandemNextStepGroup {
  AdwPreferencesGroup parent_instance;

  TandemWorkspace *workspace;
  TandemRecordEditor *editor; /* of the deal that is shown; NULL until one is */

  TandemFieldRow *step_row;
  TandemFieldRow *day_row;
  GtkWidget *late_image;
  GtkWidget *done_button;
};

G_DEFINE_FINAL_TYPE (TandemNextStepGroup, tandem_next_step_group, ADW_TYPE_PREFERENCES_GROUP)

static void
save (TandemNextStepGroup *self, guint column, const char *text)
{
  TandemRecord *deal = tandem_record_editor_get_record (self->editor);
  /* Translators: what undo will undo; %s is a deal */
  g_autofree char *label
      = g_strdup_printf (_ ("Change the next step of “%s”"), tandem_record_get_text (deal, TANDEM_DEAL_TITLE));

  tandem_record_editor_set_text (self->editor, column, text, label);
}

static void
step_committed_cb (TandemFieldRow *row, TandemNextStepGroup *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);

  if (self->editor)
    save (self, TANDEM_DEAL_NEXT_STEP, text);
}

static void
day_committed_cb (TandemFieldRow *row, TandemNextStepGroup *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;

  if (self->editor == NULL)
    return;
  if (text == NULL || tandem_date_parse_near (text, &date, &error))
    {
      save (self, TANDEM_DEAL_NEXT_STEP_ON, date);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  tandem_page_toast (GTK_WIDGET (self), error->message, FALSE);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (widget, _ ("Step done; what is next?"), TRUE);
  else
    tandem_page_show_error (widget, _ ("The deal was not changed"), error);
}

static void
done_clicked_cb (TandemNextStepGroup *self)
{
  if (self->editor == NULL)
    return;
  tandem_act_finish_next_step_async (tandem_workspace_get_store (self->workspace),
                                     tandem_record_get_id (tandem_record_editor_get_record (self->editor)), NULL,
                                     done_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->step_row));
}

static void
tandem_next_step_group_dispose (GObject *object)
{
  TandemNextStepGroup *self = TANDEM_NEXT_STEP_GROUP (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_next_step_group_parent_class)->dispose (object);
}

static void
tandem_next_step_group_class_init (TandemNextStepGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_next_step_group_dispose;
}

static TandemFieldRow *
add_row (TandemNextStepGroup *self, const char *title, GCallback committed_cb)
{
  GtkWidget *row = tandem_field_row_new (title, NULL);

  g_signal_connect_object (row, "committed", committed_cb, self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return TANDEM_FIELD_ROW (row);
}

static void
tandem_next_step_group_init (TandemNextStepGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Next step"));
  self->step_row = add_row (self, _ ("What"), G_CALLBACK (step_committed_cb));
  self->day_row = add_row (self, _ ("When"), G_CALLBACK (day_committed_cb));
  tandem_day_button_attach (ADW_ENTRY_ROW (self->day_row));
  self->late_image = gtk_image_new_from_icon_name ("tandem-late-symbolic");
  gtk_widget_add_css_class (self->late_image, "late");
  gtk_widget_set_tooltip_text (self->late_image, C_ ("deal", "late"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->day_row), self->late_image);
  self->done_button = gtk_button_new_with_mnemonic (_ ("_Done"));
  gtk_widget_set_valign (self->done_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->done_button, _ ("Writes it into the timeline as done"));
  g_signal_connect_object (self->done_button, "clicked", G_CALLBACK (done_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->step_row), self->done_button);
}

/**
 * tandem_next_step_group_commit:
 *
 * What is being written belongs to the deal that is shown now.
 */
void
tandem_next_step_group_commit (TandemNextStepGroup *self)
{
  if (self->editor == NULL)
    return;
  tandem_field_row_commit (self->step_row);
  tandem_field_row_commit (self->day_row);
}

static void
show_value (TandemFieldRow *row, const char *value, gboolean is_fresh)
{
  if (is_fresh)
    tandem_field_row_reset (row, value);
  else
    tandem_field_row_set_value (row, value);
}

/**
 * tandem_next_step_group_show:
 * @editor: what writes the deal; another one for another deal
 *
 * A deal that is over has no next step.
 */
void
tandem_next_step_group_show (TandemNextStepGroup *self, TandemWorkspace *workspace, TandemRecordEditor *editor,
                             TandemDealFacts *facts)
{
  TandemRecord *deal = tandem_record_editor_get_record (editor);
  const char *step = tandem_record_get_text (deal, TANDEM_DEAL_NEXT_STEP);
  const char *day = tandem_record_get_text (deal, TANDEM_DEAL_NEXT_STEP_ON);
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (workspace));
  g_autofree char *day_text = day ? tandem_format_date (day) : NULL;
  gboolean is_fresh = g_set_object (&self->editor, editor);

  g_set_object (&self->workspace, workspace);
  gtk_widget_set_visible (GTK_WIDGET (self), g_str_equal (facts->row->stage_kind, "open"));
  gtk_widget_set_visible (self->done_button, step != NULL);
  gtk_widget_set_visible (self->late_image, day && g_strcmp0 (day, today) < 0);
  if (tandem_record_editor_is_busy (editor))
    return;
  show_value (self->step_row, step, is_fresh);
  show_value (self->day_row, day_text, is_fresh);
}
