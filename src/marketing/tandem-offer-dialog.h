/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What a campaign offers: a trial, a consultation, a download. */
#define TANDEM_TYPE_OFFER_DIALOG (tandem_offer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemOfferDialog, tandem_offer_dialog, TANDEM, OFFER_DIALOG, AdwDialog)

AdwDialog *tandem_offer_dialog_new (TandemWorkspace *workspace, TandemRecord *offer);

G_END_DECLS
