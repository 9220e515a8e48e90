/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-query.h"

#include <string.h>

#include "model/tandem-campaign-amounts.h"
#include "model/tandem-campaign-words.h"
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
  g_free (self->cost_without);
  g_free (self->won_without);
  g_free (self->without);
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
  "SELECT r.id, r.name, h.name, r.objective, r.status, r.starts_on, r.ends_on, r.budget_minor, r.currency,"            \
  " coalesce (" TANDEM_CAMPAIGN_COST ", 0),"                                                                           \
  " coalesce ((SELECT sum (l.people) FROM lifecycle_day AS l WHERE l.campaign_id = r.id AND l.stage = 'lead'), 0),"    \
  " coalesce (" TANDEM_CAMPAIGN_WON ", 0),"                                                                            \
  " coalesce (t.impressions, 0), coalesce (t.clicks, 0), coalesce (t.visits, 0)"                                       \
  " FROM campaign AS r LEFT JOIN channel AS h ON h.id = r.channel_id"                                                  \
  " LEFT JOIN (SELECT y.campaign_id, sum (y.impressions) AS impressions, sum (y.clicks) AS clicks,"                    \
  "  sum (y.visits) AS visits FROM campaign_day AS y"                                                                  \
  "  WHERE y.deleted_at IS NULL AND y.campaign_id IN (%s) GROUP BY y.campaign_id) AS t ON t.campaign_id = r.id"        \
  " WHERE r.deleted_at IS NULL AND r.id IN (%s)"

/* What is in other currencies, of each the earliest, and from when on there are rates. */
#define OTHERS                                                                                                         \
  "SELECT r.id, g.currency, g.is_won, g.day, " TANDEM_CAMPAIGN_RATED_SINCE (                                           \
      "g.currency") ","                                                                                                \
                    " CASE WHEN " TANDEM_CAMPAIGN_CONVERTS " THEN 1 ELSE 0 END FROM campaign AS r JOIN"                \
                    " (SELECT c.id AS id, k.currency AS currency, 0 AS is_won, min (k.day) AS day FROM campaign AS c"  \
                    " JOIN campaign_cost AS k ON k.campaign_id = c.id WHERE c.id IN (%s) AND k.currency <> c.currency" \
                    " AND k.amount_minor <> 0 AND k.deleted_at IS NULL GROUP BY c.id, k.currency"                      \
                    " UNION ALL SELECT c.id AS id, d.currency AS currency, 1 AS is_won, min (d.closed_on) AS day "     \
                    "FROM campaign AS c"                                                                               \
                    " JOIN deal AS d ON d.campaign_id = c.id JOIN stage AS s ON s.id = d.stage_id WHERE c.id IN (%s)"  \
                    " AND d.currency <> c.currency AND s.kind = 'won' AND d.amount_minor <> 0 AND d.closed_on IS NOT " \
                    "NULL"                                                                                             \
                    " AND d.deleted_at IS NULL GROUP BY c.id, d.currency) AS g ON g.id = r.id ORDER BY r.id, "         \
                    "g.currency, g.is_won"

static TandemStatement *
prepare_block (TandemConnection *connection, const char *sql, GError **error)
{
  g_autoptr (GString) places = g_string_new ("$1"), block = g_string_new (sql);

  for (guint i = 2; i <= BLOCK; i++)
    g_string_append_printf (places, ", $%u", i);
  g_string_replace (block, "%s", places->str, 0);
  return tandem_connection_prepare (connection, block->str, error);
}

static void
bind_block (TandemStatement *statement, const gint64 *ids, guint n)
{
  for (guint i = 0; i < BLOCK; i++)
    tandem_statement_bind_int64 (statement, i + 1, i < n ? ids[i] : 0);
}

