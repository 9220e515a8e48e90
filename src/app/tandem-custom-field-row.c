/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-custom-field-row.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-custom.h"
#include "act/tandem-record-editor.h"
#include "base/tandem-format.h"
#include "model/tandem-custom-field.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

static const struct {
  const char *nick;
  const char *title;
} types[] = {
  { TANDEM_CUSTOM_TEXT, NC_ ("type of field", "Text") },
  { TANDEM_CUSTOM_NUMBER, NC_ ("type of field", "Number") },
  { TANDEM_CUSTOM_MONEY, NC_ ("type of field", "Amount of money") },
  { TANDEM_CUSTOM_DAY, NC_ ("type of field", "Date") },
  { TANDEM_CUSTOM_FLAG, NC_ ("type of field", "Yes or no") },
  { TANDEM_CUSTOM_CHOICE, NC_ ("type of field", "Choice") },
};

struct _TandemCustomFieldRow {
  AdwExpanderRow parent_instance;

  TandemStore *store;
  TandemRecordEditor *editor;
  gboolean is_showing; /* what is set now is what the file says */
  char *news;          /* what the last change of the choices did to records; NULL: nothing */

  TandemFieldRow *name_row;
  AdwComboRow *type_row;
  TandemFieldRow *choices_row;
};

enum { SIGNAL_RENAMED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemCustomFieldRow, tandem_custom_field_row, ADW_TYPE_EXPANDER_ROW)

static TandemRecord *
get_field (TandemCustomFieldRow *self)
{
  return tandem_record_editor_get_record (self->editor);
}

static guint
find_type (TandemRecord *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].nick, tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_TYPE)) == 0)
      return i;
  return 0;
}

/* A line each in the file, with commas between them here. */
static char *
join_choices (TandemRecord *field)
{
  const char *choices = tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_CHOICES);
  g_auto (GStrv) lines = g_strsplit (choices ? choices : "", "\n", -1);

  return g_strjoinv (", ", lines);
}

static char *
read_choices (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  g_auto (GStrv) clean = NULL;

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      g_strv_builder_add (choices, parts[i]);
  clean = g_strv_builder_end (choices);
  return g_strjoinv ("\n", clean);
}

static void
show_fields (TandemCustomFieldRow *self)
{
  TandemRecord *field = get_field (self);
  guint type = find_type (field);
  g_autofree char *choices = join_choices (field);
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "type of field", types[type].title);
  g_autofree char *subtitle = self->news ? g_strdup_printf ("%s · %s", title, self->news) : g_strdup (title);

  self->is_showing = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_NAME));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  tandem_field_row_set_value (self->name_row, tandem_record_get_text (field, TANDEM_CUSTOM_FIELD_NAME));
  adw_combo_row_set_selected (self->type_row, type);
  tandem_field_row_set_value (self->choices_row, choices);
  gtk_widget_set_visible (GTK_WIDGET (self->choices_row), g_str_equal (types[type].nick, TANDEM_CUSTOM_CHOICE));
  self->is_showing = FALSE;
}

static void
edit_failed_cb (TandemCustomFieldRow *self, const GError *error)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The field was not changed"), error);
  show_fields (self);
}

static char *
write_label (TandemCustomFieldRow *self)
{
  /* Translators: what undo will undo; %s is a field that the firm added */
  return g_strdup_printf (_ ("Change the field “%s”"),
                          tandem_record_get_text (get_field (self), TANDEM_CUSTOM_FIELD_NAME));
}

static void
name_committed_cb (TandemFieldRow *row, TandemCustomFieldRow *self)
{
  g_autofree char *name = tandem_field_row_dup_text (row);

  g_signal_emit (self, signals[SIGNAL_RENAMED], 0, tandem_record_get_id (get_field (self)), name ? name : "");
}

static void
type_selected_cb (AdwComboRow *row, GParamSpec *pspec, TandemCustomFieldRow *self)
{
  g_autofree char *label = NULL;

  if (self->is_showing)
    return;
  label = write_label (self);
  tandem_record_editor_set_text (self->editor, TANDEM_CUSTOM_FIELD_TYPE, types[adw_combo_row_get_selected (row)].nick,
                                 label);
}

static char *
write_news (const TandemChoicesAct *act)
{
  g_autofree char *renamed = tandem_format_count (act->n_renamed);
  g_autofree char *left = tandem_format_count (act->n_left);

  if (act->n_left > 0)
    /* Translators: %s is how many records hold a choice that was taken away */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s record keeps what can't be chosen any more",
                                         "%s records keep what can't be chosen any more", act->n_left),
                            left);
  if (act->n_renamed > 0)
    /* Translators: %s is how many records hold a choice that has another name now */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s record has it by the new name",
                                         "%s records have it by the new name", act->n_renamed),
                            renamed);
  return NULL;
}

static void
choices_set_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemCustomFieldRow) self = data;
  g_autoptr (GError) error = NULL;
  const TandemChoicesAct *act = tandem_act_set_choices_finish (result, &error);

  if (self->editor == NULL) /* the preferences have gone meanwhile */
    return;
  if (act == NULL)
    {
      edit_failed_cb (self, error);
      return;
    }
  g_free (self->news);
  self->news = write_news (act);
  show_fields (self);
}

static void
choices_committed_cb (TandemFieldRow *row, TandemCustomFieldRow *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *choices = text ? read_choices (text) : NULL;
  g_autofree char *label = write_label (self);
  const TandemChoicesAct act
      = { .field_id = tandem_record_get_id (get_field (self)), .label = label, .choices = choices };

  tandem_act_set_choices_async (self->store, &act, NULL, choices_set_cb, g_object_ref (self));
}

static void
tandem_custom_field_row_dispose (GObject *object)
{
  TandemCustomFieldRow *self = TANDEM_CUSTOM_FIELD_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CUSTOM_FIELD_ROW);
  g_clear_object (&self->editor);
  g_clear_object (&self->store);
  g_clear_pointer (&self->news, g_free);
  G_OBJECT_CLASS (tandem_custom_field_row_parent_class)->dispose (object);
}

static void
tandem_custom_field_row_class_init (TandemCustomFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (klass)->dispose = tandem_custom_field_row_dispose;

  /**
   * TandemCustomFieldRow::renamed:
   * @id: the field
   * @name: what a person wants it to be called
   */
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-custom-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemCustomFieldRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCustomFieldRow, type_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCustomFieldRow, choices_row);
  gtk_widget_class_bind_template_callback (widget_class, name_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_committed_cb);
}

static void
tandem_custom_field_row_init (TandemCustomFieldRow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (titles, g_dpgettext2 (GETTEXT_PACKAGE, "type of field", types[i].title));
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (titles));
}

GtkWidget *
tandem_custom_field_row_new (TandemStore *store)
{
  TandemCustomFieldRow *self = g_object_new (TANDEM_TYPE_CUSTOM_FIELD_ROW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * tandem_custom_field_row_set_field:
 * @field: a #TandemCustomField; always the same one
 */
void
tandem_custom_field_row_set_field (TandemCustomFieldRow *self, TandemRecord *field)
{
  if (self->editor == NULL)
    {
      self->editor = tandem_record_editor_new (self->store, field);
      g_signal_connect_object (self->editor, "failed", G_CALLBACK (edit_failed_cb), self, G_CONNECT_SWAPPED);
    }
  tandem_record_editor_offer (self->editor, field);
  show_fields (self);
}
