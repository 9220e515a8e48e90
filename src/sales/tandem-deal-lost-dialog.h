/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/tandem-deal-query.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_DEAL_LOST_DIALOG (tandem_deal_lost_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealLostDialog, tandem_deal_lost_dialog, TANDEM, DEAL_LOST_DIALOG, AdwDialog)

AdwDialog *tandem_deal_lost_dialog_new (TandemWorkspace *workspace, TandemDealRow *deal, GPtrArray *reasons);

G_END_DECLS
