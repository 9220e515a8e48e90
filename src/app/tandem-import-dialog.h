/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_IMPORT_DIALOG (tandem_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemImportDialog, tandem_import_dialog, TANDEM, IMPORT_DIALOG, AdwDialog)

AdwDialog *tandem_import_dialog_new      (TandemWorkspace *workspace);
AdwDialog *tandem_import_dialog_new_for_campaign (TandemWorkspace *workspace, gint64 campaign_id);
void       tandem_import_dialog_set_file (TandemImportDialog *self, GFile *file);

G_END_DECLS
