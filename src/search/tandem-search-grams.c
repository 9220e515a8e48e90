/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In which blocks of rows a word can be at all. Most of what somebody types of a new person is nowhere, and only a pass over all
 * texts knew it. Each few letters that stand next to each other in a text, a gram, fall on one of some thousand marks; for
 * each mark there is a bit for each block that has it. A word can only be where all marks of its grams are. Nothing is missed
 * so, and what is let through for nothing costs a look at a block. */
#include "search/tandem-search-grams.h"

#include <string.h>

#include "search/tandem-search-words.h"

#define MARK_BITS 13
#define N_MARKS   (1u << MARK_BITS)
#define NO_MARK   N_MARKS
#define LETTERS   3 /* bytes of a gram, and of another script than Latin two letters at least */
#define DIGITS    5 /* of a gram: a hundred numbers have nearly all of three */
#define MOST      8 /* bytes of a gram that make its mark */

struct _TandemSearchGrams {
  guint8 *bits;  /* mark by mark: a bit for each block */
  guint n_bytes; /* of each mark */
};

static guint
make_mark (guint64 gram)
{
  return (guint) (gram * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> (64 - MARK_BITS));
}

static gboolean
is_digit (guint8 byte)
{
  return byte >= '0' && byte <= '9';
}

/* Two letters at least, of which one is not ASCII. */
static guint
find_wide_mark (const guint8 *text, gsize left)
{
  guint64 gram = 0;
  gsize length = 0;

  if ((*text & 0xc0) == 0x80)
    return NO_MARK; /* within a letter */
  for (guint n_letters = 0; length < LETTERS || n_letters < 2; n_letters++)
    {
      length += length < left ? (guint8) g_utf8_skip[text[length]] : 1;
      if (length > left)
        return NO_MARK;
    }
  for (gsize i = 0; i < length; i++)
    if (text[i] <= ' ')
      return NO_MARK;
  memcpy (&gram, text, MIN (length, MOST));
  return make_mark (gram);
}

/* The mark of the gram that begins here. A longer text that begins alike has the same, or has one where this has none. */
static guint
find_mark (const guint8 *text, gsize left)
{
  guint64 gram;

  if (left < LETTERS)
    return NO_MARK;
  if ((text[0] | text[1] | text[2]) & 0x80)
    return find_wide_mark (text, left);
  if (text[0] <= ' ' || text[1] <= ' ' || text[2] <= ' ')
    return NO_MARK;
  gram = text[0] | (guint64) text[1] << 8 | (guint64) text[2] << 16;
  if (!is_digit (text[0]) || !is_digit (text[1]) || !is_digit (text[2]))
    return make_mark (gram);
  if (left < DIGITS || !is_digit (text[3]) || !is_digit (text[4]))
    return NO_MARK;
  return make_mark (gram | (guint64) text[3] << 24 | (guint64) text[4] << 32);
}

static void
mark_block (const TandemSearchRows *rows, guint block, guint8 bit, guint8 *marked)
{
  guint first = block * TANDEM_SEARCH_BLOCK_ROWS;
  guint32 end = rows->starts[MIN (first + TANDEM_SEARCH_BLOCK_ROWS, rows->n)];

  for (guint32 i = rows->starts[first]; i < end; i++)
    marked[find_mark ((const guint8 *) rows->bytes + i, end - i)] |= bit;
}

/**
 * tandem_search_grams_new:
 *
 * Takes a pass over all texts.
 */
TandemSearchGrams *
tandem_search_grams_new (const TandemSearchRows *rows)
{
  TandemSearchGrams *self = g_new0 (TandemSearchGrams, 1);
  guint n_blocks = (rows->n + TANDEM_SEARCH_BLOCK_ROWS - 1) / TANDEM_SEARCH_BLOCK_ROWS;
  guint8 marked[N_MARKS + 1];

  self->n_bytes = (n_blocks + 7) / 8;
  self->bits = g_malloc ((gsize) self->n_bytes * N_MARKS + 1);
  for (guint byte = 0; byte < self->n_bytes; byte++)
    {
      memset (marked, 0, sizeof marked);
      for (guint i = 0; i < 8 && byte * 8 + i < n_blocks; i++)
        mark_block (rows, byte * 8 + i, (guint8) (1 << i), marked);
      for (guint mark = 0; mark < N_MARKS; mark++)
        self->bits[(gsize) mark * self->n_bytes + byte] = marked[mark];
    }
  return self;
}

void
tandem_search_grams_free (TandemSearchGrams *self)
{
  g_free (self->bits);
  g_free (self);
}

/**
 * tandem_search_grams_get_size:
 *
 * Returns: how many bytes it takes
 */
gsize
tandem_search_grams_get_size (TandemSearchGrams *self)
{
  return (gsize) self->n_bytes * N_MARKS;
}

/**
 * tandem_search_grams_sieve:
 * @words: (element-type TandemSearchWord): that a row has to have all
 *
 * Returns: (transfer full) (nullable): a bit for each block of rows, the lowest first, that says whether one of its rows may have
 *   them; %NULL where the words are too short to tell
 */
guint8 *
tandem_search_grams_sieve (TandemSearchGrams *self, GArray *words)
{
  guint8 *blocks = NULL;

  for (guint i = 0; i < words->len; i++)
    {
      const TandemSearchWord *word = &g_array_index (words, TandemSearchWord, i);

      for (gsize k = 0; k < word->length; k++)
        {
          guint mark = find_mark ((const guint8 *) word->text + k, word->length - k);
          const guint8 *bits;

          if (mark == NO_MARK)
            continue;
          bits = self->bits + (gsize) mark * self->n_bytes;
          if (blocks == NULL)
            blocks = g_memdup2 (bits, self->n_bytes + 1);
          else
            for (guint byte = 0; byte < self->n_bytes; byte++)
              blocks[byte] &= bits[byte];
        }
    }
  return blocks;
}
