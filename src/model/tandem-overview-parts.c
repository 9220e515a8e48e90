/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-overview-parts.h"

#include "store/tandem-connection.h"

static void
free_counts (gpointer data)
{
  TandemOverviewCounts *counts = data;

  g_free (counts->name);
  g_free (counts->channel);
  g_free (counts);
}

static void
read_campaign (TandemStatement *statement, TandemOverviewCounts *counts)
{
  counts->name = tandem_statement_dup_text (statement, 1);
  counts->channel_id = tandem_statement_get_int64 (statement, 2);
  counts->channel = tandem_statement_dup_text (statement, 3);
}

static void
read_days (TandemStatement *statement, TandemOverviewCounts *counts)
{
  counts->impressions = tandem_statement_get_int64 (statement, 1);
  counts->clicks = tandem_statement_get_int64 (statement, 2);
  counts->visits = tandem_statement_get_int64 (statement, 3);
  counts->engagements = tandem_statement_get_int64 (statement, 4);
}

typedef void (*ReadCounts) (TandemStatement *statement, TandemOverviewCounts *counts);

/* Reads rows of a campaign's id and figures; those of an unknown campaign are nobody's. */
static gboolean
read_rows (TandemStatement *statement, GPtrArray *parts, GHashTable *by_id, ReadCounts read, GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0);
      TandemOverviewCounts *counts = g_hash_table_lookup (by_id, &id);

      if (counts == NULL && read == read_campaign)
        {
          counts = g_new0 (TandemOverviewCounts, 1);
          counts->campaign_id = id;
          g_ptr_array_add (parts, counts);
          g_hash_table_insert (by_id, &counts->campaign_id, counts);
        }
      if (counts)
        read (statement, counts);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_period (TandemConnection *connection, const char *sql, const char *from, const char *to, GPtrArray *parts,
             GHashTable *by_id, ReadCounts read, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, from);
  tandem_statement_bind_text (statement, 2, to);
  return read_rows (statement, parts, by_id, read, error);
}

/**
 * tandem_overview_parts_load:
 * @from: a plain date
 * @to: a plain date, included
 *
 * Returns: (transfer full) (element-type TandemOverviewCounts) (nullable): the counts of all campaigns in the order of
 *   their names, also of those in the trash: their figures still count
 */
GPtrArray *
tandem_overview_parts_load (TandemConnection *connection, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_counts);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (TandemStatement) campaigns
      = tandem_connection_prepare (connection,
                                   "SELECT c.id, c.name, coalesce (c.channel_id, 0), h.name FROM campaign AS c"
                                   " LEFT JOIN channel AS h ON h.id = c.channel_id ORDER BY c.sort_key, c.id",
                                   error);

  if (campaigns == NULL || !read_rows (campaigns, parts, by_id, read_campaign, error)
      || !read_period (connection,
                       "SELECT campaign_id, sum (impressions), sum (clicks), sum (visits), sum (engagements)"
                       " FROM campaign_day WHERE deleted_at IS NULL AND day >= $1 AND day <= $2 GROUP BY campaign_id",
                       from, to, parts, by_id, read_days, error))
    return NULL;
  return g_steal_pointer (&parts);
}
