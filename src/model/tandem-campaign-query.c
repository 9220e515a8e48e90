/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-query.h"

#include <string.h>

#include "model/tandem-dated-amount.h"
#include "model/tandem-row-query.h"
#include "store/tandem-connection.h"

G_DEFINE_FINAL_TYPE (TandemCampaignRow, tandem_campaign_row, G_TYPE_OBJECT)

static void
tandem_campaign_row_finalize (GObject *object)
{
  TandemCampaignRow *self = TANDEM_CAMPAIGN_ROW (object);

  g_free (self->name);
  g_free (self->channel);
  g_free (self->objective);
  g_free (self->status);
  g_free (self->starts_on);
  g_free (self->ends_on);
  g_free (self->currency);
  G_OBJECT_CLASS (tandem_campaign_row_parent_class)->finalize (object);
}

static void
tandem_campaign_row_class_init (TandemCampaignRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_campaign_row_finalize;
}

static void
tandem_campaign_row_init (TandemCampaignRow *self)
{
}

static TandemCampaignRow *
read_row (TandemStatement *statement)
{
  TandemCampaignRow *self = g_object_new (TANDEM_TYPE_CAMPAIGN_ROW, NULL);

  self->id = tandem_statement_get_int64 (statement, 0);
  self->name = g_strdup (tandem_statement_get_text (statement, 1));
  self->channel = g_strdup (tandem_statement_get_text (statement, 2));
  self->objective = g_strdup (tandem_statement_get_text (statement, 3));
  self->status = g_strdup (tandem_statement_get_text (statement, 4));
  self->starts_on = g_strdup (tandem_statement_get_text (statement, 5));
  self->ends_on = g_strdup (tandem_statement_get_text (statement, 6));
  self->has_budget = !tandem_statement_is_null (statement, 7);
  self->budget_minor = tandem_statement_get_int64 (statement, 7);
  self->currency = g_strdup (tandem_statement_get_text (statement, 8));
  self->cost_minor = tandem_statement_get_int64 (statement, 9);
  self->leads = tandem_statement_get_int64 (statement, 10);
  self->won_minor = tandem_statement_get_int64 (statement, 11);
  self->impressions = tandem_statement_get_int64 (statement, 12);
  self->clicks = tandem_statement_get_int64 (statement, 13);
  self->visits = tandem_statement_get_int64 (statement, 14);
  return self;
}

/* --- rows, a block at a time --------------------------------------------------------------------------------------- */

#define BLOCK 64 /* as many as a list reads at once, so that its statement is made once */

#define FIGURES                                                                                                        \
  "SELECT c.id, c.name, h.name, c.objective, c.status, c.starts_on, c.ends_on, c.budget_minor, c.currency,"            \
  " coalesce ((SELECT sum (k.amount_minor) FROM campaign_cost AS k"                                                    \
  "  WHERE k.campaign_id = c.id AND k.currency = c.currency AND k.deleted_at IS NULL), 0),"                            \
  " coalesce ((SELECT sum (l.people) FROM lifecycle_day AS l WHERE l.campaign_id = c.id AND l.stage = 'lead'), 0),"    \
  " coalesce ((SELECT sum (d.amount_minor) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"                        \
  "  WHERE d.campaign_id = c.id AND d.currency = c.currency AND s.kind = 'won' AND d.deleted_at IS NULL), 0),"         \
  " coalesce (t.impressions, 0), coalesce (t.clicks, 0), coalesce (t.visits, 0)"                                       \
  " FROM campaign AS c LEFT JOIN channel AS h ON h.id = c.channel_id"                                                  \
  " LEFT JOIN (SELECT y.campaign_id, sum (y.impressions) AS impressions, sum (y.clicks) AS clicks,"                    \
  "  sum (y.visits) AS visits FROM campaign_day AS y"                                                                  \
  "  WHERE y.deleted_at IS NULL AND y.campaign_id IN (%s) GROUP BY y.campaign_id) AS t ON t.campaign_id = c.id"        \
  " WHERE c.deleted_at IS NULL AND c.id IN (%s)"

static char *
write_block_sql (void)
{
  g_autoptr (GString) places = g_string_new ("$1");

  for (guint i = 2; i <= BLOCK; i++)
    g_string_append_printf (places, ", $%u", i);
  return g_strdup_printf (FIGURES, places->str, places->str);
}

/* Puts each row where its id stands in @ids. */
static void
place_row (GPtrArray *rows, const gint64 *ids, guint first, guint n, TandemCampaignRow *row)
{
  for (guint i = first; i < first + n; i++)
    if (ids[i] == row->id)
      g_set_object ((TandemCampaignRow **) &rows->pdata[i], row);
  g_object_unref (row);
}

static gboolean
load_block (GPtrArray *rows, TandemStatement *statement, const gint64 *ids, guint first, guint n, GError **error)
{
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < BLOCK; i++)
    tandem_statement_bind_int64 (statement, i + 1, i < n ? ids[first + i] : 0);
  while (tandem_statement_next (statement, &failure))
    place_row (rows, ids, first, n, read_row (statement));
  tandem_statement_reset (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_campaign_query_load_rows:
 * @ids: (array length=n_ids): the campaigns
 *
 * Returns: (transfer full) (element-type TandemCampaignRow) (nullable): a row for each id, in their order; %NULL where one
 *   is gone
 */
GPtrArray *
tandem_campaign_query_load_rows (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) rows = tandem_row_query_new_rows (n_ids);
  g_autofree char *sql = write_block_sql ();
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  g_ptr_array_set_size (rows, (int) n_ids);
  for (guint first = 0; first < n_ids; first += BLOCK)
    if (!load_block (rows, statement, ids, first, MIN (n_ids - first, BLOCK), error))
      return NULL;
  return g_steal_pointer (&rows);
}

