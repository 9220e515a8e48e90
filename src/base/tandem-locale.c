/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-locale.h"

#include <locale.h>
#include <string.h>

/**
 * tandem_locale_find:
 * @category: such as LC_TIME
 * @locale: (out caller-allocates): the name that ICU knows it by
 *
 * "de_DE.UTF-8" → "de_DE"; the C locale has no grouping and no currency signs, so it reads as English.
 */
void
tandem_locale_find (int category, char locale[TANDEM_LOCALE_LENGTH])
{
  const char *name = setlocale (category, NULL);
  gsize length = name ? strcspn (name, ".@") : 0;

  if (name == NULL || (name[0] == 'C' && length == 1) || g_str_has_prefix (name, "POSIX"))
    g_strlcpy (locale, "en", TANDEM_LOCALE_LENGTH);
  else
    g_strlcpy (locale, name, MIN (length + 1, TANDEM_LOCALE_LENGTH));
}
