/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_HISTORY_DIALOG (tandem_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemHistoryDialog, tandem_history_dialog, TANDEM, HISTORY_DIALOG, AdwDialog)

AdwDialog *tandem_history_dialog_new (TandemWorkspace *workspace, const char *table, gint64 record_id, const char *name);

G_END_DECLS
