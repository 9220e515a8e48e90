/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-contact-query.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemContactOrder:
 * @sort: by what
 * @descending: the other way round
 * @search: (nullable): what the contacts match
 * @ids: (nullable): the answer
 * @n_contacts: how many there are without the search
 *
 * The order of a list of contacts, asked from the file.
 */
typedef struct {
  TandemContactSort sort;
  gboolean descending;
  char *search;
  GArray *ids;
  gint64 n_contacts;
} TandemContactOrder;

void                tandem_contact_order_list_async  (TandemStore *store, const TandemContactOrder *order,
                                                      GCancellable *cancellable,
                                                      GAsyncReadyCallback callback, gpointer user_data);
TandemContactOrder *tandem_contact_order_list_finish (TandemStore *store, GAsyncResult *result, GError **error);
char               *tandem_contact_order_say_count   (const TandemContactOrder *order);
char               *tandem_contact_order_say_aloud   (guint n_shown);
char               *tandem_contact_order_say_selected (guint n_selected);
char               *tandem_contact_order_say_no_match (const TandemContactOrder *order);

G_END_DECLS
