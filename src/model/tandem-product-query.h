/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

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

/* What the firm sells, and how much of it was sold: read once, never changed; its fields are read directly. */
#define TANDEM_TYPE_PRODUCT_ROW (tandem_product_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemProductRow, tandem_product_row, TANDEM, PRODUCT_ROW, GObject)

/**
 * TandemProductRow:
 * @product: a #TandemProduct
 * @sales: (element-type TandemProductSales): what was ordered of it, a currency each, the largest first
 */
struct _TandemProductRow {
  GObject parent_instance;

  TandemRecord *product;
  GPtrArray *sales;
};

char *tandem_product_row_describe_sales (TandemProductRow *self);
GPtrArray *tandem_product_query_load_rows (TandemConnection *connection, const gint64 *ids, guint n_ids,
                                           GError **error);

G_END_DECLS
