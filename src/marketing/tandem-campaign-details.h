/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* The fields of a campaign. */
#define TANDEM_TYPE_CAMPAIGN_DETAILS (tandem_campaign_details_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignDetails, tandem_campaign_details, TANDEM, CAMPAIGN_DETAILS, AdwPreferencesGroup)

void tandem_campaign_details_show    (TandemCampaignDetails *self, TandemStore *store, TandemRecord *campaign,
                                      GPtrArray *channels, GPtrArray *others);
void tandem_campaign_details_name_it (TandemCampaignDetails *self);

G_END_DECLS
