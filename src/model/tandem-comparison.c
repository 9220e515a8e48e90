/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A restore point beside today. Both files list a table by id, and are read side by side; only where versions differ are the
 * records themselves compared, so that a million of them take no memory and no more than a pass over two indexes. */
#include "model/tandem-comparison.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-history-words.h"
#include "store/tandem-connection.h"
#include "store/tandem-migration.h"
#include "store/tandem-store-error.h"

static const char *const tables[] = { "contact", "company", "deal", "campaign" };

static void
free_difference (gpointer data)
{
  TandemDifference *difference = data;

  g_free (difference->table);
  g_free (difference->name);
  g_free (difference);
}

static TandemConnection *
open_point (const char *path, GError **error)
{
  g_autoptr (TandemConnection) point = tandem_connection_open (path, TANDEM_CONNECTION_READ_IMMUTABLE, error);
  int version;

  if (point == NULL || !tandem_migration_read_version (point, &version, error))
    return NULL;
  if (version == TANDEM_SCHEMA_VERSION)
    return g_steal_pointer (&point);
  g_set_error_literal (
      error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED,
      _ ("Another version of Tandem made this restore point, so single records can't be taken from it. It can"
         " be opened, and gone back to."));
  return NULL;
}

static guint
count_values (TandemRecord *then, TandemRecord *today)
{
  TandemRecordClass *klass = TANDEM_RECORD_GET_CLASS (then);
  guint n = 0;

  for (guint i = 0; i < klass->n_columns; i++)
    if ((klass->columns[i].flags & TANDEM_COLUMN_DERIVED) == 0 && !tandem_record_column_equal (then, today, i))
      n++;
  return n;
}

static gboolean
add_difference (GPtrArray *differences, TandemConnection *point, TandemConnection *today, const char *table, gint64 id,
                GError **error)
{
  GType type = tandem_record_type_for_table (table);
  g_autoptr (TandemRecord) then = tandem_record_load (point, type, id, error);
  g_autoptr (TandemRecord) now = then ? tandem_record_load (today, type, id, error) : NULL;
  TandemDifference *difference;
  guint n;

  if (now == NULL)
    return FALSE;
  n = count_values (then, now);
  if (n == 0 && tandem_record_get_deleted_at (now) == NULL)
    return TRUE;
  difference = g_new0 (TandemDifference, 1);
  difference->table = g_strdup (table);
  difference->id = id;
  difference->name = tandem_history_words_dup_record (today, table, id);
  difference->is_gone = tandem_record_get_deleted_at (now) != NULL;
  difference->n_values = n;
  g_ptr_array_add (differences, difference);
  return TRUE;
}

static TandemStatement *
list_versions (TandemConnection *connection, const char *table, const char *which, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, version FROM %s%s ORDER BY id", table, which);

  return tandem_connection_prepare (connection, sql, error);
}

static gboolean
compare_table (GPtrArray *differences, TandemConnection *point, TandemConnection *today, const char *table, guint limit,
               GError **error)
{
  g_autoptr (TandemStatement) then = list_versions (point, table, " WHERE deleted_at IS NULL", error);
  g_autoptr (TandemStatement) now = then ? list_versions (today, table, "", error) : NULL;
  g_autoptr (GError) failure = NULL;
  gboolean has_now = now && tandem_statement_next (now, &failure);

  if (now == NULL)
    return FALSE;
  while (failure == NULL && differences->len < limit && tandem_statement_next (then, &failure))
    {
      gint64 id = tandem_statement_get_int64 (then, 0);

      while (has_now && tandem_statement_get_int64 (now, 0) < id)
        has_now = tandem_statement_next (now, &failure);
      if (has_now && tandem_statement_get_int64 (now, 0) == id
          && tandem_statement_get_int64 (now, 1) != tandem_statement_get_int64 (then, 1)
          && !add_difference (differences, point, today, table, id, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_comparison_list:
 * @path: a restore point
 * @limit: how many at most
 *
 * Reads both files whole: on the lane for that.
 *
 * Returns: (transfer full) (element-type TandemDifference) (nullable): contacts, companies, deals and campaigns that were there
 *   then and are not as they were
 */
GPtrArray *
tandem_comparison_list (TandemConnection *today, const char *path, guint limit, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (free_difference);
  g_autoptr (TandemConnection) point = open_point (path, error);

  if (point == NULL)
    return NULL;
  tandem_connection_set_cancellable (point, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!compare_table (differences, point, today, tables[i], limit, error))
      return NULL;
  return g_steal_pointer (&differences);
}

/**
 * tandem_comparison_load:
 * @path: a restore point
 *
 * Returns: (transfer full) (nullable): a record as it was then
 */
TandemRecord *
tandem_comparison_load (const char *path, const char *table, gint64 id, GError **error)
{
  g_autoptr (TandemConnection) point = open_point (path, error);

  return point ? tandem_record_load (point, tandem_record_type_for_table (table), id, error) : NULL;
}
