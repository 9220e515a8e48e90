/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names are ICU's. They are put into one table once, a few milliseconds of work: whoever reads addresses on a thread of the
 * store asks for one there, so that the window finds the table made. */
#include "base/tandem-country.h"

#include <locale.h>

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/tandem-fold.h"
#include "base/tandem-locale.h"

#define MOST_LETTERS 128 /* of a name */

/* What people write and no list of countries has. */
static const struct {
  const char *text, *code;
} others[] = {
  { "uk", "GB" },     { "u.k.", "GB" },   { "england", "GB" },   { "scotland", "GB" }, { "wales", "GB" },
  { "u.s.a.", "US" }, { "u.s.", "US" },   { "america", "US" },   { "holland", "NL" },  { "czech republic", "CZ" },
  { "turkey", "TR" }, { "türkei", "TR" }, { "macedonia", "MK" }, { "korea", "KR" },    { "ivory coast", "CI" },
};

static char *
dup_name (const char *code, const char *locale)
{
  g_autofree char *country = g_strconcat ("und_", code, NULL);
  UChar name[MOST_LETTERS];
  char text[MOST_LETTERS * 3 + 1];
  UErrorCode status = U_ZERO_ERROR;

  uloc_getDisplayCountry (country, locale, name, MOST_LETTERS, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    return NULL;
  u_strToUTF8 (text, sizeof text, NULL, name, -1, &status);
  return U_FAILURE (status) ? NULL : g_strdup (text);
}

static void
add_text (GHashTable *codes, const char *text, const char *code)
{
  g_autofree char *folded = text ? g_strstrip (tandem_fold_text (text)) : NULL;

  if (folded && *folded && !g_hash_table_contains (codes, folded))
    g_hash_table_insert (codes, g_steal_pointer (&folded), (gpointer) code);
}

static void
add_name (GHashTable *codes, const char *code, const char *locale)
{
  g_autofree char *name = dup_name (code, locale);

  add_text (codes, name, code);
}

static void
add_own_name (GHashTable *codes, const char *code)
{
  g_autofree char *country = g_strconcat ("und_", code, NULL);
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  uloc_addLikelySubtags (country, locale, sizeof locale, &status);
  if (!U_FAILURE (status) && status != U_STRING_NOT_TERMINATED_WARNING)
    add_name (codes, code, locale);
}

static GHashTable *
make_codes (void)
{
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *countries = uloc_getISOCountries ();
  char locale[TANDEM_LOCALE_LENGTH];

  tandem_locale_find (LC_MESSAGES, locale);
  for (guint i = 0; countries[i]; i++)
    {
      g_autofree char *country = g_strconcat ("und_", countries[i], NULL);
      const char *code = g_intern_string (countries[i]);

      add_text (codes, code, code);
      add_text (codes, uloc_getISO3Country (country), code);
      add_name (codes, code, locale);
      add_name (codes, code, "en");
      add_own_name (codes, code);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_text (codes, others[i].text, g_intern_static_string (others[i].code));
  return codes;
}

/**
 * tandem_country_find:
 * @text: (nullable): a country as somebody wrote it
 *
 * On any thread.
 *
 * Returns: (transfer none) (nullable): its ISO 3166 code of two letters; %NULL for what is no country that is known
 */
const char *
tandem_country_find (const char *text)
{
  static GHashTable *codes;
  g_autofree char *folded = text ? g_strstrip (tandem_fold_text (text)) : NULL;

  if (g_once_init_enter_pointer (&codes))
    g_once_init_leave_pointer (&codes, make_codes ());
  return folded ? g_hash_table_lookup (codes, folded) : NULL;
}

/**
 * tandem_country_dup_title:
 * @code: of two letters
 *
 * Returns: (transfer full) (nullable): its name in the language of the desktop
 */
char *
tandem_country_dup_title (const char *code)
{
  char locale[TANDEM_LOCALE_LENGTH];

  tandem_locale_find (LC_MESSAGES, locale);
  return dup_name (code, locale);
}

/**
 * tandem_country_get_home:
 *
 * Returns: (transfer none) (nullable): the code of the country that the desktop is set to; %NULL when it names none
 */
const char *
tandem_country_get_home (void)
{
  char locale[TANDEM_LOCALE_LENGTH], country[ULOC_COUNTRY_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  tandem_locale_find (LC_TIME, locale);
  uloc_getCountry (locale, country, sizeof country, &status);
  return U_FAILURE (status) || country[0] == '\0' ? NULL : g_intern_string (country);
}
