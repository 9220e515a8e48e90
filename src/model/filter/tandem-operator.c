/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each type of field can be asked. */
#include <glib/gi18n-lib.h>

#include "model/filter/tandem-condition-private.h"

#define BIT(type) (1u << TANDEM_FIELD_##type)
#define TEXTS     (BIT (TEXT) | BIT (PHONE))
#define NUMBERS   (BIT (NUMBER) | BIT (MONEY))
#define DAYS      (BIT (DAY) | BIT (INSTANT))
#define LISTS     (BIT (CHOICE) | BIT (REFERENCE))

static const struct {
  const char *nick;
  const char *title;
  guint types;
} operators[TANDEM_N_OPERATORS] = {
  /* Translators: these stand between a field and what it is compared with: “City is not Köln” */
  [TANDEM_OPERATOR_IS] = { "is", NC_ ("operator", "is"), TEXTS | NUMBERS },
  [TANDEM_OPERATOR_IS_NOT] = { "is-not", NC_ ("operator", "is not"), TEXTS | NUMBERS },
  [TANDEM_OPERATOR_CONTAINS] = { "contains", NC_ ("operator", "contains"), TEXTS },
  [TANDEM_OPERATOR_STARTS_WITH] = { "starts-with", NC_ ("operator", "starts with"), TEXTS },
  [TANDEM_OPERATOR_LESS] = { "less", NC_ ("operator", "is less than"), NUMBERS },
  [TANDEM_OPERATOR_AT_MOST] = { "at-most", NC_ ("operator", "is at most"), NUMBERS },
  [TANDEM_OPERATOR_MORE] = { "more", NC_ ("operator", "is more than"), NUMBERS },
  [TANDEM_OPERATOR_AT_LEAST] = { "at-least", NC_ ("operator", "is at least"), NUMBERS },
  [TANDEM_OPERATOR_BETWEEN] = { "between", NC_ ("operator", "is between"), NUMBERS | DAYS },
  [TANDEM_OPERATOR_ON] = { "on", NC_ ("operator", "is on"), DAYS },
  [TANDEM_OPERATOR_BEFORE] = { "before", NC_ ("operator", "is before"), DAYS },
  [TANDEM_OPERATOR_AFTER] = { "after", NC_ ("operator", "is after"), DAYS },
  [TANDEM_OPERATOR_LAST_DAYS] = { "last-days", NC_ ("operator", "is in the last"), DAYS },
  [TANDEM_OPERATOR_NEXT_DAYS] = { "next-days", NC_ ("operator", "is in the next"), DAYS },
  [TANDEM_OPERATOR_THIS_MONTH] = { "this-month", NC_ ("operator", "is in this month"), DAYS },
  [TANDEM_OPERATOR_ANY_OF] = { "any-of", NC_ ("operator", "is any of"), LISTS },
  [TANDEM_OPERATOR_NONE_OF] = { "none-of", NC_ ("operator", "is none of"), LISTS },
  [TANDEM_OPERATOR_YES] = { "yes", NC_ ("operator", "yes"), BIT (FLAG) },
  [TANDEM_OPERATOR_NO] = { "no", NC_ ("operator", "no"), BIT (FLAG) },
  [TANDEM_OPERATOR_IS_EMPTY] = { "is-empty", NC_ ("operator", "is empty"), TEXTS | NUMBERS | DAYS | LISTS },
  [TANDEM_OPERATOR_IS_NOT_EMPTY] = { "is-not-empty", NC_ ("operator", "is not empty"), TEXTS | NUMBERS | DAYS | LISTS },
};

/**
 * tandem_field_has_operator:
 *
 * Returns: whether the field can be asked so
 */
gboolean
tandem_field_has_operator (const TandemField *self, TandemOperator operator)
{
  return tandem_field_can (self, TANDEM_FIELD_USE_FILTER) && operator < TANDEM_N_OPERATORS
         && (operators[operator].types & (1u << tandem_field_get_type (self))) != 0;
}

/**
 * tandem_operator_get_title:
 *
 * Returns: (transfer none): the words between the field and the value, translated
 */
const char *
tandem_operator_get_title (TandemOperator operator)
{
  g_return_val_if_fail (operator<TANDEM_N_OPERATORS, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "operator", operators[operator].title);
}

const char *
tandem_operator_get_nick (TandemOperator operator)
{
  return operators[operator].nick;
}

gboolean
tandem_operator_from_nick (const char *nick, TandemOperator *operator)
{
  for (guint i = 0; i < TANDEM_N_OPERATORS; i++)
    if (g_strcmp0 (operators[i].nick, nick) == 0)
      {
        *operator= (TandemOperator) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * tandem_operator_is_negative:
 * @positive: (out): what it is the opposite of, else itself
 */
gboolean
tandem_operator_is_negative (TandemOperator operator, TandemOperator * positive)
{
  *positive = operator;
  if (operator== TANDEM_OPERATOR_IS_NOT)
    *positive = TANDEM_OPERATOR_IS;
  else if (operator== TANDEM_OPERATOR_NONE_OF)
    *positive = TANDEM_OPERATOR_ANY_OF;
  else if (operator== TANDEM_OPERATOR_NO)
    *positive = TANDEM_OPERATOR_YES;
  else if (operator== TANDEM_OPERATOR_IS_EMPTY)
    *positive = TANDEM_OPERATOR_IS_NOT_EMPTY;
  return *positive != operator;
}
