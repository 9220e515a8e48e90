/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amounts of different currencies are never added as they are: there is a sum of each, and beside it what they are worth together,
 * which says at which rates, and what it leaves out. */
#include "insight/tandem-exchange-sum.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-format.h"

#define MOST_RATES 6 /* that are told */

/* What a currency adds up to on a day. */
typedef struct {
  const char *currency; /* interned */
  char day[11];
  gint64 minor;
} Part;

struct _TandemExchangeSum {
  GArray *parts; /* Part */
};

TandemExchangeSum *
tandem_exchange_sum_new (void)
{
  TandemExchangeSum *self = g_new0 (TandemExchangeSum, 1);

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  return self;
}

void
tandem_exchange_sum_free (TandemExchangeSum *self)
{
  g_array_unref (self->parts);
  g_free (self);
}

static const Part *
get_part (TandemExchangeSum *self, guint place)
{
  return &g_array_index (self->parts, Part, place);
}

/**
 * tandem_exchange_sum_add:
 * @day: the plain date whose rate is to hold
 *
 * Amounts mostly come in the order of their days: the last part is the likeliest.
 */
void
tandem_exchange_sum_add (TandemExchangeSum *self, gint64 minor, const char *currency, const char *day)
{
  Part part = { .currency = g_intern_string (currency), .minor = minor };

  g_strlcpy (part.day, day, sizeof part.day);
  for (guint i = self->parts->len; i-- > 0;)
    {
      Part *there = &g_array_index (self->parts, Part, i);

      if (there->currency == part.currency && g_str_equal (there->day, part.day))
        {
          there->minor += minor;
          return;
        }
    }
  g_array_append_val (self->parts, part);
}

/**
 * tandem_exchange_sum_add_all:
 *
 * Adds all that @other has.
 */
void
tandem_exchange_sum_add_all (TandemExchangeSum *self, TandemExchangeSum *other)
{
  for (guint i = 0; i < other->parts->len; i++)
    tandem_exchange_sum_add (self, get_part (other, i)->minor, get_part (other, i)->currency, get_part (other, i)->day);
}

/* Of each currency, on whatever days: the largest first. */
static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *one = a, *other = b;

  if (one->minor != other->minor)
    return one->minor > other->minor ? -1 : 1;
  return strcmp (one->currency, other->currency);
}

/**
 * tandem_exchange_sum_write_each:
 * @exact: to the minor unit; else in whole units
 *
 * Returns: (transfer full): "€1,235 + $99"; empty where nothing was added
 */
char *
tandem_exchange_sum_write_each (TandemExchangeSum *self, gboolean exact)
{
  g_autoptr (TandemExchangeSum) each = tandem_exchange_sum_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->parts->len; i++)
    tandem_exchange_sum_add (each, get_part (self, i)->minor, get_part (self, i)->currency, "");
  g_array_sort (each->parts, compare_parts);
  for (guint i = 0; i < each->parts->len; i++)
    {
      const Part *part = get_part (each, i);
      g_autofree char *amount = exact ? tandem_format_money_brief (part->minor, part->currency)
                                      : tandem_format_money_whole (part->minor, part->currency);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " + " : "", amount);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tandem_exchange_sum_is_mixed:
 * @exchange: (nullable): the firm's rates
 *
 * Returns: whether there is anything to convert, and the firm keeps rates to do so
 */
gboolean
tandem_exchange_sum_is_mixed (TandemExchangeSum *self, TandemExchange *exchange)
{
  if (exchange == NULL || !tandem_exchange_has_rates (exchange))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    if (!g_str_equal (get_part (self, i)->currency, tandem_exchange_get_currency (exchange)))
      return TRUE;
  return FALSE;
}

/**
 * tandem_exchange_sum_find_missing:
 *
 * Returns: (transfer full) (element-type utf8): the interned codes of the currencies that have no rate on one of the days: so that
 *   nobody has to ask which part of them is counted, none is
 */
