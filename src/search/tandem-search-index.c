/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as one types: the folded texts of all records lie one after another in name order, and a query is a pass over
 * these bytes that stops when the screen is full. A full-text index would be larger, finds only beginnings of words, and
 * gives its hits in no order that a person knows. Changes go to a small overlay, sorted by place, and make tombstones;
 * when that has grown, the caller builds a new index on a worker and swaps it in. */
#define _GNU_SOURCE             /* for memmem() */
#include "search/tandem-search-index.h"

#include <string.h>

#include "base/tandem-fold.h"

#define ROW_LENGTH_HINT 72
#define FEWEST_PHONE_DIGITS 3
#define REBUILD_FLOOR 1000
#define SAMPLE_STEP 61          /* every so many bytes are counted: enough to know which are rare */
#define BLOCK 64                /* starts looked at in one step of a scan */

typedef guint8 Lane __attribute__ ((vector_size (16)));

typedef struct {
  gint64 id;
  guint place;                  /* stands before this row */
  char *text;
} Changed;

/* A word that is typed. */
typedef struct {
  char *text;
  gsize length;
  guint rarest, second;         /* which of its bytes the texts have least of */
  char *digits;                 /* as a phone number, where that is another text; NULL */
} Word;

struct _TandemSearchIndex {
  char *bytes;                  /* rows, each closed by \n */
  gsize n_bytes, n_reserved;
  GArray *starts;               /* of gsize: where each row begins, and where the last ends */
  GArray *ids;                  /* of gint64, in name order */
  guint counts[256];            /* how common each byte is */
  guint *by_id;                 /* rows in the order of their ids */
  guint8 *dead;                 /* a bit for each row that was removed or changed */
  guint n_dead;
  GArray *changed;              /* of Changed, by place */
};

static void
clear_changed (gpointer data)
{
  g_free (((Changed *) data)->text);
}

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->text);
  g_free (((Word *) data)->digits);
}

static gint64
get_id (TandemSearchIndex *self, guint row)
{
  return g_array_index (self->ids, gint64, row);
}

static gsize
get_start (TandemSearchIndex *self, guint row)
{
  return g_array_index (self->starts, gsize, row);
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

static int
compare_ids_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  TandemSearchIndex *self = data;
  gint64 first = get_id (self, *(const guint *) a);
  gint64 second = get_id (self, *(const guint *) b);

  return (first > second) - (first < second);
}

static gboolean
find_row (TandemSearchIndex *self, gint64 id, guint *row)
{
  guint low = 0, high = self->ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_id (self, self->by_id[middle]) < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->ids->len || get_id (self, self->by_id[low]) != id)
    return FALSE;
  *row = self->by_id[low];
  return TRUE;
}

