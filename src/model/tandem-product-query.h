/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/**
 * TandemProductSales:
 * @currency: of @net_minor
 * @quantity_milli: how many were ordered at amounts in this currency, in thousandths
 * @net_minor: for how much, without tax
 */
typedef struct {
  char *currency;
  gint64 quantity_milli;
  gint64 net_minor;
} TandemProductSales;

/**
 * TandemProductRow:
 * @product: a #TandemProduct
 * @sales: (element-type TandemProductSales): what was ordered of it, a currency each, the largest first
 *
 * What the firm sells, and how much of it was sold.
 */
typedef struct {
  TandemRecord *product;
  GPtrArray *sales;
} TandemProductRow;

GPtrArray *tandem_product_query_list (TandemConnection *connection, GError **error);

G_END_DECLS
