/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-reach-words.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *nick;
  const char *title;
} Word;

static const Word kinds[] = {
  { "email", N_ ("E-mail") },
  { "phone", N_ ("Phone") },
  { "mobile", N_ ("Mobile") },
  { "url", N_ ("Web address") },
  /* Translators: an account in a social network */
  { "social", N_ ("Social network") },
};

/* A label may be any text. These are known in every language, so the file keeps their nick. */
static const Word labels[] = {
  { "work", NC_ ("label", "Work") },       { "home", NC_ ("label", "Private") },
  { "main", NC_ ("label", "Main") },       { "assistant", NC_ ("label", "Assistant") },
  { "billing", NC_ ("label", "Billing") },
};

static const Word places[] = {
  { "work", NC_ ("address", "Work") },       { "home", NC_ ("address", "Private") },
  { "billing", NC_ ("address", "Billing") }, { "delivery", NC_ ("address", "Delivery") },
  { "other", NC_ ("address", "Other") },
};

static const char *const labels_of_people[] = { "work", "home", "main", "assistant", "billing", NULL };
static const char *const labels_of_pages[] = { "work", "home", "main", NULL };
/* Names of the networks, the same in every language. */
static const char *const networks[]
    = { "LinkedIn", "Xing", "Mastodon", "Bluesky", "Instagram", "Facebook", "YouTube", NULL };

static const Word *
find_word (const Word *words, guint n_words, const char *nick)
{
  for (guint i = 0; i < n_words; i++)
    if (nick && g_ascii_strcasecmp (words[i].nick, nick) == 0)
      return &words[i];
  return NULL;
}

/**
 * tandem_reach_words_get_kind:
 * @kind: of a #TandemContactPoint
 *
 * Returns: (transfer none) (nullable): what it is called
 */
const char *
tandem_reach_words_get_kind (const char *kind)
{
  const Word *word = find_word (kinds, G_N_ELEMENTS (kinds), kind);

  return word ? _ (word->title) : kind;
}

/**
 * tandem_reach_words_list_labels:
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels that are offered for a kind of contact point
 */
const char *const *
tandem_reach_words_list_labels (const char *kind)
{
  if (g_strcmp0 (kind, "social") == 0)
    return networks;
  return g_strcmp0 (kind, "url") == 0 ? labels_of_pages : labels_of_people;
}

/**
 * tandem_reach_words_get_label:
 * @label: (nullable): of a #TandemContactPoint
 *
 * Returns: (transfer none) (nullable): what it is called: one that somebody thought of, as it is
 */
const char *
tandem_reach_words_get_label (const char *label)
{
  const Word *word = find_word (labels, G_N_ELEMENTS (labels), label);

  return word ? g_dpgettext2 (GETTEXT_PACKAGE, "label", word->title) : label;
}

guint
tandem_reach_words_get_n_places (void)
{
  return G_N_ELEMENTS (places);
}

/**
 * tandem_reach_words_get_place:
 *
 * Returns: (transfer none): the nick of a kind of #TandemAddress
 */
const char *
tandem_reach_words_get_place (guint number)
{
  g_return_val_if_fail (number < G_N_ELEMENTS (places), NULL);
  return places[number].nick;
}

/**
 * tandem_reach_words_get_place_title:
 * @place: (nullable): the kind of a #TandemAddress
 *
 * Returns: (transfer none) (nullable): what it is called
 */
const char *
tandem_reach_words_get_place_title (const char *place)
{
  const Word *word = find_word (places, G_N_ELEMENTS (places), place);

  return word ? g_dpgettext2 (GETTEXT_PACKAGE, "address", word->title) : place;
}
