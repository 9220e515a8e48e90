/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "marketing/tandem-campaign-facts.h"
#include "widgets/tandem-entry-group.h"

G_BEGIN_DECLS

void tandem_campaign_summary_show_figures (GtkFlowBox *box, const TandemCampaignFacts *facts);
void tandem_campaign_summary_show_offers (TandemEntryGroup *group, const TandemCampaignFacts *facts);
char *tandem_campaign_summary_describe_costs (const TandemCampaignFacts *facts);
void tandem_campaign_summary_show_costs (TandemEntryGroup *group, const TandemCampaignFacts *facts);
void tandem_campaign_summary_show_days (TandemEntryGroup *group, const TandemCampaignFacts *facts);
void tandem_campaign_summary_show_leads (TandemEntryGroup *group, const TandemCampaignFacts *facts);

G_END_DECLS
