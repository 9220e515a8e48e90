/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose an address card is. */
#include "exchange/tandem-vcard-bearer.h"

#include <string.h>

/* Neither a family name nor a given one. */
static gboolean
is_nameless (const TandemVcard *card)
{
  const TandemVcardProperty *name = tandem_vcard_find (card, "N");
  g_auto (GStrv) parts = name ? tandem_vcard_property_split (name, ';') : NULL;

  for (guint i = 0; parts && i < MIN (2, g_strv_length (parts)); i++)
    if (*g_strstrip (parts[i]))
      return FALSE;
  return TRUE;
}

/**
 * tandem_vcard_is_of_company:
 *
 * Cards of companies have their name as that of the card, too.
 *
 * Returns: whether the card is that of a company
 */
gboolean
tandem_vcard_is_of_company (const TandemVcard *card)
{
  g_autofree char *kind = tandem_vcard_dup_text (card, "KIND"), *shown = tandem_vcard_dup_text (card, "X-ABSHOWAS");
  g_autofree char *name = tandem_vcard_dup_text (card, "FN");
  const TandemVcardProperty *organization = tandem_vcard_find (card, "ORG");
  g_auto (GStrv) units = organization ? tandem_vcard_property_split (organization, ';') : NULL;

  if (organization == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (kind ? kind : "", "org") == 0 || g_ascii_strcasecmp (shown ? shown : "", "COMPANY") == 0)
    return TRUE;
  return is_nameless (card) && g_strcmp0 (name, *units) == 0;
}

/**
 * tandem_vcard_is_called_by_reach:
 * @name: what the card says whose it is
 *
 * Who has no name is called by an e-mail or number, since a card must have one.
 *
 * Returns: whether @name is not a name
 */
gboolean
tandem_vcard_is_called_by_reach (const TandemVcard *card, const char *name)
{
  static const char *const names[] = { "EMAIL", "TEL", "URL", "SOCIALPROFILE", "X-SOCIALPROFILE", NULL };

  for (guint i = 0; is_nameless (card) && i < card->properties->len; i++)
    {
      const TandemVcardProperty *property = card->properties->pdata[i];
      g_autofree char *text = NULL;

      if (!g_strv_contains (names, property->name))
        continue;
      text = tandem_vcard_property_dup_text (property);
      if (strcmp (text, name) == 0)
        return TRUE;
    }
  return FALSE;
}
