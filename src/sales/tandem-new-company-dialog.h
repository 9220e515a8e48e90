/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* A company with what one knows at first; says while one types whether it is there already. */
#define TANDEM_TYPE_NEW_COMPANY_DIALOG (tandem_new_company_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemNewCompanyDialog, tandem_new_company_dialog, TANDEM, NEW_COMPANY_DIALOG, AdwDialog)

AdwDialog *tandem_new_company_dialog_new (TandemWorkspace *workspace);

G_END_DECLS
