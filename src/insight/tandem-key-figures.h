/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-rate.h"

G_BEGIN_DECLS

/**
 * TandemKeyInput:
 * @impressions: what channels reported in the period
 * @visits: likewise
 * @new_leads: people who became known in the period
 * @mql: people who became MQL in the period
 * @mql_to_sql: those of them who have become SQL to date
 * @new_customers: people who became customers in the period
 * @cost_minor: what the campaigns cost in the period, ad spend included
 * @ad_spend_minor: the part paid for advertisements
 * @engagements: what channels reported in the period
 * @firm_cost_minor: what marketing and sales cost in the period beside the campaigns
 * @won_minor: won revenue attributed under one model, which the screen names
 *
 * Plain counts and sums in one currency, from which the key figures follow.
 */
typedef struct {
  gint64 impressions;
  gint64 visits;
  gint64 new_leads;
  gint64 mql;
  gint64 mql_to_sql;
  gint64 new_customers;
  gint64 cost_minor;
  gint64 ad_spend_minor;
  gint64 engagements;
  gint64 firm_cost_minor;
  gint64 won_minor;
} TandemKeyInput;

/**
 * TandemKeyFigures:
 * @impressions: not people
 * @cpl: campaign cost ÷ leads created
 * @cpa: ad spend ÷ new customers
 * @cac: campaign and other costs ÷ new customers; no rate where no cost was entered
 * @known: leads created ÷ visits: anonymous → known
 * @engagement: engagements ÷ impressions
 * @mql_to_sql: cohort form
 * @won_minor: won revenue attributed
 * @roi: (won − cost) ÷ cost
 * @roas: won ÷ ad spend
 *
 * The key figures of one period. Rates are exact; one with a denominator of 0 is "—".
 */
typedef struct {
  gint64 impressions;
  gint64 visits;
  gint64 new_leads;
  TandemRate cpl;
  TandemRate cpa;
  TandemRate cac;
  TandemRate known;
  TandemRate engagement;
  TandemRate mql_to_sql;
  gint64 won_minor;
  TandemRate roi;
  TandemRate roas;
} TandemKeyFigures;

void     tandem_key_figures_init     (TandemKeyFigures *self, const TandemKeyInput *input);
gboolean tandem_key_figures_compare  (TandemRate now, TandemRate before, double *points);
gboolean tandem_key_figures_velocity (gint64 n_open, gint64 average_minor, TandemRate win_rate, double cycle_days,
                                      double *minor_a_day);
TandemRate tandem_key_figures_ltv_cac (gint64 clv_minor, TandemRate cac);
gint64   tandem_key_figures_clv      (gint64 average_minor, double orders_a_year, double years);
gboolean tandem_key_figures_clv_of_margin (gint64 clv_minor, TandemRate margin, gint64 *minor);
const char *tandem_key_figures_get_clv_definition (gboolean is_margin);

G_END_DECLS
