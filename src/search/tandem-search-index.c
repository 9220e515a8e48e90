/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as one types: the folded texts of all records lie one after another in name order, and a query is a pass over
 * these bytes that stops when the screen is full, and leaves out blocks where a word can't be. A full-text index would be
 * larger, finds only beginnings of words, and gives its hits in no order that a person knows. Changes go to a small overlay,
 * sorted by place, and make tombstones; when that has grown, the caller builds a new index on a worker and swaps it in. */
#include "search/tandem-search-index.h"

#include <string.h>

#include "search/tandem-search-grams.h"
#include "search/tandem-search-keys.h"
#include "search/tandem-search-words.h"

#define REBUILD_FLOOR 1000
#define SAMPLE_STEP 61          /* every so many bytes are counted: enough to know which are rare */
#define MARK_BITS       12
#define N_MARKS         (1u << MARK_BITS)
#define CHECK_STEP      256         /* hits between two looks at whether they are still wanted */
#define MOST_BLOCKS     64          /* that are passed over between two such looks */

typedef struct {
  gint64 id;
  GBytes *key;                  /* NULL: comes last */
  guint place;                  /* stands before this row */
  char *text;
} Changed;

/* One of the ways in which a record may match. */
typedef struct {
  GArray *words;
  guint8 *blocks; /* a bit for each that may have them; NULL: all */
  guint end;      /* of the rows that are passed over now */
  guint next;     /* row that has them */
} Way;

struct _TandemSearchIndex {
  TandemSearchRows *rows;
  TandemSearchGrams *grams;
  guint counts[256]; /* how common each byte is */
  guint8 *dead;      /* a bit for each row that was removed or changed */
  guint n_dead;
  GArray *changed; /* of Changed, in name order */
};

static void
clear_changed (gpointer data)
{
  Changed *changed = data;

  g_clear_pointer (&changed->key, g_bytes_unref);
  g_free (changed->text);
}

/* Most ids have another mark than the few that are looked for. */
static guint
get_mark (gint64 id)
{
  return (guint) ((guint64) id ^ (guint64) id >> MARK_BITS ^ (guint64) id >> (2 * MARK_BITS)) & (N_MARKS - 1);
}

static gint64
get_id (TandemSearchIndex *self, guint row)
{
  return self->rows->ids[row];
}

static guint32
get_start (TandemSearchIndex *self, guint row)
{
  return self->rows->starts[row];
}

static gboolean
is_dead (TandemSearchIndex *self, guint row)
{
  return self->dead[row / 8] >> (row % 8) & 1;
}

static void
bury (TandemSearchIndex *self, guint row)
{
  if (is_dead (self, row))
    return;
  self->dead[row / 8] |= (guint8) (1 << (row % 8));
  self->n_dead++;
}

/* The row in which a byte lies, at @from or behind it: most often close behind. */
static guint
find_row_at (TandemSearchIndex *self, gsize offset, guint from)
{
  guint low = from, step = 1, high;

  while (low + step < self->rows->n && get_start (self, low + step) <= offset)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step, self->rows->n) - 1;
  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (get_start (self, middle) <= offset)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* --- a pass ----------------------------------------------------------------------------------------------------------- */

static gboolean
may_have (const Way *way, guint block)
{
  return way->blocks == NULL || way->blocks[block / 8] >> (block % 8) & 1;
}

/* Goes to the next rows that may have all words, at @row or behind it, and returns the first. */
static guint
go_on (TandemSearchIndex *self, Way *way, guint row)
{
  guint n_blocks = (self->rows->n + TANDEM_SEARCH_BLOCK_ROWS - 1) / TANDEM_SEARCH_BLOCK_ROWS;
  guint block = row / TANDEM_SEARCH_BLOCK_ROWS;
  guint last;

  while (block < n_blocks && !may_have (way, block))
    block++;
  for (last = block; last < n_blocks && last - block < MOST_BLOCKS && may_have (way, last);)
    last++;
  way->end = MIN (last * TANDEM_SEARCH_BLOCK_ROWS, self->rows->n);
  return MAX (row, MIN (block * TANDEM_SEARCH_BLOCK_ROWS, self->rows->n));
}

