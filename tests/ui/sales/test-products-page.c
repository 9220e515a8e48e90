/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "act/tandem-act-order.h"
#include "list/tandem-record-list.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-deal.h"
#include "model/tandem-order-row.h"
#include "model/tandem-product-query.h"
#include "model/tandem-product.h"
#include "page-test.h"
#include "sales/tandem-line-dialog.h"
#include "sales/tandem-order-dialog.h"
#include "sales/tandem-orders-page.h"
#include "sales/tandem-product-dialog.h"
#include "sales/tandem-products-page.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"

typedef PageTest Fixture;

/* --- what is in the file ------------------------------------------------------------------------------------------- */

static const struct {
  const char *name, *category;
  gint64 price_minor;
} products[] = {
  { "Zebra crossing", "Paint", 1999 },
  { "Ähre", "Grain", 250 },
  { "Lantern", NULL, 4950 },
};

static gint64 product_ids[G_N_ELEMENTS (products)];

static gboolean
add_products_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  tandem_change_set_begin (connection, "fill");
  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    {
      g_autoptr (TandemRecord) product = TANDEM_RECORD (tandem_product_new ());

      tandem_record_set_text (product, TANDEM_PRODUCT_NAME, products[i].name);
      tandem_record_set_text (product, TANDEM_PRODUCT_CATEGORY, products[i].category);
      tandem_record_set_integer (product, TANDEM_PRODUCT_PRICE_MINOR, products[i].price_minor);
      tandem_record_set_text (product, TANDEM_PRODUCT_CURRENCY, "EUR");
      tandem_record_set_integer (product, TANDEM_PRODUCT_TAX_BP, 1900);
      if (!tandem_record_insert (product, connection, error))
        return FALSE;
      product_ids[i] = tandem_record_get_id (product);
    }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, GPOINTER_TO_INT (data) == 0 ? add_products_cb : NULL);
  page_test_show (self, TANDEM_TYPE_PRODUCTS_PAGE, GPOINTER_TO_INT (data) == 0 ? 1200 : GPOINTER_TO_INT (data));
}

static gint64
ask (Fixture *self, const char *sql)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  gint64 value = -1;

  return tandem_connection_get_int64 (reader, sql, &value, NULL) ? value : -1;
}

/* --- looking ------------------------------------------------------------------------------------------------------- */

static TandemRecordTable *
get_table (Fixture *self)
{
  return TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE));
}

static TandemRecordList *
get_list (Fixture *self)
{
  return tandem_record_table_get_list (get_table (self));
}

/* The names as "A; B", "-" for what was not read yet. */
static gboolean
lists (Fixture *self, const char *names)
{
  TandemRecordList *list = get_list (self);
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < tandem_record_list_get_length (list); i++)
    {
      g_autoptr (TandemProductRow) row = tandem_record_list_dup_record (list, i);

      g_string_append_printf (rows, "%s%s", i > 0 ? "; " : "",
                              row ? tandem_record_get_text (row->product, TANDEM_PRODUCT_NAME) : "-");
    }
  return g_str_equal (rows->str, names);
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ENTRY_ROW (widget)
         && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
write_entry (GtkWidget *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, is_entry, title)), text);
}

static GtkWidget *
get_dialog (Fixture *self, GType type)
{
  return ui_test_find_type (self->window, type);
}

static void
save (GtkWidget *dialog)
{
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
}

static gboolean
is_banner_shown (GtkWidget *dialog)
{
  return adw_banner_get_revealed (ADW_BANNER (ui_test_find_type (dialog, ADW_TYPE_BANNER)));
}

static void
undo (Fixture *self)
{
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, NULL, NULL);
}

/* --- products ------------------------------------------------------------------------------------------------------ */

/* A product is added, not without a name, with what is wrong told first; it is opened and changed, and that comes back. */
static void
test_products (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  tandem_page_create_new (TANDEM_PAGE (self->page));
  WAIT_FOR ((dialog = get_dialog (self, TANDEM_TYPE_PRODUCT_DIALOG)) != NULL);
  write_entry (dialog, "Name", "  ");
  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))));
  write_entry (dialog, "Name", "Skylight");
  g_assert_true (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (dialog))));
  write_entry (dialog, "Price", "12 elephants");
  save (dialog);
  g_assert_true (is_banner_shown (dialog));
  write_entry (dialog, "Price", "499.50");
  write_entry (dialog, "Cost", "300");
  write_entry (dialog, "Category", "Windows");
  write_entry (dialog, "Tax", "121");
  save (dialog);
  g_assert_true (is_banner_shown (dialog));
  write_entry (dialog, "Tax", "5.5");
  save (dialog);
  WAIT_FOR (lists (self, "Skylight"));
  WAIT_FOR (get_dialog (self, TANDEM_TYPE_PRODUCT_DIALOG) == NULL);
  g_assert_cmpint (ask (self, "SELECT price_minor FROM product WHERE tax_bp = 550 AND cost_minor = 30000"), ==, 49950);
  tandem_page_open_record (TANDEM_PAGE (self->page), ask (self, "SELECT id FROM product"));
  WAIT_FOR ((dialog = get_dialog (self, TANDEM_TYPE_PRODUCT_DIALOG)) != NULL);
  write_entry (dialog, "Cost", "");
  write_entry (dialog, "Name", "Roof light");
  save (dialog);
  WAIT_FOR (lists (self, "Roof light"));
  WAIT_FOR (get_dialog (self, TANDEM_TYPE_PRODUCT_DIALOG) == NULL);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM product WHERE cost_minor IS NULL"), ==, 1);
  undo (self);
  WAIT_FOR (lists (self, "Skylight"));
}

