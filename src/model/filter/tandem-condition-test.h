/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-condition.h"

G_BEGIN_DECLS

/* A condition that is asked of values in memory, and not of the file: of records as they were once. It holds where the same condition
 * would hold in the file for a record with those values. */
typedef struct _TandemConditionTest TandemConditionTest;

/**
 * TandemConditionValue:
 * @text: of texts, days, instants and choices
 * @number: of numbers, money, references and flags
 * @currency: of money
 */
typedef struct {
  const char *text;
  gint64 number;
  const char *currency;
} TandemConditionValue;

/**
 * TandemConditionAsk:
 * @nth: which of its values
 * @value: (out caller-allocates): the value
 *
 * Returns: whether the field has so many values
 */
typedef gboolean (*TandemConditionAsk) (const TandemField *field, guint nth, TandemConditionValue *value,
                                        gpointer data);

TandemConditionTest *tandem_condition_test_new (TandemCondition *condition, const char *today, GTimeZone *zone);
gboolean tandem_condition_test_holds (TandemConditionTest *self, TandemConditionAsk ask, gpointer data);
void tandem_condition_test_free (TandemConditionTest *self);

gboolean tandem_condition_text_matches (TandemOperator operator, const char * wanted, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemConditionTest, tandem_condition_test_free)

G_END_DECLS
