/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several words in one cell: Google joins by :::, Outlook by ; and Mailchimp writes "a","b". In our own exports a word that holds what
 * parts them, or what would be read as something else, stands in quotes, and a quote within it twice, as in CSV. */
#include "exchange/tandem-import-list.h"

#include <string.h>

#define GOOGLE ":::"

/**
 * tandem_import_list_quote:
 *
 * Returns: (transfer full): a word as it can stand in a list
 */
char *
tandem_import_list_quote (const char *item)
{
  g_autoptr (GString) text = NULL;

  if (strpbrk (item, ";,\"\n:(") == NULL && !g_str_has_prefix (item, "* "))
    return g_strdup (item);
  text = g_string_new ("\"");
  for (const char *p = item; *p; p++)
    g_string_append_printf (text, "%s%c", *p == '"' ? "\"" : "", *p);
  g_string_append_c (text, '"');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (nullable): the quote that closes the one at @open; one that nothing closes is a letter */
static const char *
find_close (const char *open)
{
  for (const char *p = open + 1; *p; p++)
    if (*p == '"' && p[1] == '"')
      p++;
    else if (*p == '"')
      return p;
  return NULL;
}

/* A quote opens at the beginning of a word: 5" pipe; 6" pipe. Returns: (nullable): the first sign that is in no quotes */
static const char *
find_sign (const char *text, const char *sign)
{
  gboolean is_begin = TRUE;

  for (const char *p = text; *p; p++)
    {
      const char *close = is_begin && *p == '"' ? find_close (p) : NULL;

      if (close)
        p = close;
      else if (g_str_has_prefix (p, sign))
        return p;
      if (*p != ' ' || close)
        is_begin = !close && strchr (";,\n:", *p) != NULL;
    }
  return NULL;
}

/**
 * tandem_import_list_split:
 *
 * Returns: (transfer full): the words, each as it stands there, perhaps in quotes
 */
GStrv
tandem_import_list_split (const char *text)
{
  static const char *const signs[] = { GOOGLE, ";", "\n", "," };
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();
  const char *sign = signs[0];

  for (guint i = 1; i < G_N_ELEMENTS (signs) && find_sign (text, sign) == NULL; i++)
    sign = signs[i];
  for (const char *end; (end = find_sign (text, sign)); text = end + strlen (sign))
    g_strv_builder_take (items, g_strstrip (g_strndup (text, end - text)));
  g_strv_builder_take (items, g_strstrip (g_strdup (text)));
  return g_strv_builder_end (items);
}

/**
 * tandem_import_list_unquote:
 * @tail: (out): what stands behind the quotes
 *
 * Returns: (transfer full) (nullable): what stands in the quotes that @item begins with; %NULL where it does not
 */
char *
tandem_import_list_unquote (const char *item, const char **tail)
{
  const char *close = *item == '"' ? find_close (item) : NULL;
  g_autoptr (GString) text = close ? g_string_new (NULL) : NULL;

  if (close == NULL)
    return NULL;
  for (const char *p = item + 1; p < close; p++)
    {
      g_string_append_c (text, *p);
      p += *p == '"';
    }
  *tail = close + 1;
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}
