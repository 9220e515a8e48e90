/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/tandem-table-kind.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemCampaignEntries:
 *
 * All that hangs on a campaign, of one kind: its costs, its days, the contacts that came from it. What is shown is given by
 * tandem_campaign_entries_show(), each time that the file may say something else.
 */
#define TANDEM_TYPE_CAMPAIGN_ENTRIES (tandem_campaign_entries_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignEntries, tandem_campaign_entries, TANDEM, CAMPAIGN_ENTRIES, AdwBin)

void tandem_campaign_entries_set_up (TandemCampaignEntries *self, TandemWorkspace *workspace, const TandemTableKind *kind);
void tandem_campaign_entries_show   (TandemCampaignEntries *self, GArray *ids);
void tandem_campaign_entries_set_sum (TandemCampaignEntries *self, const char *sum);
gpointer tandem_campaign_entries_dup_record (TandemCampaignEntries *self, gint64 id);

G_END_DECLS
