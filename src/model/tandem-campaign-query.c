/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-query.h"

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
  return self;
}

/**
 * tandem_campaign_query_load_rows:
 * @campaign_id: one campaign, or 0 for all
 *
 * Returns: (transfer full) (element-type TandemCampaignRow) (nullable): the campaigns, those that started last first
 */
GPtrArray *
tandem_campaign_query_load_rows (TandemConnection *connection, gint64 campaign_id, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT c.id, c.name, h.name, c.objective, c.status, c.starts_on, c.ends_on, c.budget_minor, c.currency,"
      " coalesce ((SELECT sum (k.amount_minor) FROM campaign_cost AS k"
      "  WHERE k.campaign_id = c.id AND k.currency = c.currency AND k.deleted_at IS NULL), 0),"
      " coalesce ((SELECT sum (l.people) FROM lifecycle_day AS l WHERE l.campaign_id = c.id AND l.stage = 'lead'), 0),"
      " coalesce ((SELECT sum (d.amount_minor) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
      "  WHERE d.campaign_id = c.id AND d.currency = c.currency AND s.kind = 'won' AND d.deleted_at IS NULL), 0)"
      " FROM campaign AS c LEFT JOIN channel AS h ON h.id = c.channel_id"
      " WHERE c.deleted_at IS NULL AND ($1 = 0 OR c.id = $1)"
      " ORDER BY c.starts_on DESC NULLS FIRST, c.sort_key, c.id",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  while (tandem_statement_next (statement, &failure))
    g_ptr_array_add (rows, read_row (statement));
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * tandem_campaign_query_list_lead_ids:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the live contacts that came from a campaign, the newest first
 */
GArray *
tandem_campaign_query_list_lead_ids (TandemConnection *connection, gint64 campaign_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT id FROM contact WHERE source_campaign_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC", error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  return tandem_statement_collect_ids (statement, error);
}
