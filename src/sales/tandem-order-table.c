/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-order-table.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-order-row.h"
#include "model/tandem-sales-order.h"

/* --- what of an order is said -------------------------------------------------------------------------------------- */

static gint64
get_id (gpointer row)
{
  return TANDEM_ORDER_ROW (row)->id;
}

static char *
write_day (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_date (TANDEM_ORDER_ROW (row)->ordered_on);
}

static char *
write_number (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_ORDER_ROW (row)->number);
}

static char *
write_company (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_ORDER_ROW (row)->company);
}

static char *
write_contact (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_ORDER_ROW (row)->contact);
}

static char *
write_deal (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_ORDER_ROW (row)->deal);
}

static char *
write_net (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_money (TANDEM_ORDER_ROW (row)->net_minor, TANDEM_ORDER_ROW (row)->currency);
}

static char *
write_tax (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_money (TANDEM_ORDER_ROW (row)->tax_minor, TANDEM_ORDER_ROW (row)->currency);
}

static char *
write_gross (gpointer row, TandemWorkspace *workspace)
{
  TandemOrderRow *order = row;

  return tandem_format_money (order->net_minor + order->tax_minor, order->currency);
}

/* What an order is called: its number, where it has one, else the day, and who ordered. */
static char *
write_title (gpointer row, TandemWorkspace *workspace)
{
  TandemOrderRow *order = row;
  const char *who = order->company ? order->company : order->contact;
  g_autofree char *name = order->number ? g_strdup (order->number) : write_day (row, workspace);
  g_autofree char *isolated = who ? tandem_format_isolate (who) : NULL;

  return who ? g_strdup_printf ("%s · %s", name, isolated) : g_steal_pointer (&name);
}

/* Below it: the deal, and the day where that does not name the order. */
static char *
write_detail (gpointer row, TandemWorkspace *workspace)
{
  TandemOrderRow *order = row;
  g_autofree char *day = write_day (row, workspace);

  if (order->number == NULL)
    return g_strdup (order->deal);
  return order->deal ? g_strdup_printf ("%s · %s", day, order->deal) : g_steal_pointer (&day);
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static char *
say_count (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: said by a screen reader; %s is how many are shown */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s order", "%s orders", n), count);
}

static char *
say_trash (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %s order to the trash", "Move %s orders to the trash", n),
                          count);
}

static const TandemTableColumn columns[] = {
  { .key = "ordered-on",
    .title = NC_ ("column", "Ordered"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 140,
    .sorts = TRUE,
    .value = { write_day } },
  { .key = "number",
    .title = NC_ ("column", "Number"),
    .width = 112,
    .rank = 3,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_number } },
  { .key = "company",
    .title = NC_ ("column", "Company"),
    .width = 150,
    .expands = TRUE,
    .rank = 2,
    .is_searched = TRUE,
    .value = { write_company } },
  { .key = "contact",
    .title = NC_ ("column", "Contact"),
    .width = 140,
    .expands = TRUE,
    .rank = 5,
    .is_searched = TRUE,
    .value = { write_contact } },
  { .key = "deal",
    .title = NC_ ("column", "Deal"),
    .width = 160,
    .expands = TRUE,
    .rank = 4,
    .is_searched = TRUE,
    .value = { write_deal } },
  { .key = "net",
    .title = NC_ ("column", "Net"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 120,
    .rank = 1,
    .sorts = TRUE,
    .value = { write_net } },
  { .key = "tax",
    .title = NC_ ("column", "Tax"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 112,
    .rank = 7,
    .value = { write_tax } },
  { .key = "gross",
    .title = NC_ ("column", "Total"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 120,
    .rank = 6,
    .sorts = TRUE,
    .value = { write_gross } },
  { NULL },
};

static const TandemTableAct acts[] = {
  { N_ ("Change _day…"), N_ ("Day…"), "x-office-calendar-symbolic", "orders.set-day" },
  { NULL },
};

static const char *const related[] = { "company", "contact", "deal", "order_line", NULL };

const TandemTableKind tandem_order_table = {
  .name = "orders",
  .icon_name = "view-list-symbolic",
  .entity = "sales_order",
  .related = related,
  .get_type = tandem_sales_order_get_type,
  .columns = columns,
  .sort = "ordered-on",
  .descending = TRUE,
  .title = { write_title },
  .detail = { write_detail },
  .mark = { write_gross },
  .acts = acts,
  .list = TANDEM_ENTITY_ORDER,
  .search_kind = TANDEM_SEARCH_ORDER,
  .search_sort = "number",
  .load_rows = tandem_order_row_load,
  .get_id = get_id,
  .words = {
    .title = N_ ("Orders"),
    .reading = N_ ("Reading the orders"),
    .search_label = N_ ("Filter orders"),
    .search_hint = N_ ("Filter by number, customer, product"),
    .empty_title = N_ ("No orders yet"),
    .empty_hint = N_ ("A deal that was won offers to make its order. All of them stand here."),
    .no_match_title = N_ ("No order found"),
    /* Translators: %s is what was typed in the filter */
    .no_match_hint = N_ ("“%s” stands in no number, company, contact, deal or product."),
    .error_title = N_ ("The orders could not be read"),
    .say_count = say_count,
    .say_trash = say_trash,
  },
};
