/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-campaign-cost.h"

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
