/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Of what an order is made. */
#define TANDEM_TYPE_ORDER_LINE (tandem_order_line_get_type ())
G_DECLARE_FINAL_TYPE (TandemOrderLine, tandem_order_line, TANDEM, ORDER_LINE, TandemRecord)

typedef enum {
  TANDEM_ORDER_LINE_ORDER_ID,
  TANDEM_ORDER_LINE_PRODUCT_ID,
  TANDEM_ORDER_LINE_TEXT,
  TANDEM_ORDER_LINE_QUANTITY_MILLI,
  TANDEM_ORDER_LINE_PRICE_MINOR,
  TANDEM_ORDER_LINE_CURRENCY,
  TANDEM_ORDER_LINE_DISCOUNT_BP,
  TANDEM_ORDER_LINE_TAX_BP,
  TANDEM_ORDER_LINE_NET_MINOR,
  TANDEM_ORDER_LINE_N_COLUMNS,
} TandemOrderLineColumn;

TandemOrderLine *tandem_order_line_new (void);
void tandem_order_line_take (TandemRecord *line, TandemRecord *deal_line);
TandemRecord *tandem_order_line_to_deal_line (TandemRecord *line);

G_END_DECLS
