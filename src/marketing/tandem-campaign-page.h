/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_CAMPAIGN_PAGE (tandem_campaign_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignPage, tandem_campaign_page, TANDEM, CAMPAIGN_PAGE, AdwBin)

GtkWidget *tandem_campaign_page_new     (TandemWorkspace *workspace, gint64 campaign_id);
void       tandem_campaign_page_name_it (TandemCampaignPage *self);

G_END_DECLS
