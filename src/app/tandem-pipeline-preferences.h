/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The pipelines of the firm and their stages. */
#define TANDEM_TYPE_PIPELINE_PREFERENCES (tandem_pipeline_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TandemPipelinePreferences, tandem_pipeline_preferences, TANDEM, PIPELINE_PREFERENCES,
                      AdwPreferencesPage)

void tandem_pipeline_preferences_set_workspace (TandemPipelinePreferences *self, TandemWorkspace *workspace);

G_END_DECLS
