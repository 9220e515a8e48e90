/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemPeriodKind:
 * @TANDEM_PERIOD_LAST_30_DAYS: 30 days, today the last
 * @TANDEM_PERIOD_LAST_90_DAYS: 90 days, today the last
 * @TANDEM_PERIOD_MONTH: from the first of this month to today
 * @TANDEM_PERIOD_QUARTER: from the first of this quarter of the firm's year to today
 * @TANDEM_PERIOD_YEAR: from the first of the firm's year to today
 * @TANDEM_PERIOD_LAST_MONTH: the whole month before this one
 * @TANDEM_PERIOD_LAST_QUARTER: the whole quarter of the firm's year before this one
 * @TANDEM_PERIOD_LAST_YEAR: the whole year of the firm before this one
 * @TANDEM_PERIOD_CUSTOM: from and to as chosen
 */
typedef enum {
  TANDEM_PERIOD_LAST_30_DAYS,
  TANDEM_PERIOD_LAST_90_DAYS,
  TANDEM_PERIOD_MONTH,
  TANDEM_PERIOD_QUARTER,
  TANDEM_PERIOD_YEAR,
  TANDEM_PERIOD_LAST_MONTH,
  TANDEM_PERIOD_LAST_QUARTER,
  TANDEM_PERIOD_LAST_YEAR,
  TANDEM_PERIOD_CUSTOM,
} TandemPeriodKind;

/**
 * TandemPeriod:
 * @kind: how it was chosen, which decides what comes before it
 * @from: the first plain date
 * @to: the last; it belongs to the period
 *
 * A span of plain dates, a plain value to copy.
 */
typedef struct {
  TandemPeriodKind kind;
  char from[11];
  char to[11];
} TandemPeriod;

const char *tandem_period_kind_get_label    (TandemPeriodKind kind);
gboolean tandem_period_init (TandemPeriod *self, TandemPeriodKind kind, const char *today, int first_month);
gboolean    tandem_period_init_custom       (TandemPeriod *self, const char *from, const char *to);
int         tandem_period_count_days        (const TandemPeriod *self);
gboolean    tandem_period_get_previous      (const TandemPeriod *self, TandemPeriod *previous);
gboolean    tandem_period_get_previous_year (const TandemPeriod *self, TandemPeriod *previous);

G_END_DECLS
