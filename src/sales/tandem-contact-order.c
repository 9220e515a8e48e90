/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contact-order.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

static void
free_order (gpointer data)
{
  TandemContactOrder *order = data;

  g_free (order->search);
  g_clear_pointer (&order->ids, g_array_unref);
  g_free (order);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemContactOrder *order = data;

  order->ids = tandem_contact_query_list_ids (connection, order->sort, order->descending, order->search, cancellable, error);
  if (order->ids == NULL)
    return FALSE;
  order->n_contacts = order->ids->len;
  return order->search == NULL || tandem_contact_query_count (connection, &order->n_contacts, error);
}

/**
 * tandem_contact_order_list_async:
 * @order: what to ask; copied
 *
 * A search reads the whole file, and so goes where nobody waits behind it.
 */
void
tandem_contact_order_list_async (TandemStore *store, const TandemContactOrder *order, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  TandemContactOrder *copy = g_new0 (TandemContactOrder, 1);

  copy->sort = order->sort;
  copy->descending = order->descending;
  copy->search = order->search && *order->search ? g_strdup (order->search) : NULL;
  tandem_store_run_async (store, copy->search ? TANDEM_STORE_ANALYSE : TANDEM_STORE_READ, list_cb, copy, free_order,
                          cancellable, callback, user_data);
}

/**
 * tandem_contact_order_list_finish:
 *
 * Returns: (transfer none) (nullable): the answer, alive as long as @result; its ids may be taken out
 */
TandemContactOrder *
tandem_contact_order_list_finish (TandemStore *store, GAsyncResult *result, GError **error)
{
  return tandem_store_run_finish (store, result, error) ? tandem_store_run_get_data (result) : NULL;
}

/**
 * tandem_contact_order_say_count:
 * @order: an answer
 *
 * Returns: (transfer full): how many contacts there are, or how many of them match; nothing where none are
 */
char *
tandem_contact_order_say_count (const TandemContactOrder *order)
{
  g_autofree char *shown = tandem_format_count (order->ids->len);
  g_autofree char *all = tandem_format_count (order->n_contacts);

  if (order->search == NULL)
    return order->n_contacts == 0 ? g_strdup ("") : g_steal_pointer (&all);
  /* Translators: how many contacts match, of how many */
  return g_strdup_printf (_ ("%s of %s"), shown, all);
}

/**
 * tandem_contact_order_say_no_match:
 * @order: an answer with a search
 *
 * Returns: (transfer full) (nullable): markup that says what was looked for in vain, and where
 */
char *
tandem_contact_order_say_no_match (const TandemContactOrder *order)
{
  if (order->search == NULL)
    return NULL;
  /* Translators: %s is what was typed in the filter */
  return g_markup_printf_escaped (_ ("“%s” stands in no name, company, e-mail or phone."), order->search);
}

/**
 * tandem_contact_order_say_aloud:
 *
 * Returns: (transfer full): what a screen reader says when this many are shown
 */
char *
tandem_contact_order_say_aloud (guint n_shown)
{
  g_autofree char *count = tandem_format_count (n_shown);

  /* Translators: said by a screen reader; %s is how many are shown */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s contact", "%s contacts", n_shown), count);
}

/**
 * tandem_contact_order_say_selected:
 *
 * Returns: (transfer full): what the bar of a selection says
 */
char *
tandem_contact_order_say_selected (guint n_selected)
{
  g_autofree char *count = tandem_format_count (n_selected);

  /* Translators: %s is how many contacts are selected */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s selected", "%s selected", n_selected), count);
}
