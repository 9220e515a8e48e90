/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/tandem-sales-order.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* What a contact or a company has ordered, or what was ordered by a deal. It reads the file by itself and hides while there is
 * nothing. */
#define TANDEM_TYPE_ORDER_GROUP (tandem_order_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemOrderGroup, tandem_order_group, TANDEM, ORDER_GROUP, AdwBin)

void tandem_order_group_show (TandemOrderGroup *self, TandemStore *store, TandemSalesOrderColumn of, gint64 id);

G_END_DECLS
