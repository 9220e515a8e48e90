/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-error.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-filter-choices.h"

#define FEW_DAYS        "30"
#define CURRENCY_LENGTH 3

struct _TandemFilterValue {
  AdwBin parent_instance;

  const TandemField *field;
  TandemOperator operator;
  GtkWidget *choices; /* of a choice or a reference */
  GtkWidget *group;   /* of anything else: */
  GtkWidget *entries[2];
  GtkWidget *currency_row; /* of money */
  GtkWidget *days_row;     /* of a day or an instant */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFilterValue, tandem_filter_value, ADW_TYPE_BIN)

static gboolean
is_day (const TandemField *field)
{
  return tandem_field_get_type (field) == TANDEM_FIELD_DAY || tandem_field_get_type (field) == TANDEM_FIELD_INSTANT;
}

static gboolean
wants_count_of_days (TandemOperator operator)
{
  return operator== TANDEM_OPERATOR_LAST_DAYS || operator== TANDEM_OPERATOR_NEXT_DAYS;
}

static gboolean
wants_value (TandemOperator operator)
{
  return operator<TANDEM_OPERATOR_YES && operator!= TANDEM_OPERATOR_THIS_MONTH;
}

/* --- what is there at first ---------------------------------------------------------------------------------------- */

static char *
write_value (TandemFilterValue *self, TandemCondition *leaf, guint place)
{
  const char *text = tandem_condition_get_text (leaf, place);
  gint64 number = tandem_condition_get_number (leaf, place);

  if (tandem_field_get_type (self->field) == TANDEM_FIELD_MONEY)
    return tandem_format_amount (number, tandem_condition_get_text (leaf, tandem_condition_get_n_values (leaf) - 1));
  if (is_day (self->field))
    return text ? tandem_format_date (text) : g_strdup_printf ("%" G_GINT64_FORMAT, number);
  if (tandem_field_get_digits (self->field) > 0)
    return tandem_format_fixed (number, tandem_field_get_digits (self->field));
  return text ? g_strdup (text) : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
fill (TandemFilterValue *self, TandemCondition *leaf)
{
  guint n = tandem_condition_get_n_values (leaf);
  gboolean is_count = wants_count_of_days (tandem_condition_get_operator (leaf));
  guint n_entries = is_count ? 0 : self->currency_row && n > 0 ? n - 1 : n;

  for (guint i = 0; i < MIN (n_entries, G_N_ELEMENTS (self->entries)); i++)
    {
      g_autofree char *text = write_value (self, leaf, i);

      gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), text ? text : "");
    }
  if (self->currency_row && n > 0)
    gtk_editable_set_text (GTK_EDITABLE (self->currency_row), tandem_condition_get_text (leaf, n - 1));
  if (self->days_row && is_count)
    {
      g_autofree char *text = write_value (self, leaf, 0);

      gtk_editable_set_text (GTK_EDITABLE (self->days_row), text);
    }
}

static void
edited_cb (TandemFilterValue *self, GtkWidget *row)
{
  gtk_widget_remove_css_class (row, "error");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_written (GtkWidget *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0';
}

static GtkWidget *
add_entry (TandemFilterValue *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  return row;
}

static void
add_rows (TandemFilterValue *self, TandemWorkspace *workspace)
{
  self->group = adw_preferences_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->entries); i++)
    {
      self->entries[i] = add_entry (self, NULL);
      if (is_day (self->field))
        tandem_day_button_attach (ADW_ENTRY_ROW (self->entries[i]));
    }
  if (tandem_field_get_type (self->field) == TANDEM_FIELD_MONEY)
    {
      self->currency_row = add_entry (self, _ ("Currency"));
      gtk_editable_set_text (GTK_EDITABLE (self->currency_row), tandem_workspace_get_currency (workspace));
    }
  if (is_day (self->field))
    {
      self->days_row = add_entry (self, _ ("Days"));
      gtk_text_set_input_purpose (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->days_row))),
                                  GTK_INPUT_PURPOSE_DIGITS);
      gtk_editable_set_text (GTK_EDITABLE (self->days_row), FEW_DAYS);
    }
}

