/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search/tandem-search-hit.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_SEARCH (tandem_search_get_type ())
G_DECLARE_FINAL_TYPE (TandemSearch, tandem_search, TANDEM, SEARCH, GObject)

TandemSearch *tandem_search_new             (TandemStore *store);
void          tandem_search_start           (TandemSearch *self);
void          tandem_search_stop            (TandemSearch *self);
gboolean      tandem_search_is_ready        (TandemSearch *self, TandemSearchKind kind);
gboolean      tandem_search_is_behind       (TandemSearch *self, TandemSearchKind kind);

void          tandem_search_query_async     (TandemSearch *self, const char *typed, guint limit, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
GPtrArray    *tandem_search_query_finish    (TandemSearch *self, GAsyncResult *result, GError **error);
void          tandem_search_list_ids_async  (TandemSearch *self, TandemSearchKind kind, const char *typed, guint limit,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray       *tandem_search_list_ids_finish (TandemSearch *self, GAsyncResult *result, GError **error);
void          tandem_search_count_async     (TandemSearch *self, TandemSearchKinds kinds, const char *typed,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
const guint  *tandem_search_count_finish    (TandemSearch *self, GAsyncResult *result, GError **error);
void          tandem_search_describe_async  (TandemSearch *self, GArray *references, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);

gboolean      tandem_search_build           (TandemSearch *self, GError **error);
GPtrArray    *tandem_search_query           (TandemSearch *self, const char *typed, guint limit, GError **error);
GArray       *tandem_search_list_ids        (TandemSearch *self, TandemSearchKind kind, const char *typed, guint limit,
                                             GError **error);

G_END_DECLS
