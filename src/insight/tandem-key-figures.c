/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-key-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/tandem-money.h"

/**
 * tandem_key_figures_init:
 * @self: (out caller-allocates): the figures
 * @input: what they are made of
 */
void
tandem_key_figures_init (TandemKeyFigures *self, const TandemKeyInput *input)
{
  gint64 all_costs = input->cost_minor + input->firm_cost_minor;

  *self = (TandemKeyFigures) {
    .impressions = input->impressions,
    .visits = input->visits,
    .new_leads = input->new_leads,
    .cpl = { input->cost_minor, input->new_leads },
    .cpa = { input->ad_spend_minor, input->new_customers },
    .cac = { all_costs, all_costs != 0 ? input->new_customers : 0 },
    .known = { input->new_leads, input->visits },
    .engagement = { input->engagements, input->impressions },
    .mql_to_sql = { input->mql_to_sql, input->mql },
    .won_minor = input->won_minor,
    .roi = { input->won_minor - input->cost_minor, input->cost_minor },
    .roas = { input->won_minor, input->ad_spend_minor },
  };
}

/**
 * tandem_key_figures_compare:
 * @now: a rate of this period
 * @before: the same rate of the period it is compared with
 * @points: (out): how far it moved: 0.02 is two percentage points
 *
 * Counts and sums are compared by tandem_rate_change() instead, as a share of what was.
 *
 * Returns: %FALSE where one of the two is no rate
 */
gboolean
tandem_key_figures_compare (TandemRate now, TandemRate before, double *points)
{
  double value = 0, old = 0;

  if (!tandem_rate_get_value (now, &value) || !tandem_rate_get_value (before, &old))
    return FALSE;
  *points = value - old;
  return TRUE;
}

/**
 * tandem_key_figures_velocity:
 * @n_open: open qualified deals
 * @average_minor: the average amount of won deals
 * @win_rate: won ÷ (won + lost)
 * @cycle_days: the average days from creation to won
 * @minor_a_day: (out): money a day
 *
 * n × amount × win rate ÷ days: the usual "sales velocity".
 *
 * Returns: %FALSE where no deal was closed or no cycle is known
 */
gboolean
tandem_key_figures_velocity (gint64 n_open, gint64 average_minor, TandemRate win_rate, double cycle_days,
                             double *minor_a_day)
{
  double won_share;

  if (!tandem_rate_get_value (win_rate, &won_share) || !(cycle_days > 0))
    return FALSE;
  *minor_a_day = (double) n_open * (double) average_minor * won_share / cycle_days;
  return TRUE;
}

/**
 * tandem_key_figures_clv:
 * @average_minor: the average order
 * @orders_a_year: how many orders a customer places in a year
 * @years: how long a customer stays
 *
 * Returns: average order × orders a year × years, in minor units: of revenue
 */
gint64
tandem_key_figures_clv (gint64 average_minor, double orders_a_year, double years)
{
  return llround ((double) average_minor * orders_a_year * years);
}

/**
 * tandem_key_figures_clv_of_margin:
 * @clv_minor: of revenue, as of tandem_key_figures_clv()
 * @margin: gross margin ÷ revenue
 * @minor: (out): of gross margin: the share of @clv_minor, rounded half away from zero
 *
 * Returns: %FALSE where no margin is known, which is not a margin of zero
 */
gboolean
tandem_key_figures_clv_of_margin (gint64 clv_minor, TandemRate margin, gint64 *minor)
{
  if (margin.den == 0)
    return FALSE;
  *minor = tandem_money_share (clv_minor, margin.num, margin.den);
  return TRUE;
}

/**
 * tandem_key_figures_get_clv_definition:
 * @is_margin: whether it is that of tandem_key_figures_clv_of_margin()
 *
 * The two differ by a multiple: whoever sees one has to be told which.
 *
 * Returns: (transfer none): what the figure counts, in a sentence
 */
const char *
tandem_key_figures_get_clv_definition (gboolean is_margin)
{
  return is_margin ? _ ("Customer lifetime value, in gross margin: average order × orders a year × lifetime in years × "
                        "gross margin as a share of revenue")
                   : _ ("Customer lifetime value, in revenue: average order × orders a year × lifetime in years");
}

/**
 * tandem_key_figures_ltv_cac:
 * @clv_minor: what a customer is worth, in revenue or in gross margin
 * @cac: what a new one costs: minor units over customers
 *
 * Returns: CLV ÷ CAC; no rate where nothing was spent or nobody won
 */
TandemRate
tandem_key_figures_ltv_cac (gint64 clv_minor, TandemRate cac)
{
  gint64 minor;

  if (!tandem_rate_get_minor (cac, &minor))
    return (TandemRate) { 0, 0 };
  return (TandemRate) { clv_minor, minor };
}
