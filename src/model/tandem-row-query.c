/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lists show of records, one by one. */
#include "model/tandem-row-query.h"

#include <string.h>

#include "base/tandem-fold.h"

static void
unref_row (gpointer row)
{
  if (row)
    g_object_unref (row);
}

/**
 * tandem_row_query_new_rows:
 * @n_rows: for how many there is to be room
 *
 * Returns: (transfer full) (element-type GObject.Object): no rows yet; one may be %NULL
 */
GPtrArray *
tandem_row_query_new_rows (guint n_rows)
{
  return g_ptr_array_new_full (n_rows, unref_row);
}

/**
 * tandem_row_query_load:
 * @sql: asks of the record with the id $1
 * @ids: (array length=n_ids): the records
 *
 * Returns: (transfer full) (element-type GObject.Object) (nullable): a row for each id, in their order; %NULL where one is gone
 */
GPtrArray *
tandem_row_query_load (TandemConnection *connection, const char *sql, const gint64 *ids, guint n_ids, TandemReadRow read_row,
                       GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) rows = tandem_row_query_new_rows (n_ids);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) failure = NULL;

      tandem_statement_bind_int64 (statement, 1, ids[i]);
      g_ptr_array_add (rows, tandem_statement_next (statement, &failure) ? read_row (statement) : NULL);
      tandem_statement_reset (statement);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return g_steal_pointer (&rows);
}

static gboolean
has_words (const char *text, char **words)
{
  g_autofree char *folded = tandem_fold_text (text ? text : "");

  for (guint i = 0; words[i]; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * tandem_row_query_find_words:
 * @sql: gives the id of each record and all that it can be found by, as one text; in the order of the ids, where it gives one
 *   several times
 * @typed: words, of which each has to stand somewhere in that text; accents and case are ignored
 *
 * For records of which search keeps no index. Looks at each of them.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of those that are found
 */
GArray *
tandem_row_query_find_words (TandemConnection *connection, const char *sql, const char *typed,
                             GCancellable *cancellable, GError **error)
{
  g_autofree char *folded = tandem_fold_text (typed);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  GError *failure = NULL;
  gint64 last = 0;

  if (statement == NULL)
    return NULL;
  while (!g_cancellable_set_error_if_cancelled (cancellable, &failure) && tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0);

      if (id != last && has_words (tandem_statement_get_text (statement, 1), words))
        {
          g_array_append_val (ids, id);
          last = id;
        }
    }
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, failure);
  return NULL;
}