static void
search (Fixture *self, const char *words, const char *names)
{
  tandem_page_search (TANDEM_PAGE (self->page), words);
  WAIT_FOR (lists (self, names));
}

/* Words are found in any order, accents and case ignored, in the name and the category. */
static void
test_search (Fixture *self, gconstpointer data)
{
  WAIT_FOR (lists (self, "Ähre; Lantern; Zebra crossing"));
  search (self, "AHR", "Ähre");
  search (self, "paint zeb", "Zebra crossing");
  search (self, "paint lan", "");
  search (self, "", "Ähre; Lantern; Zebra crossing");
}

/* All that are chosen get a category, in one step. */
static void
test_category (Fixture *self, gconstpointer data)
{
  WAIT_FOR (lists (self, "Ähre; Lantern; Zebra crossing"));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_list (self)));
  gtk_widget_activate_action (self->page, "products.set-category", NULL);
  WAIT_FOR (get_dialog (self, TANDEM_TYPE_NAME_DIALOG) != NULL);
  g_signal_emit_by_name (get_dialog (self, TANDEM_TYPE_NAME_DIALOG), "named", " Things ");
  WAIT_FOR (ask (self, "SELECT count(*) FROM product WHERE category = 'Things'") == 3);
  undo (self);
  WAIT_FOR (ask (self, "SELECT count(*) FROM product WHERE category = 'Things'") == 0);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM product WHERE category = 'Paint'"), ==, 1);
}

/* --- orders -------------------------------------------------------------------------------------------------------- */

/* Two deals that were won, each with a line of a product of its own. */
static gboolean
add_orders_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 stage_id = 0;

  if (!add_products_cb (connection, NULL, cancellable, error)
      || !tandem_connection_get_int64 (connection, "SELECT min (id) FROM stage WHERE kind = 'open'", &stage_id, error))
    return FALSE;
  for (gint64 i = 0; i < 2; i++)
    {
      g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
      g_autoptr (TandemRecord) line = TANDEM_RECORD (tandem_deal_line_new ());

      tandem_record_set_text (deal, TANDEM_DEAL_TITLE, i == 0 ? "Crossing" : "Harvest");
      tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
      tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, products[i].price_minor);
      if (!tandem_act_save_deal (connection, deal, NULL, stage_id, error))
        return FALSE;
      tandem_record_set_id (line, TANDEM_DEAL_LINE_DEAL_ID, tandem_record_get_id (deal));
      tandem_record_set_id (line, TANDEM_DEAL_LINE_PRODUCT_ID, product_ids[i]);
      tandem_record_set_text (line, TANDEM_DEAL_LINE_TEXT, products[i].name);
      tandem_record_set_text (line, TANDEM_DEAL_LINE_CURRENCY, "EUR");
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_QUANTITY_MILLI, 1000);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_PRICE_MINOR, products[i].price_minor);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_DISCOUNT_BP, 0);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_TAX_BP, 1900);
      if (!tandem_record_insert (line, connection, error)
          || !tandem_act_win_deal (connection, tandem_record_get_id (deal), error)
          || !tandem_act_order_deal (connection, tandem_record_get_id (deal), error))
        return FALSE;
    }
  return TRUE;
}

static void
set_up_orders (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, add_orders_cb);
  page_test_show (self, TANDEM_TYPE_ORDERS_PAGE, GPOINTER_TO_INT (data));
}

/* The deals of the orders, the last first. */
static gboolean
lists_orders (Fixture *self, const char *deals)
{
  TandemRecordList *list = get_list (self);
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < tandem_record_list_get_length (list); i++)
    {
      g_autoptr (TandemOrderRow) row = tandem_record_list_dup_record (list, i);

      g_string_append_printf (rows, "%s%s", i > 0 ? "; " : "", row ? row->deal : "-");
    }
  return g_str_equal (rows->str, deals);
}

