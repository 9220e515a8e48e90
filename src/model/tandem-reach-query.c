/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stages of the lifecycle, person by person: who the people are that totals have counted, by the rule of the totals. Only
 * those are read who took a step in the period. */
#include "model/tandem-reach-query.h"

#include "store/tandem-connection.h"

/**
 * tandem_reach_query_run:
 * @scope: which people
 * @func: (scope call): told of each person who took a step in the period, with all steps to date
 */
gboolean
tandem_reach_query_run (TandemConnection *connection, const TandemReachScope *scope, TandemReachFunc func,
                        gpointer data, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT h.contact_id, h.to_stage, h.day, h.campaign_id FROM lifecycle_history AS h"
      " WHERE h.deleted_at IS NULL AND h.contact_id IN (SELECT i.contact_id FROM lifecycle_history AS i"
      "  WHERE i.deleted_at IS NULL AND i.day >= $1 AND i.day <= $2 AND ($3 = 0"
      "   OR EXISTS (SELECT 1 FROM contact AS c WHERE c.id = i.contact_id AND c.owner_id = $3)))"
      " ORDER BY h.contact_id, h.at, h.id",
      error);
  g_autoptr (GError) failure = NULL;
  TandemReach reach = { 0 };

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, scope->from);
  tandem_statement_bind_text (statement, 2, scope->to);
  tandem_statement_bind_int64 (statement, 3, scope->owner_id);
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
