/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A condition as a person reads it: “Lifecycle is any of Customer, Evangelist and City is “Köln””. */
#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/filter/tandem-condition.h"

#define MAX_NAMED 5 /* of a list; of the others it is told how many they are */

typedef struct {
  TandemNameRecord name_record;
  gpointer data;
} Namer;

static char *
name_choice (const TandemField *field, const char *nick)
{
  for (guint i = 0; i < tandem_field_get_n_choices (field); i++)
    if (g_strcmp0 (tandem_field_get_choice_nick (field, i), nick) == 0)
      return g_strdup (tandem_field_get_choice_title (field, i));
  return g_strdup (nick);
}

static char *
name_reference (const TandemField *field, gint64 id, const Namer *namer)
{
  char *name = namer->name_record ? namer->name_record (tandem_field_get_target (field), id, namer->data) : NULL;

  /* Translators: a record that a filter names, and that is not there any more */
  return name ? name : g_strdup (_ ("(gone)"));
}

static char *
describe_value (TandemCondition *leaf, guint place, const Namer *namer)
{
  const TandemField *field = tandem_condition_get_field (leaf);
  const char *text = tandem_condition_get_text (leaf, place);
  gint64 number = tandem_condition_get_number (leaf, place);

  switch (tandem_field_get_type (field))
    {
    case TANDEM_FIELD_CHOICE:
      return name_choice (field, text);
    case TANDEM_FIELD_REFERENCE:
      return name_reference (field, number, namer);
    case TANDEM_FIELD_MONEY:
      return tandem_format_money (number, tandem_condition_get_text (leaf, tandem_condition_get_n_values (leaf) - 1));
    case TANDEM_FIELD_NUMBER:
      return tandem_format_fixed (number, tandem_field_get_digits (field));
    case TANDEM_FIELD_DAY:
    case TANDEM_FIELD_INSTANT:
      /* Translators: after “is in the last” or “is in the next” */
      return text ? tandem_format_date (text)
                  : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) number), (int) number);
    case TANDEM_FIELD_TEXT:
    case TANDEM_FIELD_PHONE:
    case TANDEM_FIELD_FLAG:
    default:
      return g_strdup_printf (_ ("“%s”"), text);
    }
}

static char *
describe_list (TandemCondition *leaf, const Namer *namer)
{
  guint n = tandem_condition_get_n_values (leaf), n_named = n > MAX_NAMED ? MAX_NAMED - 1 : n;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_named; i++)
    g_ptr_array_add (names, describe_value (leaf, i, namer));
  if (n > n_named)
    g_ptr_array_add (names,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n - n_named), n - n_named));
  g_ptr_array_add (names, NULL);
  /* Translators: between the members of a list */
  return g_strjoinv (C_ ("condition", ", "), (char **) names->pdata);
}

static char *
describe_values (TandemCondition *leaf, const Namer *namer)
{
  TandemOperator operator= tandem_condition_get_operator (leaf);
  g_autofree char *first = NULL, *second = NULL;

  if (tandem_condition_get_n_values (leaf) == 0)
    return NULL;
  if (operator== TANDEM_OPERATOR_ANY_OF || operator== TANDEM_OPERATOR_NONE_OF)
    return describe_list (leaf, namer);
  first = describe_value (leaf, 0, namer);
  if (operator!= TANDEM_OPERATOR_BETWEEN)
    return g_steal_pointer (&first);
  second = describe_value (leaf, 1, namer);
  /* Translators: after “is between”: two numbers or dates */
  return g_strdup_printf (C_ ("condition", "%s and %s"), first, second);
}

static char *
describe_leaf (TandemCondition *leaf, const Namer *namer)
{
  const char *title = tandem_field_get_title (tandem_condition_get_field (leaf));
  TandemOperator operator= tandem_condition_get_operator (leaf);
  g_autofree char *values = describe_values (leaf, namer);

  if (operator== TANDEM_OPERATOR_YES)
    return g_strdup (title);
  if (operator== TANDEM_OPERATOR_NO)
    /* Translators: a field that is not so: “Not: Has a Deal” */
    return g_strdup_printf (C_ ("condition", "Not: %s"), title);
  if (values == NULL)
    /* Translators: a field, an operator: “City is empty” */
    return g_strdup_printf (C_ ("condition", "%1$s %2$s"), title, tandem_operator_get_title (operator));
  /* Translators: a field, an operator, a value: “City is Köln” */
  return g_strdup_printf (C_ ("condition", "%1$s %2$s %3$s"), title, tandem_operator_get_title (operator), values);
}

static char *
describe (TandemCondition *self, const Namer *namer, gboolean is_inner)
{
  TandemConditionKind kind = tandem_condition_get_kind (self);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (kind == TANDEM_CONDITION_LEAF)
    return describe_leaf (self, namer);
  if (tandem_condition_get_n_children (self) == 0)
    return g_strdup (kind == TANDEM_CONDITION_ANY ? C_ ("condition", "nothing") : C_ ("condition", "everything"));
  for (guint i = 0; i < tandem_condition_get_n_children (self); i++)
    g_ptr_array_add (parts, describe (tandem_condition_get_child (self, i), namer, TRUE));
  g_ptr_array_add (parts, NULL);
  /* Translators: between conditions */
  joined = g_strjoinv (kind == TANDEM_CONDITION_ALL ? C_ ("condition", " and ") : C_ ("condition", " or "),
                       (char **) parts->pdata);
  if (kind == TANDEM_CONDITION_NONE)
    /* Translators: conditions that must not hold */
    return g_strdup_printf (C_ ("condition", "not (%s)"), joined);
  return is_inner && parts->len > 2 ? g_strdup_printf ("(%s)", joined) : g_steal_pointer (&joined);
}

/**
 * tandem_condition_describe:
 * @name_record: (nullable) (scope call): says what a record is called that a condition names
 *
 * Returns: (transfer full): the condition in words
 */
char *
tandem_condition_describe (TandemCondition *self, TandemNameRecord name_record, gpointer data)
{
  const Namer namer = { name_record, data };

  return describe (self, &namer, FALSE);
}
