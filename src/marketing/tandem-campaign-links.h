/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* The landing page of a campaign, its UTM fields, and the link that is built of them. */
#define TANDEM_TYPE_CAMPAIGN_LINKS (tandem_campaign_links_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignLinks, tandem_campaign_links, TANDEM, CAMPAIGN_LINKS, AdwPreferencesGroup)

void  tandem_campaign_links_show  (TandemCampaignLinks *self, TandemStore *store, TandemRecord *campaign);
void  tandem_campaign_links_add_copy_button (AdwActionRow *row, TandemRecord *campaign, const char *url);

G_END_DECLS
