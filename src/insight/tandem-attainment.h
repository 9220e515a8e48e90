/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-exchange-sum.h"

G_BEGIN_DECLS

/**
 * TandemTargetMeasure:
 * @TANDEM_TARGET_OF_REVENUE: what is won, in minor units
 * @TANDEM_TARGET_OF_LEADS: people who become leads: the target of marketing
 *
 * What a target counts.
 */
typedef enum {
  TANDEM_TARGET_OF_REVENUE,
  TANDEM_TARGET_OF_LEADS,
} TandemTargetMeasure;

/**
 * TandemAttainment:
 * @person_id: whose target it is; 0 for that of the firm
 * @measure: what @target and @reached count
 * @period: month, quarter or year: an interned nick
 * @from: the first plain date of the period
 * @to: its last
 * @currency: (nullable): of all amounts: an interned code; %NULL for leads
 * @without: (nullable): the codes of the currencies that are not counted, as there is no rate: interned
 * @target: what is to be reached
 * @reached: of deals that were closed in the period; or people who became leads in it
 * @committed: of open deals that are expected to close in it, at 80 % or more
 * @weighted: amount × probability of all that are open and expected to close in it
 *
 * How far somebody is with a target. Only a person's own deals and leads count for that person's target.
 */
typedef struct {
  gint64 person_id;
  TandemTargetMeasure measure;
  const char *period;
  char from[11];
  char to[11];
  const char *currency;
  const char *without;
  gint64 target;
  gint64 reached;
  gint64 committed;
  gint64 weighted;
} TandemAttainment;

/**
 * TandemTargetSpan:
 * @from: a plain date
 * @to: a plain date
 * @first_month: of the firm's year: 1 is January
 *
 * Which days targets are looked at for.
 */
typedef struct {
  const char *from;
  const char *to;
  int first_month;
} TandemTargetSpan;

void tandem_attainment_find_span (const char *period, const char *day, int first_month, char from[11], char to[11]);
GArray *tandem_attainment_plan (GPtrArray *targets, TandemTargetMeasure measure, const TandemTargetSpan *span);
GArray *tandem_attainment_make (GArray *deals, GPtrArray *targets, const TandemTargetSpan *span,
                                TandemExchange *exchange, const char *today);
GPtrArray *tandem_attainment_load_targets (TandemConnection *connection, GError **error);
GArray *tandem_attainment_load (TandemConnection *connection, GArray *deals, TandemExchange *exchange,
                                const char *today, GError **error);

G_END_DECLS
