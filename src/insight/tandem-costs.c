/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-costs.h"

#include "model/tandem-cost-query.h"

typedef struct {
  TandemCosts *costs;
  TandemExchange *exchange;
} Load;

void
tandem_campaign_costs_join (TandemCampaignCosts *self, const TandemCampaignCosts *other)
{
  tandem_tally_join (&self->all, &other->all);
  tandem_tally_join (&self->ad_spend, &other->ad_spend);
}

void
tandem_campaign_costs_clear (TandemCampaignCosts *self)
{
  tandem_tally_clear (&self->all);
  tandem_tally_clear (&self->ad_spend);
}

static void
free_costs (gpointer data)
{
  tandem_campaign_costs_clear (data);
  g_free (data);
}

static TandemCampaignCosts *
ensure_campaign (TandemCosts *self, gint64 campaign_id)
{
  TandemCampaignCosts *costs = g_hash_table_lookup (self->campaigns, &campaign_id);

  if (costs == NULL)
    {
      costs = g_new0 (TandemCampaignCosts, 1);
      g_hash_table_insert (self->campaigns, g_memdup2 (&campaign_id, sizeof campaign_id), costs);
    }
  return costs;
}

/* The day of the cost, which come in their order. */
static TandemCostDay *
ensure_day (TandemCosts *self, const char *day)
{
  TandemCostDay *last = self->days->len > 0 ? &g_array_index (self->days, TandemCostDay, self->days->len - 1) : NULL;

  if (last == NULL || !g_str_equal (last->day, day))
    {
      g_array_set_size (self->days, self->days->len + 1);
      last = &g_array_index (self->days, TandemCostDay, self->days->len - 1);
      g_strlcpy (last->day, day, sizeof last->day);
    }
  return last;
}

static void
add_to (TandemCampaignCosts *costs, TandemExchange *exchange, const TandemCost *cost)
{
  tandem_tally_add (&costs->all, exchange, cost->amount_minor, cost->currency, cost->day);
  if (cost->is_ad_spend)
    tandem_tally_add (&costs->ad_spend, exchange, cost->amount_minor, cost->currency, cost->day);
}

static void
cost_cb (const TandemCost *cost, gpointer data)
{
  Load *load = data;
  TandemCostDay *day = ensure_day (load->costs, cost->day);
  gint64 minor = 0;

  tandem_exchange_convert (load->exchange, cost->amount_minor, cost->currency, cost->day, &minor);
  if (cost->campaign_id == 0)
    {
      day->firm_minor += minor;
      tandem_tally_add (&load->costs->firm, load->exchange, cost->amount_minor, cost->currency, cost->day);
      return;
    }
  day->campaigns_minor += minor;
  add_to (&load->costs->sum, load->exchange, cost);
  add_to (ensure_campaign (load->costs, cost->campaign_id), load->exchange, cost);
}

/**
 * tandem_costs_load:
 * @exchange: the rates of the firm
 * @from: a plain date
 * @to: a plain date, included
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): the costs
 */
TandemCosts *
tandem_costs_load (TandemConnection *connection, TandemExchange *exchange, const char *from, const char *to,
                   GError **error)
{
  g_autoptr (TandemCosts) self = g_new0 (TandemCosts, 1);
  Load load = { self, exchange };

  self->campaigns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_costs);
  self->days = g_array_new (FALSE, TRUE, sizeof (TandemCostDay));
  if (!tandem_cost_query_run (connection, from, to, cost_cb, &load, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
tandem_costs_free (TandemCosts *self)
{
  tandem_campaign_costs_clear (&self->sum);
  tandem_tally_clear (&self->firm);
  g_hash_table_unref (self->campaigns);
  g_array_unref (self->days);
  g_free (self);
}

/**
 * tandem_costs_get:
 *
 * Returns: (transfer none): those of a campaign; zeros where it cost nothing
 */
const TandemCampaignCosts *
tandem_costs_get (const TandemCosts *self, gint64 campaign_id)
{
  static const TandemCampaignCosts none = { 0 };
  const TandemCampaignCosts *costs = g_hash_table_lookup (self->campaigns, &campaign_id);

  return costs ? costs : &none;
}
