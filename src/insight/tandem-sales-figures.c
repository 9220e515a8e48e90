/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a pipeline is worth, how often and how fast deals are won: pure functions of the states of the deals. */
#include "insight/tandem-sales-figures.h"

#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-money.h"
#include "insight/tandem-statistics.h"

static gboolean
is_within (const char *date, const char *from, const char *to)
{
  return *date != '\0' && strcmp (date, from) >= 0 && strcmp (date, to) <= 0;
}

/**
 * tandem_sales_figures_add_weighted:
 * @deals: (element-type TandemDealState): deals
 * @currency: of which; amounts of others are never added to it
 *
 * Returns: Σ amount × probability of the open deals, rounded once
 */
gint64
tandem_sales_figures_add_weighted (GArray *deals, const char *currency)
{
  gint64 hundredths = 0;

  for (guint i = 0; i < deals->len; i++)
    {
      const TandemDealState *deal = &g_array_index (deals, TandemDealState, i);

      if (deal->outcome == TANDEM_DEAL_OPEN && g_strcmp0 (deal->currency, currency) == 0)
        hundredths += deal->amount_minor * deal->probability;
    }
  return tandem_money_share (hundredths, 1, 100);
}

/**
 * tandem_sales_figures_win_closed:
 * @from: the first plain date
 * @to: the last
 *
 * Returns: won ÷ (won + lost), by the day on which they were closed
 */
TandemRate
tandem_sales_figures_win_closed (GArray *deals, const char *from, const char *to)
{
  TandemRate rate = { 0, 0 };

  for (guint i = 0; i < deals->len; i++)
    {
      const TandemDealState *deal = &g_array_index (deals, TandemDealState, i);

      if (deal->outcome == TANDEM_DEAL_OPEN || !is_within (deal->closed_on, from, to))
        continue;
      rate.den++;
      rate.num += deal->outcome == TANDEM_DEAL_WON;
    }
  return rate;
}

/**
 * tandem_sales_figures_win_cohort:
 * @from: the first plain date
 * @to: the last
 *
 * Returns: won to date ÷ all that were made in the period
 */
TandemRate
tandem_sales_figures_win_cohort (GArray *deals, const char *from, const char *to)
{
  TandemRate rate = { 0, 0 };

  for (guint i = 0; i < deals->len; i++)
    {
      const TandemDealState *deal = &g_array_index (deals, TandemDealState, i);

      if (!is_within (deal->created_on, from, to))
        continue;
      rate.den++;
      rate.num += deal->outcome == TANDEM_DEAL_WON;
    }
  return rate;
}

/**
 * tandem_sales_figures_cycle:
 * @from: the first plain date
 * @to: the last
 *
 * Returns: how long the deals took that were won in the period
 */
TandemSalesCycle
tandem_sales_figures_cycle (GArray *deals, const char *from, const char *to)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  TandemSalesCycle cycle = { 0, 0, 0 };
  gint64 sum = 0;

  for (guint i = 0; i < deals->len; i++)
    {
      const TandemDealState *deal = &g_array_index (deals, TandemDealState, i);
      gint64 n_days;

      if (deal->outcome != TANDEM_DEAL_WON || !is_within (deal->closed_on, from, to))
        continue;
      n_days = tandem_date_days_between (deal->created_on, deal->closed_on);
      sum += n_days;
      g_array_append_val (days, n_days);
    }
  if (days->len == 0)
    return cycle;
  cycle.n_deals = days->len;
  cycle.mean_days = (double) sum / days->len;
  cycle.median_days = tandem_statistics_median (days);
  return cycle;
}

/**
 * tandem_sales_figures_velocity:
 * @n_open: open deals in stages that are marked qualified
 * @average_won_minor: what a won deal was worth
 * @win_rate: the closed form
 * @cycle_days: how long a won deal took
 * @minor_a_day: (out): money a day: open deals × average × win rate ÷ days
 *
 * Returns: whether there is one: without a closed deal, or a cycle, there is none
 */
gboolean
tandem_sales_figures_velocity (gint64 n_open, gint64 average_won_minor, TandemRate win_rate, double cycle_days,
                               gint64 *minor_a_day)
{
  double value;

  if (!tandem_rate_get_value (win_rate, &value) || cycle_days <= 0)
    return FALSE;
  value = (double) n_open * (double) average_won_minor * value / cycle_days;
  *minor_a_day = (gint64) (value + 0.5);
  return TRUE;
}
