/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_FIRM_PREFERENCES (tandem_firm_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TandemFirmPreferences, tandem_firm_preferences, TANDEM, FIRM_PREFERENCES, AdwPreferencesPage)

void tandem_firm_preferences_set_workspace (TandemFirmPreferences *self, TandemWorkspace *workspace);

G_END_DECLS
