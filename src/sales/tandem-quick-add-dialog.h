/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* Adds a contact with the few fields one has at hand. */
#define TANDEM_TYPE_QUICK_ADD_DIALOG (tandem_quick_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemQuickAddDialog, tandem_quick_add_dialog, TANDEM, QUICK_ADD_DIALOG, AdwDialog)

AdwDialog *tandem_quick_add_dialog_new            (TandemWorkspace *workspace);
AdwDialog *tandem_quick_add_dialog_new_in_company (TandemWorkspace *workspace, gint64 company_id, const char *company);

G_END_DECLS
