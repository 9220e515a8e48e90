/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* When the firm works: by which clock, at which hours, and on which days not. */
#define TANDEM_TYPE_TIME_PREFERENCES (tandem_time_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimePreferences, tandem_time_preferences, TANDEM, TIME_PREFERENCES, AdwPreferencesPage)

void tandem_time_preferences_set_workspace (TandemTimePreferences *self, TandemWorkspace *workspace);

G_END_DECLS
