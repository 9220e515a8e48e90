/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a card says about a value beside it: whose it is, which of several is preferred. */
#include "exchange/tandem-vcard-label.h"

#include <string.h>

/**
 * tandem_vcard_label_find_group:
 *
 * Returns: (transfer full) (nullable): the label that a property has by its group; Apple's own are _$!<Work>!$_
 */
char *
tandem_vcard_label_find_group (const TandemVcard *card, const TandemVcardProperty *property)
{
  const TandemVcardProperty *label = property->group ? tandem_vcard_find_label (card, property->group) : NULL;
  g_autofree char *text = label ? g_strstrip (tandem_vcard_property_dup_text (label)) : NULL;
  gsize length = text ? strlen (text) : 0;

  if (length > 8 && g_str_has_prefix (text, "_$!<") && g_str_has_suffix (text, ">!$_"))
    return g_strndup (text + 4, length - 8);
  return g_steal_pointer (&text);
}

/* The kinds of telephone and mail say nothing about whose it is. */
static gboolean
is_noise (const char *type)
{
  static const char *const noise[]
      = { "internet", "pref",   "voice",  "msg",       "cell", "mobile", "iphone",    "fax",
          "x400",     "video",  "text",   "textphone", "pcs",  "isdn",   "modem",     "bbs",
          "car",      "postal", "parcel", "dom",       "intl", "uri",    "bluetooth", NULL };
  g_autofree char *plain = g_ascii_strdown (type, -1);

  return g_strv_contains (noise, plain);
}

/* The words that a file of ours keeps. */
static char *
settle_label (char *label)
{
  static const char *const words[]
      = { "work", "home", "main", "other", "assistant", "billing", "delivery", "fax", NULL };
  char *small = g_ascii_strdown (label, -1);

  if (g_strv_contains (words, small))
    memcpy (label, small, strlen (label));
  g_free (small);
  return label;
}

/**
 * tandem_vcard_label_find:
 *
 * Returns: (transfer full) (nullable): whose or which one a value is: "work", "home", or what somebody thought of
 */
char *
tandem_vcard_label_find (const TandemVcard *card, const TandemVcardProperty *property)
{
  char *label = tandem_vcard_label_find_group (card, property);
  const char *service = tandem_vcard_property_get_param (property, "SERVICE-TYPE");

  if (label)
    return settle_label (label);
  if (service == NULL)
    service = tandem_vcard_property_get_param (property, "X-SERVICE-TYPE");
  if (service)
    return g_strdup (service);
  for (guint i = 0; i < property->params->len; i++)
    {
      const TandemVcardParam *param = property->params->pdata[i];

      if (strcmp (param->name, "TYPE") == 0 && !is_noise (param->value))
        return settle_label (g_strdup (param->value + (g_ascii_strncasecmp (param->value, "X-", 2) == 0 ? 2 : 0)));
    }
  return NULL;
}

/* 1 is the first to take, 100 the last, 101 says nothing. */
static int
find_preference (const TandemVcardProperty *property)
{
  const char *pref = tandem_vcard_property_get_param (property, "PREF");

  if (pref)
    return CLAMP (g_ascii_strtoll (pref, NULL, 10), 1, 100);
  return tandem_vcard_property_has_type (property, "PREF") ? 1 : 101;
}

/**
 * tandem_vcard_label_compare:
 *
 * Sorts pointers to properties: the preferred first, the others as they stand in the card.
 */
int
tandem_vcard_label_compare (gconstpointer one, gconstpointer other)
{
  const TandemVcardProperty *a = *(gpointer *) one, *b = *(gpointer *) other;
  int order = find_preference (a) - find_preference (b);

  /* g_ptr_array_sort() is not stable in every version of GLib. */
  return order ? order : (a->line > b->line) - (a->line < b->line);
}

/**
 * tandem_vcard_label_is_mobile:
 *
 * Returns: whether a number is that of a mobile by its label
 */
gboolean
tandem_vcard_label_is_mobile (const TandemVcard *card, const TandemVcardProperty *property)
{
  g_autofree char *label = tandem_vcard_label_find_group (card, property);

  return label && (g_ascii_strcasecmp (label, "mobile") == 0 || g_ascii_strcasecmp (label, "iPhone") == 0);
}
