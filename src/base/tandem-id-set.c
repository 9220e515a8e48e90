/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A set of record ids with a bit for each, in words of 64 neighbouring ids that are found by hashing. Ids made together lie
 * together (the low bits of an id are a sequence), so a million records of one import need 16,000 words and an id made by
 * hand one word. Plain arrays with open addressing: selecting a million rows must not make a million allocations. */

#include "base/tandem-id-set.h"

#define FIRST_SIZE 64
#define NO_PREFIX  G_MAXUINT64

typedef struct {
  guint64 prefix; /* id / 64; NO_PREFIX in an unused word */
  guint64 bits;
} Word;

struct _TandemIdSet {
  Word *words;
  gsize n_words; /* a power of two */
  gsize n_used;
  gsize n_ids;
};

static Word *
new_words (gsize n)
{
  Word *words = g_new (Word, n);

  for (gsize i = 0; i < n; i++)
    words[i] = (Word) { .prefix = NO_PREFIX };
  return words;
}

static guint64
prefix_of (gint64 id)
{
  return (guint64) id >> 6;
}

static guint64
bit_of (gint64 id)
{
  return G_GUINT64_CONSTANT (1) << (id & 63);
}

/* The word of `prefix`, or the unused one where it belongs. */
static Word *
find_word (TandemIdSet *self, guint64 prefix)
{
  guint64 hash = prefix * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  gsize at = (hash ^ (hash >> 32)) & (self->n_words - 1);

  while (self->words[at].prefix != prefix && self->words[at].prefix != NO_PREFIX)
    at = (at + 1) & (self->n_words - 1);
  return &self->words[at];
}

static void
grow (TandemIdSet *self)
{
  g_autofree Word *old = self->words;
  gsize n_old = self->n_words;

  self->n_words *= 2;
  self->words = new_words (self->n_words);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].prefix != NO_PREFIX)
      *find_word (self, old[i].prefix) = old[i];
}

/**
 * tandem_id_set_new:
 *
 * Makes an empty set of record ids. It belongs to one thread.
 *
 * Returns: (transfer full): a set; free it with tandem_id_set_free()
 */
TandemIdSet *
tandem_id_set_new (void)
{
  TandemIdSet *self = g_new0 (TandemIdSet, 1);

  self->n_words = FIRST_SIZE;
  self->words = new_words (FIRST_SIZE);
  return self;
}

void
tandem_id_set_free (TandemIdSet *self)
{
  g_free (self->words);
  g_free (self);
}

/**
 * tandem_id_set_add:
 *
 * Returns: whether the id was not in the set before
 */
gboolean
tandem_id_set_add (TandemIdSet *self, gint64 id)
{
  Word *word = find_word (self, prefix_of (id));

  if (word->prefix == NO_PREFIX)
    {
      if ((self->n_used + 1) * 2 > self->n_words)
        {
          grow (self);
          word = find_word (self, prefix_of (id));
        }
      word->prefix = prefix_of (id);
      self->n_used++;
    }
  if (word->bits & bit_of (id))
    return FALSE;
  word->bits |= bit_of (id);
  self->n_ids++;
  return TRUE;
}

/**
 * tandem_id_set_remove:
 *
 * Returns: whether the id was in the set
 */
gboolean
tandem_id_set_remove (TandemIdSet *self, gint64 id)
{
  Word *word = find_word (self, prefix_of (id));

  if (!(word->bits & bit_of (id)))
    return FALSE;
  word->bits &= ~bit_of (id);
  self->n_ids--;
  return TRUE;
}

gboolean
tandem_id_set_contains (TandemIdSet *self, gint64 id)
{
  return (find_word (self, prefix_of (id))->bits & bit_of (id)) != 0;
}

gsize
tandem_id_set_get_size (TandemIdSet *self)
{
  return self->n_ids;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/**
 * tandem_id_set_list:
 *
 * Returns: (transfer full) (element-type gint64): the ids from the least to the greatest
 */
GArray *
tandem_id_set_list (TandemIdSet *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) self->n_ids);

  for (gsize i = 0; i < self->n_words; i++)
    for (guint64 bits = self->words[i].bits; bits != 0; bits &= bits - 1)
      {
        gint64 id = (gint64) (self->words[i].prefix << 6 | (guint64) __builtin_ctzll (bits));

        g_array_append_val (ids, id);
      }
  g_array_sort (ids, compare_ids);
  return ids;
}
