/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-pipeline-preferences.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-list-group.h"
#include "app/tandem-stage-row.h"
#include "model/tandem-stage.h"
#include "widgets/tandem-combo-choices.h"
#include "widgets/tandem-page.h"

/**
 * TandemPipelinePreferences:
 *
 * The list of pipelines, and the stages of one of them. Where deals end can be called otherwise, and nothing else: every pipeline
 * has one stage for won deals and one for lost ones.
 */
struct _TandemPipelinePreferences {
  AdwPreferencesPage parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *entries; /* (element-type TandemPipeline) */
  gint64 pipeline_id; /* whose stages are shown */
  GPtrArray *ends;    /* (element-type TandemStage): won, lost */
  gboolean is_showing;

  TandemListGroup *pipelines;
  AdwPreferencesGroup *choice_group;
  AdwComboRow *pipeline_row;
  TandemListGroup *stages;
  AdwActionRow *won_row;
  AdwActionRow *lost_row;
};

G_DEFINE_FINAL_TYPE (TandemPipelinePreferences, tandem_pipeline_preferences, ADW_TYPE_PREFERENCES_PAGE)

/* --- ends ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 pipeline_id;
  GPtrArray *ends;
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->ends, g_ptr_array_unref);
  g_free (facts);
}

static gboolean
read_ends_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;

  facts->ends
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE,
                                  "pipeline_id = $1 AND kind <> 'open' AND deleted_at IS NULL ORDER BY kind DESC",
                                  facts->pipeline_id, error);
  return facts->ends != NULL;
}

static void
ends_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Facts *facts = tandem_store_run_get_data (result);
  TandemPipelinePreferences *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!success)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The stages could not be read"), error);
      return;
    }
  g_clear_pointer (&self->ends, g_ptr_array_unref);
  self->ends = g_steal_pointer (&facts->ends);
  for (guint i = 0; i < self->ends->len && i < 2; i++)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (i == 0 ? self->won_row : self->lost_row),
                                   tandem_record_get_text (self->ends->pdata[i], TANDEM_STAGE_NAME));
}

/* Their stages were read anew: so are the ends. */
static void
stages_shown_cb (TandemPipelinePreferences *self)
{
  Facts *facts = g_new0 (Facts, 1);

  facts->pipeline_id = self->pipeline_id;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, read_ends_cb, facts,
                          free_facts, self->cancellable, ends_read_cb, self);
}

static void
end_activated_cb (AdwActionRow *row, TandemPipelinePreferences *self)
{
  guint i = row == self->won_row ? 0 : 1;

  if (self->ends && i < self->ends->len)
    tandem_list_group_ask_name (self->stages, tandem_record_get_id (self->ends->pdata[i]),
                                adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* --- which pipeline ------------------------------------------------------------------------------------------------ */

static void
show_pipeline (TandemPipelinePreferences *self, guint place)
{
  self->pipeline_id = place < self->entries->len ? tandem_record_get_id (self->entries->pdata[place]) : 0;
  tandem_list_group_set_whole (self->stages, self->pipeline_id);
}

static void
pipeline_selected_cb (TandemPipelinePreferences *self)
{
  if (!self->is_showing && self->entries)
    show_pipeline (self, adw_combo_row_get_selected (self->pipeline_row));
}

static void
pipelines_shown_cb (TandemPipelinePreferences *self, GPtrArray *entries)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint place = 0;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_ptr_array_ref (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      gtk_string_list_append (names, tandem_firm_list_get_name (TANDEM_FIRM_LIST_PIPELINES, entries->pdata[i]));
      if (tandem_record_get_id (entries->pdata[i]) == self->pipeline_id)
        place = i;
    }
  self->is_showing = TRUE;
  tandem_combo_choices_offer (self->pipeline_row, names);
  adw_combo_row_set_selected (self->pipeline_row, place);
  self->is_showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->choice_group), entries->len > 1);
  show_pipeline (self, place);
}

/* --- stages -------------------------------------------------------------------------------------------------------- */

static void
stage_renamed_cb (TandemListGroup *group, gint64 id, const char *name)
{
  tandem_list_group_rename (group, id, name);
}

static GtkListBoxRow *
make_stage_row (TandemListGroup *group, GtkListBoxRow *row, TandemRecord *record, gint64 n_deals)
{
  if (row == NULL)
    {
      row = GTK_LIST_BOX_ROW (
          tandem_stage_row_new (tandem_workspace_get_store (tandem_list_group_get_workspace (group))));
      g_signal_connect_object (row, "renamed", G_CALLBACK (stage_renamed_cb), group, G_CONNECT_SWAPPED);
    }
  tandem_stage_row_set_stage (TANDEM_STAGE_ROW (row), record, n_deals);
  return row;
}

static void
tandem_pipeline_preferences_dispose (GObject *object)
{
  TandemPipelinePreferences *self = TANDEM_PIPELINE_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PIPELINE_PREFERENCES);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->ends, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_pipeline_preferences_parent_class)->dispose (object);
}

static void
tandem_pipeline_preferences_class_init (TandemPipelinePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_LIST_GROUP);

  G_OBJECT_CLASS (klass)->dispose = tandem_pipeline_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-pipeline-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPipelinePreferences, pipelines);
  gtk_widget_class_bind_template_child (widget_class, TandemPipelinePreferences, choice_group);
  gtk_widget_class_bind_template_child (widget_class, TandemPipelinePreferences, pipeline_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPipelinePreferences, stages);
  gtk_widget_class_bind_template_child (widget_class, TandemPipelinePreferences, won_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPipelinePreferences, lost_row);
  gtk_widget_class_bind_template_callback (widget_class, pipelines_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, pipeline_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, stages_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_activated_cb);
}

static void
tandem_pipeline_preferences_init (TandemPipelinePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_pipeline_preferences_set_workspace:
 * @workspace: the open file; set once
 */
void
tandem_pipeline_preferences_set_workspace (TandemPipelinePreferences *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_PIPELINE_PREFERENCES (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  tandem_list_group_set_row_func (self->stages, make_stage_row);
  tandem_list_group_set_list (self->stages, workspace, TANDEM_FIRM_LIST_STAGES, _ ("Add a stage"));
  tandem_list_group_set_list (self->pipelines, workspace, TANDEM_FIRM_LIST_PIPELINES, _ ("Add a pipeline"));
}