/* --- what was given ------------------------------------------------------------------------------------------------ */

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
read_number (const char *text, gint64 *number, GError **error)
{
  gint64 minor;

  /* An amount without minor units: grouping and digits of any script are read. */
  if (!tandem_money_parse (text, "JPY", &minor, NULL))
    {
      /* Translators: %s is what somebody typed */
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _ ("“%s” is not a whole number."), text);
      return FALSE;
    }
  *number = minor;
  return TRUE;
}

static gboolean
read_entry (TandemFilterValue *self, const char *text, const char *currency, GVariant **value, GError **error)
{
  TandemFieldType type = tandem_field_get_type (self->field);
  g_autofree char *date = NULL;
  gint64 number;

  if (*text == '\0')
    return refuse (_ ("Type what to compare with."), error);
  if (is_day (self->field))
    {
      if (!tandem_date_parse_near (text, &date, error))
        return FALSE;
      *value = g_variant_new_string (date);
    }
  else if (type == TANDEM_FIELD_NUMBER && tandem_field_get_digits (self->field) > 0)
    {
      if (!tandem_decimal_parse (text, tandem_field_get_digits (self->field), &number, error))
        return FALSE;
      *value = g_variant_new_int64 (number);
    }
  else if (type == TANDEM_FIELD_MONEY || type == TANDEM_FIELD_NUMBER)
    {
      if (currency ? !tandem_money_parse (text, currency, &number, error) : !read_number (text, &number, error))
        return FALSE;
      *value = g_variant_new_int64 (number);
    }
  else
    *value = g_variant_new_string (text);
  return TRUE;
}

/* The lesser first, whichever way round they were typed. */
static void
put_in_order (GVariant **values)
{
  GVariant *first = values[0];

  if (g_variant_compare (values[0], values[1]) <= 0)
    return;
  values[0] = values[1];
  values[1] = first;
}

static gboolean
read_currency (TandemFilterValue *self, char **currency, GError **error)
{
  *currency = NULL;
  if (self->currency_row == NULL)
    return TRUE;
  *currency = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (self->currency_row)), -1);
  g_strstrip (*currency);
  if (strlen (*currency) == CURRENCY_LENGTH)
    return TRUE;
  gtk_widget_add_css_class (self->currency_row, "error");
  gtk_widget_grab_focus (self->currency_row);
  return refuse (_ ("An amount needs a currency, such as EUR."), error);
}

static gboolean
read_entries (TandemFilterValue *self, GVariant **values, GError **error)
{
  guint n = self->operator== TANDEM_OPERATOR_BETWEEN ? 2 : 1;
  GVariant *children[3] = { NULL };
  g_autofree char *currency = NULL;

  if (!read_currency (self, &currency, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entries[i]))));

      if (read_entry (self, text, currency, &children[i], error))
        continue;
      gtk_widget_add_css_class (self->entries[i], "error");
      gtk_widget_grab_focus (self->entries[i]);
      for (guint k = 0; k < i; k++)
        g_variant_unref (g_variant_ref_sink (children[k]));
      return FALSE;
    }
  if (n == 2)
    put_in_order (children);
  if (currency)
    children[n++] = g_variant_new_string (currency);
  *values = g_variant_new_tuple (children, n);
  return TRUE;
}

/* How many they may be is the condition's to say. */
static gboolean
read_days (TandemFilterValue *self, GVariant **values, GError **error)
{
  gint64 days;

  if (!read_number (gtk_editable_get_text (GTK_EDITABLE (self->days_row)), &days, error))
    {
      gtk_widget_add_css_class (self->days_row, "error");
      gtk_widget_grab_focus (self->days_row);
      return FALSE;
    }
  *values = g_variant_new ("(x)", days);
  return TRUE;
}

/* --- the object ---------------------------------------------------------------------------------------------------- */

