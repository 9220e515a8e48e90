/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tandem-condition-sql.c writes down for SQLite, said once more in C, for values that no table has. */
#include "model/filter/tandem-condition-test.h"

#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-fold.h"
#include "model/filter/tandem-condition-private.h"
#include "model/filter/tandem-day-range.h"

struct _TandemConditionTest {
  TandemConditionKind kind;
  GPtrArray *children; /* of a group */
  TandemCondition *condition;
  TandemOperator operator; /* of a leaf: what has to be so, or not */
  gboolean negated;
  GArray *numbers;  /* gint64: its values, 0 for a text */
  GPtrArray *texts; /* the same, NULL for a number */
  char *wanted;     /* of a text: folded */
  gboolean has_range;
  char *from, *until; /* of a day or an instant: the bounds, as the value is written */
};

/* --- making -------------------------------------------------------------------------------------------------------- */

/* An instant is on a day of the firm from the moment that the day begins there; no instant is before the calendar begins. */
static char *
dup_bound (const TandemField *field, const char *day, GTimeZone *zone)
{
  char *bound;

  if (day == NULL || tandem_field_get_type (field) != TANDEM_FIELD_INSTANT)
    return g_strdup (day);
  bound = tandem_date_start (day, zone);
  return bound ? bound : g_strdup ("");
}

static void
make_leaf (TandemConditionTest *self, const char *today, GTimeZone *zone)
{
  const TandemField *field = tandem_condition_get_field (self->condition);
  TandemFieldType type = tandem_field_get_type (field);

  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tandem_condition_get_n_values (self->condition); i++)
    {
      gint64 number = tandem_condition_get_number (self->condition, i);

      g_array_append_val (self->numbers, number);
      g_ptr_array_add (self->texts, g_strdup (tandem_condition_get_text (self->condition, i)));
    }
  self->negated = tandem_operator_is_negative (tandem_condition_get_operator (self->condition), &self->operator);
  if (self->operator== TANDEM_OPERATOR_IS_NOT_EMPTY)
    return;
  if (type == TANDEM_FIELD_TEXT)
    self->wanted = g_strstrip (tandem_fold_text (self->texts->pdata[0]));
  else if (type == TANDEM_FIELD_PHONE)
    self->wanted = g_strstrip (tandem_fold_digits (self->texts->pdata[0]));
  else if (type == TANDEM_FIELD_DAY || type == TANDEM_FIELD_INSTANT)
    {
      g_auto (TandemDayRange) range = { 0 };

      self->has_range = tandem_day_range_init (&range, self->condition, today);
      self->from = dup_bound (field, range.from, zone);
      self->until = dup_bound (field, range.until, zone);
    }
}

/**
 * tandem_condition_test_new:
 * @today: the day from which the last and the next days are counted
 * @zone: the firm's
 */
TandemConditionTest *
tandem_condition_test_new (TandemCondition *condition, const char *today, GTimeZone *zone)
{
  TandemConditionTest *self = g_new0 (TandemConditionTest, 1);

  self->kind = tandem_condition_get_kind (condition);
  self->condition = tandem_condition_ref (condition);
  if (self->kind == TANDEM_CONDITION_LEAF)
    {
      make_leaf (self, today, zone);
      return self;
    }
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_condition_test_free);
  for (guint i = 0; i < tandem_condition_get_n_children (condition); i++)
    g_ptr_array_add (self->children,
                     tandem_condition_test_new (tandem_condition_get_child (condition, i), today, zone));
  return self;
}

void
tandem_condition_test_free (TandemConditionTest *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  tandem_condition_unref (self->condition);
  g_free (self->wanted);
  g_free (self->from);
  g_free (self->until);
  g_free (self);
}

/* --- one value ----------------------------------------------------------------------------------------------------- */

/**
 * tandem_condition_text_matches:
 * @operator: is, contains or starts with
 * @wanted: folded; nothing is not in anything
 * @text: as it is written
 */
gboolean
tandem_condition_text_matches (TandemOperator operator, const char * wanted, const char *text)
{
  g_autofree char *folded = NULL;

  if (*wanted == '\0')
    return FALSE;
  folded = tandem_fold_text (text);
  if (operator== TANDEM_OPERATOR_CONTAINS)
    return strstr (folded, wanted) != NULL;
  if (operator== TANDEM_OPERATOR_STARTS_WITH)
    return g_str_has_prefix (folded, wanted);
  return strcmp (folded, wanted) == 0;
}

