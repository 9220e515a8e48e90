/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "base/tandem-fold.h"
#include "base/tandem-fold-letters.h"
#include "base/tandem-format.h"
#include "base/tandem-id.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_fold (void)
{
  assert_text (tandem_fold_text ("Miller & Co."), "miller & co.");
  assert_text (tandem_fold_text (NULL), "");
  assert_text (tandem_fold_text ("Ångström ÅNGSTRÖM"), "angstrom angstrom");
  assert_text (tandem_fold_text ("Straße Łódź Đorđe Ørsted Işık İzmir"), "strasse lodz dorde orsted isik izmir");
  assert_text (tandem_fold_text ("ＡＢＣ　１２"), "abc 12");
  assert_text (tandem_fold_text ("\u0661\u0662"), "12");
  assert_text (tandem_fold_text ("\u05e7\u05b8\u05d4"), "\u05e7\u05d4");
  assert_text (tandem_fold_text ("\u0645\u0651\u062f"), "\u0645\u062f");
  assert_text (tandem_fold_text ("\uff76\uff9e"), "\u30ab\u3099"); /* halfwidth ga is ga, and not ka */
  assert_text (tandem_fold_text ("\u0915\u0941"), "\u0915\u0941");
  assert_text (tandem_fold_digits ("+49 (0)30/12-\u0663"), "49030123");
  assert_text (tandem_fold_digits ("1\xf0"), "1");
  g_free (tandem_fold_text ("bad \xf0"));
}

static void
assert_order (TandemCollator *collator, const char *first, const char *second)
{
  g_autoptr (GBytes) a = tandem_collator_key (collator, first);
  g_autoptr (GBytes) b = tandem_collator_key (collator, second);

  g_assert_cmpint (g_bytes_compare (a, b), <, 0);
}

static void
test_collator (void)
{
  g_autoptr (TandemCollator) german = tandem_collator_new ("de_DE");
  g_autoptr (TandemCollator) swedish = tandem_collator_new ("sv_SE");
  g_autofree char *lengthy = g_strnfill (1000, 'x');

  assert_order (german, "Ähre", "Zebra");
  assert_order (swedish, "Zebra", "Ähre");
  assert_order (german, "", "a");
  assert_order (german, "w", lengthy);
  g_assert_nonnull (strchr (tandem_collator_version (), '/'));
}

static void
test_ids (void)
{
  g_autoptr (TandemIdMaker) maker = tandem_id_maker_new (1023, 0);
  gint64 last = 0, id;

  for (int i = 0; i < 20000; i++)
    {
      id = tandem_id_maker_next (maker);
      g_assert_cmpint (id, >, last);
      last = id;
    }
  /* a file from a clock that ran ahead */
  tandem_id_maker_saw (maker, last + (G_GINT64_CONSTANT (1) << 40));
  g_assert_cmpint (tandem_id_maker_next (maker), >, last + (G_GINT64_CONSTANT (1) << 40));
  for (int i = 0; i < 1000; i++)
    {
      guint64 upper = (guint32) g_test_rand_int (), rest = (guint32) g_test_rand_int ();
      gint64 random = (gint64) ((upper << 32 | rest) & G_MAXINT64);
      g_autofree char *text = tandem_id_to_text (random);
      g_autofree char *lower = g_ascii_strdown (text, -1);

      g_assert_cmpuint (strlen (text), ==, TANDEM_ID_TEXT_LENGTH);
      g_assert_true (tandem_id_from_text (text, &id) && id == random);
      g_assert_true (tandem_id_from_text (lower, &id) && id == random);
    }
  g_assert_true (tandem_id_from_text ("7ZZZZZZZZZZZZ", &id) && id == G_MAXINT64);
  g_assert_false (tandem_id_from_text ("8000000000000", &id));
  g_assert_false (tandem_id_from_text ("0000000000000", &id));
  g_assert_false (tandem_id_from_text ("000000000001", &id));
  g_assert_false (tandem_id_from_text ("000000000000U", &id));
  g_assert_false (tandem_id_from_text (NULL, &id));
}

