/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-contact-query.h"
#include "store/tandem-connection.h"

/**
 * tandem_contact_query_find_point:
 * @kind: email or phone
 * @normalised: the value as it is compared
 * @contact_id: (out): the oldest live contact that has it; 0 when there is none
 */
gboolean
tandem_contact_query_find_point (TandemConnection *connection, const char *kind, const char *normalised,
                                 gint64 *contact_id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT c.id FROM contact_point AS p JOIN contact AS c ON c.id = p.contact_id"
                                   " WHERE p.kind = $1 AND p.normalised = $2 AND p.deleted_at IS NULL AND c.deleted_at "
                                   "IS NULL ORDER BY c.id LIMIT 1",
                                   error);

  *contact_id = 0;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, kind);
  tandem_statement_bind_text (statement, 2, normalised);
  if (tandem_statement_next (statement, &failure))
    *contact_id = tandem_statement_get_int64 (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
