/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search/tandem-search-tables.h"

G_BEGIN_DECLS

/**
 * TandemSearchWork:
 * @tables: what is asked or changed
 * @kinds: which are meant
 * @changes: (nullable): what is applied to them
 * @index: (nullable): what was built, and is taken
 * @typed: (nullable): what was typed
 * @limit: how many at most
 * @stale: afterwards: which have to be built anew
 * @references: (element-type TandemSearchReference) (nullable): records to describe
 * @ids: (element-type gint64) (nullable): what was found
 * @hits: (element-type TandemSearchHit) (nullable): likewise, with what is shown
 * @counts: how many there are of each kind
 *
 * What is given to a lane, and what it gives back.
 */
typedef struct {
  TandemSearchTables *tables;
  TandemSearchKinds kinds;
  TandemChanges *changes;
  TandemSearchIndex *index;
  char *typed;
  guint limit;
  TandemSearchKinds stale;
  GArray *references;
  GArray *ids;
  GPtrArray *hits;
  guint counts[TANDEM_SEARCH_N_KINDS];
} TandemSearchWork;

TandemSearchWork *tandem_search_work_new (TandemSearchTables *tables, TandemSearchKinds kinds);
void tandem_search_work_free (gpointer data);
TandemSearchKind tandem_search_work_get_kind (const TandemSearchWork *work);

/* of #TandemStoreFunc */
gboolean tandem_search_work_build (TandemConnection *connection, gpointer data, GCancellable *cancellable,
                                   GError **error);
gboolean tandem_search_work_take (TandemConnection *connection, gpointer data, GCancellable *cancellable,
                                  GError **error);
gboolean tandem_search_work_apply (TandemConnection *connection, gpointer data, GCancellable *cancellable,
                                   GError **error);
gboolean tandem_search_work_query (TandemConnection *connection, gpointer data, GCancellable *cancellable,
                                   GError **error);
gboolean tandem_search_work_list (TandemConnection *connection, gpointer data, GCancellable *cancellable,
                                  GError **error);
gboolean tandem_search_work_count (TandemConnection *connection, gpointer data, GCancellable *cancellable,
                                   GError **error);
gboolean tandem_search_work_describe (TandemConnection *connection, gpointer data, GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchWork, tandem_search_work_free)

G_END_DECLS
