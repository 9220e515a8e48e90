/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "search/tandem-search-builder.h"
#include "search/tandem-search-hit.h"
#include "search/tandem-search-index.h"

/* Who is found: the texts of a row, each with its field; in name order, with a letter as the key. */
static const struct {
  const char *key;
  TandemSearchText texts[6];
} people[] = {
  { "b",
    { { TANDEM_SEARCH_FIELD_NAME, (char *) "Ángela Ruiz" },
      { TANDEM_SEARCH_FIELD_EMAIL, (char *) "ar@example.org" },
      { TANDEM_SEARCH_FIELD_PHONE, (char *) "+49 (0)30 123-456" },
      { TANDEM_SEARCH_FIELD_CITY, (char *) "Berlin" },
      { TANDEM_SEARCH_FIELD_COMPANY, (char *) "Łódź Works" } } },
  { "c",
    { { TANDEM_SEARCH_FIELD_NAME, (char *) "Bernd Straße" },
      { TANDEM_SEARCH_FIELD_EMAIL, (char *) "bernd@example.org" },
      { TANDEM_SEARCH_FIELD_CITY, (char *) "Ulm" } } },
  { "d",
    { { TANDEM_SEARCH_FIELD_NAME, (char *) "Carla Angelo" },
      { TANDEM_SEARCH_FIELD_PHONE, (char *) "0049 89 777" },
      { TANDEM_SEARCH_FIELD_CITY, (char *) "Bern" },
      { TANDEM_SEARCH_FIELD_COMPANY, (char *) "Studio 12-34" } } },
};

static GBytes *
make_key (const char *text)
{
  return text ? g_bytes_new (text, strlen (text)) : NULL;
}

/* Texts come in another order than the rows, each in one or two parts, and some are of records that are not there. */
static TandemSearchIndex *
fill (TandemSearchBuilder *builder, const gint64 *ids, char **folded, guint n_rows)
{
  for (guint i = n_rows; i-- > 0;)
    {
      const char *half = strchr (folded[i], ' ');
      gsize n = half ? (gsize) (half - folded[i]) : strlen (folded[i]);

      tandem_search_builder_add_text (builder, ids[i], folded[i], n);
      tandem_search_builder_add_text (builder, -ids[i], "nobody", strlen ("nobody"));
      if (half)
        tandem_search_builder_add_text (builder, ids[i], half + 1, strlen (half + 1));
    }
  return tandem_search_index_new (tandem_search_builder_finish (builder));
}

static void
add_row (TandemSearchBuilder *builder, gint64 id, GBytes *key)
{
  tandem_search_builder_add_row (builder, id, key ? g_bytes_get_data (key, NULL) : NULL,
                                 key ? (int) g_bytes_get_size (key) : -1);
}

static TandemSearchIndex *
make_index (guint n)
{
  g_autoptr (TandemSearchBuilder) builder = tandem_search_builder_new (n);
  g_autofree gint64 *ids = g_new (gint64, n);
  g_auto (GStrv) folded = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (TandemSearchText));
      g_autoptr (GBytes) key = make_key (people[i].key);
      TandemSearchRecord record = { (gint64) i + 1, key, texts };

      for (guint j = 0; people[i].texts[j].text; j++)
        g_array_append_val (texts, people[i].texts[j]);
      folded[i] = tandem_search_record_fold (&record);
      ids[i] = record.id;
      add_row (builder, record.id, key);
    }
  return fill (builder, ids, folded, n);
}

