/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list/tandem-slow-source.h"

struct _TandemSlowSource {
  GObject parent_instance;

  TandemRecordSource *source;
};

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *rows = tandem_record_source_load_finish (TANDEM_RECORD_SOURCE (object), result, &error);

  if (rows)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
tandem_slow_source_load_async (TandemRecordSource *source, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_record_source_load_async (TANDEM_SLOW_SOURCE (source)->source, ids, n_ids, cancellable, loaded_cb,
                                   g_task_new (source, cancellable, callback, user_data));
}

static GPtrArray *
tandem_slow_source_load_finish (TandemRecordSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
tandem_slow_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load_async = tandem_slow_source_load_async;
  iface->load_finish = tandem_slow_source_load_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemSlowSource, tandem_slow_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, tandem_slow_source_iface_init))

static void
tandem_slow_source_dispose (GObject *object)
{
  g_clear_object (&TANDEM_SLOW_SOURCE (object)->source);
  G_OBJECT_CLASS (tandem_slow_source_parent_class)->dispose (object);
}

static void
tandem_slow_source_class_init (TandemSlowSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_slow_source_dispose;
}

static void
tandem_slow_source_init (TandemSlowSource *self)
{
}

/**
 * tandem_slow_source_new:
 * @source: where the rows come from
 *
 * Returns: (transfer full): a source that is always waited for
 */
TandemRecordSource *
tandem_slow_source_new (TandemRecordSource *source)
{
  TandemSlowSource *self = g_object_new (TANDEM_TYPE_SLOW_SOURCE, NULL);

  self->source = g_object_ref (source);
  return TANDEM_RECORD_SOURCE (self);
}
