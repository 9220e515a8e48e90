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

/* Each kind of sheet has its own; a firm that gets a new one every day keeps what it can come back to. */
static gboolean
forget_oldest (TandemConnection *connection, const char *newest, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "DELETE FROM import_mapping WHERE header_key <> $1 AND header_key NOT IN"
      " (SELECT header_key FROM import_mapping ORDER BY used_at DESC, header_key LIMIT $2)",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, newest);
  tandem_statement_bind_int64 (statement, 2, TANDEM_IMPORT_MAPPING_MAX);
  return tandem_statement_run (statement, error);
}

/**
 * tandem_import_mapping_save:
 *
 * Keeps it in the place of what was kept for these headers, in a write. Beyond %TANDEM_IMPORT_MAPPING_MAX those go that were used
 * longest ago.
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
  return tandem_statement_run (statement, error) && forget_oldest (connection, key, error);
}