static gboolean
find_changed (TandemSearchIndex *self, gint64 id, guint *index)
{
  for (guint i = 0; i < self->changed->len; i++)
    if (g_array_index (self->changed, Changed, i).id == id)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/* The row in which a byte lies, at @from or behind it: most often close behind. */
static guint
find_row_at (TandemSearchIndex *self, gsize offset, guint from)
{
  guint low = from, step = 1, high;

  while (low + step < self->ids->len && get_start (self, low + step) <= offset)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step, self->ids->len) - 1;
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

static gboolean
is_any (Lane lane)
{
  guint64 halves[2];

  memcpy (halves, &lane, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

/* As memmem(), which looks at each byte of a text; here two bytes of the word, the rarest, are looked for at 64 places in
 * one step: measured 13 to 90 times as fast where a word is not found. */
static const char *
scan_bytes (const char *text, gsize length, const Word *word)
{
  const Lane first = (Lane) { 0 } + (guint8) word->text[word->rarest];
  const Lane second = (Lane) { 0 } + (guint8) word->text[word->second];
  gsize i = 0;

  for (; i + BLOCK + word->length <= length; i += BLOCK)
    {
      Lane hits = { 0 };

      for (gsize k = 0; k < BLOCK; k += sizeof (Lane))
        {
          Lane a, b;

          memcpy (&a, text + i + k + word->rarest, sizeof a);
          memcpy (&b, text + i + k + word->second, sizeof b);
          hits |= (Lane) ((a == first) & (b == second));
        }
      if (!is_any (hits))
        continue;
      for (gsize k = i; k < i + BLOCK; k++)
        if (text[k + word->rarest] == word->text[word->rarest] && memcmp (text + k, word->text, word->length) == 0)
          return text + k;
    }
  return memmem (text + i, length - i, word->text, word->length);
}

/* --- words ----------------------------------------------------------------------------------------------------------- */

/* "+49(30)" and "0049-30" are "4930" in the texts; a 0 in front is dialled inside of a country only. */
static char *
read_phone_digits (const char *word)
{
  GString *digits = g_string_new (NULL);

  for (const char *c = word; *c; c++)
    if (g_ascii_isdigit (*c) && (*c != '0' || digits->len > 0))
      g_string_append_c (digits, *c);
    else if (strchr ("0123456789+()-/.", *c) == NULL)
      {
        g_string_truncate (digits, 0);
        break;
      }
  if (digits->len < (*word == '+' ? 1 : FEWEST_PHONE_DIGITS) || g_str_equal (digits->str, word))
    return g_string_free (digits, TRUE), NULL;
  return g_string_free (digits, FALSE);
}

/* The words in the order in which they are looked for: first that which is rarest, as its rarest byte tells; behind all
 * others those that have two forms, which one scan does not find. */
static int
compare_words_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Word *first = a, *second = b;
  const guint *counts = data;
  guint n_first = counts[(guint8) first->text[first->rarest]];
  guint n_second = counts[(guint8) second->text[second->rarest]];

  if ((first->digits == NULL) != (second->digits == NULL))
    return first->digits ? 1 : -1;
  if (n_first != n_second)
    return n_first < n_second ? -1 : 1;
  return (first->length < second->length) - (first->length > second->length);
}

static void
find_rare_bytes (Word *word, const guint counts[256])
{
  for (guint i = 1; i < word->length; i++)
    if (counts[(guint8) word->text[i]] < counts[(guint8) word->text[word->rarest]])
      word->rarest = i;
  word->second = word->rarest == 0 && word->length > 1 ? 1 : 0;
  for (guint i = 0; i < word->length; i++)
    if (i != word->rarest && counts[(guint8) word->text[i]] < counts[(guint8) word->text[word->second]])
      word->second = i;
}

static GArray *
split_words (TandemSearchIndex *self, const char *typed)
{
  g_autofree char *folded = tandem_fold_text (typed);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n\r", -1);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      {
        Word word = { .text = g_strdup (parts[i]), .length = strlen (parts[i]), .digits = read_phone_digits (parts[i]) };

        find_rare_bytes (&word, self->counts);
        g_array_append_val (words, word);
      }
  g_array_sort_with_data (words, compare_words_cb, self->counts);
  return words;
}

static gboolean
has_words (const char *text, gsize length, GArray *words, guint from)
{
  for (guint i = from; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (memmem (text, length, word->text, word->length) == NULL
          && (word->digits == NULL || memmem (text, length, word->digits, strlen (word->digits)) == NULL))
        return FALSE;
    }
  return TRUE;
}

/* The next row that has all words, at @row or behind it; the number of rows where there is none. */
static guint
find_next (TandemSearchIndex *self, GArray *words, guint row)
{
  const Word *first = words->len ? &g_array_index (words, Word, 0) : NULL;
  gboolean is_scanned = first && first->digits == NULL;

  for (; row < self->ids->len; row++)
    {
      gsize start = get_start (self, row);
      const char *hit;

      if (is_scanned)
        {
          hit = scan_bytes (self->bytes + start, self->n_bytes - start, first);
          if (hit == NULL)
            return self->ids->len;
          row = find_row_at (self, (gsize) (hit - self->bytes), row);
          start = get_start (self, row);
        }
      if (!is_dead (self, row) && has_words (self->bytes + start, get_start (self, row + 1) - start, words, is_scanned))
        return row;
    }
  return row;
}

/* --- public ---------------------------------------------------------------------------------------------------------- */

static void
append_field (GString *text, char *folded)
{
  if (*folded)
    {
      if (text->len)
        g_string_append_c (text, ' ');
      g_string_append (text, folded);
    }
  g_free (folded);
}

/* The (0) of "+49 (0)30" is never dialled with what stands before it. */
static char *
fold_phone (const char *phone)
{
  g_auto (GStrv) parts = g_strsplit (phone, "(0)", 2);
  g_autofree char *dialled = g_strjoinv ("", parts);

  return tandem_fold_digits (dialled);
}

/**
 * tandem_search_fields_fold:
 *
 * Returns: (transfer full): the text that a record is searched by, for tandem_search_index_append()
 */
char *
tandem_search_fields_fold (const TandemSearchFields *fields)
{
  GString *text = g_string_new (NULL);

  append_field (text, tandem_fold_text (fields->name ? fields->name : ""));
  append_field (text, tandem_fold_text (fields->company ? fields->company : ""));
  append_field (text, tandem_fold_text (fields->email ? fields->email : ""));
  append_field (text, fold_phone (fields->phone ? fields->phone : ""));
  append_field (text, tandem_fold_text (fields->city ? fields->city : ""));
  return g_string_free (text, FALSE);
}

/**
 * TandemSearchIndex:
 *
 * The index of one table. It is filled and sealed on one thread, a worker, then handed to another, which asks it and tells
 * it of changes: never two at once.
 */

/**
 * tandem_search_index_new:
 * @n_hint: about how many rows there will be
 *
 * Returns: (transfer full): an index to append to
 */
TandemSearchIndex *
tandem_search_index_new (guint n_hint)
{
  TandemSearchIndex *self = g_new0 (TandemSearchIndex, 1);
  gsize start = 0;

  self->n_reserved = MAX ((gsize) n_hint * ROW_LENGTH_HINT, 4096);
  self->bytes = g_malloc (self->n_reserved);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (gsize), n_hint + 1);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_hint);
  self->changed = g_array_new (FALSE, FALSE, sizeof (Changed));
  g_array_set_clear_func (self->changed, clear_changed);
  g_array_append_val (self->starts, start);
  return self;
}

