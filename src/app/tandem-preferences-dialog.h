/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_PREFERENCES_DIALOG (tandem_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemPreferencesDialog, tandem_preferences_dialog, TANDEM, PREFERENCES_DIALOG, AdwDialog)

AdwDialog *tandem_preferences_dialog_new (TandemWorkspace *workspace, GSettings *settings, const char *section);

G_END_DECLS
