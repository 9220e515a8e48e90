/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What was merged into a record; each can be taken out of it again. */
#define TANDEM_TYPE_MERGED_DIALOG (tandem_merged_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemMergedDialog, tandem_merged_dialog, TANDEM, MERGED_DIALOG, AdwDialog)

void tandem_merged_dialog_open (GtkWidget *widget, TandemWorkspace *workspace, GType type, gint64 id, const char *name);

G_END_DECLS
