/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A campaign: a channel, an objective, dates and a budget. */
#define TANDEM_TYPE_CAMPAIGN (tandem_campaign_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaign, tandem_campaign, TANDEM, CAMPAIGN, TandemRecord)

typedef enum {
  TANDEM_CAMPAIGN_NAME,
  TANDEM_CAMPAIGN_CHANNEL_ID,
  TANDEM_CAMPAIGN_OBJECTIVE,
  TANDEM_CAMPAIGN_STATUS,
  TANDEM_CAMPAIGN_STARTS_ON,
  TANDEM_CAMPAIGN_ENDS_ON,
  TANDEM_CAMPAIGN_BUDGET_MINOR,
  TANDEM_CAMPAIGN_CURRENCY,
  TANDEM_CAMPAIGN_NOTES,
  TANDEM_CAMPAIGN_SORT_KEY,
  TANDEM_CAMPAIGN_N_COLUMNS,
} TandemCampaignColumn;

TandemCampaign *tandem_campaign_new (void);

G_END_DECLS
