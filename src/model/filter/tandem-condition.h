/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-own-fields.h"

G_BEGIN_DECLS

/* What records have to be like: a tree of groups and of leaves, each of which asks one field. It never changes, and any thread may
 * hold it. A leaf is so or it is not: what is empty is not equal to anything, and so it "is not" whatever is asked. */
typedef struct _TandemCondition TandemCondition;

typedef enum {
  TANDEM_CONDITION_ALL,
  TANDEM_CONDITION_ANY,
  TANDEM_CONDITION_NONE,
  TANDEM_CONDITION_LEAF,
} TandemConditionKind;

/**
 * TandemOperator:
 * @TANDEM_OPERATOR_IS: texts, phones: one text, accents and case ignored; numbers; money: the minor units, then the currency
 * @TANDEM_OPERATOR_IS_NOT: as above
 * @TANDEM_OPERATOR_CONTAINS: texts and phones
 * @TANDEM_OPERATOR_STARTS_WITH: texts and phones
 * @TANDEM_OPERATOR_LESS: numbers and money
 * @TANDEM_OPERATOR_AT_MOST: numbers and money
 * @TANDEM_OPERATOR_MORE: numbers and money
 * @TANDEM_OPERATOR_AT_LEAST: numbers and money
 * @TANDEM_OPERATOR_BETWEEN: numbers, money, days and instants: two values, both counted in
 * @TANDEM_OPERATOR_ON: days and instants: a date, as the others
 * @TANDEM_OPERATOR_BEFORE: before the day begins
 * @TANDEM_OPERATOR_AFTER: after the day ended
 * @TANDEM_OPERATOR_LAST_DAYS: today and the days before it, so many in all
 * @TANDEM_OPERATOR_NEXT_DAYS: today and the days after it, so many in all
 * @TANDEM_OPERATOR_THIS_MONTH: the month of today
 * @TANDEM_OPERATOR_ANY_OF: choices, by their nicks, and references, by ids
 * @TANDEM_OPERATOR_NONE_OF: as above
 * @TANDEM_OPERATOR_YES: flags
 * @TANDEM_OPERATOR_NO: flags
 * @TANDEM_OPERATOR_IS_EMPTY: all but flags
 * @TANDEM_OPERATOR_IS_NOT_EMPTY: all but flags
 */
typedef enum {
  TANDEM_OPERATOR_IS,
  TANDEM_OPERATOR_IS_NOT,
  TANDEM_OPERATOR_CONTAINS,
  TANDEM_OPERATOR_STARTS_WITH,
  TANDEM_OPERATOR_LESS,
  TANDEM_OPERATOR_AT_MOST,
  TANDEM_OPERATOR_MORE,
  TANDEM_OPERATOR_AT_LEAST,
  TANDEM_OPERATOR_BETWEEN,
  TANDEM_OPERATOR_ON,
  TANDEM_OPERATOR_BEFORE,
  TANDEM_OPERATOR_AFTER,
  TANDEM_OPERATOR_LAST_DAYS,
  TANDEM_OPERATOR_NEXT_DAYS,
  TANDEM_OPERATOR_THIS_MONTH,
  TANDEM_OPERATOR_ANY_OF,
  TANDEM_OPERATOR_NONE_OF,
  TANDEM_OPERATOR_YES,
  TANDEM_OPERATOR_NO,
  TANDEM_OPERATOR_IS_EMPTY,
  TANDEM_OPERATOR_IS_NOT_EMPTY,
  TANDEM_N_OPERATORS,
} TandemOperator;

/**
 * TandemNameRecord:
 * @table: the table that a reference leads to
 *
 * Returns: (transfer full) (nullable): what the record is called
 */
typedef char *(*TandemNameRecord) (const char *table, gint64 id, gpointer data);

gboolean             tandem_field_has_operator      (const TandemField *self, TandemOperator operator);
const char          *tandem_operator_get_title      (TandemOperator operator);

TandemCondition     *tandem_condition_new           (TandemEntity entity, const char *key, TandemOperator operator,
                                                     GVariant *values, GError **error);
TandemCondition     *tandem_condition_new_on        (TandemEntity entity, const TandemField *field, TandemOperator operator,
                                                     GVariant *values, GError **error);
TandemCondition     *tandem_condition_new_group     (TandemEntity entity, TandemConditionKind kind, GPtrArray *children,
                                                     GError **error);
TandemCondition     *tandem_condition_new_from_json (TandemEntity entity, const char *json, GError **error);
TandemCondition     *tandem_condition_new_from_json_of (TandemEntity entity, TandemOwnFields *own, const char *json,
                                                        GError **error);
TandemCondition     *tandem_condition_ref           (TandemCondition *self);
void                 tandem_condition_unref         (TandemCondition *self);

TandemEntity         tandem_condition_get_entity    (TandemCondition *self);
TandemConditionKind  tandem_condition_get_kind      (TandemCondition *self);
guint                tandem_condition_get_n_children (TandemCondition *self);
TandemCondition     *tandem_condition_get_child     (TandemCondition *self, guint place);
const TandemField   *tandem_condition_get_field     (TandemCondition *self);
TandemOperator       tandem_condition_get_operator  (TandemCondition *self);
guint                tandem_condition_get_n_values  (TandemCondition *self);
const char          *tandem_condition_get_text      (TandemCondition *self, guint place);
gint64               tandem_condition_get_number    (TandemCondition *self, guint place);

gboolean             tandem_condition_equal         (TandemCondition *self, TandemCondition *other);
char                *tandem_condition_to_json       (TandemCondition *self);
char                *tandem_condition_describe      (TandemCondition *self, TandemNameRecord name_record, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCondition, tandem_condition_unref)

G_END_DECLS
