/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which records a change means to search as one types: those that were changed, and those that name them. */
#include "model/tandem-search-touched.h"

#include "store/tandem-connection.h"

#define MOST_TOUCHED 2000 /* past it all are read anew */
#define MOST_LINKS   5

/* For each kind its own table, and those whose records are named in it; @sql gives the ids of those that name record $1. */
static const struct {
  const char *table;
  const char *sql;
} links[TANDEM_SEARCH_N_KINDS][MOST_LINKS] = {
  [TANDEM_SEARCH_CONTACT] = {
    { "contact", NULL },
    { "contact_point", "SELECT contact_id FROM contact_point WHERE id = $1 AND contact_id IS NOT NULL" },
    { "address", "SELECT contact_id FROM address WHERE id = $1 AND contact_id IS NOT NULL" },
    { "company", "SELECT id FROM contact WHERE company_id = $1 AND deleted_at IS NULL" },
  },
  [TANDEM_SEARCH_COMPANY] = {
    { "company", NULL },
    { "contact_point", "SELECT company_id FROM contact_point WHERE id = $1 AND company_id IS NOT NULL" },
    { "address", "SELECT company_id FROM address WHERE id = $1 AND company_id IS NOT NULL" },
  },
  [TANDEM_SEARCH_DEAL] = {
    { "deal", NULL },
    { "contact", "SELECT id FROM deal WHERE contact_id = $1 AND deleted_at IS NULL" },
    { "company", "SELECT id FROM deal WHERE company_id = $1 AND deleted_at IS NULL" },
  },
  [TANDEM_SEARCH_CAMPAIGN] = {
    { "campaign", NULL },
    { "channel", "SELECT id FROM campaign WHERE channel_id = $1 AND deleted_at IS NULL" },
  },
  [TANDEM_SEARCH_PRODUCT] = {
    { "product", NULL },
  },
  [TANDEM_SEARCH_ORDER] = {
    { "sales_order", NULL },
    { "order_line", "SELECT order_id FROM order_line WHERE id = $1" },
    { "deal", "SELECT id FROM sales_order WHERE deal_id = $1 AND deleted_at IS NULL" },
    { "company", "SELECT id FROM sales_order WHERE company_id = $1 AND deleted_at IS NULL" },
    { "contact", "SELECT id FROM sales_order WHERE contact_id = $1 AND deleted_at IS NULL" },
  },
};

static gboolean
add_linked (TandemConnection *connection, const char *sql, gint64 id, GHashTable *found, GError **error)
{
  g_autoptr (TandemStatement) statement = sql ? tandem_connection_prepare (connection, sql, error) : NULL;
  g_autoptr (GArray) ids = NULL;

  if (sql == NULL)
    return g_hash_table_add (found, g_memdup2 (&id, sizeof id)), TRUE;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, id);
  ids = tandem_statement_collect_ids (statement, error);
  for (guint i = 0; ids && i < ids->len; i++)
    g_hash_table_add (found, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return ids != NULL;
}

static GArray *
take_ids (GHashTable *found)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (found));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return ids;
}

/**
 * tandem_search_touched_list:
 * @is_many: (out): whether these are so many that all are to be read anew
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the records of the kind that may be found by something else
 *   since these changes, those that are gone with them
 */
GArray *
tandem_search_touched_list (TandemConnection *connection, TandemSearchKind kind, TandemChanges *changes,
                            gboolean *is_many, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *is_many = FALSE;
  for (guint i = 0; i < MOST_LINKS && links[kind][i].table && !*is_many; i++)
    {
      guint n_ids;
      const gint64 *ids = tandem_changes_get_ids (changes, links[kind][i].table, &n_ids);

      *is_many = ids == NULL && tandem_changes_touch (changes, links[kind][i].table);
      for (guint j = 0; j < n_ids && !*is_many; j++)
        {
          if (!add_linked (connection, links[kind][i].sql, ids[j], found, error))
            return NULL;
          *is_many = g_hash_table_size (found) > MOST_TOUCHED;
        }
    }
  return take_ids (found);
}