static void
test_format (void)
{
  assert_text (tandem_format_count (18412), "18,412");
  assert_text (tandem_format_percent (1, 0), "—");
  assert_text (tandem_format_percent (0, 8), "0.0%");
  assert_text (tandem_format_percent (1, 8), "12.5%");
  assert_text (tandem_format_money (-123450, "EUR"), "\u2212€1,234.50");
  assert_text (tandem_format_percent (-1, 1), "\u2212100.0%");
  assert_text (tandem_format_count (-18412), "\u221218,412");
  assert_text (tandem_format_compact (-18412), "\u221218.4K");
  assert_text (tandem_format_fixed (-125, 2), "\u22121.25");
  assert_text (tandem_format_amount (-123450, "EUR"), "\u22121,234.50");
  assert_text (tandem_format_money (1234, "JPY"), "¥1,234");
  assert_text (tandem_format_money_whole (123450, "EUR"), "€1,235");
  assert_text (tandem_format_money_brief (123400, "EUR"), "€1,234");
  assert_text (tandem_format_money_brief (-123450, "EUR"), "\u2212€1,234.50");
  assert_text (tandem_format_money_brief (1234, "JPY"), "¥1,234");
  assert_text (tandem_format_money (G_GINT64_CONSTANT (999999999999999999), "EUR"), "€9,999,999,999,999,999.99");
  assert_text (tandem_format_date ("2026-12-04"), "4 Dec 2026");
  assert_text (tandem_format_date_short ("2026-12-04", "2026-01-01"), "4 Dec");
  assert_text (tandem_format_date_range ("2026-08-26", "2026-11-23"), "26 Aug – 23 Nov 2026");
  assert_text (tandem_format_date (NULL), "");
  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  tandem_format_reset ();
  assert_text (tandem_format_money (123450, "EUR"), "1.234,50\u00a0€");
  assert_text (tandem_format_percent (1, 8), "12,5\u00a0%");
  g_assert_nonnull (setlocale (LC_ALL, "he_IL.UTF-8"));
  tandem_format_reset ();
  assert_text (tandem_format_count (18412), "\u206618,412\u2069");
  assert_text (tandem_format_money (-123450, "EUR"), "\u2066\u22121,234.50\u00a0€\u2069");
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  tandem_format_reset ();
}

/* What is of the page's own direction, or of none, stays as it is. */
static void
test_line (void)
{
  assert_text (tandem_format_line ("Ada Lovelace", FALSE), "Ada Lovelace");
  assert_text (tandem_format_line ("0221 47 76 21", TRUE), "0221 47 76 21");
  assert_text (tandem_format_line ("\u05d9\u05e2\u05dc", TRUE), "\u05d9\u05e2\u05dc");
  assert_text (tandem_format_line ("3. Ada", TRUE), "\u200f\u20683. Ada\u2069");
  assert_text (tandem_format_line ("\u0644\u064a\u0644\u0649", FALSE), "\u200e\u2068\u0644\u064a\u0644\u0649\u2069");
  assert_text (tandem_format_line ("", TRUE), "");
  assert_text (tandem_format_isolate ("Ada"), "Ada");
  assert_text (tandem_format_isolate ("\u0644\u064a\u0644\u0649"), "\u2068\u0644\u064a\u0644\u0649\u2069");
  assert_text (tandem_format_join ((const char *[]) { NULL, "Ada", "", "\u0644\u064a\u0644\u0649" }, 4),
               "Ada · \u2068\u0644\u064a\u0644\u0649\u2069");
  assert_text (tandem_format_join (NULL, 0), "");
}

static gunichar
take_letter (void)
{
  /* where letters join: marks, conjoining jamo, Indic vowels, kana with its voicing, forms of Arabic; and everything else */
  static const gunichar ranges[][2] = {
    { 0x0001, 0x0250 }, { 0x0300, 0x0370 }, { 0x0370, 0x0530 }, { 0x0590, 0x0700 },
    { 0x0900, 0x0e80 }, { 0x1100, 0x1200 }, { 0x1e00, 0x2000 }, { 0x3040, 0x3100 },
    { 0xac00, 0xd7a4 }, { 0xfb00, 0xfe00 }, { 0xff00, 0xfff0 }, { 0x0001, 0x30000 },
  };
  const gunichar *range = ranges[g_test_rand_int_range (0, G_N_ELEMENTS (ranges))];
  gunichar letter;

  do
    letter = (gunichar) g_test_rand_int_range ((int) range[0], (int) range[1]);
  while (!g_unichar_validate (letter));
  return letter;
}

/* What is kept for each letter says the same as ICU says of the whole text. */
static void
test_fold_letters (void)
{
  for (int round = 0; round < 100000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) by_icu = g_string_new (NULL);
      g_autofree char *folded = NULL;

      for (int n = g_test_rand_int_range (1, 7); n > 0; n--)
        g_string_append_unichar (text, take_letter ());
      folded = tandem_fold_text (text->str);
      tandem_fold_letters_append (by_icu, text->str, text->len);
      g_assert_cmpstr (folded, ==, by_icu->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/fold/letters", test_fold_letters);
  g_test_add_func ("/base/fold/text", test_fold);
  g_test_add_func ("/base/fold/collator", test_collator);
  g_test_add_func ("/base/id/order-and-text", test_ids);
  g_test_add_func ("/base/format/locales", test_format);
  g_test_add_func ("/base/format/line", test_line);
  return g_test_run ();
}
