/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-tally.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

/**
 * tandem_tally_add:
 * @day: the plain date whose rate holds
 *
 * Returns: %FALSE where there is no rate: then the amount is named, and not in the sum
 */
gboolean
tandem_tally_add (TandemTally *self, TandemExchange *exchange, gint64 minor, const char *currency, const char *day)
{
  gint64 converted = 0;
  gboolean is_known = tandem_exchange_convert (exchange, minor, currency, day, &converted);

  tandem_tally_add_converted (self, exchange, is_known ? converted : 0, minor, currency, day);
  return is_known || minor == 0;
}

/**
 * tandem_tally_add_converted:
 * @converted: what @minor is worth, for whoever knows: a part of what was converted as a whole; 0 where there is no rate
 *
 * Of a cent that is split among several, who gets none of it may have a part of the many small units that it is worth.
 */
void
tandem_tally_add_converted (TandemTally *self, TandemExchange *exchange, gint64 converted, gint64 minor,
                            const char *currency, const char *day)
{
  gint64 rate;
  const char *since;

  if (minor == 0 && converted == 0)
    return; /* it needs no rate */
  self->minor += converted;
  if (g_str_equal (currency, tandem_exchange_get_currency (exchange)))
    {
      self->own_minor += minor;
      return;
    }
  since = tandem_exchange_find (exchange, currency, day, &rate);
  if (self->others == NULL)
    self->others = tandem_exchange_sum_new ();
  tandem_exchange_sum_add (self->others, minor, currency, since ? since : "");
}

/**
 * tandem_tally_join:
 *
 * Adds all that @other has, by the same rates.
 */
void
tandem_tally_join (TandemTally *self, const TandemTally *other)
{
  self->minor += other->minor;
  self->own_minor += other->own_minor;
  if (other->others == NULL)
    return;
  if (self->others == NULL)
    self->others = tandem_exchange_sum_new ();
  tandem_exchange_sum_add_all (self->others, other->others);
}

/**
 * tandem_tally_is_mixed:
 *
 * Returns: whether there is anything in another currency than the firm's
 */
gboolean
tandem_tally_is_mixed (const TandemTally *self)
{
  return self->others != NULL;
}

/**
 * tandem_tally_find_missing:
 *
 * Returns: (transfer full) (nullable): the codes of what is not in the sum, as one text
 */
char *
tandem_tally_find_missing (const TandemTally *self, TandemExchange *exchange)
{
  g_autoptr (GPtrArray) missing = NULL;

  if (self->others == NULL)
    return NULL;
  missing = tandem_exchange_sum_find_missing (self->others, exchange);
  return missing->len > 0 ? tandem_exchange_sum_join (missing) : NULL;
}

/**
 * tandem_tally_write:
 *
 * Returns: (transfer full): to the minor unit: "€1,234.50", or "€1,000 + $272.05, together €1,234.50 without CHF"
 */
char *
tandem_tally_write (const TandemTally *self, TandemExchange *exchange)
{
  const char *currency = tandem_exchange_get_currency (exchange);
  g_autofree char *amount = tandem_format_money_brief (self->minor, currency);
  g_autofree char *missing = tandem_tally_find_missing (self, exchange);
  g_autoptr (TandemExchangeSum) all = NULL;
  g_autofree char *each = NULL, *sum = NULL, *together = NULL;

  if (self->others == NULL)
    return g_steal_pointer (&amount);
  all = tandem_exchange_sum_new ();
  if (self->own_minor != 0)
    tandem_exchange_sum_add (all, self->own_minor, currency, "");
  tandem_exchange_sum_add_all (all, self->others);
  each = tandem_exchange_sum_write_each (all, TRUE);
  sum = missing ? g_strdup_printf (_ ("%s without %s"), amount, missing) : g_steal_pointer (&amount);
  together = g_strdup_printf (C_ ("money", "together %s"), sum);
  /* Translators: amounts of several currencies, and what they are worth together: "€1,000 + $272, together €1,234" */
  return g_strdup_printf (C_ ("money", "%s, %s"), each, together);
}

/**
 * tandem_tally_write_rates:
 *
 * Returns: (transfer full): as of tandem_exchange_sum_write_rates(); empty where nothing was converted
 */
char *
tandem_tally_write_rates (const TandemTally *self, TandemExchange *exchange)
{
  return self->others ? tandem_exchange_sum_write_rates (self->others, exchange) : g_strdup ("");
}

void
tandem_tally_clear (TandemTally *self)
{
  g_clear_pointer (&self->others, tandem_exchange_sum_free);
  *self = (TandemTally) { 0 };
}
