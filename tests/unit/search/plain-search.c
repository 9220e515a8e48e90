/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search without an index: what is typed is looked for in the texts of each record, one after the other. */
#include "plain-search.h"

#include <sqlite3.h>
#include <string.h>

#include "base/tandem-fold.h"

/* For each kind: the ids in name order; then an id, whether it is a phone, and a text. */
static const struct {
  const char *order;
  const char *texts;
} plain[TANDEM_SEARCH_N_KINDS] = {
  { "SELECT id, NULL FROM contact WHERE deleted_at IS NULL ORDER BY sort_key IS NULL, sort_key, id",
    "SELECT id, 0, given_name FROM contact UNION ALL SELECT id, 0, family_name FROM contact"
    " UNION ALL SELECT id, 0, middle_name FROM contact"
    " UNION ALL SELECT c.id, 0, f.name FROM contact AS c, company AS f WHERE f.id = c.company_id"
    " UNION ALL SELECT contact_id, kind <> 'email', replace (value, '(0)', '') FROM contact_point WHERE kind <> 'url' "
    "AND deleted_at IS NULL"
    " UNION ALL SELECT contact_id, 0, city FROM address WHERE deleted_at IS NULL" },
  { "SELECT id, NULL FROM company WHERE deleted_at IS NULL ORDER BY sort_key IS NULL, sort_key, id",
    "SELECT id, 0, name FROM company UNION ALL SELECT id, 0, domain FROM company"
    " UNION ALL SELECT company_id, kind <> 'email', replace (value, '(0)', '') FROM contact_point WHERE kind <> 'url' "
    "AND deleted_at IS NULL"
    " UNION ALL SELECT company_id, 0, city FROM address WHERE deleted_at IS NULL" },
  { "SELECT id, title FROM deal WHERE deleted_at IS NULL",
    "SELECT id, 0, title FROM deal"
    " UNION ALL SELECT d.id, 0, c.given_name FROM deal AS d, contact AS c WHERE c.id = d.contact_id"
    " UNION ALL SELECT d.id, 0, c.family_name FROM deal AS d, contact AS c WHERE c.id = d.contact_id"
    " UNION ALL SELECT d.id, 0, f.name FROM deal AS d, company AS f WHERE f.id = d.company_id" },
  { "SELECT id, NULL FROM campaign WHERE deleted_at IS NULL ORDER BY sort_key IS NULL, sort_key, id",
    "SELECT id, 0, name FROM campaign"
    " UNION ALL SELECT c.id, 0, h.name FROM campaign AS c, channel AS h WHERE h.id = c.channel_id" },
  { "SELECT id, NULL FROM product WHERE deleted_at IS NULL ORDER BY folded_name, id",
    "SELECT id, 0, name FROM product UNION ALL SELECT id, 0, category FROM product" },
  { "SELECT id, NULL FROM sales_order WHERE deleted_at IS NULL ORDER BY order_number IS NULL, order_number, id",
    "SELECT id, 0, order_number FROM sales_order"
    " UNION ALL SELECT o.id, 0, d.title FROM sales_order AS o, deal AS d WHERE d.id = o.deal_id"
    " UNION ALL SELECT o.id, 0, f.name FROM sales_order AS o, company AS f WHERE f.id = o.company_id"
    " UNION ALL SELECT o.id, 0, c.given_name FROM sales_order AS o, contact AS c WHERE c.id = o.contact_id"
    " UNION ALL SELECT o.id, 0, c.family_name FROM sales_order AS o, contact AS c WHERE c.id = o.contact_id"
    " UNION ALL SELECT order_id, 0, text FROM order_line WHERE deleted_at IS NULL" },
};

typedef struct {
  gint64 id;
  GBytes *key;
  GPtrArray *texts;
} Plain;

static void
clear_plain (gpointer data)
{
  g_clear_pointer (&((Plain *) data)->key, g_bytes_unref);
  g_ptr_array_unref (((Plain *) data)->texts);
}

static int
compare_plain_cb (gconstpointer a, gconstpointer b)
{
  const Plain *first = a, *second = b;
  int order = first->key ? g_bytes_compare (first->key, second->key) : 0;

  return order ? order : (first->id > second->id) - (first->id < second->id);
}

static Plain *
find_plain (GArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_array_index (records, Plain, i).id == id)
      return &g_array_index (records, Plain, i);
  return NULL;
}

static GArray *
read_plain (sqlite3 *handle, TandemSearchKind kind)
{
  g_autoptr (TandemCollator) collator = tandem_collator_new ("en");
  GArray *records = g_array_new (FALSE, TRUE, sizeof (Plain));
  sqlite3_stmt *statement;

  g_array_set_clear_func (records, clear_plain);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, plain[kind].order, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *title = (const char *) sqlite3_column_text (statement, 1);
      Plain record = { sqlite3_column_int64 (statement, 0), title ? tandem_collator_key (collator, title) : NULL,
                       g_ptr_array_new_with_free_func (g_free) };

      g_array_append_val (records, record);
    }
  sqlite3_finalize (statement);
  if (kind == TANDEM_SEARCH_DEAL)
    g_array_sort (records, compare_plain_cb);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, plain[kind].texts, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Plain *record = find_plain (records, sqlite3_column_int64 (statement, 0));
      const char *text = (const char *) sqlite3_column_text (statement, 2);

      if (record && text)
        g_ptr_array_add (record->texts,
                         sqlite3_column_int (statement, 1) ? tandem_fold_digits (text) : tandem_fold_text (text));
    }
  sqlite3_finalize (statement);
  return records;
}

