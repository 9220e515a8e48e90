/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "act/tandem-record-editor.h"
#include "sales/tandem-deal-facts.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What is to be done next about a deal, and until when. Done, it becomes an entry of the timeline. */
#define TANDEM_TYPE_NEXT_STEP_GROUP (tandem_next_step_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemNextStepGroup, tandem_next_step_group, TANDEM, NEXT_STEP_GROUP, AdwPreferencesGroup)

void tandem_next_step_group_commit (TandemNextStepGroup *self);
void tandem_next_step_group_show   (TandemNextStepGroup *self, TandemWorkspace *workspace, TandemRecordEditor *editor,
                                    TandemDealFacts *facts);

G_END_DECLS
