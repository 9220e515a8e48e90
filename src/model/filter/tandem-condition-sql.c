/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every test is true or false and never NULL, so that its opposite is what it does not hold for: a value is asked for not being
 * NULL before it is compared. What belongs to a record is listed by its own index and looked for there, rather than asked for
 * record by record: at a million the latter takes seconds. */
#include "model/filter/tandem-condition-sql.h"

#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-fold.h"
#include "model/filter/tandem-condition-private.h"
#include "model/filter/tandem-day-range.h"
#include "model/filter/tandem-field-private.h"
#include "store/tandem-connection.h"

void
tandem_condition_sql_init (TandemConditionSql *self, const char *today, GTimeZone *zone)
{
  self->sql = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->today = today;
  self->zone = zone;
}

void
tandem_condition_sql_clear (TandemConditionSql *self)
{
  if (self->sql)
    g_string_free (g_steal_pointer (&self->sql), TRUE);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

static void
add_parameter (TandemConditionSql *self, GVariant *value)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (value));
  g_string_append_printf (self->sql, "$%u", self->values->len);
}

/* --- texts ---------------------------------------------------------------------------------------------------------- */

/* What stands for itself in LIKE. */
static void
add_escaped (GString *pattern, const char *text)
{
  for (const char *c = text; *c; c++)
    {
      if (*c == '%' || *c == '_' || *c == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *c);
    }
}

/* A text that is nothing but accents, or a phone without a digit, is not in anything. */
static void
add_text_test (TandemConditionSql *self, TandemCondition *leaf, const TandemField *field, TandemOperator operator)
{
  const char *text = tandem_condition_get_text (leaf, 0);
  g_autofree char *folded = field->type == TANDEM_FIELD_PHONE ? tandem_fold_digits (text) : tandem_fold_text (text);
  g_autoptr (GString) pattern = g_string_new (operator== TANDEM_OPERATOR_CONTAINS ? "%" : NULL);

  g_strstrip (folded);
  if (*folded == '\0')
    {
      g_string_append (self->sql, "0 = 1");
      return;
    }
  g_string_append (self->sql, field->sql);
  if (operator== TANDEM_OPERATOR_IS)
    {
      g_string_append (self->sql, " = ");
      add_parameter (self, g_variant_new_string (folded));
      return;
    }
  add_escaped (pattern, folded);
  g_string_append_c (pattern, '%');
  g_string_append (self->sql, " LIKE ");
  add_parameter (self, g_variant_new_string (pattern->str));
  g_string_append (self->sql, " ESCAPE '\\'");
}

/* --- numbers, days, lists ------------------------------------------------------------------------------------------- */

static void
add_comparison (TandemConditionSql *self, const char *expression, const char *sign, GVariant *value)
{
  g_string_append_printf (self->sql, "%s %s ", expression, sign);
  add_parameter (self, value);
}

static void
add_number_test (TandemConditionSql *self, TandemCondition *leaf, const TandemField *field, TandemOperator operator)
{
  static const char *const signs[] = {
    [TANDEM_OPERATOR_IS] = "=",   [TANDEM_OPERATOR_LESS] = "<",      [TANDEM_OPERATOR_AT_MOST] = "<=",
    [TANDEM_OPERATOR_MORE] = ">", [TANDEM_OPERATOR_AT_LEAST] = ">=", [TANDEM_OPERATOR_BETWEEN] = ">=",
  };

  add_comparison (self, field->sql, signs[operator], g_variant_new_int64 (tandem_condition_get_number (leaf, 0)));
  if (operator== TANDEM_OPERATOR_BETWEEN)
    {
      g_string_append (self->sql, " AND ");
      add_comparison (self, field->sql, "<=", g_variant_new_int64 (tandem_condition_get_number (leaf, 1)));
    }
  if (field->type != TANDEM_FIELD_MONEY)
    return;
  g_string_append (self->sql, " AND ");
  add_comparison (self, field->currency, "=",
                  g_variant_new_string (tandem_condition_get_text (leaf, tandem_condition_get_n_values (leaf) - 1)));
}

/* An instant is on a day of the firm from the moment that the day begins there; no instant is before the calendar begins. */
static void
add_bound (TandemConditionSql *self, const TandemField *field, const char *sign, const char *day)
{
  char *bound = field->type == TANDEM_FIELD_INSTANT ? tandem_date_start (day, self->zone) : g_strdup (day);

  add_comparison (self, field->sql, sign, g_variant_new_take_string (bound ? bound : g_strdup ("")));
}

static void
add_day_test (TandemConditionSql *self, TandemCondition *leaf, const TandemField *field)
{
  g_auto (TandemDayRange) range = { 0 };

  if (!tandem_day_range_init (&range, leaf, self->today))
    g_string_append (self->sql, "0 = 1"); /* after the last day of the calendar */
  if (range.from)
    add_bound (self, field, ">=", range.from);
  if (range.from && range.until)
    g_string_append (self->sql, " AND ");
  if (range.until)
    add_bound (self, field, "<", range.until);
}

static void
add_list_test (TandemConditionSql *self, TandemCondition *leaf, const TandemField *field)
{
  GVariant *values = tandem_condition_get_values (leaf);

  g_string_append_printf (self->sql, "%s IN (", field->sql);
  for (gsize i = 0; i < g_variant_n_children (values); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (values, i);

      g_string_append (self->sql, i > 0 ? ", " : "");
      add_parameter (self, value);
    }
  g_string_append_c (self->sql, ')');
}

/* --- the tree ------------------------------------------------------------------------------------------------------- */

