/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

/* An order: what was ordered on which day, and what it comes to. It is changed right here, and follows the file. */
#define TANDEM_TYPE_ORDER_DIALOG (tandem_order_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemOrderDialog, tandem_order_dialog, TANDEM, ORDER_DIALOG, AdwDialog)

AdwDialog *tandem_order_dialog_new (TandemStore *store, gint64 order_id);

G_END_DECLS
