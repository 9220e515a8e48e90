/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter-leaf.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-filter-value.h"

struct _TandemFilterLeaf {
  TandemFilterPage parent_instance;

  TandemEntity entity;
  const TandemField *field;
  GArray *operators; /* TandemOperator: those that the field has, in the order of the row */
  AdwComboRow *operator_row;
  GtkWidget *value;
};

G_DEFINE_FINAL_TYPE (TandemFilterLeaf, tandem_filter_leaf, TANDEM_TYPE_FILTER_PAGE)

static TandemOperator
get_operator (TandemFilterLeaf *self)
{
  return g_array_index (self->operators, TandemOperator, adw_combo_row_get_selected (self->operator_row));
}

static void
value_changed_cb (TandemFilterLeaf *self)
{
  tandem_filter_page_set_can_apply (TANDEM_FILTER_PAGE (self),
                                    tandem_filter_value_can_make (TANDEM_FILTER_VALUE (self->value)));
}

static void
operator_changed_cb (TandemFilterLeaf *self)
{
  tandem_filter_value_set_operator (TANDEM_FILTER_VALUE (self->value), get_operator (self));
  value_changed_cb (self);
  tandem_filter_page_show_error (TANDEM_FILTER_PAGE (self), NULL);
}

static TandemCondition *
tandem_filter_leaf_make (TandemFilterPage *page, GError **error)
{
  TandemFilterLeaf *self = TANDEM_FILTER_LEAF (page);
  GVariant *values;

  if (!tandem_filter_value_make (TANDEM_FILTER_VALUE (self->value), &values, error))
    return NULL;
  return tandem_condition_new_on (self->entity, self->field, get_operator (self), values, error);
}

static gboolean
tandem_filter_leaf_grab_focus (GtkWidget *widget)
{
  TandemFilterLeaf *self = TANDEM_FILTER_LEAF (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->value) ? self->value : GTK_WIDGET (self->operator_row));
}

static void
tandem_filter_leaf_finalize (GObject *object)
{
  g_array_unref (TANDEM_FILTER_LEAF (object)->operators);
  G_OBJECT_CLASS (tandem_filter_leaf_parent_class)->finalize (object);
}

static void
tandem_filter_leaf_class_init (TandemFilterLeafClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_filter_leaf_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = tandem_filter_leaf_grab_focus;
  TANDEM_FILTER_PAGE_CLASS (klass)->make = tandem_filter_leaf_make;
}

static void
tandem_filter_leaf_init (TandemFilterLeaf *self)
{
  self->operators = g_array_new (FALSE, FALSE, sizeof (TandemOperator));
}

/* --- made ---------------------------------------------------------------------------------------------------------- */

/* What is asked most of words and of days; of anything else it is the first. */
static gboolean
is_usual (TandemOperator operator)
{
  return operator== TANDEM_OPERATOR_CONTAINS || operator== TANDEM_OPERATOR_LAST_DAYS;
}

static GtkWidget *
make_operator_group (TandemFilterLeaf *self, TandemCondition *leaf)
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

/**
 * tandem_filter_leaf_new:
 * @leaf: (nullable): the condition to change; %NULL for a new one
 *
 * Returns: (transfer floating): the page
 */
TandemFilterPage *
tandem_filter_leaf_new (TandemWorkspace *workspace, TandemEntity entity, const TandemField *field,
                        TandemCondition *leaf)
{
  TandemFilterLeaf *self
      = g_object_new (TANDEM_TYPE_FILTER_LEAF, "title", leaf ? _ ("Change the filter") : _ ("Add a filter"), NULL);
  TandemFilterPage *page = TANDEM_FILTER_PAGE (self);

  self->entity = entity;
  self->field = field;
  self->value = tandem_filter_value_new (workspace, field, leaf);
  g_signal_connect_object (self->value, "changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  tandem_filter_page_add (page, make_operator_group (self, leaf));
  tandem_filter_page_add (page, self->value);
  operator_changed_cb (self);
  return page;
}
