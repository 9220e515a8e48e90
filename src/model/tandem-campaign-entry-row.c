/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-entry-row.h"

#include "store/tandem-connection.h"

G_DEFINE_FINAL_TYPE (TandemCampaignEntryRow, tandem_campaign_entry_row, G_TYPE_OBJECT)

static void
tandem_campaign_entry_row_finalize (GObject *object)
{
  TandemCampaignEntryRow *self = TANDEM_CAMPAIGN_ENTRY_ROW (object);

  g_free (self->campaign);
  g_free (self->day);
  g_free (self->kind);
  g_free (self->currency);
  G_OBJECT_CLASS (tandem_campaign_entry_row_parent_class)->finalize (object);
}

static void
tandem_campaign_entry_row_class_init (TandemCampaignEntryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_campaign_entry_row_finalize;
}

static void
tandem_campaign_entry_row_init (TandemCampaignEntryRow *self)
{
}

static TandemCampaignEntryRow *
read_row (TandemStatement *statement)
{
  TandemCampaignEntryRow *self = g_object_new (TANDEM_TYPE_CAMPAIGN_ENTRY_ROW, NULL);

  self->id = tandem_statement_get_int64 (statement, 0);
  self->campaign_id = tandem_statement_get_int64 (statement, 1);
  self->campaign = tandem_statement_dup_text (statement, 2);
  self->day = tandem_statement_dup_text (statement, 3);
  self->kind = tandem_statement_dup_text (statement, 4);
  self->amount_minor = tandem_statement_get_int64 (statement, 5);
  self->currency = tandem_statement_dup_text (statement, 6);
  self->impressions = tandem_statement_get_int64 (statement, 7);
  self->visits = tandem_statement_get_int64 (statement, 8);
  return self;
}

static void
unref_row (gpointer row)
{
  if (row)
    g_object_unref (row);
}

/* A row for each id, in their order; %NULL where one is gone. */
static GPtrArray *
load_rows (TandemConnection *connection, const char *sql, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, unref_row);

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

/**
 * tandem_campaign_entry_row_load_costs:
 * @ids: (array length=n_ids): costs
 *
 * Returns: (transfer full) (element-type TandemCampaignEntryRow) (nullable): a row for each id, in their order; %NULL
 *   where one is gone
 */
GPtrArray *
tandem_campaign_entry_row_load_costs (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  return load_rows (connection,
                    "SELECT k.id, k.campaign_id, c.name, k.day, k.kind, k.amount_minor, k.currency, 0, 0"
                    " FROM campaign_cost AS k JOIN campaign AS c ON c.id = k.campaign_id"
                    " WHERE k.id = $1 AND k.deleted_at IS NULL",
                    ids, n_ids, error);
}

/**
 * tandem_campaign_entry_row_load_days:
 * @ids: (array length=n_ids): days
 *
 * Returns: (transfer full) (element-type TandemCampaignEntryRow) (nullable): a row for each id, in their order; %NULL
 *   where one is gone
 */
GPtrArray *
tandem_campaign_entry_row_load_days (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  return load_rows (connection,
                    "SELECT d.id, d.campaign_id, c.name, d.day, NULL, 0, NULL, d.impressions, d.visits"
                    " FROM campaign_day AS d JOIN campaign AS c ON c.id = d.campaign_id"
                    " WHERE d.id = $1 AND d.deleted_at IS NULL",
                    ids, n_ids, error);
}
