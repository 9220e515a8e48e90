/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-order-line.h"

#include "model/tandem-deal-line.h"

struct _TandemOrderLine {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_ORDER_LINE_N_COLUMNS] = {
  [TANDEM_ORDER_LINE_ORDER_ID] = { "order_id", TANDEM_COLUMN_INTEGER, .part_of = "sales_order" },
  [TANDEM_ORDER_LINE_PRODUCT_ID] = { "product_id", TANDEM_COLUMN_INTEGER, .names = "product" },
  [TANDEM_ORDER_LINE_TEXT] = { "text", TANDEM_COLUMN_TEXT },
  [TANDEM_ORDER_LINE_QUANTITY_MILLI] = { "quantity_milli", TANDEM_COLUMN_INTEGER },
  [TANDEM_ORDER_LINE_PRICE_MINOR] = { "price_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_ORDER_LINE_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_ORDER_LINE_DISCOUNT_BP] = { "discount_bp", TANDEM_COLUMN_INTEGER },
  [TANDEM_ORDER_LINE_TAX_BP] = { "tax_bp", TANDEM_COLUMN_INTEGER },
  [TANDEM_ORDER_LINE_NET_MINOR] = { "net_minor", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemOrderLine, tandem_order_line, TANDEM_TYPE_RECORD)

static void
tandem_order_line_class_init (TandemOrderLineClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "order_line", columns, G_N_ELEMENTS (columns));
}

static void
tandem_order_line_init (TandemOrderLine *self)
{
}

/**
 * tandem_order_line_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemOrderLine *
tandem_order_line_new (void)
{
  return g_object_new (TANDEM_TYPE_ORDER_LINE, NULL);
}

/* What a line of a deal and one of an order both say. */
static const struct {
  guint deal, order;
} said[] = {
  { TANDEM_DEAL_LINE_PRODUCT_ID, TANDEM_ORDER_LINE_PRODUCT_ID },
  { TANDEM_DEAL_LINE_TEXT, TANDEM_ORDER_LINE_TEXT },
  { TANDEM_DEAL_LINE_QUANTITY_MILLI, TANDEM_ORDER_LINE_QUANTITY_MILLI },
  { TANDEM_DEAL_LINE_PRICE_MINOR, TANDEM_ORDER_LINE_PRICE_MINOR },
  { TANDEM_DEAL_LINE_CURRENCY, TANDEM_ORDER_LINE_CURRENCY },
  { TANDEM_DEAL_LINE_DISCOUNT_BP, TANDEM_ORDER_LINE_DISCOUNT_BP },
  { TANDEM_DEAL_LINE_TAX_BP, TANDEM_ORDER_LINE_TAX_BP },
};

/**
 * tandem_order_line_take:
 * @line: a #TandemOrderLine
 * @deal_line: a #TandemDealLine
 *
 * Has a line of an order say what a line of a deal says.
 */
void
tandem_order_line_take (TandemRecord *line, TandemRecord *deal_line)
{
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    tandem_record_copy_column (line, said[i].order, deal_line, said[i].deal);
}

/**
 * tandem_order_line_to_deal_line:
 * @line: a #TandemOrderLine
 *
 * Returns: (transfer full): a line of no deal that says the same
 */
TandemRecord *
tandem_order_line_to_deal_line (TandemRecord *line)
{
  TandemRecord *deal_line = TANDEM_RECORD (tandem_deal_line_new ());

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    tandem_record_copy_column (deal_line, said[i].deal, line, said[i].order);
  return deal_line;
}
