/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-import-mapping.h"

#include "base/tandem-date.h"
#include "store/tandem-connection.h"

/**
 * tandem_import_mapping_load:
 * @mapping: (out) (transfer full) (nullable): what was kept for these headers, or NULL
 */
gboolean
tandem_import_mapping_load (TandemConnection *connection, const char *key, char **mapping, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT mapping FROM import_mapping WHERE header_key = $1", error);

  *mapping = NULL;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, key);
  if (tandem_statement_next (statement, &failure))
    *mapping = tandem_statement_dup_text (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_import_mapping_save:
 *
 * Keeps it in the place of what was kept for these headers, in a write.
 */
gboolean
tandem_import_mapping_save (TandemConnection *connection, const char *key, const char *mapping, GError **error)
{
  g_autofree char *now = tandem_instant_now ();
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "INSERT INTO import_mapping (header_key, mapping, used_at) VALUES ($1, $2, $3)"
      " ON CONFLICT (header_key) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, key);
  tandem_statement_bind_text (statement, 2, mapping);
  tandem_statement_bind_text (statement, 3, now);
  return tandem_statement_run (statement, error);
}
