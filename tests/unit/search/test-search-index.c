/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "search/tandem-search-index.h"

static TandemSearchIndex *
make_index (const TandemSearchFields *fields, guint n)
{
  TandemSearchIndex *index = tandem_search_index_new (n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *folded = tandem_search_fields_fold (&fields[i]);

      tandem_search_index_append (index, (gint64) i + 1, folded);
    }
  tandem_search_index_seal (index);
  return index;
}

/* The ids as digits in a row: "13". */
static void
assert_found (TandemSearchIndex *index, const char *typed, const char *expected)
{
  guint total = 0;
  g_autoptr (GArray) ids = tandem_search_index_query (index, typed, 100, &total);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%d", (int) g_array_index (ids, gint64, i));
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (total, ==, ids->len);
}

static const TandemSearchFields people[] = {
  { "Ángela Ruiz", "Łódź Works", "ar@example.org", "+49 (0)30 123-456", "Berlin" },
  { "Bernd Straße", NULL, "bernd@example.org", NULL, "Ulm" },
  { "Carla Angelo", "Studio 12-34", NULL, "0049 89 777", "Bern" },
};

static void
test_words (void)
{
  g_autoptr (TandemSearchIndex) index = make_index (people, G_N_ELEMENTS (people));

  assert_found (index, "angel", "13");
  assert_found (index, "RUIZ ángel", "1");
  assert_found (index, "strasse", "2");
  assert_found (index, "lodz berlin", "1");
  assert_found (index, "ern", "23");
  assert_found (index, "example.org", "12");
  assert_found (index, "12-34", "13");
  assert_found (index, "0123-456", "1");
  assert_found (index, "+49 0", "13");
  assert_found (index, "+4989", "3");
  assert_found (index, "+4930123", "1");
  assert_found (index, "+50", "");
  assert_found (index, "ruizlodz", "");
  assert_found (index, "berlin bernd", "");
  assert_found (index, "  ", "123");
}

static void
test_changes (void)
{
  g_autoptr (TandemSearchIndex) index = make_index (people, G_N_ELEMENTS (people));
  guint place;

  tandem_search_index_update (index, 2, "bernd changed", TANDEM_SEARCH_SAME_PLACE);
  assert_found (index, "", "123");
  assert_found (index, "changed", "2");
  assert_found (index, "ulm", "");
  tandem_search_index_update (index, 2, "zoe changed", TANDEM_SEARCH_LAST_PLACE);
  assert_found (index, "", "132");
  tandem_search_index_update (index, 7, "aaron new", 0);
  assert_found (index, "", "7132");
  g_assert_true (tandem_search_index_find_place (index, 3, &place));
  tandem_search_index_update (index, 8, "bert", place);
  assert_found (index, "", "71832");
  g_assert_cmpuint (tandem_search_index_count (index), ==, 5);
  tandem_search_index_remove (index, 3);
  tandem_search_index_remove (index, 7);
  tandem_search_index_remove (index, 7);
  assert_found (index, "", "182");
  g_assert_false (tandem_search_index_find_place (index, 3, &place));
  g_assert_cmpuint (tandem_search_index_count (index), ==, 3);
}

static void
test_empty (void)
{
  g_autoptr (TandemSearchIndex) index = make_index (NULL, 0);

  assert_found (index, "", "");
  assert_found (index, "x", "");
  tandem_search_index_update (index, 4, "first x", TANDEM_SEARCH_SAME_PLACE);
  assert_found (index, "x", "4");
  g_assert_false (tandem_search_index_needs_rebuild (index));
}