static void
add_test (TandemConditionSql *self, TandemCondition *leaf, const TandemField *field, TandemOperator operator)
{
  if (operator== TANDEM_OPERATOR_IS_NOT_EMPTY)
    g_string_append_printf (self->sql, "%s IS NOT NULL", field->sql);
  else if (field->type == TANDEM_FIELD_TEXT || field->type == TANDEM_FIELD_PHONE)
    add_text_test (self, leaf, field, operator);
  else if (field->type == TANDEM_FIELD_NUMBER || field->type == TANDEM_FIELD_MONEY)
    add_number_test (self, leaf, field, operator);
  else if (field->type == TANDEM_FIELD_DAY || field->type == TANDEM_FIELD_INSTANT)
    add_day_test (self, leaf, field);
  else if (field->type == TANDEM_FIELD_FLAG)
    g_string_append (self->sql, field->sql);
  else
    add_list_test (self, leaf, field);
}

/* The records of which something is so, by what belongs to them. */
static void
add_child_query (TandemConditionSql *self, TandemCondition *leaf, TandemOperator operator)
{
  const TandemField *field = tandem_condition_get_field (leaf);

  g_string_append_printf (self->sql, "SELECT %s FROM %s AND %s IS NOT NULL AND ", field->link, field->child,
                          field->link);
  if (field->own_id)
    {
      g_string_append (self->sql, "x.field_id = ");
      add_parameter (self, g_variant_new_int64 (field->own_id));
      g_string_append (self->sql, " AND ");
    }
  add_test (self, leaf, field, operator);
}

static void
add_leaf (TandemConditionSql *self, TandemCondition *leaf)
{
  const TandemField *field = tandem_condition_get_field (leaf);
  const char *record = field->record ? field->record : "r.id";
  TandemOperator operator;

  if (tandem_operator_is_negative (tandem_condition_get_operator (leaf), &operator))
    g_string_append (self->sql, "NOT ");
  if (field->child)
    {
      g_string_append_printf (self->sql, "(%s IS NOT NULL AND %s IN (", record, record);
      add_child_query (self, leaf, operator);
      g_string_append (self->sql, "))");
      return;
    }
  g_string_append_printf (self->sql, "(%s IS NOT NULL AND ", field->sql);
  add_test (self, leaf, field, operator);
  g_string_append_c (self->sql, ')');
}

/**
 * tandem_condition_sql_add_alone:
 * @leaf: one that asks a field of the firm's own, and needs no pass
 *
 * Adds a statement that gives the records of which it holds, or those of which its opposite does; some may be in the trash. It is
 * answered by an index alone.
 *
 * Returns: whether it is the opposite
 */
gboolean
tandem_condition_sql_add_alone (TandemConditionSql *self, TandemCondition *leaf)
{
  TandemOperator operator;
  gboolean is_negative = tandem_operator_is_negative (tandem_condition_get_operator (leaf), &operator);

  add_child_query (self, leaf, operator);
  return is_negative;
}

/**
 * tandem_condition_sql_add:
 * @condition: one that needs no pass
 *
 * Adds the test.
 */
void
tandem_condition_sql_add (TandemConditionSql *self, TandemCondition *condition)
{
  TandemConditionKind kind = tandem_condition_get_kind (condition);
  guint n = tandem_condition_get_n_children (condition);

  if (kind == TANDEM_CONDITION_LEAF)
    {
      add_leaf (self, condition);
      return;
    }
  if (kind == TANDEM_CONDITION_NONE)
    g_string_append (self->sql, "NOT ");
  g_string_append_c (self->sql, '(');
  if (n == 0)
    g_string_append (self->sql, kind == TANDEM_CONDITION_ALL ? "1 = 1" : "0 = 1");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (self->sql, i == 0 ? "" : kind == TANDEM_CONDITION_ALL ? " AND " : " OR ");
      tandem_condition_sql_add (self, tandem_condition_get_child (condition, i));
    }
  g_string_append_c (self->sql, ')');
}

void
tandem_condition_sql_bind (TandemConditionSql *self, TandemStatement *statement)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      GVariant *value = self->values->pdata[i];

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        tandem_statement_bind_text (statement, i + 1, g_variant_get_string (value, NULL));
      else
        tandem_statement_bind_int64 (statement, i + 1, g_variant_get_int64 (value));
    }
}

/**
 * tandem_condition_needs_pass:
 *
 * Returns: whether there is a text in it that the file does not hold folded, so that it is compared row by row
 */
gboolean
tandem_condition_needs_pass (TandemCondition *self)
{
  const TandemField *field = tandem_condition_get_field (self);
  TandemOperator positive;

  for (guint i = 0; i < tandem_condition_get_n_children (self); i++)
    if (tandem_condition_needs_pass (tandem_condition_get_child (self, i)))
      return TRUE;
  if (field == NULL || field->type != TANDEM_FIELD_TEXT || field->folded)
    return FALSE;
  tandem_operator_is_negative (tandem_condition_get_operator (self), &positive);
  return positive != TANDEM_OPERATOR_IS_NOT_EMPTY;
}

/**
 * tandem_condition_asks_own:
 *
 * Returns: whether a field of the firm's own is asked in it
 */
gboolean
tandem_condition_asks_own (TandemCondition *self)
{
  const TandemField *field = tandem_condition_get_field (self);

  for (guint i = 0; i < tandem_condition_get_n_children (self); i++)
    if (tandem_condition_asks_own (tandem_condition_get_child (self, i)))
      return TRUE;
  return field && field->own_id;
}
