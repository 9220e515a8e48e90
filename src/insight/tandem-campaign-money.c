/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-campaign-money.h"

#include <glib/gi18n-lib.h>

#include "insight/tandem-overview-words.h"
#include "model/tandem-dated-amount.h"

static void
add_days (TandemExchangeSum *sum, GArray *amounts)
{
  for (guint i = 0; i < amounts->len; i++)
    {
      const TandemDatedAmount *amount = &g_array_index (amounts, TandemDatedAmount, i);

      tandem_exchange_sum_add (sum, 0, amount->currency, amount->day);
    }
}

/* The rates of the firm, but for currencies that have none on one of the days. There are rates for the currency of the firm alone. */
static gboolean
load_exchange (TandemCampaignMoney *self, TandemConnection *connection, const char *currency, GArray *costs,
               GArray *won, GError **error)
{
  g_autoptr (TandemExchange) all = NULL;
  g_autoptr (TandemExchangeSum) sum = tandem_exchange_sum_new ();
  g_autoptr (GPtrArray) missing = NULL;

  if (costs->len > 0 || won->len > 0)
    {
      all = tandem_exchange_load (connection, error);
      if (all == NULL)
        return FALSE;
    }
  if (all == NULL || !g_str_equal (tandem_exchange_get_currency (all), currency))
    {
      self->exchange = tandem_exchange_new (currency);
      return TRUE;
    }
  add_days (sum, costs);
  add_days (sum, won);
  missing = tandem_exchange_sum_find_missing (sum, all);
  self->exchange = tandem_exchange_dup_without (all, missing);
  return TRUE;
}

static void
add_up (TandemTally *tally, TandemExchange *exchange, gint64 own_minor, GArray *others)
{
  tandem_tally_add (tally, exchange, own_minor, tandem_exchange_get_currency (exchange), "");
  for (guint i = 0; i < others->len; i++)
    {
      const TandemDatedAmount *amount = &g_array_index (others, TandemDatedAmount, i);

      tandem_tally_add (tally, exchange, amount->minor, amount->currency, amount->day);
    }
}

/**
 * tandem_campaign_money_load:
 * @self: an empty one
 * @row: the campaign
 *
 * On the thread of @connection.
 */
gboolean
tandem_campaign_money_load (TandemCampaignMoney *self, TandemConnection *connection, const TandemCampaignRow *row,
                            GError **error)
{
  g_autoptr (GArray) costs = tandem_campaign_query_list_foreign (connection, row->id, FALSE, row->currency, error);
  g_autoptr (GArray) won
      = costs ? tandem_campaign_query_list_foreign (connection, row->id, TRUE, row->currency, error) : NULL;

  gint64 own_costs, own_won;

  if (won == NULL || !load_exchange (self, connection, row->currency, costs, won, error)
      || !tandem_campaign_query_sum_own (connection, row->id, FALSE, row->currency, &own_costs, error)
      || !tandem_campaign_query_sum_own (connection, row->id, TRUE, row->currency, &own_won, error))
    return FALSE;
  add_up (&self->costs, self->exchange, own_costs, costs);
  add_up (&self->won, self->exchange, own_won, won);
  return TRUE;
}

/**
 * tandem_campaign_money_write:
 *
 * Returns: (transfer full): as of tandem_overview_write_money()
 */
char *
tandem_campaign_money_write (const TandemCampaignMoney *self, gboolean has_costs, gboolean has_won)
{
  return tandem_overview_write_money (self->exchange, has_costs ? &self->costs : NULL, has_won ? &self->won : NULL);
}

/**
 * tandem_campaign_money_name:
 * @words: what is said of a figure
 *
 * Returns: (transfer full): the same, and the currencies that the figure leaves out
 */
char *
tandem_campaign_money_name (const TandemCampaignMoney *self, const char *words, gboolean has_costs, gboolean has_won)
{
  g_auto (TandemTally) both = { 0 };
  g_autofree char *missing = NULL;

  if (has_costs)
    tandem_tally_join (&both, &self->costs);
  if (has_won)
    tandem_tally_join (&both, &self->won);
  missing = tandem_tally_find_missing (&both, self->exchange);
  return missing ? g_strdup_printf (_ ("%s without %s"), words, missing) : g_strdup (words);
}

void
tandem_campaign_money_clear (TandemCampaignMoney *self)
{
  g_clear_pointer (&self->exchange, tandem_exchange_unref);
  tandem_tally_clear (&self->costs);
  tandem_tally_clear (&self->won);
}
