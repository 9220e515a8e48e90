/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search/tandem-search-hit.h"
#include "search/tandem-search-index.h"
#include "store/tandem-changes.h"

G_BEGIN_DECLS

/* The indexes of an open file: of one thread, that of the store's lane for search. Reference counted. */
typedef struct _TandemSearchTables TandemSearchTables;

TandemSearchTables *tandem_search_tables_new   (void);
TandemSearchTables *tandem_search_tables_ref   (TandemSearchTables *self);
void                tandem_search_tables_unref (TandemSearchTables *self);

TandemSearchIndex  *tandem_search_tables_build (TandemConnection *connection, TandemSearchKind kind,
                                                GCancellable *cancellable, GError **error);
void                tandem_search_tables_take  (TandemSearchTables *self, TandemSearchKind kind, TandemSearchIndex *index);
TandemSearchKinds   tandem_search_tables_apply (TandemSearchTables *self, TandemConnection *connection,
                                                TandemChanges *changes, TandemSearchKinds kinds);
GArray             *tandem_search_tables_list  (TandemSearchTables *self, TandemSearchKind kind, const char *typed,
                                                guint limit, GCancellable *cancellable);
GPtrArray          *tandem_search_tables_query (TandemSearchTables *self, TandemConnection *connection,
                                                const char *typed, guint limit, GCancellable *cancellable, GError **error);
void                tandem_search_tables_count (TandemSearchTables *self, TandemSearchKinds kinds, const char *typed,
                                                guint counts[TANDEM_SEARCH_N_KINDS], GCancellable *cancellable);
GPtrArray          *tandem_search_describe     (TandemConnection *connection, GArray *references, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchTables, tandem_search_tables_unref)

G_END_DECLS