GPtrArray *
tandem_exchange_sum_find_missing (TandemExchangeSum *self, TandemExchange *exchange)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = get_part (self, i);
      gint64 converted;

      if (!tandem_exchange_convert (exchange, part->minor, part->currency, part->day, &converted)
          && !g_ptr_array_find (missing, part->currency, NULL))
        g_ptr_array_add (missing, (gpointer) part->currency);
    }
  return missing;
}

/**
 * tandem_exchange_sum_convert:
 *
 * Returns: what all amounts but those of the missing currencies are worth together, in minor units of the firm's currency
 */
gint64
tandem_exchange_sum_convert (TandemExchangeSum *self, TandemExchange *exchange)
{
  g_autoptr (GPtrArray) missing = tandem_exchange_sum_find_missing (self, exchange);
  gint64 sum = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = get_part (self, i);
      gint64 converted;

      if (!g_ptr_array_find (missing, part->currency, NULL)
          && tandem_exchange_convert (exchange, part->minor, part->currency, part->day, &converted))
        sum += converted;
    }
  return sum;
}

/**
 * tandem_exchange_sum_join:
 *
 * Returns: (transfer full): the codes of currencies as one text
 */
char *
tandem_exchange_sum_join (GPtrArray *codes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) codes->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tandem_exchange_sum_write:
 *
 * Returns: (transfer full): what all amounts are worth together, and what is left out: "€1,235 without CHF"
 */
char *
tandem_exchange_sum_write (TandemExchangeSum *self, TandemExchange *exchange)
{
  g_autoptr (GPtrArray) missing = tandem_exchange_sum_find_missing (self, exchange);
  gint64 sum = tandem_exchange_sum_convert (self, exchange);
  g_autofree char *amount = tandem_format_money_whole (sum, tandem_exchange_get_currency (exchange));
  g_autofree char *codes = tandem_exchange_sum_join (missing);

  if (missing->len == 0)
    return g_steal_pointer (&amount);
  /* Translators: the first %s is an amount, the second the codes of currencies that are not counted in it, as there is no rate */
  return g_strdup_printf (_ ("%s without %s"), amount, codes);
}

static void
add_rate (GPtrArray *lines, TandemExchange *exchange, const Part *part)
{
  gint64 billionths;
  const char *from = tandem_exchange_find (exchange, part->currency, part->day, &billionths);
  g_autofree char *rate = from ? tandem_format_fixed (billionths, 9) : NULL;
  g_autofree char *day = from ? tandem_format_date (from) : NULL;
  char *line;

  if (from == NULL)
    return;
  /* Translators: an exchange rate: "1 USD = 0.86 EUR, of 1 Nov 2026": the code of a currency, the rate, that of the firm, a day */
  line
      = g_strdup_printf (_ ("1 %s = %s %s, of %s"), part->currency, rate, tandem_exchange_get_currency (exchange), day);
  if (g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_free (line);
  else
    g_ptr_array_add (lines, line);
}

/**
 * tandem_exchange_sum_write_rates:
 *
 * Returns: (transfer full): at which rates, and since when they hold, a line each; of many the first few, and how many more
 */
char *
tandem_exchange_sum_write_rates (TandemExchangeSum *self, TandemExchange *exchange)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->parts->len; i++)
    if (!g_str_equal (get_part (self, i)->currency, tandem_exchange_get_currency (exchange)))
      add_rate (lines, exchange, get_part (self, i));
  if (lines->len > MOST_RATES + 1)
    {
      guint n_more = lines->len - MOST_RATES;
      g_autofree char *count = tandem_format_count (n_more);

      g_ptr_array_set_size (lines, MOST_RATES);
      /* Translators: below exchange rates: how many others there are, which have no room */
      g_ptr_array_add (lines,
                       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %s more rate", "and %s more rates", n_more),
                                        count));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
