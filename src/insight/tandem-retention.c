/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who stays: pure functions of the days on which customers ordered. What is usual for a customer is told by the middle one of the
 * gaps between the orders, so that a single long pause says little. */
#include "insight/tandem-retention.h"

#include <math.h>

#include "base/tandem-date.h"
#include "insight/tandem-statistics.h"

#define LAPSE_GAPS    2
#define LEAST_LAPSE   90 /* days */
#define CHECK_IN_GAPS 1.5

/**
 * tandem_retention_get_rate:
 * @at_start: customers at the start of a period
 * @new_customers: those that came in it
 * @at_end: customers at its end
 *
 * Returns: the share of those of the start that are still there
 */
TandemRate
tandem_retention_get_rate (gint64 at_start, gint64 new_customers, gint64 at_end)
{
  return (TandemRate) { at_end - new_customers, at_start };
}

/**
 * tandem_retention_get_churn:
 *
 * Returns: the share of those of the start that are gone: the rest to one
 */
TandemRate
tandem_retention_get_churn (gint64 at_start, gint64 new_customers, gint64 at_end)
{
  return (TandemRate) { at_start - (at_end - new_customers), at_start };
}

/**
 * tandem_retention_get_repeat:
 * @buyers: (array length=n_buyers): customers, also some without an order
 *
 * Returns: customers with more than one order ÷ customers with an order
 */
TandemRate
tandem_retention_get_repeat (const TandemBuyer *buyers, guint n_buyers)
{
  TandemRate rate = { 0, 0 };

  for (guint i = 0; i < n_buyers; i++)
    {
      rate.den += buyers[i].n_orders > 0;
      rate.num += buyers[i].n_orders > 1;
    }
  return rate;
}

/**
 * tandem_buyer_find_median_gap:
 * @days: (out): between two orders, the middle one, or the mean of the two in the middle
 *
 * Returns: %FALSE where there are not two orders
 */
gboolean
tandem_buyer_find_median_gap (const TandemBuyer *self, double *days)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 1; i < self->n_orders; i++)
    {
      gint64 gap = tandem_date_days_between (self->orders[i - 1], self->orders[i]);

      g_array_append_val (gaps, gap);
    }
  if (gaps->len == 0)
    return FALSE;
  *days = tandem_statistics_median (gaps);
  return TRUE;
}

/**
 * tandem_buyer_find_lapse:
 *
 * Returns: (transfer full) (nullable): the plain date on which the customer lapses, if no order comes before it: twice the own
 *   median gap after the last one, but at least 90 days; %NULL for one who never ordered
 */
char *
tandem_buyer_find_lapse (const TandemBuyer *self)
{
  double gap = 0;

  if (self->n_orders == 0)
    return NULL;
  tandem_buyer_find_median_gap (self, &gap);
  return tandem_date_add_days (self->orders[self->n_orders - 1], MAX (LEAST_LAPSE, (int) ceil (LAPSE_GAPS * gap)));
}

/**
 * tandem_buyer_find_check_in:
 * @last_contact_on: the plain date of the last contact
 * @cadence_days: what is set for who has no rhythm yet; 0: nothing is
 *
 * Returns: (transfer full) (nullable): the plain date on which a check-in is due: one and a half of the own median gap after the
 *   last contact; without two orders, the cadence after it
 */
char *
tandem_buyer_find_check_in (const TandemBuyer *self, const char *last_contact_on, int cadence_days)
{
  double gap;

  if (tandem_buyer_find_median_gap (self, &gap))
    return tandem_date_add_days (last_contact_on, (int) ceil (CHECK_IN_GAPS * gap));
  return cadence_days > 0 ? tandem_date_add_days (last_contact_on, cadence_days) : NULL;
}
