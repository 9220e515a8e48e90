/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a record belongs in name order can't be told from its folded text. The sort keys of a million names take 25 MB; next
 * to each other they are much alike, and so, in runs of some that begin with a whole one, they take a third. */
#include "search/tandem-search-keys.h"

#include <string.h>

#define RUN    32  /* keys that are read at most to know one */
#define NO_KEY 255 /* in the place of a length: of who has no name, and comes last */

struct _TandemSearchKeys {
  GByteArray *bytes; /* of each key: how much is shared, how much follows, what follows */
  GArray *runs;      /* of guint32: where each run begins */
  guint n;
  guint8 last[TANDEM_SEARCH_LONGEST_KEY];
  guint n_last;
};

typedef struct {
  guint8 bytes[TANDEM_SEARCH_LONGEST_KEY];
  guint length; /* NO_KEY */
} Key;

static Key
make_key (const guint8 *bytes, int length)
{
  Key made;

  made.length = length < 0 ? NO_KEY : (guint) MIN (length, TANDEM_SEARCH_LONGEST_KEY);
  if (length > 0)
    memcpy (made.bytes, bytes, made.length);
  return made;
}

static Key
make_key_of_bytes (GBytes *key)
{
  gsize length;
  const guint8 *bytes = key ? g_bytes_get_data (key, &length) : NULL;

  return make_key (bytes, key ? (int) MIN (length, TANDEM_SEARCH_LONGEST_KEY) : -1);
}

static int
compare (const Key *key, const Key *other)
{
  int order;

  if (key->length == NO_KEY || other->length == NO_KEY)
    return (key->length == NO_KEY) - (other->length == NO_KEY);
  order = memcmp (key->bytes, other->bytes, MIN (key->length, other->length));
  return order ? order : (int) key->length - (int) other->length;
}

static guint
count_shared (TandemSearchKeys *self, const Key *key)
{
  guint n = 0, most = MIN (self->n_last, key->length);

  while (n < most && self->last[n] == key->bytes[n])
    n++;
  return n;
}

/* Reads the key at @offset, of which @key still has what it shares with the one before, and returns where the next is. */
static guint32
read_key (TandemSearchKeys *self, guint32 offset, Key *key)
{
  const guint8 *entry = self->bytes->data + offset;

  if (entry[1] == NO_KEY)
    {
      key->length = NO_KEY;
      return offset + 2;
    }
  memcpy (key->bytes + entry[0], entry + 2, entry[1]);
  key->length = (guint) entry[0] + entry[1];
  return offset + 2 + entry[1];
}

TandemSearchKeys *
tandem_search_keys_new (void)
{
  TandemSearchKeys *self = g_new0 (TandemSearchKeys, 1);

  self->bytes = g_byte_array_new ();
  self->runs = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
tandem_search_keys_free (TandemSearchKeys *self)
{
  g_byte_array_unref (self->bytes);
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * tandem_search_keys_append:
 * @key: the next one
 * @length: of it; those with -1, which are none, come last
 */
void
tandem_search_keys_append (TandemSearchKeys *self, const guint8 *key, int length)
{
  Key made = make_key (key, length);
  gboolean is_first = self->n % RUN == 0;
  guint shared = is_first || made.length == NO_KEY ? 0 : count_shared (self, &made);
  guint8 head[2] = { (guint8) shared, (guint8) (made.length == NO_KEY ? NO_KEY : made.length - shared) };

  if (is_first)
    {
      guint32 offset = self->bytes->len;

      g_array_append_val (self->runs, offset);
    }
  g_byte_array_append (self->bytes, head, sizeof head);
  self->n++;
  self->n_last = 0;
  if (made.length == NO_KEY)
    return;
  g_byte_array_append (self->bytes, made.bytes + shared, made.length - shared);
  memcpy (self->last, made.bytes, made.length);
  self->n_last = made.length;
}

/**
 * tandem_search_keys_seal:
 *
 * Gives back what was reserved for more keys.
 */
void
tandem_search_keys_seal (TandemSearchKeys *self)
{
  gsize length;
  guint8 *bytes = g_byte_array_steal (self->bytes, &length);

  g_byte_array_unref (self->bytes);
  self->bytes = g_byte_array_new_take (g_realloc (bytes, MAX (length, 1)), length);
}

gsize
tandem_search_keys_get_size (TandemSearchKeys *self)
{
  return self->bytes->len + (gsize) self->runs->len * sizeof (guint32);
}

/* The last run that begins below @key. */
static guint
find_run (TandemSearchKeys *self, const Key *key)
{
  guint low = 0, high = self->runs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Key first = { 0 };

      read_key (self, g_array_index (self->runs, guint32, middle), &first);
      if (compare (&first, key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low ? low - 1 : 0;
}

/**
 * tandem_search_keys_find:
 * @key: (nullable): any one
 * @n_equal: (out): how many are equal to it
 *
 * Returns: how many come before it
 */
guint
tandem_search_keys_find (TandemSearchKeys *self, GBytes *key, guint *n_equal)
{
  Key wanted = make_key_of_bytes (key), found = { 0 };
  guint run = find_run (self, &wanted);
  guint place = run * RUN;
  guint32 offset = self->n ? g_array_index (self->runs, guint32, run) : 0;

  *n_equal = 0;
  for (guint row = place; row < self->n; row++)
    {
      int order;

      offset = read_key (self, offset, &found);
      order = compare (&found, &wanted);
      if (order > 0)
        break;
      if (order < 0)
        place = row + 1;
      else
        (*n_equal)++;
    }
  return place;
}

/**
 * tandem_search_keys_compare:
 *
 * Returns: below, at, or above 0, as the keys sort
 */
int
tandem_search_keys_compare (GBytes *key, GBytes *other)
{
  Key first = make_key_of_bytes (key), second = make_key_of_bytes (other);

  return compare (&first, &second);
}