/**
 * tandem_search_index_free:
 * @self: (transfer full): the index
 */
void
tandem_search_index_free (TandemSearchIndex *self)
{
  g_free (self->bytes);
  g_free (self->by_id);
  g_free (self->dead);
  g_array_unref (self->starts);
  g_array_unref (self->ids);
  g_array_unref (self->changed);
  g_free (self);
}

/**
 * tandem_search_index_append:
 * @id: of a record that was not appended yet
 * @folded: its text, from tandem_search_fields_fold()
 *
 * Adds the record that is next in name order, before the index is sealed.
 */
void
tandem_search_index_append (TandemSearchIndex *self, gint64 id, const char *folded)
{
  gsize length = strlen (folded);

  g_return_if_fail (self->by_id == NULL);
  if (self->n_bytes + length + 1 > self->n_reserved)
    {
      self->n_reserved = (self->n_bytes + length + 1) / 4 * 5 + 4096;
      self->bytes = g_realloc (self->bytes, self->n_reserved);
    }
  memcpy (self->bytes + self->n_bytes, folded, length);
  /* a line end inside of a text would be no harm, but a word never has one */
  self->bytes[self->n_bytes + length] = '\n';
  self->n_bytes += length + 1;
  g_array_append_val (self->starts, self->n_bytes);
  g_array_append_val (self->ids, id);
}

/**
 * tandem_search_index_seal:
 *
 * Ends appending; from now on the index can be asked and changed.
 */
void
tandem_search_index_seal (TandemSearchIndex *self)
{
  guint n = self->ids->len;

  g_return_if_fail (self->by_id == NULL);
  self->bytes = g_realloc (self->bytes, MAX (self->n_bytes, 1));
  self->n_reserved = self->n_bytes;
  self->by_id = g_new (guint, (gsize) n + 1);
  self->dead = g_new0 (guint8, (gsize) n / 8 + 1);
  for (guint i = 0; i < n; i++)
    self->by_id[i] = i;
  for (gsize i = 0; i < self->n_bytes; i += SAMPLE_STEP)
    self->counts[(guint8) self->bytes[i]]++;
  g_sort_array (self->by_id, n, sizeof (guint), compare_ids_cb, self);
}