/* The ids as digits in a row: "13". */
static void
assert_found (TandemSearchIndex *index, const char *typed, const char *expected)
{
  guint total = 0;
  g_autoptr (GArray) ids = tandem_search_index_query (index, typed, 100, &total, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%d", (int) g_array_index (ids, gint64, i));
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (total, ==, ids->len);
}

static void
test_words (void)
{
  g_autoptr (TandemSearchIndex) index = make_index (G_N_ELEMENTS (people));

  assert_found (index, "angel", "13");
  assert_found (index, "RUIZ ángel", "1");
  assert_found (index, "strasse", "2");
  assert_found (index, "lodz berlin", "1");
  assert_found (index, "ern", "23");
  assert_found (index, "example.org", "12");
  assert_found (index, "ruizlodz", "");
  assert_found (index, "berlin bernd", "");
  assert_found (index, "  ", "123");
}

static void
test_phones (void)
{
  g_autoptr (TandemSearchIndex) index = make_index (G_N_ELEMENTS (people));

  assert_found (index, "12-34", "13");
  assert_found (index, "0123-456", "1");
  assert_found (index, "+49 0", "13");
  assert_found (index, "+4989", "3");
  assert_found (index, "+4930123", "1");
  assert_found (index, "+49 30 123456", "1");
  assert_found (index, "+49 (0)30 / 12 34 56", "1");
  assert_found (index, "+49(0)30", "1");
  assert_found (index, "+49 030 123", "1");
  assert_found (index, "0049 30 12", "1");
  assert_found (index, "030 123", "1");
  assert_found (index, "ruiz 030 123", "1");
  assert_found (index, "carla 030 123", "");
  assert_found (index, "+50", "");
  assert_found (index, "001", "");
  assert_found (index, "٠٣٠ ١٢٣", "1");
}

static void
remove_one (TandemSearchIndex *index, gint64 id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  tandem_search_index_remove (index, ids);
}

static void
update (TandemSearchIndex *index, gint64 id, const char *folded, const char *key)
{
  g_autoptr (GBytes) bytes = make_key (key);

  remove_one (index, id);
  tandem_search_index_add (index, id, folded, bytes);
}

static void
test_changes (void)
{
  g_autoptr (TandemSearchIndex) index = make_index (G_N_ELEMENTS (people));

  update (index, 2, "bernd changed", "c");
  assert_found (index, "", "123");
  assert_found (index, "changed", "2");
  assert_found (index, "ulm", "");
  update (index, 2, "zoe changed", "z");
  assert_found (index, "", "132");
  update (index, 7, "aaron new", "a");
  assert_found (index, "", "7132");
  update (index, 9, "nobody", NULL);
  assert_found (index, "", "71329");
  update (index, 8, "bert", "cz");
  update (index, 6, "berta", "cy");
  assert_found (index, "", "7168329");
  g_assert_cmpuint (tandem_search_index_count (index), ==, 7);
  remove_one (index, 3);
  remove_one (index, 7);
  remove_one (index, 7);
  assert_found (index, "", "16829");
  g_assert_cmpuint (tandem_search_index_count (index), ==, 5);
}

static void
test_empty (void)
{
  g_autoptr (TandemSearchIndex) index = make_index (0);

  assert_found (index, "", "");
  assert_found (index, "x", "");
  update (index, 4, "first x", "f");
  assert_found (index, "x", "4");
  g_assert_false (tandem_search_index_needs_rebuild (index));
}

static void
test_cancel (void)
{
  g_autoptr (TandemSearchBuilder) builder = tandem_search_builder_new (1000);
  gint64 record_ids[1000];
  g_autoptr (TandemSearchIndex) index = NULL;
  g_auto (GStrv) texts = g_new0 (char *, 1001);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) ids = NULL;

  for (gint64 i = 0; i < 1000; i++)
    {
      texts[i] = g_strdup ("same");
      record_ids[i] = i;
      add_row (builder, i, NULL);
    }
  index = fill (builder, record_ids, texts, 1000);
  g_cancellable_cancel (cancellable);
  ids = tandem_search_index_query (index, "s", G_MAXUINT, NULL, cancellable);
  g_assert_cmpuint (ids->len, <, 1000);
}

/* --- against the plain way ----------------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  char *text;
  GBytes *key;
} Row;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->text);
  g_clear_pointer (&row->key, g_bytes_unref);
}

/* Keys that are alike at their beginning, and some that are equal, or are none. */
static GBytes *
make_random_key (void)
{
  guint8 bytes[300];
  gsize length = (gsize) g_test_rand_int_range (0, g_test_rand_int_range (0, 20) ? 8 : 250);

  if (g_test_rand_int_range (0, 10) == 0)
    return NULL;
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_test_rand_int_range (1, 3);
  return g_bytes_new (bytes, length);
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b)
{
  const Row *first = a, *second = b;
  int order = 0;

  if (first->key == NULL || second->key == NULL)
    order = (first->key == NULL) - (second->key == NULL);
  else
    order = g_bytes_compare (first->key, second->key);
  return order ? order : (first->id > second->id) - (first->id < second->id);
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
  g_autoptr (GArray) ids = tandem_search_index_query (index, typed, limit, &total, NULL);
  g_autoptr (GArray) again = tandem_search_index_query (index, typed, limit, NULL, NULL);

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

static void
change (TandemSearchIndex *index, GArray *rows, gint64 *next_id)
{
  guint i = rows->len ? (guint) g_test_rand_int_range (0, (gint32) rows->len) : 0;
  int kind = g_test_rand_int_range (0, 4);
  Row row = { .id = *next_id };

  if (rows->len > 0 && kind > 0)
    {
      row.id = g_array_index (rows, Row, i).id;
      row.key = g_array_index (rows, Row, i).key ? g_bytes_ref (g_array_index (rows, Row, i).key) : NULL;
      g_array_remove_index (rows, i);
    }
  else
    (*next_id) += g_test_rand_int_range (1, 3);
  if (kind == 1)
    {
      remove_one (index, row.id);
      clear_row (&row);
      return;
    }
  if (kind != 2)
    {
      g_clear_pointer (&row.key, g_bytes_unref);
      row.key = make_random_key ();
    }
  row.text = make_text (12, "abc ");
  g_array_append_val (rows, row);
  g_array_sort (rows, compare_rows_cb);
  remove_one (index, row.id);
  tandem_search_index_add (index, row.id, row.text, row.key);
}

static void
test_random (void)
{
  for (int round = 0; round < 300; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 60);   /* some hundred bytes: blocks of a scan, and its end */
      g_autoptr (TandemSearchIndex) index = NULL;
      g_auto (GStrv) texts = g_new0 (char *, n + 1);
      g_autoptr (TandemSearchBuilder) builder = tandem_search_builder_new (n);
      g_autofree gint64 *ids = g_new (gint64, n);
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
      gint64 next_id = g_test_rand_int_range (0, 2) ? 1000000 : 1000;

      g_array_set_clear_func (rows, clear_row);
      for (guint i = 0; i < n; i++)
        {
          Row row = { (gint64) (i * 7919 % 997) + 1, make_text (12, "abc "), make_random_key () };

          g_array_append_val (rows, row);
        }
      g_array_sort (rows, compare_rows_cb);
      for (guint i = 0; i < n; i++)
        {
          const Row *row = &g_array_index (rows, Row, i);

          ids[i] = row->id;
          add_row (builder, row->id, row->key);
          texts[i] = g_strdup (row->text);
        }
      index = fill (builder, ids, texts, n);
      for (int i = 0; i < 40; i++)
        {
          compare (index, rows);
          change (index, rows, &next_id);
        }
    }
}