static gboolean
has_word (const Plain *record, const char *word)
{
  for (guint i = 0; i < record->texts->len; i++)
    if (strstr (g_ptr_array_index (record->texts, i), word))
      return TRUE;
  return FALSE;
}

/* The words that are written as parts of a phone number are its digits, without the 0 before an area. */
static char *
join_digits (GStrv words)
{
  GString *all = g_string_new (NULL);
  gboolean is_area = TRUE, is_international = FALSE;
  gsize n_typed = 0;

  for (guint i = 0; words[i]; i++)
    if (words[i][strspn (words[i], "0123456789+-/.")] == '\0')
      {
        g_autofree char *digits = tandem_fold_digits (words[i]);
        gboolean is_country = words[i][0] == '+' || strncmp (words[i], "00", 2) == 0;

        n_typed += strlen (digits);
        is_international |= words[i][0] == '+';
        g_string_append (all, digits + (is_area ? strspn (digits, "0") : 0));
        is_area = all->len == 0 || (is_country && all->len <= 3);
        words[i][0] = '\0';
      }
  if ((n_typed < 3 || all->len < 2) && !is_international)
    g_string_truncate (all, 0);
  return g_string_free (all, FALSE);
}

static gboolean
has_words (const Plain *record, GStrv words)
{
  gboolean has_all = TRUE;

  for (guint i = 0; words[i]; i++)
    has_all &= *words[i] == '\0' || has_word (record, words[i]);
  return has_all;
}

static gboolean
is_match (const Plain *record, const char *typed)
{
  g_autofree char *folded = tandem_fold_text (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *digits = NULL;

  if (has_words (record, words))
    return TRUE;
  digits = join_digits (words);
  return *digits && has_word (record, digits) && has_words (record, words);
}

static char *
cut_some (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  glong start = length ? g_test_rand_int_range (0, (gint32) length) : 0;
  glong end = length ? g_test_rand_int_range ((gint32) start, (gint32) MIN (start + 5, length)) + 1 : 0;

  return g_utf8_substring (text, start, MAX (start, end));
}

/* A part of something that is there, or two, or what is nowhere. */
static char *
make_typed (GArray *records)
{
  GString *typed = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 3); n > 0; n--)
    {
      Plain *record = records->len
                          ? &g_array_index (records, Plain, (guint) g_test_rand_int_range (0, (gint32) records->len))
                          : NULL;
      const char *text
          = record && record->texts->len
                ? g_ptr_array_index (record->texts, (guint) g_test_rand_int_range (0, (gint32) record->texts->len))
                : "zz";
      g_autofree char *part = cut_some (text);

      g_string_append (typed, part);
      if (n > 1 || g_test_rand_int_range (0, 8) == 0)
        g_string_append (typed, g_test_rand_int_range (0, 4) ? " " : "-");
    }
  return g_string_free (typed, FALSE);
}

static void
compare_kind (sqlite3 *handle, TandemSearch *search, TandemSearchKind kind)
{
  g_autoptr (GArray) records = read_plain (handle, kind);
  g_autofree char *typed = g_test_rand_int_range (0, 6) ? make_typed (records) : g_strdup ("+49 30 / 12");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tandem_search_list_ids (search, kind, typed, G_MAXUINT, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      const Plain *record = &g_array_index (records, Plain, i);

      if (!is_match (record, typed))
        continue;
      if (n >= ids->len || g_array_index (ids, gint64, n) != record->id)
        g_error ("%s “%s”: %" G_GINT64_FORMAT " is not at place %u of %u", tandem_search_kind_get_nick (kind), typed,
                 record->id, n, ids->len);
      n++;
    }
  if (n != ids->len)
    g_error ("%s “%s”: %u found, not %u", tandem_search_kind_get_nick (kind), typed, ids->len, n);
}

static sqlite3 *
open_plain (const char *path)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  return handle;
}

/**
 * plain_search_list:
 * @path: the file of the firm
 * @typed: words
 *
 * Returns: (transfer full) (element-type gint64): the records that have them, in name order
 */
GArray *
plain_search_list (const char *path, TandemSearchKind kind, const char *typed)
{
  sqlite3 *handle = open_plain (path);
  g_autoptr (GArray) records = read_plain (handle, kind);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    if (is_match (&g_array_index (records, Plain, i), typed))
      g_array_append_val (ids, g_array_index (records, Plain, i).id);
  sqlite3_close (handle);
  return ids;
}

/**
 * plain_search_compare:
 * @path: the file of the firm
 *
 * Stops the test where the index does not find what a look through all records does, in the same order.
 */
void
plain_search_compare (const char *path, TandemSearch *search)
{
  sqlite3 *handle = open_plain (path);

  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    compare_kind (handle, search, i);
  sqlite3_close (handle);
}
