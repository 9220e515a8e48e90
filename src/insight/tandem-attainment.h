/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-exchange-sum.h"

G_BEGIN_DECLS

/**
 * TandemAttainment:
 * @person_id: whose target it is; 0 for that of the firm
 * @period: month, quarter or year: an interned nick
 * @from: the first plain date of the period
 * @to: its last
 * @currency: of all amounts: an interned code
 * @without: (nullable): the codes of the currencies that are not counted, as there is no rate: interned
 * @target_minor: what is to be reached
 * @won_minor: of deals that were closed in the period
 * @committed_minor: of open deals that are expected to close in it, at 80 % or more
 * @weighted_minor: amount × probability of all that are open and expected to close in it
 *
 * How far somebody is with a target of won revenue. Only a person's own deals count for that person's target.
 */
typedef struct {
  gint64 person_id;
  const char *period;
  char from[11];
  char to[11];
  const char *currency;
  const char *without;
  gint64 target_minor;
  gint64 won_minor;
  gint64 committed_minor;
  gint64 weighted_minor;
} TandemAttainment;

GArray *tandem_attainment_make (GArray *deals, GPtrArray *targets, const char *first_day, const char *last_day,
                                TandemExchange *exchange, const char *today);
GArray *tandem_attainment_load (TandemConnection *connection, GArray *deals, TandemExchange *exchange, const char *today,
                                GError **error);
void tandem_attainment_find_span (const char *period, const char *day, char from[11], char to[11]);

G_END_DECLS
