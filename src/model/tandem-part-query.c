/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many parts of a kind the record has that has the most of them: so many columns it takes to write them all. Each is a walk of
 * an index. */
#include "model/tandem-part-query.h"

#define MOST(parts, condition, owner)                                                                                  \
  "SELECT MAX(x.n) FROM (SELECT COUNT(*) AS n FROM " parts " WHERE " condition "deleted_at IS NULL AND " owner         \
  " IS NOT NULL GROUP BY " owner ") AS x"

static gboolean
count (TandemConnection *connection, const char *sql, const char *kind, guint *most, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  *most = 0;
  if (statement == NULL)
    return FALSE;
  if (kind)
    tandem_statement_bind_text (statement, 1, kind);
  if (tandem_statement_next (statement, &failure))
    *most = (guint) tandem_statement_get_int64 (statement, 0);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL;
}

/**
 * tandem_part_query_count_points:
 * @kind: as email
 * @most: (out): how many of the kind one contact or company has at the most
 */
gboolean
tandem_part_query_count_points (TandemConnection *connection, TandemPartOwner owner, const char *kind, guint *most,
                                GError **error)
{
  static const char *const sql[] = {
    [TANDEM_PARTS_OF_CONTACT] = MOST ("contact_point", "kind = $1 AND ", "contact_id"),
    [TANDEM_PARTS_OF_COMPANY] = MOST ("contact_point", "kind = $1 AND ", "company_id"),
  };

  return count (connection, sql[owner], kind, most, error);
}

gboolean
tandem_part_query_count_addresses (TandemConnection *connection, TandemPartOwner owner, guint *most, GError **error)
{
  static const char *const sql[] = {
    [TANDEM_PARTS_OF_CONTACT] = MOST ("address", "", "contact_id"),
    [TANDEM_PARTS_OF_COMPANY] = MOST ("address", "", "company_id"),
  };

  return count (connection, sql[owner], NULL, most, error);
}

gboolean
tandem_part_query_count_consents (TandemConnection *connection, guint *most, GError **error)
{
  return count (connection, MOST ("consent_event", "", "contact_id"), NULL, most, error);
}
