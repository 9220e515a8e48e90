/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* An activity is written anew: what was said, when, and what came of it. */
#define TANDEM_TYPE_ACTIVITY_DIALOG (tandem_activity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemActivityDialog, tandem_activity_dialog, TANDEM, ACTIVITY_DIALOG, AdwDialog)

AdwDialog *tandem_activity_dialog_new (TandemWorkspace *workspace, TandemRecord *activity);

G_END_DECLS
