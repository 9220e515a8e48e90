/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-exchange.h"

G_BEGIN_DECLS

/**
 * TandemExchangeSum:
 *
 * Amounts in several currencies: what each adds up to, and all of them together in the currency of the firm. What a currency
 * adds up to on a day is converted at the rate of that day and rounded once. A currency without a rate is not counted, and named.
 */
typedef struct _TandemExchangeSum TandemExchangeSum;

TandemExchangeSum *tandem_exchange_sum_new (void);
void tandem_exchange_sum_free (TandemExchangeSum *self);
void tandem_exchange_sum_add (TandemExchangeSum *self, gint64 minor, const char *currency, const char *day);
void tandem_exchange_sum_add_all (TandemExchangeSum *self, TandemExchangeSum *other);
char *tandem_exchange_sum_write_each (TandemExchangeSum *self, gboolean exact);
gboolean tandem_exchange_sum_is_mixed (TandemExchangeSum *self, TandemExchange *exchange);
gint64 tandem_exchange_sum_convert (TandemExchangeSum *self, TandemExchange *exchange);
GPtrArray *tandem_exchange_sum_find_missing (TandemExchangeSum *self, TandemExchange *exchange);
char *tandem_exchange_sum_join (GPtrArray *codes);
char *tandem_exchange_sum_write (TandemExchangeSum *self, TandemExchange *exchange);
char *tandem_exchange_sum_write_rates (TandemExchangeSum *self, TandemExchange *exchange);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemExchangeSum, tandem_exchange_sum_free)

G_END_DECLS
