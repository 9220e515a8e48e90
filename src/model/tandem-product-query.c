/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-product-query.h"

#include "model/tandem-product.h"
#include "store/tandem-connection.h"

static void
free_sales (gpointer data)
{
  TandemProductSales *sales = data;

  g_free (sales->currency);
  g_free (sales);
}

static void
free_row (gpointer data)
{
  TandemProductRow *row = data;

  g_clear_object (&row->product);
  g_clear_pointer (&row->sales, g_ptr_array_unref);
  g_free (row);
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

/**
 * tandem_product_query_list:
 *
 * Returns: (transfer full) (element-type TandemProductRow) (nullable): what the firm sells, by name
 */
GPtrArray *
tandem_product_query_list (TandemConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) products = tandem_record_load_where (connection, TANDEM_TYPE_PRODUCT,
                                                             "deleted_at IS NULL ORDER BY folded_name, id", 0, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  for (guint i = 0; products && i < products->len; i++)
    {
      TandemProductRow *row = g_new0 (TandemProductRow, 1);

      g_ptr_array_add (rows, row);
      row->product = g_object_ref (products->pdata[i]);
      row->sales = load_sales (connection, tandem_record_get_id (row->product), error);
      if (row->sales == NULL)
        return NULL;
    }
  return products ? g_steal_pointer (&rows) : NULL;
}
