/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-order-row.h"

#include "model/tandem-row-query.h"

#define CONTACT "nullif (trim (coalesce (c.given_name, '') || ' ' || coalesce (c.family_name, '')), '')"

/* What names an order; what is in the trash still names it. */
#define NAMED                                                                                                          \
  " FROM sales_order AS o LEFT JOIN company AS f ON f.id = o.company_id LEFT JOIN contact AS c ON c.id = o.contact_id" \
  " LEFT JOIN deal AS d ON d.id = o.deal_id"

G_DEFINE_FINAL_TYPE (TandemOrderRow, tandem_order_row, G_TYPE_OBJECT)

static void
tandem_order_row_finalize (GObject *object)
{
  TandemOrderRow *self = TANDEM_ORDER_ROW (object);

  g_free (self->number);
  g_free (self->ordered_on);
  g_free (self->company);
  g_free (self->contact);
  g_free (self->deal);
  g_free (self->currency);
  G_OBJECT_CLASS (tandem_order_row_parent_class)->finalize (object);
}

static void
tandem_order_row_class_init (TandemOrderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_order_row_finalize;
}

static void
tandem_order_row_init (TandemOrderRow *self)
{
}

static gpointer
read_row (TandemStatement *statement)
{
  TandemOrderRow *row = g_object_new (TANDEM_TYPE_ORDER_ROW, NULL);

  row->id = tandem_statement_get_int64 (statement, 0);
  row->ordered_on = g_strdup (tandem_statement_get_text (statement, 1));
  row->company = g_strdup (tandem_statement_get_text (statement, 2));
  row->contact = g_strdup (tandem_statement_get_text (statement, 3));
  row->deal = g_strdup (tandem_statement_get_text (statement, 4));
  row->net_minor = tandem_statement_get_int64 (statement, 5);
  row->tax_minor = tandem_statement_get_int64 (statement, 6);
  row->currency = g_strdup (tandem_statement_get_text (statement, 7));
  row->number = g_strdup (tandem_statement_get_text (statement, 8));
  return row;
}

/**
 * tandem_order_row_load:
 * @ids: (array length=n_ids): the orders
 *
 * Returns: (transfer full) (element-type TandemOrderRow) (nullable): a row for each id, in their order; %NULL where one is gone
 */
GPtrArray *
tandem_order_row_load (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  return tandem_row_query_load (connection,
                                "SELECT o.id, o.ordered_on, f.name, " CONTACT
                                ", d.title, o.net_minor, o.tax_minor, o.currency, o.order_number" NAMED
                                " WHERE o.id = $1 AND o.deleted_at IS NULL",
                                ids, n_ids, read_row, error);
}
