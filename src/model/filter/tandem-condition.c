/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-date.h"
#include "model/filter/tandem-condition-private.h"
#include "store/tandem-store-error.h"

struct _TandemCondition {
  gatomicrefcount refs;
  TandemEntity entity;
  TandemConditionKind kind;
  GPtrArray *children; /* of a group */
  guint depth, n_nodes;
  const TandemField *field; /* of a leaf */
  TandemOperator operator;
  GVariant *values; /* a tuple of texts and int64 */
};

static gboolean
set_error (GError **error, const char *sentence)
{
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, sentence);
  return FALSE;
}

static TandemCondition *
new_node (TandemEntity entity, TandemConditionKind kind)
{
  TandemCondition *self = g_new0 (TandemCondition, 1);

  g_atomic_ref_count_init (&self->refs);
  self->entity = entity;
  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_condition_unref);
  self->depth = 1;
  self->n_nodes = 1;
  return self;
}

/* --- what a leaf may hold ------------------------------------------------------------------------------------------- */

static gboolean
check_text (const char *text, GError **error)
{
  if (strlen (text) > TANDEM_CONDITION_MAX_LENGTH)
    return set_error (error, _ ("A text to look for is too long."));
  if (strspn (text, " \t\n") == strlen (text))
    return set_error (error, _ ("A condition has no text to look for."));
  return TRUE;
}

static gboolean
check_choice (const TandemField *field, const char *nick, GError **error)
{
  for (guint i = 0; i < tandem_field_get_n_choices (field); i++)
    if (g_str_equal (tandem_field_get_choice_nick (field, i), nick))
      return TRUE;
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
               /* Translators: a value; a field: ““shoe” is not a value of “Lifecycle”.” */
               _ ("“%s” is not a value of “%s”."), nick, tandem_field_get_title (field));
  return FALSE;
}

static gboolean
is_currency (const char *text)
{
  return strlen (text) == 3 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) && g_ascii_isupper (text[2]);
}

static gboolean
is_count_of_days (TandemOperator operator)
{
  return operator== TANDEM_OPERATOR_LAST_DAYS || operator== TANDEM_OPERATOR_NEXT_DAYS;
}

static gboolean
wants_text (const TandemField *field, TandemOperator operator, guint place, guint n_values)
{
  switch (tandem_field_get_type (field))
    {
    case TANDEM_FIELD_DAY:
    case TANDEM_FIELD_INSTANT:
      return !is_count_of_days (operator);
    case TANDEM_FIELD_MONEY:
      return place == n_values - 1;
    case TANDEM_FIELD_NUMBER:
    case TANDEM_FIELD_REFERENCE:
      return FALSE;
    case TANDEM_FIELD_TEXT:
    case TANDEM_FIELD_PHONE:
    case TANDEM_FIELD_CHOICE:
    case TANDEM_FIELD_FLAG:
    default:
      return TRUE;
    }
}

static gboolean
check_value (const TandemField *field, TandemOperator operator, GVariant * value, GError **error)
{
  TandemFieldType type = tandem_field_get_type (field);
  gboolean is_text = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);
  const char *text = is_text ? g_variant_get_string (value, NULL) : NULL;

  if (text == NULL)
    return !is_count_of_days (operator)
           || (g_variant_get_int64 (value) >= 1 && g_variant_get_int64 (value) <= TANDEM_CONDITION_MAX_DAYS)
           || set_error (error, _ ("The number of days has to be from 1 to 100,000."));
  /* A choice that the firm no longer offers is what records may still hold. */
  if (type == TANDEM_FIELD_CHOICE && tandem_field_get_own_id (field) == 0)
    return check_choice (field, text, error);
  if (type == TANDEM_FIELD_MONEY)
    return is_currency (text) || set_error (error, _ ("An amount needs a currency, such as EUR."));
  if (type == TANDEM_FIELD_DAY || type == TANDEM_FIELD_INSTANT)
    return tandem_date_is_valid (text) || set_error (error, _ ("A condition has a date that does not exist."));
  return check_text (text, error);
}

