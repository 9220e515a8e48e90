/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-condition.h"

G_BEGIN_DECLS

/* What a person can put together has room in this, and what a file may bring makes nobody wait. */
#define TANDEM_CONDITION_MAX_DEPTH  8
#define TANDEM_CONDITION_MAX_NODES  200
#define TANDEM_CONDITION_MAX_VALUES 1000
#define TANDEM_CONDITION_MAX_LENGTH 1000
#define TANDEM_CONDITION_MAX_DAYS   100000
#define TANDEM_CONDITION_MAX_JSON   (4 * 1024 * 1024)

const char *tandem_operator_get_nick  (TandemOperator operator);
gboolean    tandem_operator_from_nick (const char *nick, TandemOperator *operator);
gboolean    tandem_operator_is_negative (TandemOperator operator, TandemOperator *positive);
GVariant   *tandem_condition_get_values (TandemCondition *self);

G_END_DECLS
