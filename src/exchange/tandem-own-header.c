/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values alone do not tell a field of few choices from a text, nor all that can be chosen. So the heading says what the field
 * holds, in square brackets behind its name; a backslash stands before what would end a choice. */
#include "exchange/tandem-own-header.h"

#include <string.h>

#include "model/tandem-custom-field.h"

static const struct {
  TandemFieldType type;
  const char *nick;
} types[] = {
  { TANDEM_FIELD_TEXT, TANDEM_CUSTOM_TEXT },   { TANDEM_FIELD_NUMBER, TANDEM_CUSTOM_NUMBER },
  { TANDEM_FIELD_MONEY, TANDEM_CUSTOM_MONEY }, { TANDEM_FIELD_DAY, TANDEM_CUSTOM_DAY },
  { TANDEM_FIELD_FLAG, TANDEM_CUSTOM_FLAG },   { TANDEM_FIELD_CHOICE, TANDEM_CUSTOM_CHOICE },
};

/**
 * tandem_own_header_write:
 * @field: of the firm's own
 *
 * Returns: (transfer full): its name, what it holds, and what can be chosen
 */
char *
tandem_own_header_write (const TandemField *field)
{
  GString *text = g_string_new (tandem_field_get_title (field));
  guint type = 0;

  while (type < G_N_ELEMENTS (types) - 1 && types[type].type != tandem_field_get_type (field))
    type++;
  g_string_append_printf (text, " [%s", types[type].nick);
  for (guint i = 0; types[type].type == TANDEM_FIELD_CHOICE && i < tandem_field_get_n_choices (field); i++)
    {
      g_string_append (text, i == 0 ? ": " : "; ");
      for (const char *p = tandem_field_get_choice_nick (field, i); *p; p++)
        g_string_append_printf (text, "%s%c", strchr ("\\;", *p) ? "\\" : "", *p);
    }
  g_string_append_c (text, ']');
  return g_string_free_and_steal (text);
}

static void
add_choice (GString *choices, GString *choice)
{
  g_autofree char *clean = g_strstrip (g_strdup (choice->str));

  if (*clean)
    g_string_append_printf (choices, "%s%s", choices->len > 0 ? "\n" : "", clean);
  g_string_truncate (choice, 0);
}

static char *
read_choices (const char *text, gsize length)
{
  g_autoptr (GString) choices = g_string_new (NULL), choice = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (text[i] == ';')
      add_choice (choices, choice);
    else
      {
        if (text[i] == '\\' && i + 1 < length)
          i++;
        g_string_append_c (choice, text[i]);
      }
  add_choice (choices, choice);
  return choices->len > 0 ? g_string_free_and_steal (g_steal_pointer (&choices)) : NULL;
}

static const char *
find_open (const char *header)
{
  const char *open = NULL;

  /* A name and a choice may hold a bracket: the last one counts that stands before a type. */
  for (const char *p = header; (p = strstr (p, " [")) != NULL; p++)
    for (guint i = 0; i < G_N_ELEMENTS (types); i++)
      {
        gsize length = strlen (types[i].nick);

        if (strncmp (p + 2, types[i].nick, length) == 0 && (p[2 + length] == ':' || g_str_equal (p + 2 + length, "]")))
          open = p;
      }
  return open;
}

/**
 * tandem_own_header_read:
 * @name: (out) (optional): what the field is called
 * @type: (out) (transfer none): what it holds
 * @choices: (out) (nullable): what can be chosen, a line each
 *
 * Returns: whether the heading says what the field holds; else nothing is set
 */
gboolean
tandem_own_header_read (const char *header, char **name, const char **type, char **choices)
{
  const char *open = g_str_has_suffix (header, "]") ? find_open (header) : NULL;

  for (guint i = 0; open && i < G_N_ELEMENTS (types); i++)
    {
      gsize length = strlen (types[i].nick);
      const char *rest = open + 2 + length;

      if (strncmp (open + 2, types[i].nick, length) != 0 || (*rest != ':' && *rest != ']'))
        continue;
      g_free (*name);
      *name = g_strndup (header, open - header);
      *type = types[i].nick;
      if (*rest == ':')
        {
          g_free (*choices);
          *choices = read_choices (rest + 1, strlen (rest + 1) - 1);
        }
      return TRUE;
    }
  return FALSE;
}
