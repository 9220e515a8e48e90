/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/tandem-search-rows.h"

#include <string.h>

#define DIGIT_BITS    11 /* of an id, sorted by in one pass */
#define N_DIGITS      (1u << DIGIT_BITS)
#define IDS_OF_BUCKET 16

/**
 * tandem_search_rows_new:
 * @n: how many rows there will be at most
 */
TandemSearchRows *
tandem_search_rows_new (guint n)
{
  TandemSearchRows *self = g_new0 (TandemSearchRows, 1);

  self->n_reserved = n;
  self->ids = g_new (gint64, (gsize) n + 1);
  self->starts = g_new0 (guint32, (gsize) n + 1);
  self->keys = tandem_search_keys_new ();
  return self;
}

void
tandem_search_rows_free (TandemSearchRows *self)
{
  tandem_search_keys_free (self->keys);
  g_free (self->ids);
  g_free (self->starts);
  g_free (self->bytes);
  g_free (self->by_id);
  g_free (self->buckets);
  g_free (self->ends);
  g_free (self);
}

/**
 * tandem_search_rows_append:
 * @id: of a record that was not appended yet
 * @key: (nullable): its sort key; who has none comes last
 *
 * Adds the record that is next by its key and id, before any text.
 */
void
tandem_search_rows_append (TandemSearchRows *self, gint64 id, GBytes *key)
{
  g_return_if_fail (self->by_id == NULL && self->n < self->n_reserved);

  self->ids[self->n++] = id;
  tandem_search_keys_append (self->keys, key);
}

/* --- by their ids -------------------------------------------------------------------------------------------------- */

static guint64
get_lowest_id (TandemSearchRows *self)
{
  return (guint64) self->ids[self->by_id[0]];
}

/* Digit by digit, the last first: a tenth of the time of a sort that compares. */
static void
sort_by_id (TandemSearchRows *self, guint64 lowest, guint64 range)
{
  guint *from = g_new (guint, (gsize) self->n + 1);
  guint *to = g_new (guint, (gsize) self->n + 1);

  for (guint i = 0; i < self->n; i++)
    from[i] = i;
  for (guint shift = 0; shift < 64 && range >> shift; shift += DIGIT_BITS)
    {
      guint places[N_DIGITS + 1] = { 0 };
      guint *sorted = to;

      for (guint i = 0; i < self->n; i++)
        places[((((guint64) self->ids[i] - lowest) >> shift) & (N_DIGITS - 1)) + 1]++;
      for (guint i = 1; i < N_DIGITS; i++)
        places[i] += places[i - 1];
      for (guint i = 0; i < self->n; i++)
        to[places[(((guint64) self->ids[from[i]] - lowest) >> shift) & (N_DIGITS - 1)]++] = from[i];
      to = from;
      from = sorted;
    }
  self->by_id = from;
  g_free (to);
}

static void
make_buckets (TandemSearchRows *self, guint64 lowest, guint64 range)
{
  guint64 n_buckets;

  while (self->shift < 63 && range >> self->shift > self->n / IDS_OF_BUCKET)
    self->shift++;
  n_buckets = (range >> self->shift) + 1;
  self->buckets = g_new0 (guint, n_buckets + 1);
  for (guint i = 0; i < self->n; i++)
    self->buckets[(((guint64) self->ids[i] - lowest) >> self->shift) + 1]++;
  for (guint64 i = 1; i <= n_buckets; i++)
    self->buckets[i] += self->buckets[i - 1];
}

static void
begin_texts (TandemSearchRows *self)
{
  guint64 lowest = G_MAXINT64, highest = 0;

  for (guint i = 0; i < self->n; i++)
    {
      lowest = MIN (lowest, (guint64) self->ids[i]);
      highest = MAX (highest, (guint64) self->ids[i]);
    }
  tandem_search_keys_seal (self->keys);
  sort_by_id (self, lowest, self->n ? highest - lowest : 0);
  make_buckets (self, lowest, self->n ? highest - lowest : 0);
}

