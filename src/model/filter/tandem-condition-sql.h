/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-condition.h"

G_BEGIN_DECLS

/* A condition as SQL: a test of the record r, and the values of its parameters $1, $2 …, never pasted into it. */
typedef struct {
  GString *sql;
  GPtrArray *values; /* GVariant, text or int64 */
  const char *today;
  GTimeZone *zone;
} TandemConditionSql;

gboolean tandem_condition_needs_pass (TandemCondition *self);
gboolean tandem_condition_asks_own   (TandemCondition *self);
void     tandem_condition_sql_init   (TandemConditionSql *self, const char *today, GTimeZone *zone);
void     tandem_condition_sql_add    (TandemConditionSql *self, TandemCondition *condition);
gboolean tandem_condition_sql_add_alone (TandemConditionSql *self, TandemCondition *leaf);
void     tandem_condition_sql_bind   (TandemConditionSql *self, TandemStatement *statement);
void     tandem_condition_sql_clear  (TandemConditionSql *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemConditionSql, tandem_condition_sql_clear)

G_END_DECLS
