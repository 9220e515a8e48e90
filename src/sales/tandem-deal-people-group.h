/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sales/tandem-deal-facts.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* Who has a say in a deal, and which. */
#define TANDEM_TYPE_DEAL_PEOPLE_GROUP (tandem_deal_people_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealPeopleGroup, tandem_deal_people_group, TANDEM, DEAL_PEOPLE_GROUP, AdwPreferencesGroup)

void tandem_deal_people_group_show (TandemDealPeopleGroup *self, TandemWorkspace *workspace, TandemDealFacts *facts);

G_END_DECLS