/* Rows of more than one shelf, one of which has a text that is longer than most. */
static void
test_shelves (void)
{
  const guint n = 70001, n_long = 65536;
  g_autoptr (TandemSearchBuilder) builder = tandem_search_builder_new (n);
  g_autofree gint64 *record_ids = g_new (gint64, n);
  g_auto (GStrv) texts = g_new0 (char *, n + 1);
  g_autofree char *letters = g_strnfill (n_long, 'x');
  g_autoptr (TandemSearchIndex) index = NULL;
  g_autoptr (GArray) ids = NULL, last = NULL, longest = NULL;

  for (guint i = 0; i < n; i++)
    {
      record_ids[i] = (gint64) (i * (guint64) 7919 % n) + 1;
      texts[i] = i == n_long ? g_strconcat ("needle", letters, " hay", NULL) : g_strdup_printf ("row %uth", i);
      add_row (builder, record_ids[i], NULL);
    }
  index = fill (builder, record_ids, texts, n);
  ids = tandem_search_index_query (index, "", G_MAXUINT, NULL, NULL);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), record_ids, n * sizeof (gint64));
  last = tandem_search_index_query (index, "70000th", 2, NULL, NULL);
  g_assert_cmpuint (last->len, ==, 1);
  g_assert_cmpint (g_array_index (last, gint64, 0), ==, record_ids[n - 1]);
  longest = tandem_search_index_query (index, "hay needlexx", 2, NULL, NULL);
  g_assert_cmpuint (longest->len, ==, 1);
  g_assert_cmpint (g_array_index (longest, gint64, 0), ==, record_ids[n_long]);
}

/* A million rows: not a bar, which needs a quiet machine, but a pass that must not become a walk. */
static void
test_speed (void)
{
  guint n = g_test_perf () ? 1000000 : 10000;
  g_autoptr (TandemSearchBuilder) builder = tandem_search_builder_new (n);
  g_autofree gint64 *record_ids = g_new (gint64, n);
  g_autoptr (TandemSearchIndex) index = NULL;
  g_auto (GStrv) texts = g_new0 (char *, n + 1);
  const char *typed[] = { "a", "mart", "zzzz", "nobody there", "4915550", "martinez example.com" };

  for (guint i = 0; i < n; i++)
    {
      texts[i] = g_strdup_printf ("person%u martinez company %u p%u@example.com 4915550%07u hamburg", i, i % 977, i, i);
      record_ids[i] = (gint64) i + 1;
      add_row (builder, record_ids[i], NULL);
    }
  index = fill (builder, record_ids, texts, n);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GArray) ids = NULL;
      double seconds;

      g_test_timer_start ();
      ids = tandem_search_index_query (index, typed[i], 60, NULL, NULL);
      seconds = g_test_timer_elapsed ();
      g_test_minimized_result (seconds, "%s: %u ids in %.2f ms", typed[i], ids->len, seconds * 1000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/index/words", test_words);
  g_test_add_func ("/search/index/phones", test_phones);
  g_test_add_func ("/search/index/cancel", test_cancel);
  g_test_add_func ("/search/index/changes", test_changes);
  g_test_add_func ("/search/index/empty", test_empty);
  g_test_add_func ("/search/index/shelves", test_shelves);
  g_test_add_func ("/search/index/random", test_random);
  g_test_add_func ("/search/index/speed", test_speed);
  return g_test_run ();
}
