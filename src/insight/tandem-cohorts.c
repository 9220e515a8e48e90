/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-cohorts.h"

#include "base/tandem-date.h"
#include "model/tandem-flow-query.h"

/* Months since the year 0, of a plain date. */
static int
number_month (const char *date)
{
  return ((date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10 + date[3] - '0') * 12
         + (date[5] - '0') * 10 + date[6] - '0' - 1;
}

/* Returns: which of the months of leads it is; none of them below 0 */
static int
find_month (const TandemCohorts *self, const char *date)
{
  int month = number_month (date) - number_month (self->months[0]);

  return month < (int) self->n_months ? month : -1;
}

static void
lead_cb (const TandemStageTotal *total, gpointer data)
{
  TandemCohorts *self = data;
  int month = find_month (self, total->day);

  if (total->stage == TANDEM_LIFECYCLE_LEAD && month >= 0)
    self->leads[month] += total->people[TANDEM_LIFECYCLE_LEAD];
}

/* Whoever has reached a stage has reached it by the end of every later month, too. */
static void
cohort_cb (const TandemCohortTotal *total, gpointer data)
{
  TandemCohorts *self = data;
  int month = find_month (self, total->lead_month);

  if (month >= 0)
    for (int since = number_month (total->month) - number_month (total->lead_month);
         since < (int) self->n_months - month; since++)
      self->reached[month][total->stage][since] += total->people;
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
  g_autofree char *first = g_strdup (today), *next = NULL, *last = NULL;
  char first_month[8], this_month[8];

  g_return_val_if_fail (n_months > 0 && n_months <= TANDEM_COHORTS_MOST && tandem_date_is_valid (today), FALSE);
  *self = (TandemCohorts) { .n_months = n_months };
  first[8] = '0';
  first[9] = '1';
  for (guint i = 0; i < n_months; i++)
    {
      g_autofree char *day = tandem_date_add_months (first, (int) i + 1 - (int) n_months);

      g_strlcpy (self->months[i], day, sizeof self->months[i]);
    }
  next = tandem_date_add_months (first, 1);
  last = tandem_date_add_days (next, -1);
  g_strlcpy (first_month, self->months[0], sizeof first_month);
  g_strlcpy (this_month, today, sizeof this_month);
  return tandem_flow_query_run_of (connection, 0, self->months[0], last, lead_cb, self, error)
         && tandem_flow_query_run_cohorts (connection, first_month, this_month, cohort_cb, self, error);
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
