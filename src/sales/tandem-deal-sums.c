/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-sums.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-deal-query.h"

void
tandem_deal_sums_init (TandemDealSums *self, gboolean is_weighted)
{
  self->amounts = tandem_exchange_sum_new ();
  self->weighted = is_weighted ? tandem_exchange_sum_new () : NULL;
}

void
tandem_deal_sums_clear (TandemDealSums *self)
{
  g_clear_pointer (&self->amounts, tandem_exchange_sum_free);
  g_clear_pointer (&self->weighted, tandem_exchange_sum_free);
}

/**
 * tandem_deal_sums_add:
 * @totals: (element-type TandemStageTotal): of a stage
 * @today: a plain date: what is open is worth what it is today, what was closed what it was then
 */
void
tandem_deal_sums_add (TandemDealSums *self, GPtrArray *totals, const char *today)
{
  for (guint i = 0; i < totals->len; i++)
    {
      TandemStageTotal *total = g_ptr_array_index (totals, i);
      const char *day = total->closed_on ? total->closed_on : today;

      tandem_exchange_sum_add (self->amounts, total->amount_minor, total->currency, day);
      if (self->weighted)
        tandem_exchange_sum_add (self->weighted, total->weighted_minor, total->currency, day);
    }
}

/**
 * tandem_deal_sums_write_weighted:
 *
 * Returns: (transfer full): "≈ €1,235 + $99"; empty where there is nothing
 */
char *
tandem_deal_sums_write_weighted (TandemDealSums *self)
{
  g_autofree char *each = self->weighted ? tandem_exchange_sum_write_each (self->weighted, FALSE) : g_strdup ("");

  return *each ? g_strconcat ("≈ ", each, NULL) : g_steal_pointer (&each);
}

/**
 * tandem_deal_sums_convert:
 * @exchange: (nullable): the rates of the firm
 * @amount: (out) (transfer full): what the amounts are worth together
 * @weighted: (out) (transfer full): the same of those × their probability
 * @hint: (out) (transfer full): of which amounts, and at which rates
 *
 * Returns: whether there was anything to convert; else nothing is written
 */
gboolean
tandem_deal_sums_convert (TandemDealSums *self, TandemExchange *exchange, char **amount, char **weighted, char **hint)
{
  g_autofree char *each = NULL;
  g_autofree char *part = NULL;
  g_autofree char *rates = NULL;

  if (!tandem_exchange_sum_is_mixed (self->amounts, exchange))
    return FALSE;
  each = tandem_exchange_sum_write_each (self->amounts, TRUE);
  if (self->weighted)
    part = tandem_format_money_whole (tandem_exchange_sum_convert (self->weighted, exchange),
                                      tandem_exchange_get_currency (exchange));
  rates = tandem_exchange_sum_write_rates (self->amounts, exchange);
  *amount = tandem_exchange_sum_write (self->amounts, exchange);
  *weighted = part ? g_strconcat ("≈ ", part, NULL) : g_strdup ("");
  *hint = g_strconcat (each, *rates ? "\n" : "", rates, NULL);
  return TRUE;
}
