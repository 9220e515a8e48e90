/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-exchange-sum.h"

G_BEGIN_DECLS

/**
 * TandemTally:
 * @minor: what all that has a rate is worth together, in the firm's currency
 * @own_minor: of it what was in that currency from the first
 * @others: (nullable): what each other currency adds up to, by the day from which its rate holds
 *
 * What amounts of several currencies come to, where each is converted at the rate of its own day and rounded once: so the tallies of
 * parts, however it is divided, add up to that of the whole. A zeroed one is empty.
 */
typedef struct {
  gint64 minor;
  gint64 own_minor;
  TandemExchangeSum *others;
} TandemTally;

gboolean tandem_tally_add           (TandemTally *self, TandemExchange *exchange, gint64 minor, const char *currency,
                                     const char *day);
void     tandem_tally_add_converted (TandemTally *self, TandemExchange *exchange, gint64 converted, gint64 minor,
                                     const char *currency, const char *day);
void     tandem_tally_join          (TandemTally *self, const TandemTally *other);
gboolean tandem_tally_is_mixed      (const TandemTally *self);
char    *tandem_tally_find_missing  (const TandemTally *self, TandemExchange *exchange);
char    *tandem_tally_write         (const TandemTally *self, TandemExchange *exchange);
char    *tandem_tally_write_rates   (const TandemTally *self, TandemExchange *exchange);
void     tandem_tally_clear         (TandemTally *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemTally, tandem_tally_clear)

G_END_DECLS
