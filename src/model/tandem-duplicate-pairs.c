/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two are compared where they have something in common: an address, a number, a company, a birthday, a town. So a million are
 * compared with few others each. A fact that very many share, as the number of a switchboard, says nothing. */
#include "model/tandem-duplicate-pairs.h"

#include <string.h>

#include "base/tandem-likeness.h"

#define MOST_PAIRS     20000
#define MOST_SHARING   200 /* of one fact, else it tells nothing */
#define MOST_STRANGERS 5   /* with different names and one e-mail address: more are a shared mailbox */
#define BETWEEN_LOOKS  4096

/* A contact or a company; the names are places in the text of all. */
typedef struct {
  gint64 id;
  gint64 company_id;
  guint given, family;
  guint birthday; /* a hash, 0 for none */
  guint64 words;  /* of the name, in whatever order; 0 for none */
} One;

/* One of those who share something. */
typedef struct {
  guint64 key;
  guint place;
  guint reason;
} Fact;

struct _TandemDuplicatePairs {
  TandemDuplicateSearch *search;
  gboolean is_company;
  GArray *ones;      /* One, by rising ids */
  GByteArray *texts; /* names as they sound, each closed by a 0 */
  GArray *facts;     /* Fact */
  GHashTable *found; /* TandemDuplicate, by its two ids */
};

static guint
hash_pair (gconstpointer data)
{
  const TandemDuplicate *pair = data;

  return g_int64_hash (&pair->id) * 31 ^ g_int64_hash (&pair->other_id);
}

static gboolean
equal_pairs (gconstpointer a, gconstpointer b)
{
  const TandemDuplicate *one = a, *other = b;

  return one->id == other->id && one->other_id == other->other_id;
}

TandemDuplicatePairs *
tandem_duplicate_pairs_new (TandemDuplicateSearch *search, gboolean is_company)
{
  TandemDuplicatePairs *self = g_new0 (TandemDuplicatePairs, 1);

  self->search = search;
  self->is_company = is_company;
  self->ones = g_array_new (FALSE, FALSE, sizeof (One));
  self->texts = g_byte_array_new ();
  self->facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  self->found = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);
  return self;
}

void
tandem_duplicate_pairs_free (TandemDuplicatePairs *self)
{
  g_array_unref (self->ones);
  g_byte_array_unref (self->texts);
  g_array_unref (self->facts);
  g_hash_table_unref (self->found);
  g_free (self);
}

/* --- who is there ------------------------------------------------------------------------------------------------------- */

/* FNV-1a: of a few million values two hardly ever have the same. */
static guint64
hash_text (const char *text, guint64 seed)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  for (const char *c = text; *c; c++)
    hash = (hash ^ (guint8) *c) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

/* The same for the same words in another order. */
static guint64
hash_words (const char *name)
{
  guint64 sum = 0;

  for (const char *c = name; *c;)
    {
      gsize length = strcspn (c, " ");
      guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

      for (gsize i = 0; i < length; i++)
        hash = (hash ^ (guint8) c[i]) * G_GUINT64_CONSTANT (1099511628211);
      sum += hash;
      c += length + strspn (c + length, " ");
    }
  return sum;
}

static guint
add_text (TandemDuplicatePairs *self, char *text)
{
  guint place = self->texts->len;

  g_byte_array_append (self->texts, (const guint8 *) text, (guint) strlen (text) + 1);
  g_free (text);
  return place;
}

static const char *
get_text (TandemDuplicatePairs *self, guint place)
{
  return (const char *) self->texts->data + place;
}

/**
 * tandem_duplicate_pairs_add:
 * @id: larger than all before
 * @given: (nullable): of a contact
 * @family: (nullable): of a contact; the name of a company
 */
void
tandem_duplicate_pairs_add (TandemDuplicatePairs *self, gint64 id, const char *given, const char *family,
                            gint64 company_id, const char *birthday)
{
  One one = {
    .id = id,
    .company_id = company_id,
    .given = add_text (self, tandem_likeness_spell (given)),
    .family = add_text (self, self->is_company ? tandem_likeness_firm (family) : tandem_likeness_spell (family)),
    .birthday = birthday ? g_str_hash (birthday) : 0,
  };

  one.words = hash_words (get_text (self, one.given)) + hash_words (get_text (self, one.family));
  g_array_append_val (self->ones, one);
}

guint
tandem_duplicate_pairs_count (TandemDuplicatePairs *self)
{
  return self->ones->len;
}

static gboolean
find_place (TandemDuplicatePairs *self, gint64 id, guint *place)
{
  guint low = 0, high = self->ones->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->ones, One, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }
  *place = low;
  return low < self->ones->len && g_array_index (self->ones, One, low).id == id;
}

