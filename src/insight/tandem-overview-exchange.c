/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A currency that has no rate on one of the days is left out of all figures of a period alike: so costs and what they brought remain
 * comparable, parts add up to the whole, and nobody has to ask which amounts of it are counted. */
#include "insight/tandem-overview-exchange.h"

#include "insight/tandem-exchange-sum.h"
#include "model/tandem-overview-query.h"

/**
 * tandem_overview_exchange_load:
 * @from: a plain date
 * @to: a plain date, included
 * @without: (out) (optional) (nullable): the codes of the currencies that are left out, in their order: interned
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): the rates of the firm, but for currencies of costs or won deals of the period that have none on
 *   one of their days
 */
TandemExchange *
tandem_overview_exchange_load (TandemConnection *connection, const char *from, const char *to, const char **without,
                               GError **error)
{
  g_autoptr (GArray) currencies = tandem_overview_query_list_currencies (connection, from, to, error);
  g_autoptr (TandemExchange) all = currencies ? tandem_exchange_load (connection, error) : NULL;
  g_autoptr (TandemExchangeSum) sum = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *codes = NULL;

  if (all == NULL)
    return NULL;
  sum = tandem_exchange_sum_new ();
  for (guint i = 0; i < currencies->len; i++)
    {
      const TandemCurrencyDay *first = &g_array_index (currencies, TandemCurrencyDay, i);

      tandem_exchange_sum_add (sum, 0, first->currency, first->day);
    }
  missing = tandem_exchange_sum_find_missing (sum, all);
  codes = tandem_exchange_sum_join (missing);
  if (without)
    *without = missing->len > 0 ? g_intern_string (codes) : NULL;
  return tandem_exchange_dup_without (all, missing);
}

/**
 * tandem_overview_exchange_load_of:
 * @currency: that of a campaign
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): by which the amounts of a campaign are added up, whenever they were: rates are kept for the
 *   currency of the firm alone, so that a campaign in another one has none
 */
TandemExchange *
tandem_overview_exchange_load_of (TandemConnection *connection, const char *currency, GError **error)
{
  g_autoptr (TandemExchange) exchange
      = tandem_overview_exchange_load (connection, "0001-01-01", "9999-12-31", NULL, error);

  if (exchange == NULL || g_str_equal (tandem_exchange_get_currency (exchange), currency))
    return g_steal_pointer (&exchange);
  return tandem_exchange_new (currency);
}
