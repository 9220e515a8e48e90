/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-sales-order.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

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
  [TANDEM_SALES_ORDER_NUMBER] = { "order_number", TANDEM_COLUMN_TEXT },
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

#define MOST 999999999 /* what somebody typed may be longer */

static gboolean
is_taken (TandemConnection *connection, gint64 id, const char *number, gboolean *taken, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT id FROM sales_order WHERE order_number = $1 AND id <> $2 LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, number);
  tandem_statement_bind_int64 (statement, 2, id);
  *taken = tandem_statement_next (statement, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The last number of a year that was proposed, or typed in its form; 0 for none. What is in the trash has its number still. */
static gboolean
find_last (TandemConnection *connection, const char *prefix, gint64 *last, GError **error)
{
  g_autofree char *past = g_strconcat (prefix, ":", NULL); /* comes after every digit */
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT order_number FROM sales_order WHERE order_number >= $1 AND order_number < $2"
                                   " ORDER BY order_number DESC LIMIT 1",
                                   error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, prefix);
  tandem_statement_bind_text (statement, 2, past);
  *last = 0;
  if (tandem_statement_next (statement, &failure))
    *last = MIN (g_ascii_strtoll (tandem_statement_get_text (statement, 0) + strlen (prefix), NULL, 10), MOST);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_sales_order_propose_number:
 * @ordered_on: a plain date
 *
 * Returns: (transfer full) (nullable): the year and the next number in it, as 2026-00017, which no order has
 */
char *
tandem_sales_order_propose_number (TandemConnection *connection, const char *ordered_on, GError **error)
{
  g_autofree char *prefix = g_strdup_printf ("%.4s-", ordered_on);
  gint64 last;
  gboolean taken = TRUE;
  g_autofree char *number = NULL;

  if (!find_last (connection, prefix, &last, error))
    return NULL;
  while (taken)
    {
      g_free (number);
      number = g_strdup_printf ("%s%05" G_GINT64_FORMAT, prefix, ++last);
      if (!is_taken (connection, 0, number, &taken, error))
        return NULL;
    }
  return g_steal_pointer (&number);
}

/**
 * tandem_sales_order_check_number:
 * @id: the order that is to have the number
 *
 * Returns: whether no other order has it, also in the trash
 */
gboolean
tandem_sales_order_check_number (TandemConnection *connection, gint64 id, const char *number, GError **error)
{
  gboolean taken;

  if (!is_taken (connection, id, number, &taken, error))
    return FALSE;
  if (taken)
    g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                 /* Translators: %s is the number of an order */
                 _ ("Another order has the number “%s”, maybe in the trash. Nothing was changed."), number);
  return !taken;
}
