/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemCurrencySum:
 *
 * How many deals there are in one currency, and what they add up to: sums of several currencies are never added.
 */
typedef struct {
  char *currency;
  gint64 n_deals;
  gint64 amount_minor;
} TandemCurrencySum;

GPtrArray *tandem_currency_sums_new      (void);
void       tandem_currency_sums_add      (GPtrArray *sums, const char *currency, gint64 n_deals, gint64 amount_minor);
void       tandem_currency_sums_count_in (GPtrArray *sums, const char *currency, gint64 amount_minor);
gint64     tandem_currency_sums_count    (GPtrArray *sums);
char      *tandem_currency_sums_describe (GPtrArray *sums, const char *first);

G_END_DECLS
