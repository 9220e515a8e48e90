/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What the firm sells. */
#define TANDEM_TYPE_PRODUCT (tandem_product_get_type ())
G_DECLARE_FINAL_TYPE (TandemProduct, tandem_product, TANDEM, PRODUCT, TandemRecord)

typedef enum {
  TANDEM_PRODUCT_NAME,
  TANDEM_PRODUCT_CATEGORY,
  TANDEM_PRODUCT_PRICE_MINOR,
  TANDEM_PRODUCT_COST_MINOR,
  TANDEM_PRODUCT_CURRENCY,
  TANDEM_PRODUCT_TAX_BP,
  TANDEM_PRODUCT_FOLDED_NAME,
  TANDEM_PRODUCT_N_COLUMNS,
} TandemProductColumn;

TandemProduct *tandem_product_new (void);
gint64 tandem_product_find (TandemConnection *connection, const char *name);
GPtrArray *tandem_product_list_names (TandemConnection *connection, const char *begin, guint most);

G_END_DECLS
