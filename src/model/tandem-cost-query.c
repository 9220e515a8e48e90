/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-cost-query.h"

#include "store/tandem-connection.h"

/**
 * tandem_cost_query_run:
 * @from: a plain date
 * @to: a plain date, included
 * @func: (scope call): told of each cost of a campaign, and each of the firm's beside them, by day; they are of several currencies
 */
gboolean
tandem_cost_query_run (TandemConnection *connection, const char *from, const char *to, TandemCostFunc func,
                       gpointer data, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT k.campaign_id, CASE WHEN k.kind = 'ad-spend' THEN 1 ELSE 0 END, k.amount_minor, k.currency, k.day AS day"
      " FROM campaign_cost AS k WHERE k.deleted_at IS NULL AND k.day >= $1 AND k.day <= $2"
      " UNION ALL SELECT 0, 0, f.amount_minor, f.currency, f.day FROM firm_cost AS f"
      " WHERE f.deleted_at IS NULL AND f.day >= $1 AND f.day <= $2 ORDER BY day",
      error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, from);
  tandem_statement_bind_text (statement, 2, to);
  while (tandem_statement_next (statement, &failure))
    {
      TandemCost cost = { .campaign_id = tandem_statement_get_int64 (statement, 0),
                          .is_ad_spend = tandem_statement_get_int64 (statement, 1) != 0,
                          .amount_minor = tandem_statement_get_int64 (statement, 2) };

      g_strlcpy (cost.currency, tandem_statement_get_text (statement, 3), sizeof cost.currency);
      g_strlcpy (cost.day, tandem_statement_get_text (statement, 4), sizeof cost.day);
      func (&cost, data);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
