/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbered-source.h"

typedef struct {
  GObjectClass parent_class;
} NumberedSourceClass;

/* The same without `load`: it answers later. */
typedef NumberedSource SlowSource;
typedef NumberedSourceClass SlowSourceClass;

static GType numbered_source_get_type (void);
static GType slow_source_get_type (void);

gint64
numbered_source_id_of (gpointer record)
{
  return *(gint64 *) g_object_get_data (record, "id");
}

int
numbered_source_version_of (gpointer record)
{
  return GPOINTER_TO_INT (g_object_get_data (record, "version"));
}

static void
record_gone_cb (gpointer data, GObject *record)
{
  ((NumberedSource *) data)->n_alive--;
  g_object_unref (data);
}

static GPtrArray *
make_records (NumberedSource *self, const gint64 *ids, guint n_ids)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      GObject *record = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (record, "id", g_memdup2 (&ids[i], sizeof ids[i]), g_free);
      g_object_set_data (record, "version", g_hash_table_lookup (self->versions, &ids[i]));
      g_object_weak_ref (record, record_gone_cb, g_object_ref (self));
      g_ptr_array_add (records, record);
    }
  self->n_alive += n_ids;
  self->n_loaded += n_ids;
  return records;
}

static GPtrArray *
numbered_source_load (TandemRecordSource *source, const gint64 *ids, guint n_ids, GError **error)
{
  if (((NumberedSource *) source)->is_broken)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is gone.");
      return NULL;
    }
  ((NumberedSource *) source)->n_waited_for += n_ids;
  return make_records ((NumberedSource *) source, ids, n_ids);
}

static gboolean
answer_cb (gpointer user_data)
{
  GTask *task = user_data;
  GArray *ids = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, make_records (g_task_get_source_object (task), (const gint64 *) ids->data, ids->len),
                           (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

static void
numbered_source_load_async (TandemRecordSource *source, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  GArray *copy = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n_ids);
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_task_data (task, copy, (GDestroyNotify) g_array_unref);
  g_idle_add_full (G_PRIORITY_DEFAULT, answer_cb, task, g_object_unref);
}

static GPtrArray *
numbered_source_load_finish (TandemRecordSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
record_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load = numbered_source_load;
  iface->load_async = numbered_source_load_async;
  iface->load_finish = numbered_source_load_finish;
}

static void
slow_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load = NULL;
}

G_DEFINE_TYPE_WITH_CODE (NumberedSource, numbered_source, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, record_source_iface_init))
G_DEFINE_TYPE_WITH_CODE (SlowSource, slow_source, numbered_source_get_type (),
                         G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, slow_source_iface_init))

static void
numbered_source_finalize (GObject *object)
{
  g_hash_table_unref (((NumberedSource *) object)->versions);
  G_OBJECT_CLASS (numbered_source_parent_class)->finalize (object);
}

static void
numbered_source_class_init (NumberedSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = numbered_source_finalize;
}

static void
numbered_source_init (NumberedSource *self)
{
  self->versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
slow_source_class_init (SlowSourceClass *klass)
{
}

static void
slow_source_init (SlowSource *self)
{
}

NumberedSource *
numbered_source_new (gboolean is_slow)
{
  return g_object_new (is_slow ? slow_source_get_type () : numbered_source_get_type (), NULL);
}
