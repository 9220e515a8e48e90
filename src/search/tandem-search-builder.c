/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file has the texts of a million records in the order of ids, and the index wants them in the order of names: whoever puts
 * each at its place waits for memory with each, since hardly two that follow one another lie near to each other there. So
 * they are laid down on shelves first, each of which is for some rows next to each other, one behind the other; then shelf after
 * shelf is put in order, which the processor's cache has room for, and goes. Nothing but one shelf is in memory twice. */
#include "search/tandem-search-builder.h"

#include <string.h>

#define DIGIT_BITS 11 /* of an id, sorted by in one pass */
#define N_DIGITS   (1u << DIGIT_BITS)
#define SHELF_BITS 16 /* of a row: its place within a shelf */
#define SHELF_ROWS (1u << SHELF_BITS)

/* What stands on a shelf before each text. */
typedef struct {
  guint16 row;    /* within the shelf */
  guint16 length; /* LONG: that of the text follows as a guint32 */
} Label;

#define LONG G_MAXUINT16

struct _TandemSearchBuilder {
  TandemSearchRows *rows;
  guint n_reserved;
  guint64 *ids; /* in their order, and where each stands in @rows; NULL before there are texts */
  guint *places;
  guint last; /* in @ids, that was asked for last */
  GByteArray **shelves; /* label and text, one after the other; NULL when it was put in order */
  guint n_shelves;
  gsize n_bytes; /* of all texts, each with what ends it */
};

/**
 * tandem_search_builder_new:
 * @n: how many rows there will be at most
 */
TandemSearchBuilder *
tandem_search_builder_new (guint n)
{
  TandemSearchBuilder *self = g_new0 (TandemSearchBuilder, 1);

  self->n_reserved = n;
  self->rows = g_new0 (TandemSearchRows, 1);
  self->rows->ids = g_new (gint64, (gsize) n + 1);
  self->rows->starts = g_new0 (guint32, (gsize) n + 1);
  self->rows->keys = tandem_search_keys_new ();
  return self;
}

void
tandem_search_builder_free (TandemSearchBuilder *self)
{
  g_clear_pointer (&self->rows, tandem_search_rows_free);
  g_free (self->ids);
  g_free (self->places);
  for (guint i = 0; i < self->n_shelves; i++)
    g_clear_pointer (&self->shelves[i], g_byte_array_unref);
  g_free (self->shelves);
  g_free (self);
}

/**
 * tandem_search_builder_add_row:
 * @id: of a record that was not added yet
 * @key: its sort key
 * @length: of the key; -1: it has none, and comes last
 *
 * Adds the record that is next by its key and id, before any text.
 */
void
tandem_search_builder_add_row (TandemSearchBuilder *self, gint64 id, const guint8 *key, int length)
{
  g_return_if_fail (self->ids == NULL && self->rows->n < self->n_reserved);

  self->rows->ids[self->rows->n++] = id;
  tandem_search_keys_append (self->rows->keys, key, length);
}

/* --- by their ids -------------------------------------------------------------------------------------------------- */

/* One pass of sort_ids(), by a digit of what ids are above the lowest. */
static void
sort_by_digit (TandemSearchBuilder *self, guint64 *ids, guint *places, guint64 lowest, guint shift)
{
  guint nexts[N_DIGITS + 1] = { 0 };

  for (guint i = 0; i < self->rows->n; i++)
    nexts[((self->ids[i] - lowest) >> shift & (N_DIGITS - 1)) + 1]++;
  for (guint i = 1; i < N_DIGITS; i++)
    nexts[i] += nexts[i - 1];
  for (guint i = 0; i < self->rows->n; i++)
    {
      guint next = nexts[(self->ids[i] - lowest) >> shift & (N_DIGITS - 1)]++;

      ids[next] = self->ids[i];
      places[next] = self->places[i];
    }
}

/* Digit by digit, the last first: a tenth of the time of a sort that compares. */
static void
sort_ids (TandemSearchBuilder *self)
{
  guint n = self->rows->n;
  g_autofree guint64 *other_ids = g_new (guint64, (gsize) n + 1);
  g_autofree guint *other_places = g_new (guint, (gsize) n + 1);
  guint64 lowest = G_MAXUINT64, highest = 0;

  for (guint i = 0; i < n; i++)
    {
      self->ids[i] = (guint64) self->rows->ids[i];
      self->places[i] = i;
      lowest = MIN (lowest, self->ids[i]);
      highest = MAX (highest, self->ids[i]);
    }
  for (guint shift = 0; n && shift < 64 && (highest - lowest) >> shift; shift += DIGIT_BITS)
    {
      guint64 *ids = self->ids;
      guint *places = self->places;

      sort_by_digit (self, other_ids, other_places, lowest, shift);
      self->ids = g_steal_pointer (&other_ids);
      self->places = g_steal_pointer (&other_places);
      other_ids = ids;
      other_places = places;
    }
}

static void
begin_texts (TandemSearchBuilder *self)
{
  tandem_search_keys_seal (self->rows->keys);
  self->ids = g_new (guint64, (gsize) self->rows->n + 1);
  self->places = g_new (guint, (gsize) self->rows->n + 1);
  sort_ids (self);
  self->n_shelves = (self->rows->n + SHELF_ROWS - 1) / SHELF_ROWS;
  self->shelves = g_new (GByteArray *, self->n_shelves);
  for (guint i = 0; i < self->n_shelves; i++)
    self->shelves[i] = g_byte_array_new ();
}

