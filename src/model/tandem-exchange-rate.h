/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What one unit of a currency was worth in the firm's, from a day on until the next one says otherwise. */
#define TANDEM_TYPE_EXCHANGE_RATE (tandem_exchange_rate_get_type ())
G_DECLARE_FINAL_TYPE (TandemExchangeRate, tandem_exchange_rate, TANDEM, EXCHANGE_RATE, TandemRecord)

typedef enum {
  TANDEM_EXCHANGE_RATE_CURRENCY,
  TANDEM_EXCHANGE_RATE_DAY,
  TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS, /* of the firm's currency */
  TANDEM_EXCHANGE_RATE_N_COLUMNS,
} TandemExchangeRateColumn;

TandemExchangeRate *tandem_exchange_rate_new (void);

G_END_DECLS
