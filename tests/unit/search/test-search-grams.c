/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pass that leaves out blocks of rows finds what a look through each text does, in every script, and for numbers. */
#include <string.h>

#include "base/tandem-fold.h"
#include "search/tandem-search-builder.h"
#include "search/tandem-search-grams.h"
#include "search/tandem-search-index.h"
#include "search/tandem-search-words.h"

#define N_ROWS    (TANDEM_SEARCH_BLOCK_ROWS * 67 + 5) /* more than are passed over in one go, and a part of a block */
#define N_TYPED   600
#define MOST_PART 9 /* letters of what is typed of a text */

static const char *const letters[] = { "abcdefgh", "äöüßéñ", "абвгдежз", "אבגדהו", "王李張陳", "0123456789", "🜁🜂a" };

static void
append_word (GString *text)
{
  const char *from = letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))];
  glong n_from = g_utf8_strlen (from, -1);

  for (int n = g_test_rand_int_range (1, 11); n > 0; n--)
    {
      const char *letter = g_utf8_offset_to_pointer (from, g_test_rand_int_range (0, (int) n_from));

      g_string_append_unichar (text, g_utf8_get_char (letter));
    }
}

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
    {
      append_word (text);
      if (n > 1 && g_test_rand_int_range (0, 4))
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static TandemSearchIndex *
make_index (GStrv texts)
{
  g_autoptr (TandemSearchBuilder) builder = tandem_search_builder_new (N_ROWS);

  for (guint i = 0; i < N_ROWS; i++)
    tandem_search_builder_add_row (builder, i + 1, NULL, -1);
  for (guint i = 0; i < N_ROWS; i++)
    tandem_search_builder_add_text (builder, i + 1, texts[i], strlen (texts[i]));
  return tandem_search_index_new (tandem_search_builder_finish (builder));
}

/* Texts that are folded already, so that what is typed is what is looked for. */
static GStrv
make_texts (void)
{
  GStrv texts = g_new0 (char *, N_ROWS + 1);

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *text = make_text ();
      GString *folded = g_string_new (NULL);

      tandem_fold_append (folded, text);
      texts[i] = g_string_free (folded, FALSE);
    }
  return texts;
}

static char *
cut_part (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  glong start = length ? g_test_rand_int_range (0, (int) length) : 0;

  return g_utf8_substring (text, start, MIN (start + g_test_rand_int_range (1, MOST_PART), length));
}

/* Parts of one text or of two, and sometimes what is nowhere. */
static char *
make_typed (GStrv texts)
{
  g_autofree char *part = cut_part (texts[g_test_rand_int_range (0, N_ROWS)]);
  g_autofree char *other = cut_part (texts[g_test_rand_int_range (0, N_ROWS)]);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_strdup_printf ("%s %s", part, other);
    case 1:
      return g_strdup_printf ("%s%s", part, other);
    default:
      return g_steal_pointer (&part);
    }
}

static gboolean
has_words (const char *text, const char *typed)
{
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The zeros in front of a number are not looked for in every way. */
static gboolean
is_match (const char *text, const char *typed)
{
  gboolean is_number = typed[strspn (typed, "0123456789 ")] == '\0';
  g_autofree char *digits = NULL;

  if (has_words (text, typed))
    return TRUE;
  if (!is_number)
    return FALSE;
  digits = tandem_fold_digits (typed);
  return strlen (digits) >= 3 && digits[strspn (digits, "0")] && strstr (text, digits + strspn (digits, "0"));
}

static gboolean
is_plain (const char *typed)
{
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);
  guint n_numbers = 0;

  for (guint i = 0; words[i]; i++)
    n_numbers += *words[i] && words[i][strspn (words[i], "0123456789")] == '\0';
  return n_numbers == 0 || (n_numbers == 1 && words[1] == NULL && !g_str_has_prefix (words[0], "00"));
}