/**
 * tandem_search_index_count:
 *
 * Returns: how many records can be found
 */
guint
tandem_search_index_count (TandemSearchIndex *self)
{
  return self->ids->len - self->n_dead + self->changed->len;
}

/**
 * tandem_search_index_find_place:
 * @id: of a record
 * @place: (out): where it stands in name order, for tandem_search_index_update() of one that belongs just before it
 *
 * Returns: whether the record is in the index
 */
gboolean
tandem_search_index_find_place (TandemSearchIndex *self, gint64 id, guint *place)
{
  guint index;

  g_return_val_if_fail (self->by_id != NULL, FALSE);
  if (find_changed (self, id, &index))
    {
      *place = g_array_index (self->changed, Changed, index).place;
      return TRUE;
    }
  return find_row (self, id, place) && !is_dead (self, *place);
}

/**
 * tandem_search_index_remove:
 * @id: of a record, which need not be in the index
 */
void
tandem_search_index_remove (TandemSearchIndex *self, gint64 id)
{
  guint index;

  g_return_if_fail (self->by_id != NULL);
  if (find_changed (self, id, &index))
    g_array_remove_index (self->changed, index);
  if (find_row (self, id, &index))
    bury (self, index);
}

/**
 * tandem_search_index_update:
 * @id: of a record, known or new
 * @folded: its text, from tandem_search_fields_fold()
 * @place: before which it stands: one of tandem_search_index_find_place(), %TANDEM_SEARCH_SAME_PLACE where its name did
 *   not change, or %TANDEM_SEARCH_LAST_PLACE. Of two at one place the one told first comes first
 */
void
tandem_search_index_update (TandemSearchIndex *self, gint64 id, const char *folded, guint place)
{
  guint n = self->ids->len;
  Changed changed = { id, MIN (place, n), NULL };
  guint index;

  g_return_if_fail (self->by_id != NULL);
  if (place == TANDEM_SEARCH_SAME_PLACE && tandem_search_index_find_place (self, id, &place))
    changed.place = place;
  tandem_search_index_remove (self, id);
  changed.text = g_strdup (folded);
  for (index = self->changed->len; index > 0; index--)
    if (g_array_index (self->changed, Changed, index - 1).place <= changed.place)
      break;
  g_array_insert_val (self->changed, index, changed);
}

/**
 * tandem_search_index_needs_rebuild:
 *
 * Returns: whether over 1 % of the records changed, so that a new index should be built
 */
gboolean
tandem_search_index_needs_rebuild (TandemSearchIndex *self)
{
  return self->n_dead + self->changed->len > MAX (self->ids->len / 100, REBUILD_FLOOR);
}

/**
 * tandem_search_index_query:
 * @typed: what was typed: words in any order, of which each is any part of a word of the record; a word that is written
 *   as a phone number, with 3 digits or a + in front, is looked for as its digits too. Without a word all records are found
 * @limit: how many ids to give at most
 * @total: (out) (optional): how many records are found in all; asking for it makes the scan go to the end
 *
 * Returns: (transfer full) (element-type gint64): ids in name order
 */
GArray *
tandem_search_index_query (TandemSearchIndex *self, const char *typed, guint limit, guint *total)
{
  g_autoptr (GArray) words = split_words (self, typed);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_rows = self->ids->len;
  guint row = 0, next_changed = 0, found = 0;

  g_return_val_if_fail (self->by_id != NULL, ids);
  while (total || ids->len < limit)
    {
      const Changed *changed = NULL;
      gint64 id;

      row = find_next (self, words, row);
      if (next_changed < self->changed->len)
        changed = &g_array_index (self->changed, Changed, next_changed);
      if (changed && changed->place <= row)
        {
          next_changed++;
          if (!has_words (changed->text, strlen (changed->text), words, 0))
            continue;
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
