/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "insight/tandem-period.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What is reached of the targets of leads in the months, quarters and years in which a period lies. It hides while there are none, and
 * so can't wait until it is seen: the page that has it tells when it is to read again. */
#define TANDEM_TYPE_LEAD_TARGETS (tandem_lead_targets_get_type ())
G_DECLARE_FINAL_TYPE (TandemLeadTargets, tandem_lead_targets, TANDEM, LEAD_TARGETS, AdwBin)

gboolean tandem_lead_targets_are_touched (TandemChanges *changes);
void tandem_lead_targets_set_workspace (TandemLeadTargets *self, TandemWorkspace *workspace);
void tandem_lead_targets_set_period (TandemLeadTargets *self, const TandemPeriod *period);
void tandem_lead_targets_load (TandemLeadTargets *self);

G_END_DECLS
