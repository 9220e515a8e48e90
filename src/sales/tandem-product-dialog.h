/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What is sold: its name, category, price, cost and tax. */
#define TANDEM_TYPE_PRODUCT_DIALOG (tandem_product_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemProductDialog, tandem_product_dialog, TANDEM, PRODUCT_DIALOG, AdwDialog)

AdwDialog *tandem_product_dialog_new (TandemWorkspace *workspace, TandemRecord *product);

G_END_DECLS
