/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list/tandem-array-source.h"

struct _TandemArraySource {
  GObject parent_instance;

  GHashTable *records; /* id → GObject */
};

/* NULL stands for one that is not here. */
static void
unref_record (gpointer record)
{
  if (record)
    g_object_unref (record);
}

static GPtrArray *
tandem_array_source_load (TandemRecordSource *source, const gint64 *ids, guint n_ids, GError **error)
{
  TandemArraySource *self = TANDEM_ARRAY_SOURCE (source);
  GPtrArray *records = g_ptr_array_new_full (n_ids, unref_record);

  for (guint i = 0; i < n_ids; i++)
    {
      gpointer record = g_hash_table_lookup (self->records, &ids[i]);

      g_ptr_array_add (records, record ? g_object_ref (record) : NULL);
    }
  return records;
}

static void
record_source_iface_init (TandemRecordSourceInterface *iface)
{
  iface->load = tandem_array_source_load;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemArraySource, tandem_array_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_SOURCE, record_source_iface_init))

static void
tandem_array_source_finalize (GObject *object)
{
  g_hash_table_unref (TANDEM_ARRAY_SOURCE (object)->records);
  G_OBJECT_CLASS (tandem_array_source_parent_class)->finalize (object);
}

static void
tandem_array_source_class_init (TandemArraySourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_array_source_finalize;
}

static void
tandem_array_source_init (TandemArraySource *self)
{
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/**
 * tandem_array_source_new:
 *
 * Returns: (transfer full): a source without records
 */
TandemArraySource *
tandem_array_source_new (void)
{
  return g_object_new (TANDEM_TYPE_ARRAY_SOURCE, NULL);
}

void
tandem_array_source_add (TandemArraySource *self, gint64 id, gpointer record)
{
  g_hash_table_insert (self->records, g_memdup2 (&id, sizeof id), g_object_ref (record));
}

/**
 * tandem_array_source_exchange:
 *
 * Each gets what the other had, in no time: the source of a list gets what another thread has made ready, and what it had can be
 * freed there. The list is to be told of it, as by tandem_record_list_set_read_ids().
 */
void
tandem_array_source_exchange (TandemArraySource *self, TandemArraySource *other)
{
  GHashTable *records = self->records;

  self->records = other->records;
  other->records = records;
}
