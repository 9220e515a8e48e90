/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What a campaign cost on a day, by kind. */
#define TANDEM_TYPE_CAMPAIGN_COST (tandem_campaign_cost_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignCost, tandem_campaign_cost, TANDEM, CAMPAIGN_COST, TandemRecord)

typedef enum {
  TANDEM_CAMPAIGN_COST_CAMPAIGN_ID,
  TANDEM_CAMPAIGN_COST_DAY,
  TANDEM_CAMPAIGN_COST_AMOUNT_MINOR,
  TANDEM_CAMPAIGN_COST_CURRENCY,
  TANDEM_CAMPAIGN_COST_KIND,
  TANDEM_CAMPAIGN_COST_NOTE,
  TANDEM_CAMPAIGN_COST_N_COLUMNS,
} TandemCampaignCostColumn;

TandemCampaignCost *tandem_campaign_cost_new          (void);
TandemStatement    *tandem_campaign_cost_prepare_find (TandemConnection *connection, TandemRecord *cost, GError **error);

G_END_DECLS