static const One *
get_one (TandemDuplicatePairs *self, guint place)
{
  return &g_array_index (self->ones, One, place);
}

/**
 * tandem_duplicate_pairs_add_fact:
 * @id: one that was added
 * @value: whoever has the same may be the same
 */
void
tandem_duplicate_pairs_add_fact (TandemDuplicatePairs *self, gint64 id, TandemDuplicateReasons reason,
                                 const char *value)
{
  Fact fact = { hash_text (value, reason), 0, reason };

  if (find_place (self, id, &fact.place))
    g_array_append_val (self->facts, fact);
}

/* The words of the name, together with what @key stands for. */
static void
add_name_fact (TandemDuplicatePairs *self, guint place, TandemDuplicateReasons reason, guint64 key)
{
  const One *one = get_one (self, place);
  Fact fact = { (one->words ^ key) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15), place, reason };

  if (one->words != 0)
    g_array_append_val (self->facts, fact);
}

/**
 * tandem_duplicate_pairs_add_town:
 * @id: one that was added
 * @town: folded; namesakes of one town may be one, where nothing speaks against it
 */
void
tandem_duplicate_pairs_add_town (TandemDuplicatePairs *self, gint64 id, const char *town)
{
  guint place;

  if (find_place (self, id, &place) && *get_text (self, get_one (self, place)->given)
      && *get_text (self, get_one (self, place)->family))
    add_name_fact (self, place, TANDEM_DUPLICATE_TOWN, hash_text (town, 0));
}

static void
add_own_facts (TandemDuplicatePairs *self)
{
  for (guint i = 0; i < self->ones->len; i++)
    {
      const One *one = get_one (self, i);
      const Fact colleague = { (guint64) one->company_id, i, TANDEM_DUPLICATE_COMPANY };

      if (self->is_company)
        add_name_fact (self, i, TANDEM_DUPLICATE_NAME, TANDEM_DUPLICATE_NAME);
      else if (one->company_id != 0)
        {
          g_array_append_val (self->facts, colleague);
          add_name_fact (self, i, TANDEM_DUPLICATE_NAME, (guint64) one->company_id);
        }
      if (one->birthday != 0)
        add_name_fact (self, i, TANDEM_DUPLICATE_BIRTHDAY, one->birthday);
    }
}

/* --- pairs ---------------------------------------------------------------------------------------------------------------- */

static TandemLikeness
compare_names (TandemDuplicatePairs *self, const One *a, const One *b)
{
  return tandem_likeness_person (get_text (self, a->given), get_text (self, a->family), get_text (self, b->given),
                                 get_text (self, b->family));
}

static gboolean
is_nameless (TandemDuplicatePairs *self, const One *one)
{
  return *get_text (self, one->given) == '\0' && *get_text (self, one->family) == '\0';
}

/* Two who were born on different days are two, whatever they are called; so are namesakes of two firms. */
static gboolean
speaks_against (const One *a, const One *b, guint reason)
{
  return (a->birthday != 0 && b->birthday != 0 && a->birthday != b->birthday)
         || (reason == TANDEM_DUPLICATE_TOWN && a->company_id != 0 && b->company_id != 0
             && a->company_id != b->company_id);
}

/* Which reasons there are, 0 where these two are not alike enough for the fact that they share. */
static guint
weigh (TandemDuplicatePairs *self, const One *a, const One *b, guint reason, guint n_sharing)
{
  TandemLikeness likeness = compare_names (self, a, b);
  gboolean is_reached = reason & (TANDEM_DUPLICATE_EMAIL | TANDEM_DUPLICATE_PHONE | TANDEM_DUPLICATE_DOMAIN);
  gboolean is_nobody = is_nameless (self, a) || is_nameless (self, b);
  guint reasons = reason & TANDEM_DUPLICATE_NAME ? 0 : reason;

  if (likeness == TANDEM_LIKENESS_NONE && !(is_reached && is_nobody)
      && (reason == TANDEM_DUPLICATE_PHONE || !is_reached || n_sharing > MOST_STRANGERS))
    return 0;
  if (!is_reached && speaks_against (a, b, reason))
    return 0;
  if (likeness != TANDEM_LIKENESS_NONE)
    reasons |= likeness == TANDEM_LIKENESS_SAME ? TANDEM_DUPLICATE_NAME : TANDEM_DUPLICATE_SIMILAR_NAME;
  else if (!is_nobody)
    reasons |= TANDEM_DUPLICATE_OTHER_NAME;
  if (a->company_id != 0 && a->company_id == b->company_id && !self->is_company)
    reasons |= TANDEM_DUPLICATE_COMPANY;
  if (a->birthday != 0 && a->birthday == b->birthday)
    reasons |= TANDEM_DUPLICATE_BIRTHDAY;
  return reasons;
}

