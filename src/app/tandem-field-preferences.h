/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The fields that the firm adds to its contacts, companies, deals and campaigns. */
#define TANDEM_TYPE_FIELD_PREFERENCES (tandem_field_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TandemFieldPreferences, tandem_field_preferences, TANDEM, FIELD_PREFERENCES, AdwPreferencesPage)

void tandem_field_preferences_set_workspace (TandemFieldPreferences *self, TandemWorkspace *workspace);

G_END_DECLS