/* --- against the plain way ----------------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  char *text;
} Row;

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->text);
}

static char *
make_text (guint longest, const char *letters)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (0, (gint32) longest);

  while (n--)
    g_string_append_c (text, letters[g_test_rand_int_range (0, (gint32) strlen (letters))]);
  return g_string_free (text, FALSE);
}

static gboolean
is_match (const char *text, const char *typed)
{
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
compare (TandemSearchIndex *index, GArray *rows)
{
  g_autofree char *typed = make_text (6, "abc ");
  guint limit = (guint) g_test_rand_int_range (0, 12);
  guint total = 0, n = 0;
  g_autoptr (GArray) ids = tandem_search_index_query (index, typed, limit, &total);
  g_autoptr (GArray) again = tandem_search_index_query (index, typed, limit, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (!is_match (row->text, typed))
        continue;
      if (n < limit)
        {
          g_assert_cmpuint (n, <, ids->len);
          g_assert_cmpint (g_array_index (ids, gint64, n), ==, row->id);
        }
      n++;
    }
  g_assert_cmpuint (total, ==, n);
  g_assert_cmpuint (ids->len, ==, MIN (n, limit));
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), again->data, again->len * sizeof (gint64));
  g_assert_cmpuint (tandem_search_index_count (index), ==, rows->len);
}

/* Changes keep their place or go to the end, so that the plain list knows the order. */
static void
change (TandemSearchIndex *index, GArray *rows, gint64 *next_id)
{
  guint i = rows->len ? (guint) g_test_rand_int_range (0, (gint32) rows->len) : 0;
  int kind = g_test_rand_int_range (0, 4);
  Row row = { 0 };

  if (rows->len == 0 || kind == 0)
    {
      row = (Row) { (*next_id)++, make_text (12, "abc ") };
      g_array_append_val (rows, row);
      tandem_search_index_update (index, row.id, row.text, TANDEM_SEARCH_LAST_PLACE);
      return;
    }
  row.id = g_array_index (rows, Row, i).id;
  if (kind == 1)
    {
      g_array_remove_index (rows, i);
      tandem_search_index_remove (index, row.id);
      return;
    }
  row.text = make_text (12, "abc ");
  g_array_remove_index (rows, i);
  g_array_append_val (rows, row);
  tandem_search_index_update (index, row.id, row.text, TANDEM_SEARCH_LAST_PLACE);
}

static void
test_random (void)
{
  for (int round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 60);   /* some hundred bytes: blocks of a scan, and its end */
      g_autoptr (TandemSearchIndex) index = tandem_search_index_new (0);
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
      gint64 next_id = 1000000;

      g_array_set_clear_func (rows, clear_row);
      for (guint i = 0; i < n; i++)
        {
          Row row = { (gint64) (i * 7919 % 997) + 1, make_text (12, "abc ") };

          tandem_search_index_append (index, row.id, row.text);
          g_array_append_val (rows, row);
        }
      tandem_search_index_seal (index);
      for (int i = 0; i < 40; i++)
        {
          compare (index, rows);
          change (index, rows, &next_id);
        }
    }
}

/* A million rows: not a bar, which needs a quiet machine, but a pass that must not become a walk. */
static void
test_speed (void)
{
  g_autoptr (TandemSearchIndex) index = tandem_search_index_new (g_test_perf () ? 1000000 : 10000);
  guint n = g_test_perf () ? 1000000 : 10000;
  const char *typed[] = { "a", "mart", "zzzz", "nobody there", "4915550", "martinez example.com" };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("person%u martinez company %u p%u@example.com 4915550%07u hamburg", i, i % 977, i, i);

      tandem_search_index_append (index, (gint64) i + 1, text);
    }
  tandem_search_index_seal (index);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GArray) ids = NULL;
      double seconds;

      g_test_timer_start ();
      ids = tandem_search_index_query (index, typed[i], 60, NULL);
      seconds = g_test_timer_elapsed ();
      g_test_minimized_result (seconds, "%s: %u ids in %.2f ms", typed[i], ids->len, seconds * 1000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/index/words", test_words);
  g_test_add_func ("/search/index/changes", test_changes);
  g_test_add_func ("/search/index/empty", test_empty);
  g_test_add_func ("/search/index/random", test_random);
  g_test_add_func ("/search/index/speed", test_speed);
  return g_test_run ();
}