static void
add_pair (TandemDuplicatePairs *self, const One *a, const One *b, guint reason, guint n_sharing)
{
  guint reasons = weigh (self, a, b, reason, n_sharing);
  TandemDuplicate key = { MIN (a->id, b->id), MAX (a->id, b->id), 0, FALSE }, *pair;

  if (reasons == 0 || a->id == b->id)
    return;
  pair = g_hash_table_lookup (self->found, &key);
  if (pair == NULL && g_hash_table_size (self->found) == MOST_PAIRS)
    {
      self->search->is_part = TRUE;
      return;
    }
  if (pair == NULL)
    {
      pair = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->found, pair);
    }
  pair->reasons |= reasons;
  pair->is_certain |= (reason & (TANDEM_DUPLICATE_EMAIL | TANDEM_DUPLICATE_PHONE | TANDEM_DUPLICATE_DOMAIN))
                      && ((reasons & (TANDEM_DUPLICATE_NAME | TANDEM_DUPLICATE_SIMILAR_NAME)) != 0
                          || is_nameless (self, a) || is_nameless (self, b));
}

/* A fact that is shared by more tells nothing; in a large firm it takes the same name, which is a fact of its own. */
static void
compare_sharing (TandemDuplicatePairs *self, const Fact *facts, guint n)
{
  if (n < 2 || n > MOST_SHARING)
    return;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && !self->search->is_part; j++)
      add_pair (self, get_one (self, facts[i].place), get_one (self, facts[j].place), facts[i].reason, n);
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const Fact *one = a, *other = b;

  if (one->reason != other->reason)
    return one->reason < other->reason ? -1 : 1;
  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return (one->place > other->place) - (one->place < other->place);
}

/**
 * tandem_duplicate_pairs_find:
 *
 * Compares all who have something in common. What is certain comes first, and stays when there are too many.
 */
gboolean
tandem_duplicate_pairs_find (TandemDuplicatePairs *self, GError **error)
{
  const Fact *facts;

  add_own_facts (self);
  g_array_sort (self->facts, compare_facts);
  facts = (const Fact *) self->facts->data;
  for (guint first = 0, next; first < self->facts->len; first = next)
    {
      for (next = first + 1;
           next < self->facts->len && facts[next].reason == facts[first].reason && facts[next].key == facts[first].key;
           next++)
        ;
      compare_sharing (self, facts + first, next - first);
      if (first / BETWEEN_LOOKS != next / BETWEEN_LOOKS)
        {
          g_atomic_int_set (&self->search->progress, (int) (600 + (guint64) next * 400 / self->facts->len));
          if (g_cancellable_set_error_if_cancelled (self->search->cancellable, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * tandem_duplicate_pairs_remove:
 *
 * For two of whom somebody said that they are not the same.
 */
void
tandem_duplicate_pairs_remove (TandemDuplicatePairs *self, gint64 id, gint64 other_id)
{
  const TandemDuplicate key = { MIN (id, other_id), MAX (id, other_id), 0, FALSE };

  g_hash_table_remove (self->found, &key);
}

static guint
count_reasons (const TandemDuplicate *pair)
{
  guint n = 0;

  for (guint reasons = pair->reasons & ~(guint) TANDEM_DUPLICATE_OTHER_NAME; reasons; reasons &= reasons - 1)
    n++;
  return n;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const TandemDuplicate *one = a, *other = b;
  guint n = count_reasons (one), n_other = count_reasons (other);

  if (one->is_certain != other->is_certain)
    return one->is_certain ? -1 : 1;
  if (n != n_other)
    return n > n_other ? -1 : 1;
  if (one->id != other->id)
    return one->id < other->id ? -1 : 1;
  return (one->other_id > other->other_id) - (one->other_id < other->other_id);
}

/**
 * tandem_duplicate_pairs_list:
 *
 * Returns: (transfer full) (element-type TandemDuplicate): what was found, the most certain first
 */
GArray *
tandem_duplicate_pairs_list (TandemDuplicatePairs *self)
{
  GArray *pairs = g_array_sized_new (FALSE, FALSE, sizeof (TandemDuplicate), g_hash_table_size (self->found));
  GHashTableIter iter;
  gpointer pair;

  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, &pair, NULL))
    g_array_append_vals (pairs, pair, 1);
  g_array_sort (pairs, compare_pairs);
  return pairs;
}