/* --- sums ---------------------------------------------------------------------------------------------------------- */

static void
free_sum (gpointer data)
{
  g_free (((TandemCampaignSum *) data)->currency);
  g_free (data);
}

static TandemCampaignSum *
get_sum (GPtrArray *sums, const char *currency)
{
  TandemCampaignSum *sum;

  for (guint i = 0; i < sums->len; i++)
    if (g_str_equal (((TandemCampaignSum *) sums->pdata[i])->currency, currency))
      return sums->pdata[i];
  sum = g_new0 (TandemCampaignSum, 1);
  sum->currency = g_strdup (currency);
  g_ptr_array_add (sums, sum);
  return sum;
}

static void
add_up (GPtrArray *sums, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TandemCampaignRow *row = rows->pdata[i];
      TandemCampaignSum *sum = row ? get_sum (sums, row->currency) : NULL;

      if (sum == NULL)
        continue;
      sum->n_campaigns++;
      sum->budget_minor += row->budget_minor;
      sum->cost_minor += row->cost_minor;
      sum->won_minor += row->won_minor;
      sum->leads += row->leads;
    }
}

/* The currency that most campaigns reckon in first. */
static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const TandemCampaignSum *one = *(TandemCampaignSum *const *) a, *other = *(TandemCampaignSum *const *) b;

  if (one->n_campaigns != other->n_campaigns)
    return one->n_campaigns > other->n_campaigns ? -1 : 1;
  return strcmp (one->currency, other->currency);
}

/**
 * tandem_campaign_query_load_sums:
 * @ids: (array length=n_ids): campaigns; what is gone counts nothing
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full) (element-type TandemCampaignSum) (nullable): what they add up to, a sum for each currency
 */
GPtrArray *
tandem_campaign_query_load_sums (TandemConnection *connection, const gint64 *ids, guint n_ids,
                                 GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (free_sum);

  for (guint first = 0; first < n_ids; first += BLOCK)
    {
      g_autoptr (GPtrArray) rows
          = tandem_campaign_query_load_rows (connection, ids + first, MIN (n_ids - first, BLOCK), error);

      if (rows == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_up (sums, rows);
    }
  g_ptr_array_sort (sums, compare_sums);
  return g_steal_pointer (&sums);
}

/* --- what belongs to a campaign ------------------------------------------------------------------------------------ */

static GArray *
list_ids (TandemConnection *connection, const char *sql, gint64 campaign_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  return tandem_statement_collect_ids (statement, error);
}

/**
 * tandem_campaign_query_list_lead_ids:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the live contacts that came from a campaign, the newest first
 */
GArray *
tandem_campaign_query_list_lead_ids (TandemConnection *connection, gint64 campaign_id, GError **error)
{
  return list_ids (connection,
                   "SELECT id FROM contact WHERE source_campaign_id = $1 AND deleted_at IS NULL"
                   " ORDER BY created_at DESC, id DESC",
                   campaign_id, error);
}

/**
 * tandem_campaign_query_list_foreign:
 * @are_won: won deals whose primary source the campaign is; else its costs
 * @currency: that of the campaign
 *
 * Returns: (transfer full) (element-type TandemDatedAmount) (nullable): the amounts that are in other currencies, the earliest first
 */
GArray *
tandem_campaign_query_list_foreign (TandemConnection *connection, gint64 campaign_id, gboolean are_won,
                                    const char *currency, GError **error)
{
  g_autoptr (GArray) amounts = g_array_new (FALSE, TRUE, sizeof (TandemDatedAmount));
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      are_won ? "SELECT d.amount_minor, d.currency, d.closed_on FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
                " WHERE d.campaign_id = $1 AND d.currency <> $2 AND s.kind = 'won' AND d.amount_minor <> 0"
                " AND d.closed_on IS NOT NULL AND d.deleted_at IS NULL ORDER BY d.closed_on, d.id"
              : "SELECT k.amount_minor, k.currency, k.day FROM campaign_cost AS k"
                " WHERE k.campaign_id = $1 AND k.currency <> $2 AND k.deleted_at IS NULL ORDER BY k.day, k.id",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  tandem_statement_bind_text (statement, 2, currency);
  while (tandem_statement_next (statement, &failure))
    {
      TandemDatedAmount amount = { .minor = tandem_statement_get_int64 (statement, 0) };

      g_strlcpy (amount.currency, tandem_statement_get_text (statement, 1), sizeof amount.currency);
      g_strlcpy (amount.day, tandem_statement_get_text (statement, 2), sizeof amount.day);
      g_array_append_val (amounts, amount);
    }
  if (failure == NULL)
    return g_steal_pointer (&amounts);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * tandem_campaign_query_list_cost_ids:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the live costs of a campaign, the newest first
 */
GArray *
tandem_campaign_query_list_cost_ids (TandemConnection *connection, gint64 campaign_id, GError **error)
{
  return list_ids (
      connection,
      "SELECT id FROM campaign_cost WHERE campaign_id = $1 AND deleted_at IS NULL ORDER BY day DESC, id DESC",
      campaign_id, error);
}

/**
 * tandem_campaign_query_list_day_ids:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the days of a campaign with figures, the newest first
 */
GArray *
tandem_campaign_query_list_day_ids (TandemConnection *connection, gint64 campaign_id, GError **error)
{
  return list_ids (
      connection,
      "SELECT id FROM campaign_day WHERE campaign_id = $1 AND deleted_at IS NULL ORDER BY day DESC, id DESC",
      campaign_id, error);
}
