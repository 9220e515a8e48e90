/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_PEOPLE_PREFERENCES (tandem_people_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TandemPeoplePreferences, tandem_people_preferences, TANDEM, PEOPLE_PREFERENCES, AdwPreferencesPage)

void tandem_people_preferences_set_workspace (TandemPeoplePreferences *self, TandemWorkspace *workspace);

G_END_DECLS
