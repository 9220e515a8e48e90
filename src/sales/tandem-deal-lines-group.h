/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sales/tandem-deal-facts.h"
#include "widgets/tandem-entry-group.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* Of what a deal is made, and what that adds up to. */
#define TANDEM_TYPE_DEAL_LINES_GROUP (tandem_deal_lines_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealLinesGroup, tandem_deal_lines_group, TANDEM, DEAL_LINES_GROUP, AdwBin)

void tandem_deal_lines_group_show (TandemDealLinesGroup *self, TandemWorkspace *workspace, TandemDealFacts *facts);

G_END_DECLS
