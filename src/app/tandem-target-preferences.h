/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What the firm wants to reach, and what its departments cost. */
#define TANDEM_TYPE_TARGET_PREFERENCES (tandem_target_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TandemTargetPreferences, tandem_target_preferences, TANDEM, TARGET_PREFERENCES, AdwPreferencesPage)

void tandem_target_preferences_set_workspace (TandemTargetPreferences *self, TandemWorkspace *workspace);

G_END_DECLS
