/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* A line of a deal or of an order: so many of a product, at a price. */
#define TANDEM_TYPE_LINE_DIALOG (tandem_line_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemLineDialog, tandem_line_dialog, TANDEM, LINE_DIALOG, AdwDialog)

AdwDialog *tandem_line_dialog_new (TandemStore *store, TandemRecord *line);
AdwDialog *tandem_line_dialog_new_for_order (TandemStore *store, TandemRecord *line);

G_END_DECLS
