/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-exchange.h"

#include "base/tandem-money.h"
#include "model/tandem-exchange-rate.h"
#include "model/tandem-firm.h"

typedef struct {
  char *day;
  gint64 billionths;
} Rate;

struct _TandemExchange {
  char *currency;
  GHashTable *rates; /* code: GArray of Rate, by day */
};

static void
clear_rate (gpointer data)
{
  g_free (((Rate *) data)->day);
}

/**
 * tandem_exchange_new:
 * @currency: the firm's
 */
TandemExchange *
tandem_exchange_new (const char *currency)
{
  TandemExchange *self = g_atomic_rc_box_new0 (TandemExchange);

  self->currency = g_strdup (currency);
  self->rates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

TandemExchange *
tandem_exchange_ref (TandemExchange *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TandemExchange *self = data;

  g_hash_table_unref (self->rates);
  g_free (self->currency);
}

void
tandem_exchange_unref (TandemExchange *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * tandem_exchange_get_currency:
 *
 * Returns: the firm's
 */
const char *
tandem_exchange_get_currency (TandemExchange *self)
{
  return self->currency;
}

/**
 * tandem_exchange_has_rates:
 *
 * Returns: whether the firm keeps any
 */
gboolean
tandem_exchange_has_rates (TandemExchange *self)
{
  return g_hash_table_size (self->rates) > 0;
}

/**
 * tandem_exchange_add:
 * @day: later than that of the last rate of this currency
 * @rate_billionths: what one unit of the currency is worth, in billionths of a unit of the firm's
 */
void
tandem_exchange_add (TandemExchange *self, const char *currency, const char *day, gint64 rate_billionths)
{
  GArray *rates = g_hash_table_lookup (self->rates, currency);
  Rate rate = { g_strdup (day), rate_billionths };

  if (rates == NULL)
    {
      rates = g_array_new (FALSE, FALSE, sizeof (Rate));
      g_array_set_clear_func (rates, clear_rate);
      g_hash_table_insert (self->rates, g_strdup (currency), rates);
    }
  g_array_append_val (rates, rate);
}

/**
 * tandem_exchange_dup_without:
 * @codes: (element-type utf8): currencies that are to have no rate
 *
 * Returns: (transfer full): the others with the rates that they have here
 */
TandemExchange *
tandem_exchange_dup_without (TandemExchange *self, GPtrArray *codes)
{
  TandemExchange *dup = tandem_exchange_new (self->currency);
  GHashTableIter iter;
  gpointer code, rates;

  g_hash_table_iter_init (&iter, self->rates);
  while (g_hash_table_iter_next (&iter, &code, &rates))
    if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
      g_hash_table_insert (dup->rates, g_strdup (code), g_array_ref (rates));
  return dup;
}

/* Returns: (nullable): the last rate on or before the day. A firm may keep one of each day, and asks for each of its amounts */
static const Rate *
find_rate (TandemExchange *self, const char *currency, const char *day)
{
  GArray *rates = g_hash_table_lookup (self->rates, currency);
  guint low = 0, high = rates ? rates->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (rates, Rate, middle).day, day) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (rates, Rate, low - 1) : NULL;
}

/**
 * tandem_exchange_find:
 * @rate_billionths: (out): what a unit of the currency is worth on that day
 *
 * Returns: (nullable): the day from which on this rate holds; %NULL where there is none
 */
const char *
tandem_exchange_find (TandemExchange *self, const char *currency, const char *day, gint64 *rate_billionths)
{
  const Rate *rate = find_rate (self, currency, day);

  if (rate == NULL)
    return NULL;
  *rate_billionths = rate->billionths;
  return rate->day;
}

/**
 * tandem_exchange_convert:
 * @minor: an amount in minor units of @currency
 * @day: the plain date on which it counts
 * @converted: (out): the amount in minor units of the firm's currency, rounded half away from zero once
 *
 * Returns: %FALSE where no rate holds on that day, or none that can be meant: then nobody knows
 */
gboolean
tandem_exchange_convert (TandemExchange *self, gint64 minor, const char *currency, const char *day, gint64 *converted)
{
  const Rate *rate;

  if (g_str_equal (currency, self->currency))
    {
      *converted = minor;
      return TRUE;
    }
  rate = find_rate (self, currency, day);
  if (rate == NULL)
    return FALSE;
  return tandem_money_convert (minor, currency, rate->billionths, self->currency, converted);
}

/**
 * tandem_exchange_load:
 *
 * Returns: (transfer full) (nullable): with the rates of the file
 */
TandemExchange *
tandem_exchange_load (TandemConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) firms
      = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);
  g_autoptr (GPtrArray) rates = firms ? tandem_record_load_where (connection, TANDEM_TYPE_EXCHANGE_RATE,
                                                                  "deleted_at IS NULL ORDER BY currency, day", 0, error)
                                      : NULL;
  TandemExchange *self;

  if (rates == NULL)
    return NULL;
  self = tandem_exchange_new (firms->len > 0 ? tandem_record_get_text (firms->pdata[0], TANDEM_FIRM_CURRENCY) : "");
  for (guint i = 0; i < rates->len; i++)
    tandem_exchange_add (self, tandem_record_get_text (rates->pdata[i], TANDEM_EXCHANGE_RATE_CURRENCY),
                         tandem_record_get_text (rates->pdata[i], TANDEM_EXCHANGE_RATE_DAY),
                         tandem_record_get_integer (rates->pdata[i], TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS));
  return self;
}
