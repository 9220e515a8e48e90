/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "insight/tandem-period.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What is reached of the goals of leads in the months, quarters and years in which a period lies. It hides while there are none, and
 * so can't wait until it is seen: the page that has it tells when it is to read again. */
#define TANDEM_TYPE_LEAD_GOALS (tandem_lead_goals_get_type ())
G_DECLARE_FINAL_TYPE (TandemLeadGoals, tandem_lead_goals, TANDEM, LEAD_GOALS, AdwBin)

gboolean tandem_lead_goals_are_touched (TandemChanges *changes);
void tandem_lead_goals_set_workspace (TandemLeadGoals *self, TandemWorkspace *workspace);
void tandem_lead_goals_set_period (TandemLeadGoals *self, const TandemPeriod *period);
void tandem_lead_goals_load (TandemLeadGoals *self);

G_END_DECLS
