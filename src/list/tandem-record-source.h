/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_RECORD_SOURCE (tandem_record_source_get_type ())
G_DECLARE_INTERFACE (TandemRecordSource, tandem_record_source, TANDEM, RECORD_SOURCE, GObject)

/**
 * TandemRecordSourceInterface:
 * @load: a record for each id, in the same order, %NULL where there is none any more; %NULL with an error when it failed.
 *   Without @load the source is slow: places are empty until @load_async has answered.
 * @load_async: the same without waiting; the answer always comes later, from the main loop. An instant source may leave it out.
 * @load_finish: takes the answer
 */
struct _TandemRecordSourceInterface {
  GTypeInterface parent_iface;

  GPtrArray *(*load)        (TandemRecordSource *self, const gint64 *ids, guint n_ids, GError **error);
  void       (*load_async)  (TandemRecordSource *self, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
  GPtrArray *(*load_finish) (TandemRecordSource *self, GAsyncResult *result, GError **error);
};

gboolean   tandem_record_source_is_instant  (TandemRecordSource *self);
gboolean   tandem_record_source_can_wait    (TandemRecordSource *self);
GPtrArray *tandem_record_source_load        (TandemRecordSource *self, const gint64 *ids, guint n_ids, GError **error);
void       tandem_record_source_load_async  (TandemRecordSource *self, const gint64 *ids, guint n_ids,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *tandem_record_source_load_finish (TandemRecordSource *self, GAsyncResult *result, GError **error);

G_END_DECLS
