/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "insight/tandem-exchange.h"
#include "model/tandem-overview-rows.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The rows behind a number: as many as it says, and what they come to, where they have amounts. A rate has several lists: what
 * is counted, and what it is a share of. */
#define TANDEM_TYPE_ROWS_DIALOG (tandem_rows_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemRowsDialog, tandem_rows_dialog, TANDEM, ROWS_DIALOG, AdwDialog)

TandemRowsDialog *tandem_rows_dialog_new (TandemWorkspace *workspace, const char *title, const char *definition,
                                          TandemExchange *exchange);
void tandem_rows_dialog_add (TandemRowsDialog *self, const char *name, const TandemOverviewRows *rows);

G_END_DECLS
