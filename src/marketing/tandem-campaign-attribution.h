/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What a campaign is owed of won deals, under every model side by side, and deal by deal. */
#define TANDEM_TYPE_CAMPAIGN_ATTRIBUTION (tandem_campaign_attribution_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignAttribution, tandem_campaign_attribution, TANDEM, CAMPAIGN_ATTRIBUTION, AdwBin)

void tandem_campaign_attribution_show (TandemCampaignAttribution *self, TandemWorkspace *workspace, gint64 campaign_id,
                                       const char *currency);

G_END_DECLS
