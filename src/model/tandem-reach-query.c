/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stages of the lifecycle, person by person: who the people are that totals have counted, by the rule of the totals. Only
 * those are read who took a step in the period. */
#include "model/tandem-reach-query.h"

#include "store/tandem-connection.h"

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
      tandem_reach_add_step (&reach, tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 1)),
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