static void
get_n_values (const TandemField *field, TandemOperator operator, guint * least, guint *most)
{
  guint n_currencies = tandem_field_get_type (field) == TANDEM_FIELD_MONEY ? 1 : 0;

  *least = *most = 1 + n_currencies;
  if (operator== TANDEM_OPERATOR_BETWEEN)
    *least = *most = 2 + n_currencies;
  else if (operator== TANDEM_OPERATOR_ANY_OF || operator== TANDEM_OPERATOR_NONE_OF)
    *most = TANDEM_CONDITION_MAX_VALUES;
  else if (operator>= TANDEM_OPERATOR_YES || operator== TANDEM_OPERATOR_THIS_MONTH)
    *least = *most = 0;
}

static gboolean
check_values (const TandemField *field, TandemOperator operator, GVariant * values, GError **error)
{
  guint n = values ? (guint) g_variant_n_children (values) : 0, least, most;

  get_n_values (field, operator, & least, &most);
  if (n < least || n > most)
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                   /* Translators: a field; an operator: “The condition “City is” has too few or too many values.” */
                   _ ("The condition “%s %s” has too few or too many values."), tandem_field_get_title (field),
                   tandem_operator_get_title (operator));
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (values, i);
      const GVariantType *type = wants_text (field, operator, i, n) ? G_VARIANT_TYPE_STRING : G_VARIANT_TYPE_INT64;

      if (!g_variant_is_of_type (value, type))
        return set_error (error, _ ("A condition has a value of another kind than its field."));
      if (!check_value (field, operator, value, error))
        return FALSE;
    }
  return TRUE;
}

/* Whatever container they came in: two conditions that ask the same are equal. */
static GVariant *
make_tuple (GVariant *values)
{
  guint n = values ? (guint) g_variant_n_children (values) : 0;
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (children, g_variant_get_child_value (values, i));
  return g_variant_ref_sink (g_variant_new_tuple ((GVariant *const *) children->pdata, children->len));
}

/**
 * tandem_condition_new:
 * @key: the key of a field
 * @values: (nullable): a tuple or an array of texts (s) and int64 (x), as #TandemOperator says; taken if floating
 *
 * A leaf. Fails with a sentence when the field is not known or can't be asked so.
 *
 * Returns: (transfer full) (nullable): the condition
 */
TandemCondition *
tandem_condition_new (TandemEntity entity, const char *key, TandemOperator operator, GVariant * values, GError **error)
{
  g_autoptr (GVariant) owned = values ? g_variant_ref_sink (values) : NULL;
  const TandemField *field = tandem_field_find (entity, key);

  if (field && tandem_field_can (field, TANDEM_FIELD_USE_FILTER))
    return tandem_condition_new_on (entity, field, operator, owned, error);
  if (key && tandem_own_fields_is_key (key))
    set_error (error, _ ("A field of your own that this filter asks for is not there any more."));
  else
    /* Translators: the name of a field as a newer Tandem may know it */
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, _ ("There is no field “%s” to filter by."),
                 key);
  return NULL;
}

/**
 * tandem_condition_new_on:
 * @field: a field of the entity to filter by; one of the firm's own, too
 * @values: (nullable): as of tandem_condition_new(); taken if floating
 *
 * A leaf. Fails with a sentence when the field can't be asked so.
 *
 * Returns: (transfer full) (nullable): the condition
 */
TandemCondition *
tandem_condition_new_on (TandemEntity entity, const TandemField *field, TandemOperator operator, GVariant * values,
                         GError **error)
{
  g_autoptr (GVariant) owned = values ? g_variant_ref_sink (values) : NULL;
  TandemCondition *self;

  if (!tandem_field_has_operator (field, operator))
    {
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, _ ("“%s” can't be compared in this way."),
                   tandem_field_get_title (field));
      return NULL;
    }
  if (!check_values (field, operator, owned, error))
    return NULL;
  self = new_node (entity, TANDEM_CONDITION_LEAF);
  self->field = field;
  self->operator= operator;
  self->values = make_tuple (owned);
  return self;
}

