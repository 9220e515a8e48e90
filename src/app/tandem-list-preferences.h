/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The channels of the firm, and its reasons for what went wrong. */
#define TANDEM_TYPE_LIST_PREFERENCES (tandem_list_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TandemListPreferences, tandem_list_preferences, TANDEM, LIST_PREFERENCES, AdwPreferencesPage)

void tandem_list_preferences_set_workspace (TandemListPreferences *self, TandemWorkspace *workspace);

G_END_DECLS