static void
compare (TandemSearchIndex *index, GStrv texts, const char *typed)
{
  g_autoptr (GArray) ids = tandem_search_index_query (index, typed, G_MAXUINT, NULL, NULL);
  g_autoptr (GArray) first = tandem_search_index_query (index, typed, 3, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      if (!is_match (texts[i], typed))
        continue;
      if (n >= ids->len || g_array_index (ids, gint64, n) != i + 1)
        g_error ("“%s” is not found in “%s”", typed, texts[i]);
      n++;
    }
  g_assert_cmpuint (ids->len, ==, n);
  g_assert_cmpmem (first->data, first->len * sizeof (gint64), ids->data, MIN (n, 3) * sizeof (gint64));
}

static void
test_random (void)
{
  g_auto (GStrv) texts = make_texts ();
  g_autoptr (TandemSearchIndex) index = make_index (texts);

  for (guint i = 0; i < N_TYPED; i++)
    {
      g_autofree char *typed = make_typed (texts);

      if (is_plain (typed))
        compare (index, texts, typed);
    }
}

/* The first and the last row of each block, by all of their words. */
static void
test_edges (void)
{
  g_auto (GStrv) texts = make_texts ();
  g_autoptr (TandemSearchIndex) index = make_index (texts);

  for (guint i = 0; i < N_ROWS; i++)
    if ((i % TANDEM_SEARCH_BLOCK_ROWS == 0 || (i + 1) % TANDEM_SEARCH_BLOCK_ROWS == 0) && is_plain (texts[i]))
      compare (index, texts, texts[i]);
}

/* What the sieve is for: of a word that one row has, hardly another block is looked at. */
static void
test_sieve (void)
{
  g_auto (GStrv) texts = make_texts ();
  g_autoptr (TandemSearchBuilder) builder = tandem_search_builder_new (N_ROWS);
  guint counts[256] = { 0 };
  const char *typed[] = { "quixote", "4930123456", "карамазов", "司馬遷" };

  for (guint i = 0; i < N_ROWS; i++)
    tandem_search_builder_add_row (builder, i + 1, NULL, -1);
  for (guint i = 0; i < N_ROWS; i++)
    {
      tandem_search_builder_add_text (builder, i + 1, texts[i], strlen (texts[i]));
      if (i < G_N_ELEMENTS (typed))
        tandem_search_builder_add_text (builder, i + 1, typed[i], strlen (typed[i]));
    }
  {
    TandemSearchRows *rows = tandem_search_builder_finish (builder);
    g_autoptr (TandemSearchGrams) grams = tandem_search_grams_new (rows);

    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      {
        g_autoptr (GPtrArray) ways = tandem_search_words_parse (typed[i], counts);
        g_autofree guint8 *blocks = tandem_search_grams_sieve (grams, ways->pdata[0]);
        guint n = 0;

        for (guint block = 0; block <= N_ROWS / TANDEM_SEARCH_BLOCK_ROWS; block++)
          n += blocks[block / 8] >> (block % 8) & 1;
        g_assert_true (blocks[0] & 1);
        g_assert_cmpuint (n, <=, 3);
      }
    tandem_search_rows_free (rows);
  }
}

/* Nobody waits for a pass that the next letter ends. */
static void
test_cancelled (void)
{
  g_auto (GStrv) texts = make_texts ();
  g_autoptr (TandemSearchIndex) index = make_index (texts);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) before = tandem_search_index_query (index, "a", 3, NULL, cancellable);
  g_autoptr (GArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 3);
  g_cancellable_cancel (cancellable);
  after = tandem_search_index_query (index, "a", 3, NULL, cancellable);
  g_assert_cmpuint (after->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/grams/random", test_random);
  g_test_add_func ("/search/grams/edges", test_edges);
  g_test_add_func ("/search/grams/sieve", test_sieve);
  g_test_add_func ("/search/grams/cancelled", test_cancelled);
  return g_test_run ();
}
