/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-order.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

typedef struct {
  TandemTableOrder order; /* first: it is what the answer gives */
  const TandemTableKind *kind;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->order.search);
  g_clear_pointer (&request->order.ids, g_array_unref);
  g_free (request);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  TandemTableOrder *order = &request->order;

  order->ids = request->kind->list_ids (connection, order, cancellable, error);
  if (order->ids == NULL)
    return FALSE;
  order->n_all = order->ids->len;
  return order->search == NULL || request->kind->count (connection, &order->n_all, error);
}

/**
 * tandem_table_order_list_async:
 * @order: what to ask; copied
 *
 * A search reads the whole file, and so goes where nobody waits behind it.
 */
void
tandem_table_order_list_async (TandemStore *store, const TandemTableKind *kind, const TandemTableOrder *order,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  request->order.sort = order->sort;
  request->order.descending = order->descending;
  request->order.search = order->search && *order->search ? g_strdup (order->search) : NULL;
  tandem_store_run_async (store, request->order.search ? TANDEM_STORE_ANALYSE : TANDEM_STORE_READ, list_cb, request,
                          free_request, cancellable, callback, user_data);
}

/**
 * tandem_table_order_list_finish:
 *
 * Returns: (transfer none) (nullable): the answer, alive as long as @result; its ids may be taken out
 */
TandemTableOrder *
tandem_table_order_list_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  return tandem_store_run_finish (store, result, error) ? tandem_store_run_get_data (result) : NULL;
}

/**
 * tandem_table_order_say_count:
 * @order: an answer
 *
 * Returns: (transfer full): how many records there are, or how many of them match; nothing where none are
 */
char *
tandem_table_order_say_count (const TandemTableOrder *order)
{
  g_autofree char *shown = tandem_format_count (order->ids->len);
  g_autofree char *all = tandem_format_count (order->n_all);

  if (order->search == NULL)
    return order->n_all == 0 ? g_strdup ("") : g_steal_pointer (&all);
  /* Translators: how many records match, of how many */
  return g_strdup_printf (_ ("%s of %s"), shown, all);
}

/**
 * tandem_table_order_say_no_match:
 * @order: an answer
 *
 * Returns: (transfer full) (nullable): markup that says what was looked for in vain, and where
 */
char *
tandem_table_order_say_no_match (const TandemTableOrder *order, const TandemTableKind *kind)
{
  g_autofree char *search = order->search ? g_markup_escape_text (order->search, -1) : NULL;
  g_auto (GStrv) parts = NULL;

  if (search == NULL)
    return NULL;
  /* The sentence is a translated one with a single %s. */
  parts = g_strsplit (_ (kind->words.no_match_hint), "%s", 2);
  return g_strjoinv (search, parts);
}
