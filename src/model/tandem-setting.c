/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-setting.h"

#include "store/tandem-connection.h"

/**
 * tandem_setting_dup_text:
 *
 * Returns: (transfer full) (nullable): what was remembered; %NULL for nothing, or with @error set
 */
char *
tandem_setting_dup_text (TandemConnection *connection, const char *name, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT value FROM setting WHERE name = $1", error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, name);
  return tandem_statement_next (statement, error) ? g_strdup (tandem_statement_get_text (statement, 0)) : NULL;
}

/**
 * tandem_setting_set_text:
 * @value: (nullable): what to remember
 *
 * Inside a write.
 */
gboolean
tandem_setting_set_text (TandemConnection *connection, const char *name, const char *value, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, name);
  tandem_statement_bind_text (statement, 2, value);
  return tandem_statement_run (statement, error);
}
