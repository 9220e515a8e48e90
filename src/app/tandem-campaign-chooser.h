/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_CAMPAIGN_CHOOSER (tandem_campaign_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignChooser, tandem_campaign_chooser, TANDEM, CAMPAIGN_CHOOSER, AdwComboRow)

void   tandem_campaign_chooser_load   (TandemCampaignChooser *self, TandemStore *store);
void   tandem_campaign_chooser_set_id (TandemCampaignChooser *self, gint64 id);
gint64 tandem_campaign_chooser_get_id (TandemCampaignChooser *self);

G_END_DECLS
