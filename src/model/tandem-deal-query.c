/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-deal-query.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

/**
 * tandem_deal_query_find_closing_stage:
 * @stage_id: any stage of a pipeline
 * @kind: won or lost
 * @closing_stage_id: (out): the stage of this kind in the same pipeline
 */
gboolean
tandem_deal_query_find_closing_stage (TandemConnection *connection, gint64 stage_id, const char *kind,
                                      gint64 *closing_stage_id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT c.id FROM stage AS s JOIN stage AS c ON c.pipeline_id = s.pipeline_id"
      " WHERE s.id = $1 AND c.kind = $2 AND c.deleted_at IS NULL ORDER BY c.position LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, stage_id);
  tandem_statement_bind_text (statement, 2, kind);
  if (tandem_statement_next (statement, &failure))
    {
      *closing_stage_id = tandem_statement_get_int64 (statement, 0);
      return TRUE;
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
                         _ ("This pipeline has no stage for closed deals. Nothing was changed."));
  return FALSE;
}
