/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-exchange-sum.h"
#include "model/filter/tandem-condition.h"
#include "model/tandem-deal-states.h"

G_BEGIN_DECLS

/**
 * TandemForecastClass:
 * @TANDEM_FORECAST_WON: won
 * @TANDEM_FORECAST_COMMITTED: open, 80 % or more
 * @TANDEM_FORECAST_BEST_CASE: open, 50 % to under 80 %
 * @TANDEM_FORECAST_PIPELINE: open, under 50 %
 */
typedef enum {
  TANDEM_FORECAST_WON,
  TANDEM_FORECAST_COMMITTED,
  TANDEM_FORECAST_BEST_CASE,
  TANDEM_FORECAST_PIPELINE,
  TANDEM_FORECAST_N_CLASSES,
} TandemForecastClass;

typedef struct {
  gint64 n_deals;
  gint64 amount_minor;
} TandemForecastCell;

/**
 * TandemForecastLine:
 * @month: "2026-11"; "earlier" and "later" for what is open outside the months that were asked for, "none" for what is open
 *   without a day
 * @currency: amounts of different currencies are lines of their own, never added
 * @is_together: what the lines of this month above it are worth in the firm's currency
 * @without: (nullable): of such a line: the codes of the currencies that are not counted in it, as there is no rate
 * @cells: by class
 * @n_deals: in all classes
 * @weighted_minor: Σ amount × probability, where what is won counts whole; rounded once
 *
 * The deals that are expected to close in a month.
 */
typedef struct {
  char month[8];
  const char *currency;
  gboolean is_together;
  const char *without; /* interned */
  TandemForecastCell cells[TANDEM_FORECAST_N_CLASSES];
  gint64 n_deals;
  gint64 weighted_minor;
} TandemForecastLine;

/* What the window shows, and paper. */
#define TANDEM_FORECAST_N_MONTHS 9

char            *tandem_forecast_find_first_month (const char *day);
gboolean         tandem_forecast_classify       (const TandemDealState *deal, TandemForecastClass *class);
GArray          *tandem_forecast_make           (GArray *deals, const char *first_month, guint n_months);
void tandem_forecast_convert (GArray *lines, GArray *deals, const char *first_month, guint n_months,
                              TandemExchange *exchange, const char *today);
TandemCondition *tandem_forecast_make_condition (const TandemForecastLine *line, int class, const char *first_month,
                                                 guint n_months);

G_END_DECLS
