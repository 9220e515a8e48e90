/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-rate.h"

#include "base/tandem-money.h"

/**
 * tandem_rate_get_value:
 * @value: (out): the quotient
 *
 * Returns: %FALSE where there is nothing to divide by; @value is then left alone
 */
gboolean
tandem_rate_get_value (TandemRate rate, double *value)
{
  if (rate.den == 0)
    return FALSE;
  *value = (double) rate.num / (double) rate.den;
  return TRUE;
}

/**
 * tandem_rate_is_too_few:
 *
 * Returns: whether the denominator is below %TANDEM_RATE_FEWEST, so that the rate says little
 */
gboolean
tandem_rate_is_too_few (TandemRate rate)
{
  return rate.den < TANDEM_RATE_FEWEST;
}

/**
 * tandem_rate_get_minor:
 * @rate: minor units over a count, such as cost over leads
 * @minor: (out): minor units for each, rounded half away from zero
 *
 * Returns: %FALSE where there is nothing to divide by
 */
gboolean
tandem_rate_get_minor (TandemRate rate, gint64 *minor)
{
  if (rate.den == 0)
    return FALSE;
  *minor = tandem_money_share (rate.num, 1, rate.den);
  return TRUE;
}

/**
 * tandem_rate_change:
 * @now: a figure of this period
 * @before: the same figure of the period it is compared with
 *
 * Returns: the change as a share of @before: (now − before) ÷ |before|; no rate where there was nothing before
 */
TandemRate
tandem_rate_change (gint64 now, gint64 before)
{
  return (TandemRate) { now - before, ABS (before) };
}