static gboolean
is_number (TandemConditionTest *self, gint64 number)
{
  gint64 asked = g_array_index (self->numbers, gint64, 0);

  switch ((int) self->operator)
    {
    case TANDEM_OPERATOR_LESS:
      return number < asked;
    case TANDEM_OPERATOR_AT_MOST:
      return number <= asked;
    case TANDEM_OPERATOR_MORE:
      return number > asked;
    case TANDEM_OPERATOR_AT_LEAST:
      return number >= asked;
    case TANDEM_OPERATOR_BETWEEN:
      return number >= asked && number <= g_array_index (self->numbers, gint64, 1);
    default:
      return number == asked;
    }
}

/* Amounts of two currencies are not compared. */
static gboolean
is_money (TandemConditionTest *self, const TandemConditionValue *value)
{
  return is_number (self, value->number) && g_strcmp0 (value->currency, self->texts->pdata[self->texts->len - 1]) == 0;
}

static gboolean
is_in_range (TandemConditionTest *self, const char *text)
{
  return self->has_range && (self->from == NULL || strcmp (text, self->from) >= 0)
         && (self->until == NULL || strcmp (text, self->until) < 0);
}

static gboolean
is_listed (TandemConditionTest *self, const TandemConditionValue *value, gboolean is_text)
{
  for (guint i = 0; i < self->numbers->len; i++)
    if (is_text ? g_strcmp0 (self->texts->pdata[i], value->text) == 0
                : g_array_index (self->numbers, gint64, i) == value->number)
      return TRUE;
  return FALSE;
}

static gboolean
is_phone (TandemConditionTest *self, const char *text)
{
  g_autofree char *digits = tandem_fold_digits (text);

  return tandem_condition_text_matches (self->operator, self->wanted, digits);
}

static gboolean
is_so (TandemConditionTest *self, const TandemConditionValue *value)
{
  if (self->operator== TANDEM_OPERATOR_IS_NOT_EMPTY)
    return TRUE;
  switch (tandem_field_get_type (tandem_condition_get_field (self->condition)))
    {
    case TANDEM_FIELD_TEXT:
      return tandem_condition_text_matches (self->operator, self->wanted, value->text);
    case TANDEM_FIELD_PHONE:
      return is_phone (self, value->text);
    case TANDEM_FIELD_NUMBER:
      return is_number (self, value->number);
    case TANDEM_FIELD_MONEY:
      return is_money (self, value);
    case TANDEM_FIELD_DAY:
    case TANDEM_FIELD_INSTANT:
      return is_in_range (self, value->text);
    case TANDEM_FIELD_CHOICE:
      return is_listed (self, value, TRUE);
    case TANDEM_FIELD_REFERENCE:
      return is_listed (self, value, FALSE);
    case TANDEM_FIELD_FLAG:
      return value->number != 0;
    }
  return FALSE;
}

/* --- the tree ------------------------------------------------------------------------------------------------------ */

/* Of several values one is enough. */
static gboolean
is_any_so (TandemConditionTest *self, TandemConditionAsk ask, gpointer data)
{
  const TandemField *field = tandem_condition_get_field (self->condition);
  TandemConditionValue value = { NULL };

  for (guint nth = 0; ask (field, nth, &value, data); nth++)
    if (is_so (self, &value))
      return TRUE;
  return FALSE;
}

/**
 * tandem_condition_test_holds:
 * @ask: gives the values of a record, none where it is empty
 *
 * Returns: whether the condition holds for the record
 */
gboolean
tandem_condition_test_holds (TandemConditionTest *self, TandemConditionAsk ask, gpointer data)
{
  if (self->kind == TANDEM_CONDITION_LEAF)
    return is_any_so (self, ask, data) != self->negated;
  for (guint i = 0; i < self->children->len; i++)
    if (tandem_condition_test_holds (self->children->pdata[i], ask, data) != (self->kind == TANDEM_CONDITION_ALL))
      return self->kind == TANDEM_CONDITION_ANY;
  return self->kind != TANDEM_CONDITION_ANY;
}
