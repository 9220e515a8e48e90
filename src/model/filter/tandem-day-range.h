/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-condition.h"

G_BEGIN_DECLS

/* The days that a condition means: from the first up to, not with, the other. %NULL: without a bound. */
typedef struct {
  char *from;
  char *until;
} TandemDayRange;

gboolean tandem_day_range_init  (TandemDayRange *self, TandemCondition *leaf, const char *today);
void     tandem_day_range_clear (TandemDayRange *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemDayRange, tandem_day_range_clear)

G_END_DECLS
