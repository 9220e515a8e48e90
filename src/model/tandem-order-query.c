/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-order-query.h"

#include "model/tandem-order-line.h"
#include "store/tandem-connection.h"

void
tandem_order_free (TandemOrder *self)
{
  g_clear_object (&self->order);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/* The lines as they were added. */
static TandemOrder *
add_lines (TandemConnection *connection, TandemRecord *record, GError **error)
{
  g_autoptr (TandemOrder) order = g_new0 (TandemOrder, 1);

  order->order = g_object_ref (record);
  order->lines = tandem_record_load_where (connection, TANDEM_TYPE_ORDER_LINE,
                                           "order_id = $1 AND deleted_at IS NULL ORDER BY id",
                                           tandem_record_get_id (record), error);
  return order->lines ? g_steal_pointer (&order) : NULL;
}

/**
 * tandem_order_query_load:
 *
 * Returns: (transfer full) (nullable): an order
 */
TandemOrder *
tandem_order_query_load (TandemConnection *connection, gint64 id, GError **error)
{
  g_autoptr (TandemRecord) record = tandem_record_load (connection, TANDEM_TYPE_SALES_ORDER, id, error);

  return record ? add_lines (connection, record, error) : NULL;
}

/**
 * tandem_order_query_list:
 * @of: whose: the column of the deal, the contact or the company
 *
 * Returns: (transfer full) (element-type TandemOrder) (nullable): what was ordered, the last first
 */
GPtrArray *
tandem_order_query_list (TandemConnection *connection, TandemSalesOrderColumn of, gint64 id, GError **error)
{
  const char *where = of == TANDEM_SALES_ORDER_DEAL_ID
                          ? "deal_id = $1 AND deleted_at IS NULL ORDER BY ordered_on DESC, id DESC"
                      : of == TANDEM_SALES_ORDER_CONTACT_ID
                          ? "contact_id = $1 AND deleted_at IS NULL ORDER BY ordered_on DESC, id DESC"
                          : "company_id = $1 AND deleted_at IS NULL ORDER BY ordered_on DESC, id DESC";
  g_autoptr (GPtrArray) records = tandem_record_load_where (connection, TANDEM_TYPE_SALES_ORDER, where, id, error);
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_order_free);

  for (guint i = 0; records && i < records->len; i++)
    {
      TandemOrder *order = add_lines (connection, records->pdata[i], error);

      if (order == NULL)
        return NULL;
      g_ptr_array_add (orders, order);
    }
  return records ? g_steal_pointer (&orders) : NULL;
}

/**
 * tandem_order_query_categories:
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the categories of what the firm sells, each once
 */
GPtrArray *
tandem_order_query_categories (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT category FROM product WHERE category IS NOT NULL AND category <> '' AND deleted_at IS NULL"
      " GROUP BY category ORDER BY category",
      error);
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  while (tandem_statement_next (statement, &failure))
    g_ptr_array_add (categories, tandem_statement_dup_text (statement, 0));
  if (failure == NULL)
    return g_steal_pointer (&categories);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
