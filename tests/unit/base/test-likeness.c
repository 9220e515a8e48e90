/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-likeness.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_spelling (void)
{
  assert_text (tandem_likeness_spell ("Müller"), "muler");
  assert_text (tandem_likeness_spell ("Mueller"), "muler");
  assert_text (tandem_likeness_spell ("Meyer"), "meier");
  assert_text (tandem_likeness_spell ("Maier"), "meier");
  assert_text (tandem_likeness_spell ("Schmidt-Roth"), "schmit rot");
  assert_text (tandem_likeness_spell ("O'Brien, J."), "obrien j");
  assert_text (tandem_likeness_spell (NULL), "");
  assert_text (tandem_likeness_spell ("כהן"), "כהן");
}

static TandemLikeness
compare (const char *given, const char *family, const char *other_given, const char *other_family)
{
  g_autofree char *a = tandem_likeness_spell (given), *b = tandem_likeness_spell (family);
  g_autofree char *c = tandem_likeness_spell (other_given), *d = tandem_likeness_spell (other_family);
  TandemLikeness likeness = tandem_likeness_person (a, b, c, d);

  g_assert_cmpint (tandem_likeness_person (c, d, a, b), ==, likeness);
  return likeness;
}

static void
test_people (void)
{
  g_assert_cmpint (compare ("Can", "Yıldız", "Yildiz", "Can"), ==, TANDEM_LIKENESS_SAME);
  g_assert_cmpint (compare ("Jörg", "Müller", "Joerg", "Mueller"), ==, TANDEM_LIKENESS_SAME);
  g_assert_cmpint (compare ("Meryem", "Aslan", "M.", "Arslan"), ==, TANDEM_LIKENESS_SIMILAR);
  g_assert_cmpint (compare ("Hannes", "Müller", "Johannes", "Mueller"), ==, TANDEM_LIKENESS_SIMILAR);
  g_assert_cmpint (compare ("Émile", "Dubois", "E.", "Dubois"), ==, TANDEM_LIKENESS_SIMILAR);
  g_assert_cmpint (compare ("Ayşe", "Müller", "A.", "Müller"), ==, TANDEM_LIKENESS_SIMILAR);
  g_assert_cmpint (compare (NULL, "Dubois", "Émile", "Dubois"), ==, TANDEM_LIKENESS_SIMILAR);
  g_assert_cmpint (compare ("Anna", "Dubois", "Émile", "Dubois"), ==, TANDEM_LIKENESS_NONE);
  g_assert_cmpint (compare ("Émile", "Dubois", "Émile", "Dupont"), ==, TANDEM_LIKENESS_NONE);
  g_assert_cmpint (compare (NULL, NULL, NULL, NULL), ==, TANDEM_LIKENESS_NONE);
}

static void
test_firms (void)
{
  assert_text (tandem_likeness_firm ("Kranich Optik GmbH"), "kranich optik");
  assert_text (tandem_likeness_firm ("KRANICH-OPTIK GmbH & Co. KG"), "kranich optik");
  assert_text (tandem_likeness_firm ("The Bright Company, LLC"), "bright");
  assert_text (tandem_likeness_firm ("AG"), "ag");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/likeness/spelling", test_spelling);
  g_test_add_func ("/base/likeness/people", test_people);
  g_test_add_func ("/base/likeness/firms", test_firms);
  return g_test_run ();
}
