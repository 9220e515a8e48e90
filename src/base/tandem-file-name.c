/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-file-name.h"

#include <string.h>

#define MOST_BYTES           200 /* file systems take 255 */
#define MOST_EXTENSION_BYTES 20

/* What turns the direction of letters makes "gpj.exe" look like "exe.jpg". */
static gboolean
is_harmless (gunichar letter)
{
  return g_unichar_isprint (letter) && letter != '/' && letter != '\\' && g_unichar_type (letter) != G_UNICODE_FORMAT;
}

static void
shorten (GString *name)
{
  const char *dot = strrchr (name->str, '.');
  g_autofree char *extension = dot && strlen (dot) <= MOST_EXTENSION_BYTES ? g_strdup (dot) : g_strdup ("");
  gsize length = MOST_BYTES - strlen (extension);

  if (name->len <= MOST_BYTES)
    return;
  while ((name->str[length] & 0xc0) == 0x80)
    length--;
  g_string_truncate (name, length);
  g_string_append (name, extension);
}

/**
 * tandem_file_name_clean:
 * @name: (nullable): what somebody calls a file
 *
 * Returns: (transfer full): the same as a name that can stand in any folder, and hides nothing: without separators, letters that
 *   don't print and dots at its beginning
 */
char *
tandem_file_name_clean (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name ? name : "", -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *letter = valid; *letter; letter = g_utf8_next_char (letter))
    if (is_harmless (g_utf8_get_char (letter)))
      g_string_append_unichar (clean, g_utf8_get_char (letter));
    else if (*letter == '/' || *letter == '\\')
      g_string_append_c (clean, '-');
  while (*clean->str == '.' || *clean->str == ' ')
    g_string_erase (clean, 0, 1);
  shorten (clean);
  g_strchomp (clean->str);
  return g_strdup (*clean->str ? clean->str : "file");
}
