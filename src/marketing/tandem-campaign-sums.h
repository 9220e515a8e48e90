/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "list/tandem-record-list.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemCampaignSums:
 *
 * The foot of the campaigns: what those that are shown add up to, or those that are selected. It hides while there is nothing
 * to add up.
 */
#define TANDEM_TYPE_CAMPAIGN_SUMS (tandem_campaign_sums_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignSums, tandem_campaign_sums, TANDEM, CAMPAIGN_SUMS, AdwBin)

void tandem_campaign_sums_follow (TandemCampaignSums *self, TandemWorkspace *workspace, TandemRecordList *list);

G_END_DECLS
