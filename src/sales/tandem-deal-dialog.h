/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_DEAL_DIALOG (tandem_deal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealDialog, tandem_deal_dialog, TANDEM, DEAL_DIALOG, AdwDialog)

AdwDialog *tandem_deal_dialog_new (TandemWorkspace *workspace, gint64 contact_id);
AdwDialog *tandem_deal_dialog_new_for_company (TandemWorkspace *workspace, gint64 company_id);
void tandem_deal_dialog_set_pipeline_id (TandemDealDialog *self, gint64 pipeline_id);

G_END_DECLS
