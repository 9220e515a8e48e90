/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_CAMPAIGN_ENTRY_DIALOG (tandem_campaign_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemCampaignEntryDialog, tandem_campaign_entry_dialog, TANDEM, CAMPAIGN_ENTRY_DIALOG, AdwDialog)

AdwDialog *tandem_campaign_entry_dialog_new (TandemWorkspace *workspace, TandemRecord *entry);

G_END_DECLS
