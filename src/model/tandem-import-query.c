/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-import-query.h"

#include "model/tandem-address.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-lifecycle.h"
#include "store/tandem-connection.h"

#define MOST_MERGES 32 /* of one into another, one after the other */

static gboolean
read_id (TandemStatement *statement, gint64 *id, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *id = tandem_statement_next (statement, &failure) ? tandem_statement_get_int64 (statement, 0) : 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_import_query_find_own:
 * @is_company: whether it is a company, and no contact
 * @id: what a sheet says
 * @record_id: (out): the live record of this id, or the one into which it was merged; 0 when there is none
 */
gboolean
tandem_import_query_find_own (TandemConnection *connection, gboolean is_company, gint64 id, gint64 *record_id,
                              GError **error)
{
  for (guint i = 0; i < MOST_MERGES && id != 0; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (TandemStatement) statement
          = tandem_connection_prepare (connection,
                                       is_company ? "SELECT merged_into_id, deleted_at FROM company WHERE id = $1"
                                                  : "SELECT merged_into_id, deleted_at FROM contact WHERE id = $1",
                                       error);

      *record_id = 0;
      if (statement == NULL)
        return FALSE;
      tandem_statement_bind_int64 (statement, 1, id);
      if (!tandem_statement_next (statement, &failure))
        {
          gboolean is_over = failure == NULL;

          if (failure)
            g_propagate_error (error, g_steal_pointer (&failure));
          return is_over;
        }
      if (tandem_statement_is_null (statement, 1))
        {
          *record_id = id;
          return TRUE;
        }
      id = tandem_statement_get_int64 (statement, 0);
    }
  *record_id = 0;
  return TRUE;
}

/**
 * tandem_import_query_scan:
 * @what: which of them
 * @func: called with each
 *
 * Goes through all of the firm's contacts once, which costs less than to look for each row by itself.
 */
gboolean
tandem_import_query_scan (TandemConnection *connection, TandemImportScan what, TandemImportScanFunc func, gpointer data,
                          GError **error)
{
  static const char *const sql[] = {
    "SELECT contact_id, kind, value, NULL FROM contact_point WHERE contact_id IS NOT NULL"
    " AND coalesce (deleted_at, '') = ''", /* by no index: the table, from end to end */
    "SELECT c.id, c.given_name, c.family_name, m.name FROM contact AS c LEFT JOIN company AS m ON m.id = c.company_id"
    " WHERE c.deleted_at IS NULL ORDER BY c.id",
    "SELECT contact_id, program, value, NULL FROM foreign_id WHERE contact_id IS NOT NULL"
    " AND coalesce (deleted_at, '') = ''",
  };
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql[what], error);

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    {
      const char *texts[] = { tandem_statement_get_text (statement, 1), tandem_statement_get_text (statement, 2),
                              tandem_statement_get_text (statement, 3) };

      if (!func (tandem_statement_get_int64 (statement, 0), texts, data, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_import_query_find_set:
 * @set_id: (out): the change set that made a batch; 0 where there is none
 */
gboolean
tandem_import_query_find_set (TandemConnection *connection, gint64 batch_id, gint64 *set_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT change_set_id FROM change_row WHERE table_name = 'import_batch' AND kind = 'create' AND record_id <= $1"
      " AND last_record_id >= $1 LIMIT 1",
      error);

  *set_id = 0;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, batch_id);
  return read_id (statement, set_id, error);
}

/**
 * tandem_import_query_get_sequence:
 * @sequence: (out): another one after each change of the file
 */
gboolean
tandem_import_query_get_sequence (TandemConnection *connection, gint64 *sequence, GError **error)
{
  return tandem_connection_get_int64 (connection, "SELECT value FROM counter WHERE name = 'change-sequence'", sequence,
                                      error);
}

/**
 * tandem_import_query_load_points:
 *
 * Returns: (transfer full) (nullable) (element-type TandemContactPoint): every way to reach a contact
 */
GPtrArray *
tandem_import_query_load_points (TandemConnection *connection, gint64 contact_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_CONTACT_POINT, "contact_id = $1 AND deleted_at IS NULL", contact_id,
                                   error);
}

/**
 * tandem_import_query_load_addresses:
 *
 * Returns: (transfer full) (nullable) (element-type TandemAddress): the addresses of a contact
 */
GPtrArray *
tandem_import_query_load_addresses (TandemConnection *connection, gint64 contact_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_ADDRESS, "contact_id = $1 AND deleted_at IS NULL", contact_id, error);
}

/**
 * tandem_import_query_find_campaign:
 * @campaign_id: (out): the newest live campaign of exactly this name; 0 when there is none
 */
gboolean
tandem_import_query_find_campaign (TandemConnection *connection, const char *name, gint64 *campaign_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "SELECT id FROM campaign WHERE name = $1 AND deleted_at IS NULL ORDER BY id DESC LIMIT 1", error);

  *campaign_id = 0;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, name);
  return read_id (statement, campaign_id, error);
}

/**
 * tandem_import_query_set_counts:
 * @batch_id: a batch that was made in this transaction
 * @counts: (array fixed-size=5): rows, created, updated, skipped, refused
 *
 * Writes how the rows ended. The journal notes only that the batch was made, so this is no change of its own.
 */
gboolean
tandem_import_query_set_counts (TandemConnection *connection, gint64 batch_id, const guint64 *counts, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "UPDATE import_batch SET rows_total = $2, rows_created = $3, rows_updated = $4, rows_skipped = $5, rows_refused = $6"
      " WHERE id = $1",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, batch_id);
  for (guint i = 0; i < 5; i++)
    tandem_statement_bind_int64 (statement, i + 2, (gint64) counts[i]);
  return tandem_statement_run (statement, error);
}

/**
 * tandem_import_query_count_stages:
 * @counts: (array fixed-size=9) (out caller-allocates): how many contacts there are in each #TandemLifecycle
 */
gboolean
tandem_import_query_count_stages (TandemConnection *connection, gint64 *counts, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "SELECT lifecycle_stage, count(*) FROM contact WHERE deleted_at IS NULL GROUP BY lifecycle_stage",
      error);
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < TANDEM_LIFECYCLE_N_STAGES; i++)
    counts[i] = 0;
  while (statement && tandem_statement_next (statement, &failure))
    counts[tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 0))]
        += tandem_statement_get_int64 (statement, 1);
  if (statement == NULL || failure == NULL)
    return statement != NULL;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
