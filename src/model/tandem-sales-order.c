/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-sales-order.h"

struct _TandemSalesOrder {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_SALES_ORDER_N_COLUMNS] = {
  [TANDEM_SALES_ORDER_DEAL_ID] = { "deal_id", TANDEM_COLUMN_INTEGER, .names = "deal" },
  [TANDEM_SALES_ORDER_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .names = "contact" },
  [TANDEM_SALES_ORDER_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .names = "company" },
  [TANDEM_SALES_ORDER_ORDERED_ON] = { "ordered_on", TANDEM_COLUMN_TEXT },
  [TANDEM_SALES_ORDER_NET_MINOR] = { "net_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_SALES_ORDER_TAX_MINOR] = { "tax_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_SALES_ORDER_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemSalesOrder, tandem_sales_order, TANDEM_TYPE_RECORD)

static void
tandem_sales_order_class_init (TandemSalesOrderClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "sales_order", columns, G_N_ELEMENTS (columns));
}

static void
tandem_sales_order_init (TandemSalesOrder *self)
{
}

/**
 * tandem_sales_order_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemSalesOrder *
tandem_sales_order_new (void)
{
  return g_object_new (TANDEM_TYPE_SALES_ORDER, NULL);
}