/* The next row before @end that has all words, at @row or behind it; @end where there is none. */
static guint
find_within (TandemSearchIndex *self, GArray *words, guint row, guint end)
{
  for (; row < end; row++)
    {
      gsize start = get_start (self, row);

      if (words->len)
        {
          const char *hit = tandem_search_word_scan (&g_array_index (words, TandemSearchWord, 0),
                                                     self->rows->bytes + start, get_start (self, end) - start);

          if (hit == NULL)
            return end;
          row = find_row_at (self, (gsize) (hit - self->rows->bytes), row);
          start = get_start (self, row);
        }
      if (!is_dead (self, row)
          && tandem_search_words_match (words, 1, self->rows->bytes + start, get_start (self, row + 1) - start))
        return row;
    }
  return row;
}

/* The next row that has all words, at @row or behind it; the number of rows where there is none, or nobody wants it. */
static guint
find_next (TandemSearchIndex *self, Way *way, guint row, GCancellable *cancellable)
{
  while (row < self->rows->n && !g_cancellable_is_cancelled (cancellable))
    {
      if (row >= way->end)
        row = go_on (self, way, row);
      row = find_within (self, way->words, row, way->end);
      if (row < way->end)
        return row;
    }
  return self->rows->n;
}

static guint
find_next_of_any (TandemSearchIndex *self, GArray *ways, guint row, GCancellable *cancellable)
{
  guint next = self->rows->n;

  for (guint i = 0; i < ways->len; i++)
    {
      Way *way = &g_array_index (ways, Way, i);

      if (way->next < row)
        way->next = find_next (self, way, row, cancellable);
      next = MIN (next, way->next);
    }
  return next;
}

static void
clear_way (gpointer data)
{
  g_free (((Way *) data)->blocks);
}

/* A pass for each of them. */
static GArray *
make_ways (TandemSearchIndex *self, GPtrArray *parsed, GCancellable *cancellable)
{
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (Way));

  g_array_set_clear_func (ways, clear_way);
  for (guint i = 0; i < parsed->len; i++)
    {
      GArray *words = g_ptr_array_index (parsed, i);
      Way way = { .words = words, .blocks = tandem_search_grams_sieve (self->grams, words) };

      way.next = find_next (self, &way, 0, cancellable);
      g_array_append_val (ways, way);
    }
  return ways;
}

static gboolean
match_any (GArray *ways, const char *text)
{
  for (guint i = 0; i < ways->len; i++)
    if (tandem_search_words_match (g_array_index (ways, Way, i).words, 0, text, strlen (text)))
      return TRUE;
  return FALSE;
}

/* --- where a record stands ------------------------------------------------------------------------------------------- */

static guint
find_place (TandemSearchIndex *self, gint64 id, GBytes *key)
{
  guint n_equal;
  guint low = tandem_search_keys_find (self->rows->keys, key, &n_equal);
  guint high = low + n_equal;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_id (self, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
compare_changed (const Changed *changed, const Changed *other)
{
  int order;

  if (changed->place != other->place)
    return changed->place < other->place ? -1 : 1;
  order = tandem_search_keys_compare (changed->key, other->key);
  return order ? order : (changed->id > other->id) - (changed->id < other->id);
}

static void
insert_changed (TandemSearchIndex *self, Changed changed)
{
  guint low = 0, high = self->changed->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_changed (&g_array_index (self->changed, Changed, middle), &changed) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_array_insert_val (self->changed, low, changed);
}

/* --- public ---------------------------------------------------------------------------------------------------------- */

/**
 * TandemSearchIndex:
 *
 * The index of one table. It is made on one thread, a worker, then handed to another, which asks it and tells it of changes:
 * never two at once.
 */

/**
 * tandem_search_index_new:
 * @rows: (transfer full): what it finds
 *
 * Returns: (transfer full): an index of them
 */
TandemSearchIndex *
tandem_search_index_new (TandemSearchRows *rows)
{
  TandemSearchIndex *self = g_new0 (TandemSearchIndex, 1);

  self->rows = rows;
  self->grams = tandem_search_grams_new (rows);
  self->dead = g_new0 (guint8, (gsize) rows->n / 8 + 1);
  self->changed = g_array_new (FALSE, FALSE, sizeof (Changed));
  g_array_set_clear_func (self->changed, clear_changed);
  for (gsize i = 0; i < rows->n_bytes; i += SAMPLE_STEP)
    self->counts[(guint8) rows->bytes[i]]++;
  return self;
}

/**
 * tandem_search_index_free:
 * @self: (transfer full): the index
 */
void
tandem_search_index_free (TandemSearchIndex *self)
{
  tandem_search_grams_free (self->grams);
  tandem_search_rows_free (self->rows);
  g_free (self->dead);
  g_array_unref (self->changed);
  g_free (self);
}

/**
 * tandem_search_index_count:
 *
 * Returns: how many records can be found
 */
guint
tandem_search_index_count (TandemSearchIndex *self)
{
  return self->rows->n - self->n_dead + self->changed->len;
}

/**
 * tandem_search_index_get_n_bytes:
 *
 * Returns: how many bytes a scan passes over
 */
gsize
tandem_search_index_get_n_bytes (TandemSearchIndex *self)
{
  return self->rows->n_bytes;
}

/**
 * tandem_search_index_get_size:
 *
 * Returns: how many bytes it takes, besides what changed
 */
gsize
tandem_search_index_get_size (TandemSearchIndex *self)
{
  return tandem_search_rows_get_size (self->rows) + tandem_search_grams_get_size (self->grams) + self->rows->n / 8;
}

/**
 * tandem_search_index_remove:
 * @ids: (element-type gint64): of records, which need not be in the index
 *
 * Takes a pass over all ids, however few are removed: a table of where each stands would be larger than the ids of the changes
 * of a whole day.
 */
void
tandem_search_index_remove (TandemSearchIndex *self, GArray *ids)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint8 marks[N_MARKS] = { 0 };

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 *id = &g_array_index (ids, gint64, i);

      g_hash_table_add (removed, id);
      marks[get_mark (*id)] = 1;
    }
  for (guint row = 0; row < self->rows->n; row++)
    if (marks[get_mark (self->rows->ids[row])] && g_hash_table_contains (removed, &self->rows->ids[row]))
      bury (self, row);
  for (guint i = self->changed->len; i-- > 0;)
    if (g_hash_table_contains (removed, &g_array_index (self->changed, Changed, i).id))
      g_array_remove_index (self->changed, i);
}

