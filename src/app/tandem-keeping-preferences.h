/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_KEEPING_PREFERENCES (tandem_keeping_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TandemKeepingPreferences, tandem_keeping_preferences, TANDEM, KEEPING_PREFERENCES, AdwPreferencesPage)

void tandem_keeping_preferences_set_workspace (TandemKeepingPreferences *self, TandemWorkspace *workspace,
                                               GSettings *settings);

G_END_DECLS
