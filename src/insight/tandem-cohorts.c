/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-cohorts.h"

#include "base/tandem-date.h"
#include "model/tandem-reach-query.h"

/* Months since the year 0, of a plain date. */
static int
number_month (const char *date)
{
  return ((date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10 + date[3] - '0') * 12
         + (date[5] - '0') * 10 + date[6] - '0' - 1;
}

static void
reached_cb (const TandemReach *reach, gpointer data)
{
  TandemCohorts *self = data;
  int lead, month;

  if (!tandem_reach_has (reach, TANDEM_LIFECYCLE_LEAD))
    return;
  lead = number_month (reach->stages[TANDEM_LIFECYCLE_LEAD].day);
  month = lead - number_month (self->months[0]);
  if (month < 0 || month >= (int) self->n_months)
    return;
  self->leads[month]++;
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_MQL; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
    if (tandem_reach_has (reach, stage))
      for (int since = number_month (reach->stages[stage].day) - lead; since < (int) self->n_months - month; since++)
        self->reached[month][stage][since]++;
}

/**
 * tandem_cohorts_load:
 * @self: (out caller-allocates): the cohorts
 * @today: the plain date of today in the firm's time zone
 * @n_months: at most %TANDEM_COHORTS_MOST
 *
 * On the thread of @connection.
 *
 * Returns: %FALSE where they can't be read
 */
gboolean
tandem_cohorts_load (TandemCohorts *self, TandemConnection *connection, const char *today, guint n_months,
                     GError **error)
{
  g_autofree char *first = g_strdup (today);

  g_return_val_if_fail (n_months > 0 && n_months <= TANDEM_COHORTS_MOST && tandem_date_is_valid (today), FALSE);
  *self = (TandemCohorts) { .n_months = n_months };
  first[8] = '0';
  first[9] = '1';
  for (guint i = 0; i < n_months; i++)
    {
      g_autofree char *day = tandem_date_add_months (first, (int) i + 1 - (int) n_months);

      g_strlcpy (self->months[i], day, sizeof self->months[i]);
    }
  return tandem_reach_query_run (connection, self->months[0], today, reached_cb, self, error);
}

/**
 * tandem_cohorts_get_rate:
 * @stage: from MQL to customer
 * @month: of the leads, from 0
 * @since: how many months later, 0 for the same month
 *
 * Returns: of the leads of the month, the share that had reached @stage by the end of the month @since months later; no
 *   rate where that month has not begun
 */
TandemRate
tandem_cohorts_get_rate (const TandemCohorts *self, TandemLifecycle stage, guint month, guint since)
{
  if (month >= self->n_months || since >= self->n_months - month)
    return (TandemRate) { 0, 0 };
  return (TandemRate) { self->reached[month][stage][since], self->leads[month] };
}
