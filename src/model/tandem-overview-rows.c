/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every number of the overview opens the rows that it was made of, and there are as many as the number says: they are found
 * by the rules by which it was counted. */
#include "model/tandem-overview-rows.h"

#include <string.h>

#include "model/tandem-attribution-query.h"
#include "model/tandem-reach-query.h"
#include "store/tandem-connection.h"

/* --- which campaigns ----------------------------------------------------------------------------------------------- */

/* The channels of campaigns, also of those in the trash: their figures still count. */
static GHashTable *
load_channels (TandemConnection *connection, GError **error)
{
  g_autoptr (GHashTable) channels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT id, coalesce (channel_id, 0) FROM campaign", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  while (tandem_statement_next (statement, &failure))
    {
      gint64 ids[] = { tandem_statement_get_int64 (statement, 0), tandem_statement_get_int64 (statement, 1) };

      g_hash_table_insert (channels, g_memdup2 (&ids[0], sizeof ids[0]), g_memdup2 (&ids[1], sizeof ids[1]));
    }
  if (failure == NULL)
    return g_steal_pointer (&channels);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

typedef struct {
  const TandemOverviewRows *rows;
  GHashTable *channels;
  GArray *ids;
  GArray *amounts; /* TandemDatedAmount; NULL where nobody asks */
} Collection;

static gboolean
is_in_scope (const Collection *self, gint64 campaign_id)
{
  const gint64 *channel_id;

  if (self->rows->scope == TANDEM_OVERVIEW_SCOPE_FIRM)
    return TRUE;
  if (self->rows->scope == TANDEM_OVERVIEW_SCOPE_CAMPAIGN)
    return self->rows->scope_id == campaign_id;
  channel_id = g_hash_table_lookup (self->channels, &campaign_id);
  return (channel_id ? *channel_id : 0) == self->rows->scope_id;
}

/* Takes a row, unless its currency is none of those that are counted; nothing needs no rate. */
static void
take_amount (Collection *self, gint64 id, gint64 minor, const char *currency, const char *day)
{
  TandemDatedAmount amount = { .minor = minor };

  if (minor != 0 && self->rows->without && strstr (self->rows->without, currency))
    return;
  g_array_append_val (self->ids, id);
  g_strlcpy (amount.currency, currency, sizeof amount.currency);
  g_strlcpy (amount.day, day, sizeof amount.day);
  if (self->amounts)
    g_array_append_val (self->amounts, amount);
}

/* --- people -------------------------------------------------------------------------------------------------------- */

static void
reached_cb (const TandemReach *reach, gpointer data)
{
  Collection *self = data;
  const TandemOverviewRows *rows = self->rows;

  if (tandem_reach_is_within (reach, rows->stage, rows->from, rows->to)
      && is_in_scope (self, reach->stages[rows->stage].campaign_id) && tandem_reach_has (reach, rows->next)
      && (rows->next_by[0] == '\0' || strcmp (reach->stages[rows->next].day, rows->next_by) <= 0))
    g_array_append_val (self->ids, reach->contact_id);
}

typedef struct {
  gint64 id;
  GBytes *key;
} Named;

static void
clear_named (gpointer data)
{
  g_clear_pointer (&((Named *) data)->key, g_bytes_unref);
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *one = a, *other = b;
  int order
      = one->key && other->key ? g_bytes_compare (one->key, other->key) : (one->key != NULL) - (other->key != NULL);

  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

/* In the order of their names, as contacts stand elsewhere. */
static gboolean
sort_by_name (TandemConnection *connection, GArray *ids, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT sort_key FROM contact WHERE id = $1", error);
  g_autoptr (GArray) named = g_array_sized_new (FALSE, TRUE, sizeof (Named), ids->len);

  if (statement == NULL)
    return FALSE;
  g_array_set_clear_func (named, clear_named);
  g_array_set_size (named, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      Named *name = &g_array_index (named, Named, i);
      g_autoptr (GError) failure = NULL;

      name->id = g_array_index (ids, gint64, i);
      tandem_statement_bind_int64 (statement, 1, name->id);
      if (tandem_statement_next (statement, &failure))
        name->key = tandem_statement_dup_bytes (statement, 0);
      tandem_statement_reset (statement);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  g_array_sort (named, compare_named);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = g_array_index (named, Named, i).id;
  return TRUE;
}

/* --- deals --------------------------------------------------------------------------------------------------------- */

static void
deal_cb (const TandemWonDeal *deal, gpointer data)
{
  Collection *self = data;

  for (guint i = 0; i < deal->touches->len; i++)
    {
      gint64 campaign_id = g_array_index (deal->touches, TandemWonTouch, i).campaign_id;

      if (self->rows->scope == TANDEM_OVERVIEW_SCOPE_FIRM ? campaign_id != 0 : is_in_scope (self, campaign_id))
        {
          take_amount (self, deal->deal_id, deal->amount_minor, deal->currency, deal->closed_on);
          return;
        }
    }
}

static gboolean
collect_deals (Collection *self, TandemConnection *connection, GError **error)
{
  const TandemOverviewRows *rows = self->rows;
  const TandemWonDealScope scope = {
    .campaign_id = rows->scope == TANDEM_OVERVIEW_SCOPE_CAMPAIGN ? rows->scope_id : 0,
    .from = rows->from,
    .to = rows->to,
    .window_days = rows->window_days,
  };

  return tandem_attribution_query_run (connection, &scope, deal_cb, self, error);
}

/* --- days and costs ------------------------------------------------------------------------------------------------ */

#define IN_SCOPE                                                                                                       \
  " AND ($3 = 0 OR ($3 = 1 AND r.campaign_id = $4)"                                                                    \
  "  OR ($3 = 2 AND coalesce ((SELECT c.channel_id FROM campaign AS c WHERE c.id = r.campaign_id), 0) = $4))"

static const char *
get_entries_sql (TandemOverviewRowsKind kind)
{
  if (kind == TANDEM_OVERVIEW_ROWS_DAYS)
    return "SELECT r.id, 0, '', r.day FROM campaign_day AS r WHERE r.deleted_at IS NULL AND r.day >= $1 AND r.day <= $2"
           " AND $5 = 0" IN_SCOPE " ORDER BY r.day DESC, r.id DESC";
  if (kind == TANDEM_OVERVIEW_ROWS_FIRM_COSTS)
    return "SELECT r.id, r.amount_minor, r.currency, r.day FROM firm_cost AS r"
           " WHERE r.deleted_at IS NULL AND r.day >= $1 AND r.day <= $2 AND $3 = 0 AND $4 = 0 AND $5 = 0"
           " ORDER BY r.day DESC, r.id DESC";
  return "SELECT r.id, r.amount_minor, r.currency, r.day FROM campaign_cost AS r"
         " WHERE r.deleted_at IS NULL AND r.day >= $1 AND r.day <= $2"
         " AND ($5 = 0 OR r.kind = 'ad-spend')" IN_SCOPE " ORDER BY r.day DESC, r.id DESC";
}

static gboolean
collect_entries (Collection *self, TandemConnection *connection, GError **error)
{
  const TandemOverviewRows *rows = self->rows;
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, get_entries_sql (rows->kind), error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, rows->from);
  tandem_statement_bind_text (statement, 2, rows->to);
  tandem_statement_bind_int64 (statement, 3, rows->scope);
  tandem_statement_bind_int64 (statement, 4, rows->scope_id);
  tandem_statement_bind_int64 (statement, 5, rows->kind == TANDEM_OVERVIEW_ROWS_AD_SPEND);
  while (tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0);

      if (rows->kind == TANDEM_OVERVIEW_ROWS_DAYS)
        g_array_append_val (self->ids, id);
      else
        take_amount (self, id, tandem_statement_get_int64 (statement, 1), tandem_statement_get_text (statement, 2),
                     tandem_statement_get_text (statement, 3));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_overview_rows_list_ids:
 * @amounts: (element-type TandemDatedAmount) (nullable): takes the amount of each row, where rows have one
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the records: contacts in the order of their names, deals in
 *   that of their wins, days and costs the newest first
 */
GArray *
tandem_overview_rows_list_ids (const TandemOverviewRows *self, TandemConnection *connection, GArray *amounts,
                               GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) channels = NULL;
  Collection collection = { .rows = self, .ids = ids, .amounts = amounts };
  gboolean success;

  if (self->scope == TANDEM_OVERVIEW_SCOPE_CHANNEL && !(channels = load_channels (connection, error)))
    return NULL;
  collection.channels = channels;
  if (self->kind == TANDEM_OVERVIEW_ROWS_DEALS)
    success = collect_deals (&collection, connection, error);
  else if (self->kind == TANDEM_OVERVIEW_ROWS_PEOPLE)
    success = tandem_reach_query_run (connection, &(TandemReachScope) { self->owner_id, self->from, self->to },
                                      reached_cb, &collection, error)
              && sort_by_name (connection, ids, error);
  else
    success = collect_entries (&collection, connection, error);
  return success ? g_steal_pointer (&ids) : NULL;
}
