/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-value.h"

G_BEGIN_DECLS

/**
 * TandemColumnTally:
 * @date_order: of the days of the column: found, or set by the person
 * @decimal: the decimal sign of its numbers, . or , or 0 where nothing tells
 * @is_set: whether a person set them: what is counted from then on changes neither
 * @remembered: the order that a person gave such a column before, for where the values can be read both ways
 *
 * How the values of a column are written, told by all of them: one 17/05 decides for every 05/06, one 1.234,50 for every 1,234.
 */
typedef struct {
  TandemDateOrder date_order;
  char decimal;
  gboolean is_set;
  TandemDateOrder remembered;

  /*< private >*/
  guint year_first, day_first, month_first, open, points, commas;
} TandemColumnTally;

void  tandem_column_tally_add    (TandemColumnTally *self, const char *text);
void  tandem_column_tally_add_order (TandemColumnTally *self, const char *text);
void  tandem_column_tally_settle (TandemColumnTally *self);
void  tandem_column_tally_reset  (TandemColumnTally *self);

TandemDateOrder tandem_import_date_order (const char *const *values, guint n_values);

G_END_DECLS
