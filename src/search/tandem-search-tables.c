/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/tandem-search-tables.h"

#include <string.h>

#include "search/tandem-search-keys.h"
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

/* --- building: records come as they lie in the file, and are put in name order ------------------------------------- */

typedef struct {
  gint64 id;
  gsize offset;      /* of the key, behind which is the text */
  gint16 key_length; /* -1: none */
} Row;

typedef struct {
  GString *bytes;
  GArray *rows;
} Rows;

static void
clear_rows (Rows *self)
{
  g_string_free (self->bytes, TRUE);
  g_array_unref (self->rows);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, clear_rows)

static void
add_row_cb (const TandemSearchRecord *record, gpointer data)
{
  Rows *self = data;
  g_autofree char *folded = tandem_search_record_fold (record);
  Row row = { record->id, self->bytes->len, -1 };

  if (record->key)
    {
      row.key_length = (gint16) MIN (g_bytes_get_size (record->key), TANDEM_SEARCH_LONGEST_KEY);
      g_string_append_len (self->bytes, g_bytes_get_data (record->key, NULL), row.key_length);
    }
  g_string_append_len (self->bytes, folded, (gssize) strlen (folded) + 1);
  g_array_append_val (self->rows, row);
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer bytes)
{
  const Row *first = a, *second = b;
  const char *start = bytes;
  int order;

  if (first->key_length < 0 || second->key_length < 0)
    order = (first->key_length < 0) - (second->key_length < 0);
  else
    {
      order
          = memcmp (start + first->offset, start + second->offset, (gsize) MIN (first->key_length, second->key_length));
      order = order ? order : first->key_length - second->key_length;
    }
  return order ? order : (first->id > second->id) - (first->id < second->id);
}

static TandemSearchIndex *
make_index (Rows *rows)
{
  TandemSearchIndex *index = tandem_search_index_new (rows->rows->len);

  g_array_sort_with_data (rows->rows, compare_rows_cb, rows->bytes->str);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const Row *row = &g_array_index (rows->rows, Row, i);
      const char *key = rows->bytes->str + row->offset;
      g_autoptr (GBytes) bytes = row->key_length < 0 ? NULL : g_bytes_new_static (key, (gsize) row->key_length);

      tandem_search_index_append (index, row->id, key + MAX (row->key_length, 0), bytes);
    }
  tandem_search_index_seal (index);
  return index;
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
  g_auto (Rows) rows = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (Row)) };

  return tandem_search_query_read_all (connection, kind, add_row_cb, &rows, cancellable, error) ? make_index (&rows)
                                                                                                : NULL;
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
