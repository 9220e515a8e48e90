/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-currency-sums.h"

#include "base/tandem-format.h"

static void
free_sum (gpointer data)
{
  TandemCurrencySum *sum = data;

  g_free (sum->currency);
  g_free (sum);
}

/**
 * tandem_currency_sums_new:
 *
 * Returns: (transfer full) (element-type TandemCurrencySum): no sum yet
 */
GPtrArray *
tandem_currency_sums_new (void)
{
  return g_ptr_array_new_with_free_func (free_sum);
}

void
tandem_currency_sums_add (GPtrArray *sums, const char *currency, gint64 n_deals, gint64 amount_minor)
{
  TandemCurrencySum *sum = g_new0 (TandemCurrencySum, 1);

  sum->currency = g_strdup (currency);
  sum->n_deals = n_deals;
  sum->amount_minor = amount_minor;
  g_ptr_array_add (sums, sum);
}

/**
 * tandem_currency_sums_count_in:
 * @amount_minor: of one more deal; 0 where nothing is known of it
 */
void
tandem_currency_sums_count_in (GPtrArray *sums, const char *currency, gint64 amount_minor)
{
  for (guint i = 0; i < sums->len; i++)
    {
      TandemCurrencySum *sum = g_ptr_array_index (sums, i);

      if (g_strcmp0 (sum->currency, currency) != 0)
        continue;
      sum->n_deals++;
      sum->amount_minor += amount_minor;
      return;
    }
  tandem_currency_sums_add (sums, currency, 1, amount_minor);
}

/**
 * tandem_currency_sums_count:
 *
 * Returns: how many deals there are in all currencies
 */
gint64
tandem_currency_sums_count (GPtrArray *sums)
{
  gint64 n_deals = 0;

  for (guint i = 0; i < sums->len; i++)
    n_deals += ((TandemCurrencySum *) g_ptr_array_index (sums, i))->n_deals;
  return n_deals;
}

/**
 * tandem_currency_sums_describe:
 * @first: the currency that comes first: the firm's own
 *
 * Returns: (transfer full) (nullable): the sums as a person reads them, "€ 62,600 · $ 3,000"; %NULL when there are none
 */
char *
tandem_currency_sums_describe (GPtrArray *sums, const char *first)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sums->len; i++)
    {
      TandemCurrencySum *sum = g_ptr_array_index (sums, i);
      char *text = tandem_format_money_whole (sum->amount_minor, sum->currency);

      g_ptr_array_insert (words, g_strcmp0 (sum->currency, first) == 0 ? 0 : -1, text);
    }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}
