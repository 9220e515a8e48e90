/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a deal was, since when, how long, and what it was worth there. */
#define TANDEM_TYPE_STAGE_HISTORY_GROUP (tandem_stage_history_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemStageHistoryGroup, tandem_stage_history_group, TANDEM, STAGE_HISTORY_GROUP,
                      AdwPreferencesGroup)

void tandem_stage_history_group_show (TandemStageHistoryGroup *self, GPtrArray *steps, GTimeZone *zone);

G_END_DECLS
