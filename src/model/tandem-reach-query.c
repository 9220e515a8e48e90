/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stages of the lifecycle, person by person. Totals say how many came in a period, but not what became of them "to
 * date": that is read here, once for all stages, campaigns and cohorts, and only of those who took a step in the period. The
 * rule is the one of the totals, so that both count the same people. */
#include "model/tandem-reach-query.h"

#include "store/tandem-connection.h"

static void
add_step (TandemReach *self, TandemLifecycle to, const char *day, gint64 campaign_id)
{
  if (to > TANDEM_LIFECYCLE_CUSTOMER)
    to = to == TANDEM_LIFECYCLE_EVANGELIST ? TANDEM_LIFECYCLE_CUSTOMER : TANDEM_LIFECYCLE_SUBSCRIBER;
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= to; stage++)
    if (!tandem_reach_has (self, stage) || g_strcmp0 (day, self->stages[stage].day) < 0)
      {
        g_strlcpy (self->stages[stage].day, day, sizeof self->stages[stage].day);
        self->stages[stage].campaign_id = campaign_id;
      }
}

/**
 * tandem_reach_query_run:
 * @from: a plain date
 * @to: a plain date, included
 * @func: (scope call): told of each person who took a step in the period, with all steps to date
 */
gboolean
tandem_reach_query_run (TandemConnection *connection, const char *from, const char *to, TandemReachFunc func,
                        gpointer data, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT h.contact_id, h.to_stage, h.day, h.campaign_id FROM lifecycle_history AS h"
      " WHERE h.deleted_at IS NULL AND h.contact_id IN (SELECT i.contact_id FROM lifecycle_history AS i"
      "  WHERE i.deleted_at IS NULL AND i.day >= $1 AND i.day <= $2) ORDER BY h.contact_id, h.at, h.id",
      error);
  g_autoptr (GError) failure = NULL;
  TandemReach reach = { 0 };

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, from);
  tandem_statement_bind_text (statement, 2, to);
  while (tandem_statement_next (statement, &failure))
    {
      gint64 contact_id = tandem_statement_get_int64 (statement, 0);

      if (contact_id != reach.contact_id)
        {
          if (reach.contact_id != 0)
            func (&reach, data);
          reach = (TandemReach) { .contact_id = contact_id };
        }
      add_step (&reach, tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 1)),
                tandem_statement_get_text (statement, 2), tandem_statement_get_int64 (statement, 3));
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (reach.contact_id != 0)
    func (&reach, data);
  return TRUE;
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
  return tandem_reach_has (self, stage) && g_strcmp0 (self->stages[stage].day, from) >= 0
         && g_strcmp0 (self->stages[stage].day, to) <= 0;
}
