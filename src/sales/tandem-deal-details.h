/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "act/tandem-record-editor.h"
#include "sales/tandem-deal-facts.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The fields of a deal: what it is worth, when it may close, whose it is and with whom. */
#define TANDEM_TYPE_DEAL_DETAILS (tandem_deal_details_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealDetails, tandem_deal_details, TANDEM, DEAL_DETAILS, AdwPreferencesGroup)

void tandem_deal_details_commit (TandemDealDetails *self);
void tandem_deal_details_show   (TandemDealDetails *self, TandemWorkspace *workspace, TandemRecordEditor *editor,
                                 TandemDealFacts *facts);

G_END_DECLS
