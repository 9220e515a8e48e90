/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-sales-order.h"

G_BEGIN_DECLS

/**
 * TandemOrder:
 * @order: a #TandemSalesOrder
 * @lines: (element-type TandemOrderLine): of what it is made; none where a deal was ordered as a whole
 *
 * What was ordered.
 */
typedef struct {
  TandemRecord *order;
  GPtrArray *lines;
} TandemOrder;

TandemOrder *tandem_order_query_load (TandemConnection *connection, gint64 id, GError **error);
void tandem_order_free (TandemOrder *self);
GPtrArray *tandem_order_query_list (TandemConnection *connection, TandemSalesOrderColumn of, gint64 id, GError **error);
GPtrArray *tandem_order_query_categories (TandemConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemOrder, tandem_order_free)

G_END_DECLS
