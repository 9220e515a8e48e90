/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-reach.h"

#include <string.h>

/**
 * tandem_reach_add_step:
 * @to: the stage that the step led to; an evangelist is a customer, and whoever went to another place reached nothing
 * @day: a plain date
 * @campaign_id: the campaign of the step, 0 for none
 *
 * Takes a step into account. Steps come in their order: of two on one day the first counts, and so does its campaign.
 */
void
tandem_reach_add_step (TandemReach *self, TandemLifecycle to, const char *day, gint64 campaign_id)
{
  if (to > TANDEM_LIFECYCLE_CUSTOMER)
    to = to == TANDEM_LIFECYCLE_EVANGELIST ? TANDEM_LIFECYCLE_CUSTOMER : TANDEM_LIFECYCLE_SUBSCRIBER;
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= to; stage++)
    if (!tandem_reach_has (self, stage) || strcmp (day, self->stages[stage].day) < 0)
      {
        g_strlcpy (self->stages[stage].day, day, sizeof self->stages[stage].day);
        self->stages[stage].campaign_id = campaign_id;
      }
}

/**
 * tandem_reach_has:
 *
 * Returns: whether the stage was ever reached
 */
gboolean
tandem_reach_has (const TandemReach *self, TandemLifecycle stage)
{
  return self->stages[stage].day[0] != '\0';
}

/**
 * tandem_reach_is_within:
 *
 * Returns: whether the stage was first reached in the period, whose last day is @to
 */
gboolean
tandem_reach_is_within (const TandemReach *self, TandemLifecycle stage, const char *from, const char *to)
{
  return tandem_reach_has (self, stage) && strcmp (self->stages[stage].day, from) >= 0
         && strcmp (self->stages[stage].day, to) <= 0;
}
