/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lists show of records, one by one. */
#include "model/tandem-row-query.h"

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
