/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-member-row.h"

#include "model/tandem-row-query.h"

G_DEFINE_FINAL_TYPE (TandemCampaignMemberRow, tandem_campaign_member_row, G_TYPE_OBJECT)

static void
tandem_campaign_member_row_finalize (GObject *object)
{
  TandemCampaignMemberRow *self = TANDEM_CAMPAIGN_MEMBER_ROW (object);

  g_free (self->name);
  g_free (self->status);
  g_free (self->at);
  g_free (self->offer);
  G_OBJECT_CLASS (tandem_campaign_member_row_parent_class)->finalize (object);
}

static void
tandem_campaign_member_row_class_init (TandemCampaignMemberRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_campaign_member_row_finalize;
}

static void
tandem_campaign_member_row_init (TandemCampaignMemberRow *self)
{
}

static gpointer
read_row (TandemStatement *statement)
{
  TandemCampaignMemberRow *self = g_object_new (TANDEM_TYPE_CAMPAIGN_MEMBER_ROW, NULL);

  self->id = tandem_statement_get_int64 (statement, 0);
  self->contact_id = tandem_statement_get_int64 (statement, 1);
  self->name = tandem_statement_dup_text (statement, 2);
  self->status = tandem_statement_dup_text (statement, 3);
  self->at = tandem_statement_dup_text (statement, 4);
  self->offer = tandem_statement_dup_text (statement, 5);
  return self;
}

/**
 * tandem_campaign_member_row_load:
 * @ids: (array length=n_ids): members
 *
 * Returns: (transfer full) (element-type TandemCampaignMemberRow) (nullable): a row for each id, in their order; %NULL
 *   where one is gone
 */
GPtrArray *
tandem_campaign_member_row_load (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  return tandem_row_query_load (
      connection,
      "SELECT m.id, coalesce (c.id, 0), coalesce (c.family_name || ', ' || c.given_name, c.family_name, c.given_name,"
      " (SELECT p.value FROM contact_point AS p WHERE p.contact_id = c.id AND p.deleted_at IS NULL"
      "  ORDER BY p.kind, p.is_primary DESC LIMIT 1), m.name), m.status, m.at, o.name"
      " FROM campaign_member AS m LEFT JOIN contact AS c ON c.id = m.contact_id AND c.deleted_at IS NULL"
      " LEFT JOIN offer AS o ON o.id = m.offer_id WHERE m.id = $1 AND m.deleted_at IS NULL",
      ids, n_ids, read_row, error);
}

/**
 * tandem_campaign_member_row_list_ids:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the live members of a campaign, the newest first
 */
GArray *
tandem_campaign_member_row_list_ids (TandemConnection *connection, gint64 campaign_id, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT id FROM campaign_member WHERE campaign_id = $1 AND deleted_at IS NULL ORDER BY at DESC, id DESC", error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  return tandem_statement_collect_ids (statement, error);
}