/**
 * tandem_condition_new_group:
 * @kind: all, any or none of the children
 * @children: (element-type TandemCondition): conditions of the same entity. All and none of no conditions hold for every
 *   record, any of none for no record
 *
 * Returns: (transfer full) (nullable): the condition; %NULL when it becomes too deep or too large
 */
TandemCondition *
tandem_condition_new_group (TandemEntity entity, TandemConditionKind kind, GPtrArray *children, GError **error)
{
  g_autoptr (TandemCondition) self = new_node (entity, kind);

  g_return_val_if_fail (kind != TANDEM_CONDITION_LEAF, NULL);
  for (guint i = 0; i < children->len; i++)
    {
      TandemCondition *child = children->pdata[i];

      g_return_val_if_fail (child->entity == entity, NULL);
      g_ptr_array_add (self->children, tandem_condition_ref (child));
      self->depth = MAX (self->depth, child->depth + 1);
      self->n_nodes += child->n_nodes;
      if (self->depth <= TANDEM_CONDITION_MAX_DEPTH && self->n_nodes <= TANDEM_CONDITION_MAX_NODES)
        continue;
      set_error (error, _ ("This filter has too many conditions, or too many groups within groups."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

TandemCondition *
tandem_condition_ref (TandemCondition *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tandem_condition_unref (TandemCondition *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->children);
  g_clear_pointer (&self->values, g_variant_unref);
  g_free (self);
}

TandemEntity
tandem_condition_get_entity (TandemCondition *self)
{
  return self->entity;
}

TandemConditionKind
tandem_condition_get_kind (TandemCondition *self)
{
  return self->kind;
}

guint
tandem_condition_get_n_children (TandemCondition *self)
{
  return self->children->len;
}

/**
 * tandem_condition_get_child:
 *
 * Returns: (transfer none): a part of a group
 */
TandemCondition *
tandem_condition_get_child (TandemCondition *self, guint place)
{
  g_return_val_if_fail (place < self->children->len, NULL);
  return self->children->pdata[place];
}

/**
 * tandem_condition_get_field:
 *
 * Returns: (nullable): what a leaf asks; %NULL for a group
 */
const TandemField *
tandem_condition_get_field (TandemCondition *self)
{
  return self->field;
}

TandemOperator
tandem_condition_get_operator (TandemCondition *self)
{
  return self->operator;
}

guint
tandem_condition_get_n_values (TandemCondition *self)
{
  return self->values ? (guint) g_variant_n_children (self->values) : 0;
}

GVariant *
tandem_condition_get_values (TandemCondition *self)
{
  return self->values;
}

/**
 * tandem_condition_get_text:
 *
 * Returns: (transfer none) (nullable): a value that is a text, a date, a nick or a currency
 */
const char *
tandem_condition_get_text (TandemCondition *self, guint place)
{
  const char *text = NULL;
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (place < tandem_condition_get_n_values (self), NULL);
  value = g_variant_get_child_value (self->values, place);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    g_variant_get_child (self->values, place, "&s", &text);
  return text;
}

/**
 * tandem_condition_get_number:
 *
 * Returns: a value that is a number, an amount or an id; 0 for a text
 */
gint64
tandem_condition_get_number (TandemCondition *self, guint place)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (place < tandem_condition_get_n_values (self), 0);
  value = g_variant_get_child_value (self->values, place);
  return g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value) : 0;
}

/**
 * tandem_condition_equal:
 *
 * Returns: whether both ask the same in the same order
 */
gboolean
tandem_condition_equal (TandemCondition *self, TandemCondition *other)
{
  if (self->entity != other->entity || self->kind != other->kind || self->children->len != other->children->len)
    return FALSE;
  if (self->kind == TANDEM_CONDITION_LEAF)
    return g_str_equal (tandem_field_get_key (self->field), tandem_field_get_key (other->field))
           && self->operator== other->operator&& g_variant_equal (self->values, other->values);
  for (guint i = 0; i < self->children->len; i++)
    if (!tandem_condition_equal (self->children->pdata[i], other->children->pdata[i]))
      return FALSE;
  return TRUE;
}
