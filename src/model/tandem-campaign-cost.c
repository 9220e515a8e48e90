/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-cost.h"

#include "store/tandem-connection.h"

struct _TandemCampaignCost {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CAMPAIGN_COST_N_COLUMNS] = {
  [TANDEM_CAMPAIGN_COST_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .part_of = "campaign" },
  [TANDEM_CAMPAIGN_COST_DAY] = { "day", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_COST_AMOUNT_MINOR] = { "amount_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_CAMPAIGN_COST_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_COST_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_CAMPAIGN_COST_NOTE] = { "note", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemCampaignCost, tandem_campaign_cost, TANDEM_TYPE_RECORD)

static void
tandem_campaign_cost_class_init (TandemCampaignCostClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "campaign_cost", columns, G_N_ELEMENTS (columns));
}

static void
tandem_campaign_cost_init (TandemCampaignCost *self)
{
}

/**
 * tandem_campaign_cost_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemCampaignCost *
tandem_campaign_cost_new (void)
{
  return g_object_new (TANDEM_TYPE_CAMPAIGN_COST, NULL);
}

/**
 * tandem_campaign_cost_prepare_find:
 * @cost: its campaign, day, currency and kind
 *
 * Returns: (transfer full) (nullable): asks for the ids of the live costs that have all of them
 */
TandemStatement *
tandem_campaign_cost_prepare_find (TandemConnection *connection, TandemRecord *cost, GError **error)
{
  TandemStatement *statement = tandem_connection_prepare (
      connection,
      "SELECT id FROM campaign_cost WHERE campaign_id = $1 AND day = $2 AND currency = $3 AND kind = $4"
      " AND deleted_at IS NULL ORDER BY id",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, tandem_record_get_integer (cost, TANDEM_CAMPAIGN_COST_CAMPAIGN_ID));
  tandem_statement_bind_text (statement, 2, tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_DAY));
  tandem_statement_bind_text (statement, 3, tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY));
  tandem_statement_bind_text (statement, 4, tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_KIND));
  return statement;
}
