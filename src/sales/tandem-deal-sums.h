/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-exchange-sum.h"

G_BEGIN_DECLS

/* What deals add up to: their amounts, and those of the open ones × their probability. */
typedef struct {
  TandemExchangeSum *amounts;
  TandemExchangeSum *weighted; /* NULL where that is not asked for: what is closed has no probability */
} TandemDealSums;

void tandem_deal_sums_init (TandemDealSums *self, gboolean is_weighted);
void tandem_deal_sums_clear (TandemDealSums *self);
void tandem_deal_sums_add (TandemDealSums *self, GPtrArray *totals, const char *today);
char *tandem_deal_sums_write_weighted (TandemDealSums *self);
gboolean tandem_deal_sums_convert (TandemDealSums *self, TandemExchange *exchange, char **amount, char **weighted,
                                   char **hint);

G_END_DECLS
