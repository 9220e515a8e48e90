/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-header-map.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* What a person said of the columns of a sheet is remembered in the file of the firm, and holds for the next sheet with these
 * headers, in whatever order. */

char            *tandem_import_memory_dup_key (const TandemHeaderMap *map);
char            *tandem_import_memory_write   (const TandemHeaderMap *map);
gboolean         tandem_import_memory_apply   (TandemHeaderMap *map, const char *json);

gboolean         tandem_import_memory_recall  (TandemConnection *connection, TandemHeaderMap *map, GError **error);
gboolean         tandem_import_memory_keep    (TandemConnection *connection, const TandemHeaderMap *map, GError **error);
void             tandem_import_memory_recall_async (TandemStore *store, const TandemHeaderMap *map, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
TandemHeaderMap *tandem_import_memory_recall_finish (GAsyncResult *result, GError **error);

G_END_DECLS
