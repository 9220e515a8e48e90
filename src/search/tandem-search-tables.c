/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/tandem-search-tables.h"

#include <malloc.h>
#include <string.h>

#include "model/tandem-search-touched.h"
#include "store/tandem-connection.h"
#include "search/tandem-search-builder.h"
#include "search/tandem-search-words.h"

struct _TandemSearchTables {
  gatomicrefcount references;
  TandemSearchIndex *indexes[TANDEM_SEARCH_N_KINDS]; /* NULL before they are built */
};

TandemSearchTables *
tandem_search_tables_new (void)
{
  TandemSearchTables *self = g_new0 (TandemSearchTables, 1);

  g_atomic_ref_count_init (&self->references);
  return self;
}

TandemSearchTables *
tandem_search_tables_ref (TandemSearchTables *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
tandem_search_tables_unref (TandemSearchTables *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    g_clear_pointer (&self->indexes[i], tandem_search_index_free);
  g_free (self);
}

/* --- building ------------------------------------------------------------------------------------------------------ */

typedef struct {
  gint64 id;
  gsize offset;      /* of the key */
  gint16 key_length; /* -1: none */
} Place;

/* The records in name order. */
typedef struct {
  GByteArray *keys;
  GArray *places;
} Order;

static void
clear_order (Order *self)
{
  g_clear_pointer (&self->keys, g_byte_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, clear_order)

static void
add_place_cb (gint64 id, const guint8 *key, int length, gpointer data)
{
  Order *self = data;
  Place place = { id, self->keys->len, (gint16) MIN (length, TANDEM_SEARCH_LONGEST_KEY) };

  if (length > 0)
    g_byte_array_append (self->keys, key, (guint) place.key_length);
  g_array_append_val (self->places, place);
}

static int
compare_places_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Place *first = a, *second = b;
  const guint8 *keys = data;
  int order;

  if (first->key_length < 0 || second->key_length < 0)
    order = (first->key_length < 0) - (second->key_length < 0);
  else
    {
      order = memcmp (keys + first->offset, keys + second->offset, (gsize) MIN (first->key_length, second->key_length));
      order = order ? order : first->key_length - second->key_length;
    }
  return order ? order : (first->id > second->id) - (first->id < second->id);
}

/* The file has most kinds in their order. */
static void
sort_places (Order *self)
{
  for (guint i = 1; i < self->places->len; i++)
    if (compare_places_cb (&g_array_index (self->places, Place, i - 1), &g_array_index (self->places, Place, i),
                           self->keys->data)
        > 0)
      {
        g_array_sort_with_data (self->places, compare_places_cb, self->keys->data);
        return;
      }
}

static TandemSearchBuilder *
read_rows (TandemConnection *connection, TandemSearchKind kind, GCancellable *cancellable, GError **error)
{
  g_auto (Order) order = { g_byte_array_new (), g_array_new (FALSE, FALSE, sizeof (Place)) };
  TandemSearchBuilder *builder;

  if (!tandem_search_query_read_order (connection, kind, add_place_cb, &order, cancellable, error))
    return NULL;
  sort_places (&order);
  builder = tandem_search_builder_new (order.places->len);
  for (guint i = 0; i < order.places->len; i++)
    {
      const Place *place = &g_array_index (order.places, Place, i);

      tandem_search_builder_add_row (builder, place->id, order.keys->data + place->offset, place->key_length);
    }
  return builder;
}

/* What was read fills the cache of pages, and nobody reads it again soon; the allocator keeps what was freed below it. */
static void
give_memory_back (TandemConnection *connection)
{
  tandem_connection_shrink (connection);
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

typedef struct {
  TandemSearchBuilder *builder;
  GString *folded;
} Texts;

static void
add_text_cb (gint64 id, TandemSearchField field, const char *text, gpointer data)
{
  Texts *self = data;

  g_string_truncate (self->folded, 0);
  tandem_search_text_fold (self->folded, field, text);
  tandem_search_builder_add_text (self->builder, id, self->folded->str, self->folded->len);
}

/**
 * tandem_search_tables_build:
 *
 * Reads all records of a kind. On any thread with a connection. What is changed meanwhile has to be applied afterwards.
 *
 * Returns: (transfer full) (nullable): their index
 */
TandemSearchIndex *
tandem_search_tables_build (TandemConnection *connection, TandemSearchKind kind, GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (TandemSearchBuilder) builder = read_rows (connection, kind, cancellable, error);
  g_autoptr (GString) folded = g_string_new (NULL);
  Texts texts = { builder, folded };
  TandemSearchIndex *index;

  if (builder == NULL || !tandem_search_query_read_texts (connection, kind, add_text_cb, &texts, cancellable, error))
    return NULL;
  index = tandem_search_index_new (tandem_search_builder_finish (builder));
  g_clear_pointer (&builder, tandem_search_builder_free);
  give_memory_back (connection);
  return index;
}

/**
 * tandem_search_tables_take:
 * @index: (transfer full): is asked from now on
 */
void
tandem_search_tables_take (TandemSearchTables *self, TandemSearchKind kind, TandemSearchIndex *index)
{
  g_clear_pointer (&self->indexes[kind], tandem_search_index_free);
  self->indexes[kind] = index;
}

static void
add_cb (const TandemSearchRecord *record, gpointer data)
{
  g_autofree char *folded = tandem_search_record_fold (record);

  tandem_search_index_add (data, record->id, folded, record->key);
}

/* Whether the index says again what the file does; else it is to be built anew. */
static gboolean
apply_to_kind (TandemSearchTables *self, TandemConnection *connection, TandemSearchKind kind, TandemChanges *changes)
{
  TandemSearchIndex *index = self->indexes[kind];
  gboolean is_many;
  g_autoptr (GArray) ids = tandem_search_touched_list (connection, kind, changes, &is_many, NULL);

  if (ids == NULL || is_many)
    return FALSE;
  tandem_search_index_remove (index, ids);
  for (guint i = 0; i < ids->len; i++)
    if (!tandem_search_query_read (connection, kind, g_array_index (ids, gint64, i), add_cb, index, NULL))
      return FALSE;
  return !tandem_search_index_needs_rebuild (index);
}

/**
 * tandem_search_tables_apply:
 * @kinds: which are brought up to date
 *
 * Reads again what was changed. A record is read as it is now, so nothing is lost when a change is told twice or late.
 *
 * Returns: the kinds whose index is to be built anew, and goes on to say what it knows until then
 */
TandemSearchKinds
tandem_search_tables_apply (TandemSearchTables *self, TandemConnection *connection, TandemChanges *changes,
                            TandemSearchKinds kinds)
{
  TandemSearchKinds stale = 0;

  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    if (kinds >> i & 1 && self->indexes[i] && !apply_to_kind (self, connection, i, changes))
      stale |= 1u << i;
  return stale;
}

/**
 * tandem_search_tables_list:
 *
 * Returns: (transfer full) (element-type gint64): the records that match, in name order; none before the index is there
 */
GArray *
tandem_search_tables_list (TandemSearchTables *self, TandemSearchKind kind, const char *typed, guint limit,
                           GCancellable *cancellable)
{
  if (self->indexes[kind] == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return tandem_search_index_query (self->indexes[kind], typed, limit, NULL, cancellable);
}

typedef struct {
  TandemSearchKind kind;
  GPtrArray *ways;
  GPtrArray *hits;
} Query;

static void
add_hit_cb (const TandemSearchRecord *record, gpointer data)
{
  Query *query = data;
  TandemSearchHit *hit = tandem_search_hit_new (query->kind, record, query->ways);

  if (hit)
    g_ptr_array_add (query->hits, hit);
}

/**
 * tandem_search_tables_query:
 * @limit: how many of each kind at most
 *
 * Returns: (transfer full) (element-type TandemSearchHit) (nullable): what matches, kind by kind, in name order
 */
GPtrArray *
tandem_search_tables_query (TandemSearchTables *self, TandemConnection *connection, const char *typed, guint limit,
                            GCancellable *cancellable, GError **error)
{
  static const guint no_counts[256];
  g_autoptr (GPtrArray) ways = tandem_search_words_parse (typed, no_counts);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_search_hit_free);
  Query query = { .ways = ways, .hits = hits };

  for (; query.kind < TANDEM_SEARCH_N_KINDS; query.kind++)
    {
      g_autoptr (GArray) ids = tandem_search_tables_list (self, query.kind, typed, limit, cancellable);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint i = 0; i < ids->len; i++)
        if (!tandem_search_query_read (connection, query.kind, g_array_index (ids, gint64, i), add_hit_cb, &query,
                                       error))
          return NULL;
    }
  return g_steal_pointer (&hits);
}

/**
 * tandem_search_tables_count:
 * @kinds: which are counted; each takes a pass over all its texts
 * @counts: (out) (array fixed-size=6): how many records of each kind match
 */
void
tandem_search_tables_count (TandemSearchTables *self, TandemSearchKinds kinds, const char *typed,
                            guint counts[TANDEM_SEARCH_N_KINDS], GCancellable *cancellable)
{
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    if (kinds >> i & 1 && self->indexes[i])
      g_array_unref (tandem_search_index_query (self->indexes[i], typed, 0, &counts[i], cancellable));
}

/**
 * tandem_search_describe:
 * @references: (element-type TandemSearchReference): records, as far as they are there
 *
 * Returns: (transfer full) (element-type TandemSearchHit) (nullable): what is shown of them, without marks, in the same order
 */
GPtrArray *
tandem_search_describe (TandemConnection *connection, GArray *references, GError **error)
{
  static const guint no_counts[256];
  g_autoptr (GPtrArray) ways = tandem_search_words_parse ("", no_counts);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_search_hit_free);
  Query query = { .ways = ways, .hits = hits };

  for (guint i = 0; i < references->len; i++)
    {
      const TandemSearchReference *reference = &g_array_index (references, TandemSearchReference, i);

      query.kind = reference->kind;
      if (!tandem_search_query_read (connection, query.kind, reference->id, add_hit_cb, &query, error))
        return NULL;
    }
  return g_steal_pointer (&hits);
}