static gboolean
tandem_filter_value_grab_focus (GtkWidget *widget)
{
  TandemFilterValue *self = TANDEM_FILTER_VALUE (widget);

  if (self->choices)
    return gtk_widget_grab_focus (self->choices);
  if (self->days_row && gtk_widget_get_visible (self->days_row))
    return gtk_widget_grab_focus (self->days_row);
  return gtk_widget_grab_focus (self->entries[0]);
}

static void
choices_changed_cb (TandemFilterValue *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tandem_filter_value_class_init (TandemFilterValueClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = tandem_filter_value_grab_focus;

  /**
   * TandemFilterValue::changed:
   *
   * What is chosen has changed, and so perhaps whether it is anything.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", TANDEM_TYPE_FILTER_VALUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_filter_value_init (TandemFilterValue *self)
{
}

/**
 * tandem_filter_value_new:
 * @leaf: (nullable): of this field: what is there at first
 */
GtkWidget *
tandem_filter_value_new (TandemWorkspace *workspace, const TandemField *field, TandemCondition *leaf)
{
  TandemFilterValue *self = g_object_new (TANDEM_TYPE_FILTER_VALUE, NULL);
  TandemFieldType type = tandem_field_get_type (field);

  self->field = field;
  if (type == TANDEM_FIELD_CHOICE || type == TANDEM_FIELD_REFERENCE)
    {
      self->choices = tandem_filter_choices_new (workspace, field, leaf);
      g_signal_connect_object (self->choices, "changed", G_CALLBACK (choices_changed_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (ADW_BIN (self), self->choices);
      return GTK_WIDGET (self);
    }
  add_rows (self, workspace);
  if (leaf)
    fill (self, leaf);
  adw_bin_set_child (ADW_BIN (self), self->group);
  return GTK_WIDGET (self);
}

/**
 * tandem_filter_value_set_operator:
 * @operator: one that the field has
 *
 * Shows what it takes; what was typed stays.
 */
void
tandem_filter_value_set_operator (TandemFilterValue *self, TandemOperator operator)
{
  gboolean is_between = operator== TANDEM_OPERATOR_BETWEEN;
  gboolean is_count = wants_count_of_days (operator);
  const char *title = is_day (self->field) ? _ ("Day") : _ ("Value");

  self->operator= operator;
  gtk_widget_set_visible (GTK_WIDGET (self), wants_value (operator));
  if (self->group == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entries[0]), is_between ? C_ ("range", "From") : title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entries[1]), C_ ("range", "To"));
  gtk_widget_set_visible (self->entries[0], !is_count);
  gtk_widget_set_visible (self->entries[1], is_between);
  if (self->days_row)
    gtk_widget_set_visible (self->days_row, is_count);
}

/**
 * tandem_filter_value_can_make:
 *
 * Returns: %FALSE where something has to be chosen or typed and nothing is; what is typed is judged when it is made
 */
gboolean
tandem_filter_value_can_make (TandemFilterValue *self)
{
  if (!wants_value (self->operator))
    return TRUE;
  if (self->choices)
    return !tandem_filter_choices_is_empty (TANDEM_FILTER_CHOICES (self->choices));
  if (wants_count_of_days (self->operator))
    return is_written (self->days_row);
  return is_written (self->entries[0]) && (self->operator!= TANDEM_OPERATOR_BETWEEN || is_written (self->entries[1]));
}

/**
 * tandem_filter_value_make:
 * @values: (out) (transfer floating) (nullable): the values of the condition
 *
 * Returns: %FALSE with a sentence when what was typed is none; then the focus is there
 */
gboolean
tandem_filter_value_make (TandemFilterValue *self, GVariant **values, GError **error)
{
  *values = NULL;
  if (!wants_value (self->operator))
    return TRUE;
  if (self->choices)
    {
      *values = tandem_filter_choices_make (TANDEM_FILTER_CHOICES (self->choices));
      if (g_variant_n_children (*values) > 0)
        return TRUE;
      g_variant_unref (g_variant_ref_sink (g_steal_pointer (values)));
      gtk_widget_grab_focus (self->choices);
      return refuse (_ ("Choose at least one."), error);
    }
  return wants_count_of_days (self->operator) ? read_days (self, values, error) : read_entries (self, values, error);
}
