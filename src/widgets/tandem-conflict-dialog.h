/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-reversal.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_CONFLICT_DIALOG (tandem_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemConflictDialog, tandem_conflict_dialog, TANDEM, CONFLICT_DIALOG, AdwDialog)

AdwDialog *tandem_conflict_dialog_new (TandemWorkspace *workspace, const TandemReversal *reversal, gboolean was_done);

G_END_DECLS
