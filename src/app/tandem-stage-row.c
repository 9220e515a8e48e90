/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-stage-row.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-record-editor.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-stage.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

struct _TandemStageRow {
  AdwExpanderRow parent_instance;

  TandemStore *store;
  TandemRecordEditor *editor;
  gboolean is_showing; /* what is set now is what the file says */

  TandemFieldRow *name_row;
  TandemFieldRow *probability_row;
  TandemFieldRow *days_row;
  AdwSwitchRow *qualified_row;
};

enum { SIGNAL_RENAMED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemStageRow, tandem_stage_row, ADW_TYPE_EXPANDER_ROW)

static TandemRecord *
get_stage (TandemStageRow *self)
{
  return tandem_record_editor_get_record (self->editor);
}

static char *
dup_number (TandemRecord *stage, guint column)
{
  return tandem_record_is_null (stage, column)
             ? NULL
             : g_strdup_printf ("%" G_GINT64_FORMAT, tandem_record_get_integer (stage, column));
}

static void
show_fields (TandemStageRow *self)
{
  TandemRecord *stage = get_stage (self);
  g_autofree char *probability = dup_number (stage, TANDEM_STAGE_PROBABILITY);
  g_autofree char *days = dup_number (stage, TANDEM_STAGE_ROT_DAYS);

  self->is_showing = TRUE;
  tandem_field_row_set_value (self->name_row, tandem_record_get_text (stage, TANDEM_STAGE_NAME));
  tandem_field_row_set_value (self->probability_row, probability);
  tandem_field_row_set_value (self->days_row, days);
  adw_switch_row_set_active (self->qualified_row, tandem_record_get_integer (stage, TANDEM_STAGE_QUALIFIED) != 0);
  self->is_showing = FALSE;
}

static void
edit_failed_cb (TandemStageRow *self, const GError *error)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The stage was not changed"), error);
  show_fields (self);
}

static char *
write_label (TandemStageRow *self)
{
  /* Translators: what undo will undo; %s is a stage of a pipeline */
  return g_strdup_printf (_ ("Change the stage “%s”"), tandem_record_get_text (get_stage (self), TANDEM_STAGE_NAME));
}

static void
name_committed_cb (TandemFieldRow *row, TandemStageRow *self)
{
  g_autofree char *name = tandem_field_row_dup_text (row);

  g_signal_emit (self, signals[SIGNAL_RENAMED], 0, tandem_record_get_id (get_stage (self)), name ? name : "");
}

/* What is no number is said so, and the old one comes back. */
static void
commit_number (TandemStageRow *self, TandemFieldRow *row, guint column)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *label = write_label (self);
  g_autoptr (GError) error = NULL;
  gint64 number;

  if (text == NULL && column == TANDEM_STAGE_ROT_DAYS)
    tandem_record_editor_clear (self->editor, column, label);
  else if (text && tandem_money_parse (text, "JPY", &number, NULL))
    tandem_record_editor_set_integer (self->editor, column, number, label);
  else
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is not a whole number. Nothing was changed."),
                   text ? text : "");
      edit_failed_cb (self, error);
    }
}

static void
probability_committed_cb (TandemFieldRow *row, TandemStageRow *self)
{
  commit_number (self, row, TANDEM_STAGE_PROBABILITY);
}

static void
days_committed_cb (TandemFieldRow *row, TandemStageRow *self)
{
  commit_number (self, row, TANDEM_STAGE_ROT_DAYS);
}

static void
qualified_set_cb (AdwSwitchRow *row, GParamSpec *pspec, TandemStageRow *self)
{
  g_autofree char *label = NULL;

  if (self->is_showing)
    return;
  label = write_label (self);
  tandem_record_editor_set_integer (self->editor, TANDEM_STAGE_QUALIFIED, adw_switch_row_get_active (row), label);
}

static void
tandem_stage_row_dispose (GObject *object)
{
  TandemStageRow *self = TANDEM_STAGE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_STAGE_ROW);
  g_clear_object (&self->editor);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_stage_row_parent_class)->dispose (object);
}

static void
tandem_stage_row_class_init (TandemStageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (klass)->dispose = tandem_stage_row_dispose;

  /**
   * TandemStageRow::renamed:
   * @id: the stage
   * @name: what a person wants it to be called
   */
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/app/tandem-stage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemStageRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, TandemStageRow, probability_row);
  gtk_widget_class_bind_template_child (widget_class, TandemStageRow, days_row);
  gtk_widget_class_bind_template_child (widget_class, TandemStageRow, qualified_row);
  gtk_widget_class_bind_template_callback (widget_class, name_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, probability_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, qualified_set_cb);
}

static void
tandem_stage_row_init (TandemStageRow *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tandem_stage_row_new (TandemStore *store)
{
  TandemStageRow *self = g_object_new (TANDEM_TYPE_STAGE_ROW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

static char *
describe (TandemRecord *stage, gint64 n_deals)
{
  g_autofree char *percent
      = tandem_format_percent_value ((double) tandem_record_get_integer (stage, TANDEM_STAGE_PROBABILITY) / 100, 0);
  g_autofree char *count = tandem_format_count (n_deals);
  g_autofree char *deals
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal", "%s deals", (gulong) n_deals), count);

  return g_strjoin (" · ", percent, deals, NULL);
}

/**
 * tandem_stage_row_set_stage:
 * @stage: a #TandemStage; always the same one
 * @n_deals: in it
 */
void
tandem_stage_row_set_stage (TandemStageRow *self, TandemRecord *stage, gint64 n_deals)
{
  g_autofree char *subtitle = describe (stage, n_deals);

  if (self->editor == NULL)
    {
      self->editor = tandem_record_editor_new (self->store, stage);
      g_signal_connect_object (self->editor, "failed", G_CALLBACK (edit_failed_cb), self, G_CONNECT_SWAPPED);
    }
  tandem_record_editor_offer (self->editor, stage);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tandem_record_get_text (stage, TANDEM_STAGE_NAME));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  show_fields (self);
}