/* Sets @last to the last id that is @id or below it; who asks by ids that rise finds the next at once. */
static gboolean
find_id (TandemSearchBuilder *self, guint64 id)
{
  guint low = self->rows->n && self->ids[self->last] <= id ? self->last : 0;
  guint step = 1, high;

  while (step < self->rows->n - low && self->ids[low + step] <= id)
    {
      low += step;
      step *= 2;
    }
  high = MIN (step, self->rows->n - low) + low;
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ids[middle] <= id)
        low = middle;
      else
        high = middle;
    }
  self->last = low;
  return self->rows->n && self->ids[low] == id;
}

/* --- their texts --------------------------------------------------------------------------------------------------- */

/**
 * tandem_search_builder_add_text:
 * @id: of a record; that of another is passed over
 * @folded: one of its texts
 */
void
tandem_search_builder_add_text (TandemSearchBuilder *self, gint64 id, const char *folded, gsize length)
{
  GByteArray *shelf;
  guint32 n = (guint32) MIN (length, G_MAXUINT32);
  Label label = { .length = (guint16) MIN (n, LONG) };
  guint row;

  if (self->ids == NULL)
    begin_texts (self);
  if (n == 0 || !find_id (self, (guint64) id))
    return;
  row = self->places[self->last];
  label.row = (guint16) (row % SHELF_ROWS);
  shelf = self->shelves[row / SHELF_ROWS];
  g_byte_array_append (shelf, (const guint8 *) &label, sizeof label);
  if (label.length == LONG)
    g_byte_array_append (shelf, (const guint8 *) &n, sizeof n);
  g_byte_array_append (shelf, (const guint8 *) folded, n);
  self->n_bytes += (gsize) n + 1;
}

/* The text at @offset of a shelf, of which @row is told, and its length; @offset goes to the next. */
static const guint8 *
take_text (GByteArray *shelf, guint *offset, guint *row, guint32 *length)
{
  Label label;
  const guint8 *text;

  memcpy (&label, shelf->data + *offset, sizeof label);
  *offset += sizeof label;
  *row = label.row;
  *length = label.length;
  if (label.length == LONG)
    {
      memcpy (length, shelf->data + *offset, sizeof *length);
      *offset += sizeof *length;
    }
  text = shelf->data + *offset;
  *offset += *length;
  return text;
}

/* Where the texts of a shelf begin; behind them @rows goes on. */
static void
measure_shelf (TandemSearchRows *rows, GByteArray *shelf, guint first, guint n)
{
  guint32 *starts = rows->starts + first;
  guint32 length;
  guint row;

  for (guint offset = 0; offset < shelf->len;)
    {
      take_text (shelf, &offset, &row, &length);
      /* Four gigabytes of names are those of fifty million; who comes after them is not found, but also harms nobody. */
      starts[row + 1] += MIN (length + 1, G_MAXUINT32 - starts[row + 1]);
    }
  for (guint i = 0; i < n; i++)
    {
      guint32 n_bytes = MAX (starts[i + 1], 1);

      starts[i + 1] = starts[i] + (n_bytes > G_MAXUINT32 - starts[i] ? 0 : n_bytes);
    }
}

static void
fill_from_shelf (TandemSearchRows *rows, GByteArray *shelf, guint first, guint n)
{
  const guint32 *starts = rows->starts + first;
  g_autofree guint32 *ends = g_memdup2 (starts, n * sizeof *ends); /* of what there is so far of each */
  guint32 length;
  guint row;

  memset (rows->bytes + starts[0], '\n', starts[n] - starts[0]);
  for (guint offset = 0; offset < shelf->len;)
    {
      const guint8 *text = take_text (shelf, &offset, &row, &length);

      if (length >= starts[row + 1] - ends[row])
        continue;
      if (ends[row] > starts[row])
        rows->bytes[ends[row] - 1] = ' ';
      /* a line end inside of a text would be no harm, but a word never has one */
      memcpy (rows->bytes + ends[row], text, length);
      ends[row] += length + 1;
    }
}

/**
 * tandem_search_builder_finish:
 *
 * Ends adding.
 *
 * Returns: (transfer full): the rows
 */
TandemSearchRows *
tandem_search_builder_finish (TandemSearchBuilder *self)
{
  TandemSearchRows *rows = self->rows;

  if (self->ids == NULL)
    begin_texts (self);
  rows->bytes = g_malloc (MIN (self->n_bytes + rows->n, G_MAXUINT32) + 1);
  for (guint i = 0; i < self->n_shelves; i++)
    {
      guint first = i * SHELF_ROWS;
      guint n = MIN (SHELF_ROWS, rows->n - first);

      measure_shelf (rows, self->shelves[i], first, n);
      fill_from_shelf (rows, self->shelves[i], first, n);
      g_clear_pointer (&self->shelves[i], g_byte_array_unref);
    }
  rows->n_bytes = rows->starts[rows->n];
  rows->bytes = g_realloc (rows->bytes, rows->n_bytes + 1);
  rows->bytes[rows->n_bytes] = '\n';
  return g_steal_pointer (&self->rows);
}
