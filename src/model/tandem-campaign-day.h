/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What a channel reports of a campaign for a day: counts, not people. */
#define TANDEM_TYPE_CAMPAIGN_DAY (tandem_campaign_day_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignDay, tandem_campaign_day, TANDEM, CAMPAIGN_DAY, TandemRecord)

typedef enum {
  TANDEM_CAMPAIGN_DAY_CAMPAIGN_ID,
  TANDEM_CAMPAIGN_DAY_DAY,
  TANDEM_CAMPAIGN_DAY_IMPRESSIONS,
  TANDEM_CAMPAIGN_DAY_CLICKS,
  TANDEM_CAMPAIGN_DAY_VISITS,
  TANDEM_CAMPAIGN_DAY_ENGAGEMENTS,
  TANDEM_CAMPAIGN_DAY_N_COLUMNS,
} TandemCampaignDayColumn;

TandemCampaignDay *tandem_campaign_day_new (void);
TandemStatement   *tandem_campaign_day_prepare_find (TandemConnection *connection, gint64 campaign_id, const char *day,
                                                     GError **error);

G_END_DECLS
