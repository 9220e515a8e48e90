/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-store-check.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-id.h"
#include "store/tandem-connection.h"

/**
 * tandem_store_check_pages:
 * @in_full: whether every index is compared with its table, which takes much longer
 *
 * Returns: (transfer full) (nullable): what SQLite says of the file; %NULL only when it was cancelled
 */
TandemCheckPart *
tandem_store_check_pages (TandemConnection *connection, gboolean in_full, GError **error)
{
  g_autoptr (TandemCheckPart) self = tandem_check_part_new ("pages", _ ("Pages of the file"));
  GError *failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, in_full ? "PRAGMA integrity_check" : "PRAGMA quick_check", &failure);

  while (statement && tandem_statement_next (statement, &failure))
    {
      const char *answer = tandem_statement_get_text (statement, 0);

      if (g_strcmp0 (answer, "ok") != 0)
        tandem_check_part_add_fault (self, "%s", answer);
    }
  return tandem_check_part_end (self, failure, error) ? g_steal_pointer (&self) : NULL;
}

static char *
dup_column (TandemConnection *connection, const char *table, gint64 number)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT \"from\" FROM pragma_foreign_key_list ($1) WHERE id = $2", NULL);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, table);
  tandem_statement_bind_int64 (statement, 2, number);
  return tandem_statement_next (statement, NULL) ? g_strdup (tandem_statement_get_text (statement, 0)) : NULL;
}

/**
 * tandem_store_check_references:
 *
 * Returns: (transfer full) (nullable): which records name one that isn't there; %NULL only when it was cancelled
 */
TandemCheckPart *
tandem_store_check_references (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemCheckPart) self = tandem_check_part_new ("references", _ ("References between records"));
  GError *failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, "PRAGMA foreign_key_check", &failure);

  while (statement && tandem_statement_next (statement, &failure))
    {
      const char *table = tandem_statement_get_text (statement, 0);
      g_autofree char *id = tandem_id_to_text (tandem_statement_get_int64 (statement, 1));
      g_autofree char *column = dup_column (connection, table, tandem_statement_get_int64 (statement, 3));

      /* Translators: a table and an id; the name of a column; a table: “deal 0SBD0HBJ00802: its contact_id names a contact
       * that is not there” */
      tandem_check_part_add_fault (self, _ ("%s %s: its %s names a %s that is not there"), table, id,
                                   column ? column : "?", tandem_statement_get_text (statement, 2));
    }
  return tandem_check_part_end (self, failure, error) ? g_steal_pointer (&self) : NULL;
}
