/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-source.h"
#include "model/filter/tandem-field.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/**
 * TandemLoadRows:
 *
 * A query of src/model: rows by id. It runs on the main thread and on the store's reader.
 *
 * Returns: (transfer full) (nullable): the rows in the order of the ids, %NULL where one is gone
 */
typedef GPtrArray *(*TandemLoadRows) (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);

#define TANDEM_TYPE_STORE_SOURCE (tandem_store_source_get_type ())
G_DECLARE_FINAL_TYPE (TandemStoreSource, tandem_store_source, TANDEM, STORE_SOURCE, GObject)

TandemRecordSource *tandem_store_source_new          (TandemStore *store, TandemLoadRows load_rows);
void                tandem_store_source_add_own_values (TandemStoreSource *self, TandemEntity entity);
TandemRecordSource *tandem_store_source_new_for_type (TandemStore *store, GType type);

G_END_DECLS
