/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* What hangs on a campaign, as the tables of its record show it. */
extern const TandemTableKind tandem_campaign_costs_table;
extern const TandemTableKind tandem_campaign_leads_table;
extern const TandemTableKind tandem_campaign_members_table;

G_END_DECLS
