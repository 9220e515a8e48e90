/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions as they are written down: what is not one is refused in a sentence, and each is told in words. */
#include "model/filter/tandem-condition.h"
#include "store/tandem-store-error.h"

static void
assert_refused (const char *json, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tandem_condition_new_from_json (TANDEM_ENTITY_CONTACT, json, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  if (sentence)
    g_assert_cmpstr (error->message, ==, sentence);
}

static char *
repeat (const char *first, guint n, const char *last)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, first);
  g_string_append (text, last);
  return g_string_free (text, FALSE);
}

static void
test_unreadable (void)
{
  static const char *const unreadable[] = {
    "",
    "null",
    "[]",
    "3",
    "\"x\"",
    "{}",
    "{\"match\":1}",
    "{\"match\":\"all\"}",
    "{\"match\":\"some\",\"conditions\":[]}",
    "{\"match\":\"all\",\"conditions\":{}}",
    "{\"match\":\"all\",\"conditions\":[1]}",
    "{\"match\":\"all\",\"conditions\":[[]]}",
    "{\"field\":\"city\"}",
    "{\"field\":[],\"is\":\"is\"}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":\"x\"}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":[{}]}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":[1.5]}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":[true]}",
    "{\"field\":\"city\",\"is\":\"is\",\"values\":[null]}",
    "{\"field\":\"city\"",
    "\xff\xfe",
  };
  g_autofree char *deep = repeat ("{\"match\":\"all\",\"conditions\":[", 100000, "");
  g_autofree char *huge = repeat (" ", 5 * 1024 * 1024, "{\"field\":\"city\",\"is\":\"is-empty\"}");

  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    assert_refused (unreadable[i], "This filter can't be read.");
  assert_refused (NULL, "This filter can't be read.");
  assert_refused (deep, "This filter can't be read.");
  assert_refused (huge, "This filter can't be read.");
}

static void
test_too_large (void)
{
  g_autofree char *nested = repeat ("{\"match\":\"all\",\"conditions\":[", 9, "]}]}]}]}]}]}]}]}]}");
  g_autofree char *many
      = repeat ("{\"field\":\"city\",\"is\":\"is-empty\"},", 200, "{\"field\":\"city\",\"is\":\"is-empty\"}]}");
  g_autofree char *wide = g_strconcat ("{\"match\":\"any\",\"conditions\":[", many, NULL);
  g_autofree char *long_text = repeat ("x", 2000, "\"]}");
  g_autofree char *text = g_strconcat ("{\"field\":\"city\",\"is\":\"is\",\"values\":[\"", long_text, NULL);
  g_autofree char *ids = repeat ("5,", 1000, "5]}");
  g_autofree char *list_of_ids = g_strconcat ("{\"field\":\"owner\",\"is\":\"any-of\",\"values\":[", ids, NULL);

  assert_refused (nested, "This filter has too many conditions, or too many groups within groups.");
  assert_refused (wide, "This filter has too many conditions, or too many groups within groups.");
  assert_refused (text, "A text to look for is too long.");
  assert_refused (list_of_ids, "The condition “Owner is any of” has too few or too many values.");
}

static void
test_unfit (void)
{
  assert_refused ("{\"field\":\"shoe-size\",\"is\":\"is\",\"values\":[41]}",
                  "There is no field “shoe-size” to filter by.");
  assert_refused ("{\"field\":\"name\",\"is\":\"is\",\"values\":[\"x\"]}", "There is no field “name” to filter by.");
  assert_refused ("{\"field\":\"city\",\"is\":\"rhymes\",\"values\":[\"x\"]}", "There is no comparison “rhymes”.");
  assert_refused ("{\"field\":\"city\",\"is\":\"less\",\"values\":[\"x\"]}", "“City” can't be compared in this way.");
  assert_refused ("{\"field\":\"city\",\"is\":\"is\",\"values\":[1]}",
                  "A condition has a value of another kind than its field.");
  assert_refused ("{\"field\":\"city\",\"is\":\"is\",\"values\":[\"  \"]}", "A condition has no text to look for.");
  assert_refused ("{\"field\":\"lifecycle\",\"is\":\"any-of\",\"values\":[\"shoe\"]}",
                  "“shoe” is not a value of “Lifecycle”.");
  assert_refused ("{\"field\":\"created\",\"is\":\"on\",\"values\":[\"2026-02-30\"]}",
                  "A condition has a date that does not exist.");
  assert_refused ("{\"field\":\"created\",\"is\":\"last-days\",\"values\":[0]}",
                  "The number of days has to be from 1 to 100,000.");
  assert_refused ("{\"field\":\"created\",\"is\":\"last-days\",\"values\":[99999999999]}", NULL);
}

static char *
name_cb (const char *table, gint64 id, gpointer data)
{
  return id == 5 ? g_strconcat (table, data, NULL) : NULL;
}

static void
assert_words (TandemEntity entity, const char *json, const char *words)
{
  g_autoptr (TandemCondition) condition = tandem_condition_new_from_json (entity, json, NULL);
  g_autofree char *described = tandem_condition_describe (condition, name_cb, (gpointer) "!");

  g_assert_cmpstr (described, ==, words);
}

static void
test_words (void)
{
  assert_words (TANDEM_ENTITY_CONTACT,
                "{\"match\":\"all\",\"conditions\":[{\"field\":\"lifecycle\",\"is\":\"any-of\",\"values\":["
                "\"customer\",\"lead\"]},"
                "{\"match\":\"none\",\"conditions\":[{\"field\":\"city\",\"is\":\"is\",\"values\":[\"Köln\"]},"
                "{\"field\":\"has-deal\",\"is\":\"no\"}]}]}",
                "Lifecycle is any of Customer, Lead and not (City is “Köln” or Not: Has a deal)");
  assert_words (TANDEM_ENTITY_CONTACT, "{\"field\":\"owner\",\"is\":\"any-of\",\"values\":[5,6,5,5,5,5,5]}",
                "Owner is any of person!, (gone), person!, person!, 3 more");
  assert_words (TANDEM_ENTITY_CONTACT, "{\"field\":\"last-contact\",\"is\":\"last-days\",\"values\":[1]}",
                "Last contact is in the last 1 day");
  assert_words (
      TANDEM_ENTITY_CONTACT,
      "{\"match\":\"any\",\"conditions\":[{\"field\":\"city\",\"is\":\"is-empty\"},{\"match\":\"all\",\"conditions\":"
      "[{\"field\":\"has-deal\",\"is\":\"yes\"},{\"field\":\"created\",\"is\":\"this-month\"}]}]}",
      "City is empty or (Has a deal and Created is in this month)");
  assert_words (TANDEM_ENTITY_COMPANY, "{\"field\":\"people\",\"is\":\"between\",\"values\":[2,3]}",
                "People is between 2 and 3");
  assert_words (TANDEM_ENTITY_CONTACT, "{\"match\":\"all\",\"conditions\":[]}", "everything");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/condition-text/unreadable", test_unreadable);
  g_test_add_func ("/condition-text/too-large", test_too_large);
  g_test_add_func ("/condition-text/unfit", test_unfit);
  g_test_add_func ("/condition-text/words", test_words);
  return g_test_run ();
}