static gboolean
end_block (TandemStatement *statement, GError *failure, GError **error)
{
  tandem_statement_reset (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
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

  bind_block (statement, ids + first, n);
  while (tandem_statement_next (statement, &failure))
    place_row (rows, ids, first, n, read_row (statement));
  return end_block (statement, g_steal_pointer (&failure), error);
}

/* What a campaign has in another currency. */
typedef struct {
  gint64 campaign_id;
  char currency[4];
  gboolean has_costs;
  gboolean has_won;
  gboolean is_left_out;
} Other;

static void
tell_left_out (GPtrArray *rows, guint first, guint n, const Other *other)
{
  TandemCampaignRow *row = NULL;

  for (guint i = first; i < first + n && other->is_left_out; i++)
    if (rows->pdata[i] && TANDEM_CAMPAIGN_ROW (rows->pdata[i])->id == other->campaign_id)
      row = rows->pdata[i];
  if (row == NULL)
    return;
  tandem_campaign_words_add_codes (&row->without, other->currency);
  if (other->has_costs)
    tandem_campaign_words_add_codes (&row->cost_without, other->currency);
  if (other->has_won)
    tandem_campaign_words_add_codes (&row->won_without, other->currency);
}

static void
read_other (TandemStatement *statement, Other *other)
{
  const char *since = tandem_statement_get_text (statement, 4);

  *(tandem_statement_get_int64 (statement, 2) ? &other->has_won : &other->has_costs) = TRUE;
  if (!tandem_statement_get_int64 (statement, 5) || since == NULL
      || strcmp (tandem_statement_get_text (statement, 3), since) < 0)
    other->is_left_out = TRUE;
}

static gboolean
load_left_out (GPtrArray *rows, TandemStatement *statement, const gint64 *ids, guint first, guint n, GError **error)
{
  g_autoptr (GError) failure = NULL;
  Other other = { 0 };

  bind_block (statement, ids + first, n);
  while (tandem_statement_next (statement, &failure))
    {
      gint64 id = tandem_statement_get_int64 (statement, 0);
      const char *currency = tandem_statement_get_text (statement, 1);

      if (id != other.campaign_id || !g_str_equal (currency, other.currency))
        {
          tell_left_out (rows, first, n, &other);
          other = (Other) { .campaign_id = id };
          g_strlcpy (other.currency, currency, sizeof other.currency);
        }
      read_other (statement, &other);
    }
  tell_left_out (rows, first, n, &other);
  return end_block (statement, g_steal_pointer (&failure), error);
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
  g_autoptr (TandemStatement) figures = prepare_block (connection, FIGURES, error);
  g_autoptr (TandemStatement) others = figures ? prepare_block (connection, OTHERS, error) : NULL;

  if (others == NULL)
    return NULL;
  g_ptr_array_set_size (rows, (int) n_ids);
  for (guint first = 0; first < n_ids; first += BLOCK)
    if (!load_block (rows, figures, ids, first, MIN (n_ids - first, BLOCK), error)
        || !load_left_out (rows, others, ids, first, MIN (n_ids - first, BLOCK), error))
      return NULL;
  return g_steal_pointer (&rows);
}

/* --- sums ---------------------------------------------------------------------------------------------------------- */

static void
free_sum (gpointer data)
{
  TandemCampaignSum *self = data;

  g_free (self->currency);
  g_free (self->cost_without);
  g_free (self->won_without);
  g_free (self);
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
      tandem_campaign_words_add_codes (&sum->cost_without, row->cost_without);
      tandem_campaign_words_add_codes (&sum->won_without, row->won_without);
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
 * tandem_campaign_query_sum_rows:
 * @rows: (element-type TandemCampaignRow): campaigns; %NULL counts nothing
 *
 * Returns: (transfer full) (element-type TandemCampaignSum): what they add up to, a sum for each currency
 */
GPtrArray *
tandem_campaign_query_sum_rows (GPtrArray *rows)
{
  GPtrArray *sums = g_ptr_array_new_with_free_func (free_sum);

  add_up (sums, rows);
  g_ptr_array_sort (sums, compare_sums);
  return sums;
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
 * tandem_campaign_query_sum_own:
 * @are_won: won deals whose primary source the campaign is; else its costs
 * @currency: that of the campaign
 * @minor: (out): what those in its own currency add up to
 */
gboolean
tandem_campaign_query_sum_own (TandemConnection *connection, gint64 campaign_id, gboolean are_won, const char *currency,
                               gint64 *minor, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      are_won ? "SELECT coalesce (sum (d.amount_minor), 0) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
                " WHERE d.campaign_id = $1 AND d.currency = $2 AND s.kind = 'won' AND d.deleted_at IS NULL"
              : "SELECT coalesce (sum (k.amount_minor), 0) FROM campaign_cost AS k"
                " WHERE k.campaign_id = $1 AND k.currency = $2 AND k.deleted_at IS NULL",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  tandem_statement_bind_text (statement, 2, currency);
  *minor = tandem_statement_next (statement, &failure) ? tandem_statement_get_int64 (statement, 0) : 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
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
                " WHERE k.campaign_id = $1 AND k.currency <> $2 AND k.amount_minor <> 0 AND k.deleted_at IS NULL"
                " ORDER BY k.day, k.id",
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
