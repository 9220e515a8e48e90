/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-working-hours.h"

G_BEGIN_DECLS

/**
 * TandemWorkingTime:
 * @hours: when the firm works
 * @holidays: (element-type utf8) (nullable): a set of plain dates on which it does not
 * @zone: by whose clock
 */
typedef struct {
  TandemWorkingHours hours;
  GHashTable *holidays;
  GTimeZone *zone;
} TandemWorkingTime;

gint64 tandem_working_time_between (const TandemWorkingTime *self, gint64 from_ms, gint64 to_ms);
gint64 tandem_working_time_add     (const TandemWorkingTime *self, gint64 from_ms, gint64 ms);

G_END_DECLS
