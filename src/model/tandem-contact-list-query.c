/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/filter/tandem-list-query.h"
#include "model/tandem-contact-query.h"
#include "store/tandem-connection.h"

static const char *const sort_keys[] = {
  [TANDEM_CONTACT_SORT_NAME] = "name",       [TANDEM_CONTACT_SORT_GIVEN_NAME] = "given-name",
  [TANDEM_CONTACT_SORT_COMPANY] = "company", [TANDEM_CONTACT_SORT_LIFECYCLE] = "lifecycle",
  [TANDEM_CONTACT_SORT_CREATED] = "created",
};

/**
 * tandem_contact_query_list_ids:
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full) (element-type gint64) (nullable): all contacts in the order asked for
 */
GArray *
tandem_contact_query_list_ids (TandemConnection *connection, TandemContactSort sort, gboolean descending,
                               GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, sort_keys[sort], descending);

  return tandem_list_query_list_ids (connection, query, cancellable, error);
}

/**
 * tandem_contact_query_count:
 * @n_contacts: (out): how many contacts there are
 */
gboolean
tandem_contact_query_count (TandemConnection *connection, gint64 *n_contacts, GError **error)
{
  return tandem_connection_get_int64 (connection, "SELECT count(*) FROM contact WHERE deleted_at IS NULL", n_contacts, error);
}

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
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT c.id FROM contact_point AS p JOIN contact AS c ON c.id = p.contact_id"
      " WHERE p.kind = $1 AND p.normalised = $2 AND p.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY c.id LIMIT 1",
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
