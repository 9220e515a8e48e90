/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter-editor.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-filter-value.h"

#define WIDTH  340 /* fits a window of 360 */
#define HEIGHT 480 /* of a list to choose from */

struct _TandemFilterEditor {
  AdwDialog parent_instance;

  TandemEntity entity;
  const TandemField *field;
  GArray *operators; /* TandemOperator: those that the field has, in the order of the row */
  AdwComboRow *operator_row;
  GtkWidget *value;
  GtkLabel *error_label;
  GtkWidget *apply_button;
};

enum {
  SIGNAL_APPLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFilterEditor, tandem_filter_editor, ADW_TYPE_DIALOG)

static TandemOperator
get_operator (TandemFilterEditor *self)
{
  return g_array_index (self->operators, TandemOperator, adw_combo_row_get_selected (self->operator_row));
}

static void
operator_changed_cb (TandemFilterEditor *self)
{
  tandem_filter_value_set_operator (TANDEM_FILTER_VALUE (self->value), get_operator (self));
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

/* Closes itself unless whoever takes the condition shows an error. */
static void
apply_cb (TandemFilterEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemCondition) condition = NULL;
  GVariant *values;

  if (tandem_filter_value_make (TANDEM_FILTER_VALUE (self->value), &values, &error))
    condition
        = tandem_condition_new (self->entity, tandem_field_get_key (self->field), get_operator (self), values, &error);
  if (condition == NULL)
    {
      tandem_filter_editor_show_error (self, error->message);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  g_signal_emit (self, signals[SIGNAL_APPLY], 0, condition);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->error_label)))
    adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_cb (TandemFilterEditor *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tandem_filter_editor_finalize (GObject *object)
{
  g_array_unref (TANDEM_FILTER_EDITOR (object)->operators);
  G_OBJECT_CLASS (tandem_filter_editor_parent_class)->finalize (object);
}

static void
tandem_filter_editor_class_init (TandemFilterEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_filter_editor_finalize;

  /**
   * TandemFilterEditor::apply:
   * @condition: (type gpointer): a #TandemCondition
   *
   * A person has said what the field has to be like.
   */
  signals[SIGNAL_APPLY] = g_signal_new ("apply", TANDEM_TYPE_FILTER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tandem_filter_editor_init (TandemFilterEditor *self)
{
  self->operators = g_array_new (FALSE, FALSE, sizeof (TandemOperator));
}

/* --- made ---------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_header (TandemFilterEditor *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->apply_button = gtk_button_new_with_mnemonic (_ ("_Apply"));
  gtk_widget_add_css_class (self->apply_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply_button);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->apply_button, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  return header;
}

/* What is asked most of words and of days; of anything else it is the first. */
static gboolean
is_usual (TandemOperator operator)
{
  return operator== TANDEM_OPERATOR_CONTAINS || operator== TANDEM_OPERATOR_LAST_DAYS;
}

static GtkWidget *
make_operator_group (TandemFilterEditor *self, TandemCondition *leaf)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (TandemOperator operator= 0; operator<TANDEM_N_OPERATORS; operator++)
    {
      if (!tandem_field_has_operator (self->field, operator))
        continue;
      if (leaf ? tandem_condition_get_operator (leaf) == operator : is_usual (operator))
        selected = self->operators->len;
      g_array_append_val (self->operators, operator);
      gtk_string_list_append (titles, tandem_operator_get_title (operator));
    }
  self->operator_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->operator_row), tandem_field_get_title (self->field));
  adw_combo_row_set_model (self->operator_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->operator_row, selected);
  g_signal_connect_object (self->operator_row, "notify::selected", G_CALLBACK (operator_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->operator_row));
  return group;
}

static GtkWidget *
make_content (TandemFilterEditor *self, TandemWorkspace *workspace, TandemCondition *leaf)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->error_label = GTK_LABEL (gtk_label_new (NULL));
  self->value = tandem_filter_value_new (workspace, self->field, leaf);
  gtk_label_set_wrap (self->error_label, TRUE);
  gtk_label_set_xalign (self->error_label, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "error");
  gtk_widget_add_css_class (box, "filter-editor");
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), make_operator_group (self, leaf));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error_label));
  gtk_box_append (GTK_BOX (box), self->value);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

/**
 * tandem_filter_editor_new:
 * @leaf: (nullable): the condition to change; %NULL for a new one
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_filter_editor_new (TandemWorkspace *workspace, TandemEntity entity, const TandemField *field,
                          TandemCondition *leaf)
{
  TandemFilterEditor *self = g_object_new (TANDEM_TYPE_FILTER_EDITOR, NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  self->entity = entity;
  self->field = field;
  adw_dialog_set_title (ADW_DIALOG (self), leaf ? _ ("Change the filter") : _ ("Add a filter"));
  adw_dialog_set_follows_content_size (ADW_DIALOG (self), TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (self, workspace, leaf));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->apply_button);
  operator_changed_cb (self);
  adw_dialog_set_focus (ADW_DIALOG (self),
                        gtk_widget_get_visible (self->value) ? self->value : GTK_WIDGET (self->operator_row));
  return ADW_DIALOG (self);
}

/**
 * tandem_filter_editor_show_error:
 *
 * Says what is wrong with the condition; the dialog stays open.
 */
void
tandem_filter_editor_show_error (TandemFilterEditor *self, const char *sentence)
{
  gtk_label_set_label (self->error_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