/**
 * tandem_search_index_add:
 * @id: of a record that was removed, or is new
 * @folded: its text, from tandem_search_record_fold()
 * @key: (nullable): its sort key
 */
void
tandem_search_index_add (TandemSearchIndex *self, gint64 id, const char *folded, GBytes *key)
{
  insert_changed (self,
                  (Changed) { id, key ? g_bytes_ref (key) : NULL, find_place (self, id, key), g_strdup (folded) });
}

/**
 * tandem_search_index_needs_rebuild:
 *
 * Returns: whether over 1 % of the records changed, so that a new index should be built
 */
gboolean
tandem_search_index_needs_rebuild (TandemSearchIndex *self)
{
  return self->n_dead + self->changed->len > MAX (self->rows->n / 100, REBUILD_FLOOR);
}

/**
 * tandem_search_index_query:
 * @typed: what was typed: words in any order, of which each is any part of a word of the record; those that may be a phone
 *   number are looked for as its digits, too. Without a word all records are found
 * @limit: how many ids to give at most
 * @total: (out) (optional): how many records are found in all; asking for it makes the scan go to the end
 * @cancellable: (nullable): ends the scan; what it gave so far is then worth nothing
 *
 * Returns: (transfer full) (element-type gint64): ids in name order
 */
GArray *
tandem_search_index_query (TandemSearchIndex *self, const char *typed, guint limit, guint *total,
                           GCancellable *cancellable)
{
  g_autoptr (GPtrArray) parsed = tandem_search_words_parse (typed, self->counts);
  g_autoptr (GArray) ways = make_ways (self, parsed, cancellable);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_rows = self->rows->n;
  guint row = 0, next_changed = 0, found = 0;

  while ((total || ids->len < limit) && (found % CHECK_STEP || !g_cancellable_is_cancelled (cancellable)))
    {
      const Changed *changed = NULL;
      gint64 id;

      row = find_next_of_any (self, ways, row, cancellable);
      while (next_changed < self->changed->len)
        {
          changed = &g_array_index (self->changed, Changed, next_changed);
          if (changed->place > row || match_any (ways, changed->text))
            break;
          next_changed++;
          changed = NULL;
        }
      if (changed && changed->place <= row)
        {
          next_changed++;
          id = changed->id;
        }
      else if (row < n_rows)
        id = get_id (self, row++);
      else
        break;
      found++;
      if (ids->len < limit)
        g_array_append_val (ids, id);
    }
  if (total)
    *total = found;
  return ids;
}
