/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-entry-row.h"

#include "model/tandem-row-query.h"

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

static gpointer
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
  return tandem_row_query_load (connection,
                                "SELECT k.id, k.campaign_id, c.name, k.day, k.kind, k.amount_minor, k.currency, 0, 0"
                                " FROM campaign_cost AS k JOIN campaign AS c ON c.id = k.campaign_id"
                                " WHERE k.id = $1 AND k.deleted_at IS NULL",
                                ids, n_ids, read_row, error);
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
  return tandem_row_query_load (connection,
                                "SELECT d.id, d.campaign_id, c.name, d.day, NULL, 0, NULL, d.impressions, d.visits"
                                " FROM campaign_day AS d JOIN campaign AS c ON c.id = d.campaign_id"
                                " WHERE d.id = $1 AND d.deleted_at IS NULL",
                                ids, n_ids, read_row, error);
}

/**
 * tandem_campaign_entry_row_load_firm_costs:
 * @ids: (array length=n_ids): costs beside the campaigns
 *
 * Returns: (transfer full) (element-type TandemCampaignEntryRow) (nullable): as of tandem_campaign_entry_row_load_costs(), without a
 *   campaign; its name is the note of the cost, its kind the department
 */
GPtrArray *
tandem_campaign_entry_row_load_firm_costs (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  return tandem_row_query_load (connection,
                                "SELECT k.id, 0, k.note, k.day, k.department, k.amount_minor, k.currency, 0, 0"
                                " FROM firm_cost AS k WHERE k.id = $1 AND k.deleted_at IS NULL",
                                ids, n_ids, read_row, error);
}
