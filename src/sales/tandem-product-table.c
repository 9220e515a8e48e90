/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-product-table.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-product-query.h"
#include "model/tandem-product.h"

/* --- what of a product is said ------------------------------------------------------------------------------------- */

static TandemRecord *
get_product (gpointer row)
{
  return TANDEM_PRODUCT_ROW (row)->product;
}

static char *
write_name (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (tandem_record_get_text (get_product (row), TANDEM_PRODUCT_NAME));
}

static char *
write_category (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (tandem_record_get_text (get_product (row), TANDEM_PRODUCT_CATEGORY));
}

static char *
write_amount (gpointer row, guint column)
{
  TandemRecord *product = get_product (row);

  if (tandem_record_is_null (product, column))
    return NULL;
  return tandem_format_money_brief (tandem_record_get_integer (product, column),
                                    tandem_record_get_text (product, TANDEM_PRODUCT_CURRENCY));
}

static char *
write_price (gpointer row, TandemWorkspace *workspace)
{
  return write_amount (row, TANDEM_PRODUCT_PRICE_MINOR);
}

static char *
write_cost (gpointer row, TandemWorkspace *workspace)
{
  return write_amount (row, TANDEM_PRODUCT_COST_MINOR);
}

static char *
write_tax (gpointer row, TandemWorkspace *workspace)
{
  gint64 tax_bp = tandem_record_get_integer (get_product (row), TANDEM_PRODUCT_TAX_BP);

  return tandem_format_percent_value ((double) tax_bp / 10000, tax_bp % 100 == 0 ? 0 : 2);
}

static char *
write_quantity (gpointer row, TandemWorkspace *workspace)
{
  GPtrArray *sales = TANDEM_PRODUCT_ROW (row)->sales;
  gint64 quantity = 0;

  for (guint i = 0; i < sales->len; i++)
    quantity += ((TandemProductSales *) sales->pdata[i])->quantity_milli;
  return sales->len > 0 ? tandem_format_fixed (quantity, 3) : NULL;
}

static char *
write_sold (gpointer row, TandemWorkspace *workspace)
{
  return tandem_product_row_describe_sales (row);
}

static char *
write_created (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_day (tandem_record_get_created_at (get_product (row)),
                            tandem_workspace_get_time_zone (workspace));
}

/* At its end: beside another amount a price has to be called so. */
static char *
write_mark (gpointer row, TandemWorkspace *workspace)
{
  g_autofree char *price = write_price (row, workspace);

  /* Translators: beside a product; %s is an amount, without tax */
  return price ? g_strdup_printf (C_ ("product", "price %s"), price) : NULL;
}

/* The second of two lines: what kind of thing, and how much of it was sold. */
static char *
write_detail (gpointer row, TandemWorkspace *workspace)
{
  g_autofree char *category = write_category (row, workspace);
  g_autofree char *amount = write_sold (row, workspace);
  /* Translators: beside a product; %s is an amount, without tax */
  g_autofree char *sold = amount ? g_strdup_printf (C_ ("product", "revenue %s"), amount) : NULL;

  if (category && sold)
    return g_strdup_printf ("%s · %s", category, sold);
  return category ? g_steal_pointer (&category) : g_steal_pointer (&sold);
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static char *
say_count (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: said by a screen reader; %s is how many are shown */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s product", "%s products", n), count);
}

static char *
say_trash (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %s product to the trash", "Move %s products to the trash",
                                       n),
                          count);
}

static const TandemTableColumn columns[] = {
  { .key = "name",
    .title = NC_ ("column", "Product"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 180,
    .expands = TRUE,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_name } },
  { .key = "category",
    .title = NC_ ("column", "Category"),
    .width = 140,
    .expands = TRUE,
    .rank = 3,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_category } },
  { .key = "price",
    .title = NC_ ("column", "Price"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 112,
    .rank = 1,
    .sorts = TRUE,
    .value = { write_price } },
  { .key = "cost",
    .title = NC_ ("column", "Cost"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 112,
    .rank = 5,
    .sorts = TRUE,
    .value = { write_cost } },
  { .key = "tax",
    .title = NC_ ("column", "Tax"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 72,
    .rank = 6,
    .sorts = TRUE,
    .value = { write_tax } },
  { .key = "quantity",
    .title = NC_ ("column", "Ordered"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 96,
    .rank = 4,
    .value = { write_quantity } },
  { .key = "sold",
    .title = NC_ ("column", "Revenue"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 128,
    .rank = 2,
    .value = { write_sold } },
  { .key = "created",
    .title = NC_ ("column", "Created"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 124,
    .is_extra = TRUE,
    .rank = 7,
    .sorts = TRUE,
    .value = { write_created } },
  { NULL },
};

static const TandemTableAct acts[] = {
  { N_ ("Show _orders"), N_ ("Show orders"), "view-list-symbolic", "products.show-orders" },
  { N_ ("Change _category…"), N_ ("Category…"), "bookmark-new-symbolic", "products.set-category" },
  { NULL },
};

static const char *const related[] = { "sales_order", "order_line", NULL };

const TandemTableKind tandem_product_table = {
  .name = "products",
  .icon_name = "package-x-generic-symbolic",
  .entity = "product",
  .related = related,
  .get_type = tandem_product_get_type,
  .columns = columns,
  .sort = "name",
  .title = { write_name },
  .detail = { write_detail },
  .mark = { write_mark },
  .acts = acts,
  .list = TANDEM_ENTITY_PRODUCT,
  .search_kind = TANDEM_SEARCH_PRODUCT,
  .search_sort = "name",
  .load_rows = tandem_product_query_load_rows,
  .is_slow = TRUE,
  .words = {
    .title = N_ ("Products"),
    .reading = N_ ("Reading the products"),
    .search_label = N_ ("Filter products"),
    .search_hint = N_ ("Filter by name, category"),
    .new_record = N_ ("New product"),
    .empty_title = N_ ("No products yet"),
    .empty_hint = N_ ("What you sell has a price, a tax and a category. Deals are made of it, and contacts are interested in its categories."),
    .empty_new = N_ ("_New product"),
    .no_match_title = N_ ("No product found"),
    /* Translators: %s is what was typed in the filter */
    .no_match_hint = N_ ("“%s” stands in no name or category."),
    .error_title = N_ ("The products could not be read"),
    .printed = N_ ("Ordered and revenue: lines of all orders, without tax"),
    .say_count = say_count,
    .say_trash = say_trash,
  },
};
