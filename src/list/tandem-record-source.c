/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list/tandem-record-source.h"

/**
 * TandemRecordSource:
 *
 * Where a [class@TandemRecordList] gets its records: by id, a block at a time. It knows the ids; the list never asks a
 * record for its own. Records are immutable: an edit makes a new one. Used on the main thread.
 */
G_DEFINE_INTERFACE (TandemRecordSource, tandem_record_source, G_TYPE_OBJECT)

static void
tandem_record_source_default_init (TandemRecordSourceInterface *iface)
{
}

gboolean
tandem_record_source_is_instant (TandemRecordSource *self)
{
  return TANDEM_RECORD_SOURCE_GET_IFACE (self)->load != NULL;
}

gboolean
tandem_record_source_can_wait (TandemRecordSource *self)
{
  return TANDEM_RECORD_SOURCE_GET_IFACE (self)->load_async != NULL;
}

/**
 * tandem_record_source_load:
 * @ids: (array length=n_ids): ids of records
 *
 * Returns: (transfer full) (element-type GObject.Object) (nullable): the records in the order of the ids, %NULL where one
 *   is gone
 */
GPtrArray *
tandem_record_source_load (TandemRecordSource *self, const gint64 *ids, guint n_ids, GError **error)
{
  return TANDEM_RECORD_SOURCE_GET_IFACE (self)->load (self, ids, n_ids, error);
}

/**
 * tandem_record_source_load_async:
 * @ids: (array length=n_ids): ids of records; copied
 *
 * Reads records without waiting for them.
 */
void
tandem_record_source_load_async (TandemRecordSource *self, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  TANDEM_RECORD_SOURCE_GET_IFACE (self)->load_async (self, ids, n_ids, cancellable, callback, user_data);
}

/**
 * tandem_record_source_load_finish:
 *
 * Returns: (transfer full) (element-type GObject.Object) (nullable): as tandem_record_source_load()
 */
GPtrArray *
tandem_record_source_load_finish (TandemRecordSource *self, GAsyncResult *result, GError **error)
{
  return TANDEM_RECORD_SOURCE_GET_IFACE (self)->load_finish (self, result, error);
}
