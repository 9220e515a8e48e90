/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What was ordered. */
#define TANDEM_TYPE_SALES_ORDER (tandem_sales_order_get_type ())
G_DECLARE_FINAL_TYPE (TandemSalesOrder, tandem_sales_order, TANDEM, SALES_ORDER, TandemRecord)

typedef enum {
  TANDEM_SALES_ORDER_DEAL_ID,
  TANDEM_SALES_ORDER_CONTACT_ID,
  TANDEM_SALES_ORDER_COMPANY_ID,
  TANDEM_SALES_ORDER_ORDERED_ON,
  TANDEM_SALES_ORDER_NET_MINOR,
  TANDEM_SALES_ORDER_TAX_MINOR,
  TANDEM_SALES_ORDER_CURRENCY,
  TANDEM_SALES_ORDER_NUMBER,
  TANDEM_SALES_ORDER_N_COLUMNS,
} TandemSalesOrderColumn;

TandemSalesOrder *tandem_sales_order_new (void);
char *tandem_sales_order_propose_number (TandemConnection *connection, const char *ordered_on, GError **error);
gboolean tandem_sales_order_check_number (TandemConnection *connection, gint64 id, const char *number, GError **error);

G_END_DECLS