/**
 * tandem_search_rows_find:
 * @row: (out): where the record stands
 *
 * Returns: whether there is such a record
 */
gboolean
tandem_search_rows_find (TandemSearchRows *self, gint64 id, guint *row)
{
  guint64 offset;
  guint low, high;

  if (self->n == 0 || id < (gint64) get_lowest_id (self) || id > self->ids[self->by_id[self->n - 1]])
    return FALSE;
  offset = ((guint64) id - get_lowest_id (self)) >> self->shift;
  low = self->buckets[offset];
  high = self->buckets[offset + 1];
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ids[self->by_id[middle]] < id)
        low = middle + 1;
      else
        high = middle;
    }
  *row = low < self->n ? self->by_id[low] : 0;
  return self->ids[*row] == id;
}

/* --- their texts --------------------------------------------------------------------------------------------------- */

/**
 * tandem_search_rows_measure:
 * @id: of a record; that of another is passed over
 * @length: of one of its folded texts
 *
 * Makes room for a text. Each is told here before the first is added.
 */
void
tandem_search_rows_measure (TandemSearchRows *self, gint64 id, gsize length)
{
  guint row;

  g_return_if_fail (self->bytes == NULL);
  if (self->by_id == NULL)
    begin_texts (self);
  if (length && tandem_search_rows_find (self, id, &row))
    self->starts[row + 1] += (guint32) length + 1;
}

static void
make_room (TandemSearchRows *self)
{
  guint32 end = 0;

  if (self->by_id == NULL)
    begin_texts (self);
  for (guint i = 0; i < self->n; i++)
    {
      guint32 n_bytes = MAX (self->starts[i + 1], 1);

      /* Four gigabytes of names are those of fifty million; who comes after them is not found, but also harms nobody. */
      if (n_bytes > G_MAXUINT32 - end)
        n_bytes = 0;
      end += n_bytes;
      self->starts[i + 1] = end;
    }
  self->n_bytes = end;
  self->bytes = g_malloc ((gsize) end + 1);
  memset (self->bytes, '\n', (gsize) end + 1);
  self->ends = g_memdup2 (self->starts, (gsize) self->n * sizeof (guint32));
}

/**
 * tandem_search_rows_add_text:
 * @id: of a record; that of another is passed over
 * @folded: one of its texts, as measured; what came to the file since then and has no room is passed over
 */
void
tandem_search_rows_add_text (TandemSearchRows *self, gint64 id, const char *folded, gsize length)
{
  guint32 end, n_before;
  guint row;

  if (self->bytes == NULL)
    make_room (self);
  if (length == 0 || !tandem_search_rows_find (self, id, &row))
    return;
  end = self->ends[row];
  n_before = end > self->starts[row] ? 1 : 0;
  if (n_before + length >= self->starts[row + 1] - end)
    return;
  if (n_before)
    self->bytes[end] = ' ';
  /* a line end inside of a text would be no harm, but a word never has one */
  memcpy (self->bytes + end + n_before, folded, length);
  self->ends[row] = end + n_before + (guint32) length;
}

/**
 * tandem_search_rows_seal:
 *
 * Ends adding.
 */
void
tandem_search_rows_seal (TandemSearchRows *self)
{
  if (self->bytes == NULL)
    make_room (self);
  g_clear_pointer (&self->ends, g_free);
}

/**
 * tandem_search_rows_get_size:
 *
 * Returns: how many bytes the rows take once they are sealed
 */
gsize
tandem_search_rows_get_size (TandemSearchRows *self)
{
  gsize n_buckets = self->n ? self->n / IDS_OF_BUCKET + 2 : 0;

  return self->n * (sizeof *self->ids + sizeof *self->starts + sizeof *self->by_id) + n_buckets * sizeof *self->buckets
         + self->n_bytes + tandem_search_keys_get_size (self->keys);
}