/* All orders, those with one product, and those that hold what was typed, of a deal or a product. */
static void
test_orders (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = product_ids[0];

  WAIT_FOR (lists_orders (self, "Harvest; Crossing"));
  g_array_append_val (ids, id);
  tandem_page_show_of (TANDEM_PAGE (self->page), "product", ids);
  WAIT_FOR (lists_orders (self, "Crossing"));
  tandem_page_search (TANDEM_PAGE (self->page), "ahre");
  WAIT_FOR (lists_orders (self, "Harvest"));
  tandem_page_search (TANDEM_PAGE (self->page), "zebra cross");
  WAIT_FOR (lists_orders (self, "Crossing"));
}

static GtkWidget *
find_activatable (GtkWidget *dialog)
{
  GtkWidget *group = ui_test_find_type (dialog, g_type_from_name ("TandemEntryGroup"));

  return group ? ui_test_find_type (group, ADW_TYPE_ACTION_ROW) : NULL;
}

static gboolean
says_deal_keeps (GtkWidget *widget, gconstpointer text)
{
  return ADW_IS_ACTION_ROW (widget) && g_strrstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), text) != NULL;
}

/* An order is opened; its day and a line are changed, and it says that its deal has another amount now. */
static void
test_change (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *line;

  WAIT_FOR (lists_orders (self, "Harvest; Crossing"));
  tandem_page_open_record (TANDEM_PAGE (self->page), ask (self, "SELECT min (id) FROM sales_order"));
  WAIT_FOR ((dialog = get_dialog (self, TANDEM_TYPE_ORDER_DIALOG)) != NULL);
  WAIT_FOR (find_activatable (dialog) != NULL);
  g_assert_null (ui_test_find (dialog, says_deal_keeps, "keeps"));
  write_entry (dialog, "Number", "A-17");
  g_signal_emit_by_name (ui_test_find (dialog, is_entry, "Number"), "apply");
  WAIT_FOR (ask (self, "SELECT count(*) FROM sales_order WHERE order_number = 'A-17'") == 1);
  WAIT_FOR (g_str_equal (adw_dialog_get_title (ADW_DIALOG (dialog)), "Order A-17"));
  write_entry (dialog, "Ordered", "32 May");
  g_signal_emit_by_name (ui_test_find (dialog, is_entry, "Ordered"), "apply");
  g_assert_true (is_banner_shown (dialog));
  write_entry (dialog, "Ordered", "2031-01-31");
  g_signal_emit_by_name (ui_test_find (dialog, is_entry, "Ordered"), "apply");
  WAIT_FOR (ask (self, "SELECT count(*) FROM sales_order WHERE ordered_on = '2031-01-31' AND id = (SELECT min (id) "
                       "FROM sales_order)")
            == 1);
  WAIT_FOR (lists_orders (self, "Crossing; Harvest"));
  g_signal_emit_by_name (find_activatable (dialog), "activate");
  WAIT_FOR ((line = get_dialog (self, TANDEM_TYPE_LINE_DIALOG)) != NULL);
  write_entry (line, "Quantity", "3");
  save (line);
  WAIT_FOR (get_dialog (self, TANDEM_TYPE_LINE_DIALOG) == NULL);
  g_assert_cmpint (ask (self, "SELECT net_minor FROM sales_order WHERE id = (SELECT min (id) FROM sales_order)"), ==,
                   5997);
  g_assert_cmpint (ask (self, "SELECT tax_minor FROM sales_order WHERE id = (SELECT min (id) FROM sales_order)"), ==,
                   1139);
  WAIT_FOR (ui_test_find (dialog, says_deal_keeps, "keeps what was agreed: €19.99") != NULL);
  undo (self);
  WAIT_FOR (ask (self, "SELECT net_minor FROM sales_order WHERE id = (SELECT min (id) FROM sales_order)") == 1999);
  WAIT_FOR (ui_test_find (dialog, says_deal_keeps, "keeps") == NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/products-page/products", Fixture, GINT_TO_POINTER (900), set_up, test_products,
              page_test_tear_down);
  g_test_add ("/sales/products-page/narrow", Fixture, GINT_TO_POINTER (400), set_up, test_products,
              page_test_tear_down);
  g_test_add ("/sales/products-page/search", Fixture, NULL, set_up, test_search, page_test_tear_down);
  g_test_add ("/sales/products-page/category", Fixture, NULL, set_up, test_category, page_test_tear_down);
  g_test_add ("/sales/orders-page/list", Fixture, GINT_TO_POINTER (1200), set_up_orders, test_orders,
              page_test_tear_down);
  g_test_add ("/sales/orders-page/change", Fixture, GINT_TO_POINTER (1200), set_up_orders, test_change,
              page_test_tear_down);
  g_test_add ("/sales/orders-page/narrow", Fixture, GINT_TO_POINTER (400), set_up_orders, test_change,
              page_test_tear_down);
  return g_test_run ();
}
