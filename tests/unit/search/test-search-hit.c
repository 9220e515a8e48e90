/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/tandem-fold-map.h"
#include "base/tandem-fold.h"
#include "search/tandem-search-hit.h"
#include "search/tandem-search-words.h"

/* A text with [ and ] around what is marked. */
static char *
show (const TandemSearchMarked *marked)
{
  GString *text = g_string_new (marked->text);

  for (guint i = marked->ranges->len; i > 0; i--)
    {
      const TandemSearchRange *range = &g_array_index (marked->ranges, TandemSearchRange, i - 1);

      g_string_insert_c (text, range->end, ']');
      g_string_insert_c (text, range->start, '[');
    }
  return g_string_free (text, FALSE);
}

static TandemSearchHit *
find (const TandemSearchText *texts, guint n_texts, const char *typed)
{
  static const guint no_counts[256];
  g_autoptr (GPtrArray) ways = tandem_search_words_parse (typed, no_counts);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (TandemSearchText));
  TandemSearchRecord record = { 1, NULL, array };

  g_array_append_vals (array, texts, n_texts);
  return tandem_search_hit_new (TANDEM_SEARCH_CONTACT, &record, ways);
}

static void
test_letters (void)
{
  static const struct {
    const char *text, *typed, *expected;
  } cases[] = {
    { "Anna Anders", "an", "[An]na [An]ders" },
    { "Anna Anders", "ers ann", "[Ann]a And[ers]" },
    { "Anna", "nn ann", "[Ann]a" },
    { "Straße", "strasse", "[Straße]" },
    { "Straße", "ras", "St[raß]e" },
    { "İstanbul", "ist", "[İst]anbul" },
    { "ISTANBUL", "ıst", "[IST]ANBUL" },
    { "Eﬃe", "ffi", "E[ﬃ]e" },
    { "Eﬃe", "fi", "E[ﬃ]e" },
    { "Café Zoë", "cafe zoe", "[Café] [Zoë]" },
    { "Cafe\u0301 Zoe", "café", "[Cafe\u0301] Zoe" },
    { "Cafe\u0301s", "fe", "Ca[fe\u0301]s" },
    { "Łódź", "lod", "[Łód]ź" },
    { "Æsop", "aes", "[Æs]op" },
    { "Στέλιος", "ΣΤΕΛΙΟΣ", "[Στέλιος]" },
    { "מִרְיָם כֹּהֵן", "מרים", "[מִרְיָם] כֹּהֵן" },
    { "שלום", "לו", "ש[לו]ם" },
    { "مُحَمَّد", "محمد", "[مُحَمَّد]" },
    { "محـــمد علي", "محمد", "[محـــمد] علي" },
    { "สมชาย", "ชาย", "สม[ชาย]" },
    { "กิน", "ก", "[กิ]น" },
    { "Ｔｏｋｙｏ", "kyo", "Ｔｏ[ｋｙｏ]" },
    { "ﾊﾞﾅﾅ", "バナ", "[ﾊﾞﾅ]ﾅ" },
    { "한국", "한", "[한]국" },
    { "क्षमा", "क", "[क्ष]मा" },
    { "Room ٣٤", "34", "Room [٣٤]" },
    { "O'Brien & <Co>", "co", "O'Brien & <[Co]>" },
    { "x\xffy", "y", "x\xef\xbf\xbd[y]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TandemSearchText text = { TANDEM_SEARCH_FIELD_NAME, (char *) cases[i].text };
      g_autoptr (TandemSearchHit) hit = find (&text, 1, cases[i].typed);
      g_autofree char *shown = NULL;

      g_assert_nonnull (hit);
      shown = show (&hit->name);
      g_assert_cmpstr (shown, ==, cases[i].expected);
      g_assert_true (hit->is_named);
      g_assert_null (hit->detail.text);
    }
}

static void
test_fields (void)
{
  static const TandemSearchText texts[] = {
    { TANDEM_SEARCH_FIELD_NAME, (char *) "Emmy Noether" },
    { TANDEM_SEARCH_FIELD_EMAIL, (char *) "emmy@noether.example" },
    { TANDEM_SEARCH_FIELD_PHONE, (char *) "+49 (0)9131 85-22" },
    { TANDEM_SEARCH_FIELD_CITY, (char *) "Erlangen" },
    { TANDEM_SEARCH_FIELD_COMPANY, (char *) "Universität" },
  };
  static const struct {
    const char *typed, *name, *detail;
  } cases[] = {
    { "noe", "Emmy [Noe]ther", "Universität" },
    { "emmy erl", "[Emmy] Noether", "[Erl]angen" },
    { "example UNIVERSITAT", "Emmy Noether", "emmy@noether.[example] · [Universität]" },
    { "+49 9131", "Emmy Noether", "+[49 (0)9131] 85-22" },
    { "09131 / 85 22", "Emmy Noether", "+49 (0)[9131 85-22]" },
    { "8522", "Emmy Noether", "+49 (0)9131 [85-22]" },
    { "noether 9131-8", "Emmy [Noether]", "+49 (0)[9131 8]5-22" },
    { "", "Emmy Noether", "Universität" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TandemSearchHit) hit = find (texts, G_N_ELEMENTS (texts), cases[i].typed);
      g_autofree char *name = NULL, *detail = NULL;

      g_assert_nonnull (hit);
      name = show (&hit->name);
      detail = show (&hit->detail);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (detail, ==, cases[i].detail);
      g_assert_cmpint (hit->is_named, ==, !strchr (detail, '['));
    }
  g_assert_null (find (texts, G_N_ELEMENTS (texts), "noether berlin"));
}

/* Folding piece by piece gives what folding the whole does, and what is located has what was looked for in it. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "a",      "ß",           "e\u0301", "\u0301", "İ",      "ı", "ﬃ",      "ς",       "Σ", "\u0345",
    "ᾳ",      "ש",           "\u05c1",  "م",      "\u064e", "ـ", "กิ",      "\u0e31",  "ﾊ", "ﾞ",
    "한",     "\u1112",      "\u1161",  "\u11ab", "क",      "्",  "ष",      "ا\u0655", "ﷺ", "\u200d",
    "\u00ad", "👩‍👧", "٣",       "Ⅷ",      "½",      " ", "\u0323", "ǆ",       "𝔄",
  };

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TandemFoldMap) map = NULL;
      g_autofree char *folded = NULL;
      gsize length, start, end;
      guint from, to;

      for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      folded = tandem_fold_text (text->str);
      map = tandem_fold_map_new (text->str);
      g_assert_cmpstr (tandem_fold_map_get_folded (map), ==, folded);
      length = strlen (folded);
      if (length == 0)
        continue;
      start = (gsize) g_test_rand_int_range (0, (int) length);
      end = (gsize) g_test_rand_int_range ((int) start + 1, (int) length + 1);
      tandem_fold_map_locate (map, start, end, &from, &to);
      g_assert_cmpuint (from, <, to);
      g_assert_cmpuint (to, <=, text->len);
      g_assert_true (g_utf8_validate (text->str + from, (gssize) (to - from), NULL));
      {
        g_autofree char *part = g_strndup (text->str + from, to - from);
        g_autofree char *refolded = tandem_fold_text (part);
        g_autofree char *wanted = g_strndup (folded + start, end - start);

        g_assert_nonnull (strstr (refolded, wanted));
      }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/hit/letters", test_letters);
  g_test_add_func ("/search/hit/fields", test_fields);
  g_test_add_func ("/search/hit/random", test_random);
  return g_test_run ();
}
