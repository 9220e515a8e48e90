/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/**
 * TandemDayColumn:
 *
 * The columns of a campaign's daily figures: the day, the four figures with the click-through rate after the clicks, and what takes
 * the day away.
 */
typedef enum {
  TANDEM_DAY_COLUMN_DAY,
  TANDEM_DAY_COLUMN_IMPRESSIONS,
  TANDEM_DAY_COLUMN_CLICKS,
  TANDEM_DAY_COLUMN_CTR,
  TANDEM_DAY_COLUMN_VISITS,
  TANDEM_DAY_COLUMN_ENGAGEMENTS,
  TANDEM_DAY_COLUMN_REMOVE,
  TANDEM_DAY_N_COLUMNS,
} TandemDayColumn;

int tandem_day_columns_get_figure         (guint column);
guint tandem_day_columns_get_record_column (guint column);
const char *tandem_day_columns_get_title  (guint column);
char *tandem_day_columns_write            (TandemRecord *day, guint column);
char *tandem_day_columns_write_sums       (GPtrArray *days);
char *tandem_day_columns_dup_name         (TandemRecord *day, guint column);

G_END_DECLS
