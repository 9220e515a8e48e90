/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-trash-query.h"

#include "store/tandem-connection.h"

static void
free_entry (gpointer data)
{
  TandemTrashEntry *entry = data;

  g_free (entry->table);
  g_free (entry->name);
  g_free (entry->deleted_at);
  g_free (entry->person_name);
  g_free (entry);
}

static gboolean
read_person (TandemConnection *connection, TandemTrashEntry *entry, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT p.name FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id"
      " JOIN person AS p ON p.id = s.person_id WHERE r.table_name = $1 AND r.record_id = $2 AND r.kind = 'update'"
      " ORDER BY s.sequence DESC LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, entry->table);
  tandem_statement_bind_int64 (statement, 2, entry->id);
  if (tandem_statement_next (statement, &failure))
    entry->person_name = g_strdup (tandem_statement_get_text (statement, 0));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_trash_query_list:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type TandemTrashEntry) (nullable): contacts, companies, deals and campaigns in the trash,
 *   the last ones first
 */
GPtrArray *
tandem_trash_query_list (TandemConnection *connection, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT 'contact' AS kind, id, coalesce (given_name || ' ' || family_name, family_name, given_name) AS name,"
      " deleted_at FROM contact WHERE deleted_at IS NOT NULL AND merged_into_id IS NULL"
      " UNION ALL SELECT 'company', id, name, deleted_at FROM company WHERE deleted_at IS NOT NULL AND merged_into_id "
      "IS NULL"
      " UNION ALL SELECT 'deal', id, title, deleted_at FROM deal WHERE deleted_at IS NOT NULL"
      " UNION ALL SELECT 'campaign', id, name, deleted_at FROM campaign WHERE deleted_at IS NOT NULL"
      " ORDER BY deleted_at DESC, id DESC LIMIT $1",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, limit);
  while (tandem_statement_next (statement, &failure))
    {
      TandemTrashEntry *entry = g_new0 (TandemTrashEntry, 1);

      entry->table = g_strdup (tandem_statement_get_text (statement, 0));
      entry->id = tandem_statement_get_int64 (statement, 1);
      entry->name = g_strdup (tandem_statement_get_text (statement, 2));
      entry->deleted_at = g_strdup (tandem_statement_get_text (statement, 3));
      g_ptr_array_add (entries, entry);
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  for (guint i = 0; i < entries->len; i++)
    if (!read_person (connection, g_ptr_array_index (entries, i), error))
      return NULL;
  return g_steal_pointer (&entries);
}
