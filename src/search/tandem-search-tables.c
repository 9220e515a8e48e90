/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/tandem-search-tables.h"

#include "search/tandem-search-words.h"

#define ROWS_HINT 1024

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

static void
append_cb (const TandemSearchRecord *record, gpointer index)
{
  g_autofree char *folded = tandem_search_record_fold (record);

  tandem_search_index_append (index, record->id, folded, record->key);
}

/**
 * tandem_search_tables_build:
 *
 * Reads all records of a kind. On any thread with a connection.
 *
 * Returns: (transfer full) (nullable): their index
 */
TandemSearchIndex *
tandem_search_tables_build (TandemConnection *connection, TandemSearchKind kind, GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (TandemSearchIndex) index = tandem_search_index_new (ROWS_HINT);

  if (!tandem_search_query_read_all (connection, kind, append_cb, index, cancellable, error))
    return NULL;
  tandem_search_index_seal (index);
  return g_steal_pointer (&index);
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

typedef struct {
  TandemSearchIndex *index;
  gboolean is_found;
} Update;

static void
update_cb (const TandemSearchRecord *record, gpointer data)
{
  Update *update = data;
  g_autofree char *folded = tandem_search_record_fold (record);

  update->is_found = TRUE;
  tandem_search_index_update (update->index, record->id, folded, record->key);
}

/* Whether the index says again what the file does; else it is to be built anew. */
static gboolean
apply_to_kind (TandemSearchTables *self, TandemConnection *connection, TandemSearchKind kind, TandemChanges *changes)
{
  Update update = { .index = self->indexes[kind] };
  gboolean is_many;
  g_autoptr (GArray) ids = tandem_search_query_list_touched (connection, kind, changes, &is_many, NULL);

  for (guint i = 0; ids && !is_many && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      update.is_found = FALSE;
      if (!tandem_search_query_read (connection, kind, id, update_cb, &update, NULL))
        return FALSE;
      if (!update.is_found)
        tandem_search_index_remove (update.index, id);
    }
  return ids && !is_many && !tandem_search_index_needs_rebuild (update.index);
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
