/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-product-query.h"

#include "base/tandem-format.h"
#include "model/tandem-product.h"
#include "model/tandem-row-query.h"
#include "store/tandem-connection.h"

static void
free_sales (gpointer data)
{
  TandemProductSales *sales = data;

  g_free (sales->currency);
  g_free (sales);
}

G_DEFINE_FINAL_TYPE (TandemProductRow, tandem_product_row, G_TYPE_OBJECT)

static void
tandem_product_row_finalize (GObject *object)
{
  TandemProductRow *self = TANDEM_PRODUCT_ROW (object);

  g_clear_object (&self->product);
  g_clear_pointer (&self->sales, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_product_row_parent_class)->finalize (object);
}

static void
tandem_product_row_class_init (TandemProductRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_product_row_finalize;
}

static void
tandem_product_row_init (TandemProductRow *self)
{
}

/* A line of an order in the trash is not sold. */
static GPtrArray *
load_sales (TandemConnection *connection, gint64 product_id, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT l.currency, sum (l.quantity_milli), sum (l.net_minor) FROM order_line AS l"
                                   " JOIN sales_order AS o ON o.id = l.order_id"
                                   " WHERE l.product_id = $1 AND l.deleted_at IS NULL AND o.deleted_at IS NULL"
                                   " GROUP BY l.currency ORDER BY sum (l.net_minor) DESC, l.currency",
                                   error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_sales);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, product_id);
  while (tandem_statement_next (statement, &failure))
    {
      TandemProductSales *sales = g_new0 (TandemProductSales, 1);

      sales->currency = tandem_statement_dup_text (statement, 0);
      sales->quantity_milli = tandem_statement_get_int64 (statement, 1);
      sales->net_minor = tandem_statement_get_int64 (statement, 2);
      g_ptr_array_add (all, sales);
    }
  if (failure == NULL)
    return g_steal_pointer (&all);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static TandemProductRow *
load_row (TandemConnection *connection, TandemRecord *product, GError **error)
{
  g_autoptr (TandemProductRow) row = g_object_new (TANDEM_TYPE_PRODUCT_ROW, NULL);

  row->product = g_object_ref (product);
  row->sales = load_sales (connection, tandem_record_get_id (product), error);
  return row->sales ? g_steal_pointer (&row) : NULL;
}

/**
 * tandem_product_row_describe_sales:
 *
 * Returns: (transfer full) (nullable): for how much it was sold; amounts of different currencies are not added
 */
char *
tandem_product_row_describe_sales (TandemProductRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->sales->len; i++)
    {
      const TandemProductSales *part = self->sales->pdata[i];
      g_autofree char *net = tandem_format_money_whole (part->net_minor, part->currency);

      g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", net);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * tandem_product_query_load_rows:
 * @ids: (array length=n_ids): the products
 *
 * Adds up all orders of each, which takes its time.
 *
 * Returns: (transfer full) (element-type TandemProductRow) (nullable): a row for each id, in their order; %NULL where one is
 *   gone
 */
GPtrArray *
tandem_product_query_load_rows (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) products = tandem_record_load_many (connection, TANDEM_TYPE_PRODUCT, ids, n_ids, error);
  g_autoptr (GPtrArray) rows = tandem_row_query_new_rows (n_ids);

  for (guint i = 0; products && i < products->len; i++)
    {
      TandemRecord *product = products->pdata[i];
      TandemProductRow *row = product ? load_row (connection, product, error) : NULL;

      if (product && row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return products ? g_steal_pointer (&rows) : NULL;
}
