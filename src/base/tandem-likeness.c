/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names are compared as they sound rather than as they are spelt: Müller and Mueller, Meyer and Maier, Schmidt and Schmitt. What
 * is a bit more than that, a letter or an initial, makes them similar. The spelling knows the habits of German and English, and
 * leaves other scripts as they are. */
#include "base/tandem-likeness.h"

#include <string.h>

#include "base/tandem-fold.h"

#define SHORTEST_WITH_ERROR 5 /* bytes of a word of which one letter may differ */
#define SHORTEST_PART       3

/* One letter or two; the longer before those that begin alike. */
static const struct {
  const char *letters, *sound;
} sounds[] = {
  { "ae", "a" }, { "oe", "o" }, { "ue", "u" }, { "ey", "ei" }, { "ay", "ei" }, { "ai", "ei" },
  { "ph", "f" }, { "th", "t" }, { "ck", "k" }, { "dt", "t" },  { "tz", "z" },  { "y", "i" },
};

/* Where a word begins, a sound would hide its initial: Ayşe is no E. */
static guint
find_sound (const char *text, gboolean is_first)
{
  if (is_first && (text[0] == 'a' || text[0] == 'e') && (text[1] == 'y' || text[1] == 'i'))
    return G_N_ELEMENTS (sounds);
  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
    if (sounds[i].letters[0] == text[0] && (sounds[i].letters[1] == '\0' || sounds[i].letters[1] == text[1]))
      return i;
  return G_N_ELEMENTS (sounds);
}

static gboolean
is_letter (char c)
{
  return (c & 0x80) != 0 || g_ascii_isalnum (c);
}

/* A letter that is doubled is heard once. */
static void
append_sound (GString *spelt, const char *sound)
{
  for (const char *c = sound; *c; c++)
    if (spelt->len == 0 || spelt->str[spelt->len - 1] != *c || (*c & 0x80) || g_ascii_isdigit (*c))
      g_string_append_c (spelt, *c);
}

/**
 * tandem_likeness_spell:
 * @name: (nullable): words
 *
 * Returns: (transfer full): the words as they sound, folded, a blank between two
 */
char *
tandem_likeness_spell (const char *name)
{
  g_autofree char *folded = tandem_fold_text (name ? name : "");
  GString *spelt = g_string_new (NULL);

  for (const char *c = folded; *c;)
    {
      guint sound = find_sound (c, spelt->len == 0 || spelt->str[spelt->len - 1] == ' ');
      const char letter[] = { *c, '\0' };

      if (sound < G_N_ELEMENTS (sounds))
        append_sound (spelt, sounds[sound].sound);
      else if (is_letter (*c))
        append_sound (spelt, letter);
      else if (*c != '.' && *c != '\'' && spelt->len > 0 && spelt->str[spelt->len - 1] != ' ')
        g_string_append_c (spelt, ' ');
      c += sound < G_N_ELEMENTS (sounds) ? strlen (sounds[sound].letters) : 1;
    }
  return g_strchomp (g_string_free_and_steal (spelt));
}

/* Whether one letter was left out, added, or is another. */
static gboolean
differ_by_one (const char *one, gsize length, const char *other, gsize other_length)
{
  gsize start = 0, end = 0, shorter = MIN (length, other_length), longer = MAX (length, other_length);

  if (longer - shorter > 1 || shorter < SHORTEST_WITH_ERROR)
    return FALSE;
  while (start < shorter && one[start] == other[start])
    start++;
  while (end < shorter - start && one[length - 1 - end] == other[other_length - 1 - end])
    end++;
  return longer - start - end <= 1;
}

static gboolean
are_close (const char *one, const char *other)
{
  return strcmp (one, other) == 0 || differ_by_one (one, strlen (one), other, strlen (other));
}

/* Alex and Alexander, Hannes and Johannes, E and Émile. */
static gboolean
is_part (const char *shorter, const char *longer)
{
  gsize length = strlen (shorter);

  if (length == 1)
    return *shorter == *longer;
  return length >= SHORTEST_PART && (g_str_has_prefix (longer, shorter) || g_str_has_suffix (longer, shorter));
}

static gboolean
are_close_given (const char *one, const char *other)
{
  return *one == '\0' || *other == '\0' || are_close (one, other)
         || (strlen (one) < strlen (other) ? is_part (one, other) : is_part (other, one));
}

/**
 * tandem_likeness_person:
 * @given: as tandem_likeness_spell() gives it, like all of them; "" where there is none
 *
 * Returns: how alike two names of people are, also where given and family name were mistaken for each other
 */
TandemLikeness
tandem_likeness_person (const char *given, const char *family, const char *other_given, const char *other_family)
{
  if ((*given == '\0' && *family == '\0') || (*other_given == '\0' && *other_family == '\0'))
    return TANDEM_LIKENESS_NONE;
  if ((strcmp (given, other_given) == 0 && strcmp (family, other_family) == 0)
      || (strcmp (given, other_family) == 0 && strcmp (family, other_given) == 0))
    return TANDEM_LIKENESS_SAME;
  if (*family && *other_family && are_close (family, other_family) && are_close_given (given, other_given))
    return TANDEM_LIKENESS_SIMILAR;
  if (*given && *other_family && *family && *other_given && are_close (family, other_given)
      && are_close_given (given, other_family))
    return TANDEM_LIKENESS_SIMILAR;
  return TANDEM_LIKENESS_NONE;
}

static gboolean
is_legal_form (const char *word)
{
  /* as they sound: LLC, Company, Oy and The have lost a letter */
  static const char *const forms[]
      = { "gmbh", "mbh", "ag",  "kg",   "co",  "ltd", "limited", "lc",      "inc",         "corp", "plc",
          "se",   "sa",  "sas", "sarl", "srl", "spa", "bv",      "nv",      "oi",          "ab",   "as",
          "aps",  "ug",  "ohg", "ev",   "te",  "und", "and",     "compani", "corporation", NULL };

  return g_strv_contains (forms, word);
}

/**
 * tandem_likeness_firm:
 * @name: of a company
 *
 * Returns: (transfer full): what firms that may be one have alike: the words as they sound, without the legal form
 */
char *
tandem_likeness_firm (const char *name)
{
  g_autofree char *spelt = tandem_likeness_spell (name);
  g_auto (GStrv) words = g_strsplit (spelt, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (!is_legal_form (words[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  if (text->len == 0) /* a firm of that name */
    g_string_append (text, spelt);
  return g_string_free_and_steal (text);
}
