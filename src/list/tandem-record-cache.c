/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list/tandem-record-cache.h"

typedef struct {
  GList link;                   /* in `recent`, newest first */
  guint n;
  gint64 ids[];
} Block;

typedef struct {
  gint64 id;                    /* the key */
  GObject *record;
  Block *block;                 /* the block it came with */
} Entry;

struct _TandemRecordCache {
  GHashTable *entries;          /* id → Entry */
  GQueue recent;
  guint max_blocks;
  guint max_records;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->record);
  g_free (entry);
}

/**
 * tandem_record_cache_new:
 * @max_blocks: what was read at once counts as one, however much it was
 * @max_records: of all blocks, but that the newest is kept whole
 *
 * Returns: (transfer full): an empty cache, which forgets what was used longest ago
 */
TandemRecordCache *
tandem_record_cache_new (guint max_blocks, guint max_records)
{
  TandemRecordCache *self = g_new0 (TandemRecordCache, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  self->max_blocks = max_blocks;
  self->max_records = max_records;
  return self;
}

void
tandem_record_cache_clear (TandemRecordCache *self)
{
  g_hash_table_remove_all (self->entries);
  for (Block *block; (block = g_queue_peek_head (&self->recent)) != NULL; g_free (block))
    g_queue_unlink (&self->recent, &block->link);
}

void
tandem_record_cache_free (TandemRecordCache *self)
{
  tandem_record_cache_clear (self);
  g_hash_table_unref (self->entries);
  g_free (self);
}

static void
touch (TandemRecordCache *self, Block *block)
{
  if (self->recent.head == &block->link)
    return;
  g_queue_unlink (&self->recent, &block->link);
  g_queue_push_head_link (&self->recent, &block->link);
}

/* Returns: (transfer none) (nullable): the record; it is sure to stay only until the next call. */
gpointer
tandem_record_cache_lookup (TandemRecordCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return NULL;
  touch (self, entry->block);
  return entry->record;
}

static void
forget_oldest (TandemRecordCache *self)
{
  Block *block = g_queue_peek_tail (&self->recent);

  for (guint i = 0; i < block->n; i++)
    {
      Entry *entry = g_hash_table_lookup (self->entries, &block->ids[i]);
      if (entry != NULL && entry->block == block)   /* it may have come again with a newer block */
        g_hash_table_remove (self->entries, &block->ids[i]);
    }
  g_queue_unlink (&self->recent, &block->link);
  g_free (block);
}

static void
add_entry (TandemRecordCache *self, Block *block, gint64 id, GObject *record)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry) { .id = id, .record = g_object_ref (record), .block = block };
  g_hash_table_replace (self->entries, &entry->id, entry);
}

void
tandem_record_cache_add (TandemRecordCache *self, const gint64 *ids, GPtrArray *records)
{
  Block *block = g_malloc (sizeof (Block) + records->len * sizeof (gint64));

  *block = (Block) { .link.data = block, .n = records->len };
  memcpy (block->ids, ids, records->len * sizeof (gint64));
  g_queue_push_head_link (&self->recent, &block->link);
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != NULL)
      add_entry (self, block, ids[i], records->pdata[i]);
  while (self->recent.length > self->max_blocks
         || (self->recent.length > 1 && g_hash_table_size (self->entries) > self->max_records))
    forget_oldest (self);
}

void
tandem_record_cache_forget (TandemRecordCache *self, gint64 id)
{
  g_hash_table_remove (self->entries, &id);
}
