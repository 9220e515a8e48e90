/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "search/tandem-search-rows.h"

G_BEGIN_DECLS

typedef struct _TandemSearchIndex TandemSearchIndex;

TandemSearchIndex *tandem_search_index_new           (TandemSearchRows *rows);
void               tandem_search_index_free          (TandemSearchIndex *self);
guint              tandem_search_index_count         (TandemSearchIndex *self);
gsize              tandem_search_index_get_n_bytes   (TandemSearchIndex *self);
gsize              tandem_search_index_get_size      (TandemSearchIndex *self);
void               tandem_search_index_remove        (TandemSearchIndex *self, GArray *ids);
void               tandem_search_index_add           (TandemSearchIndex *self, gint64 id, const char *folded, GBytes *key);
gboolean           tandem_search_index_needs_rebuild (TandemSearchIndex *self);

GArray            *tandem_search_index_query         (TandemSearchIndex *self, const char *typed, guint limit,
                                                      guint *total, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchIndex, tandem_search_index_free)

G_END_DECLS
