/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "tandem-config.h"

static gboolean
is_in_build (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *built = g_path_get_dirname (TANDEM_BUILD_LOCALE_DIR);

  return program && g_str_has_prefix (program, built) && G_IS_DIR_SEPARATOR (program[strlen (built)]);
}

/**
 * tandem_locale_init:
 *
 * Takes the locale of the environment and finds the translations: those beside a program that runs from the folder
 * where it was built, or those that are installed. To be called once, before any text is shown.
 */
void
tandem_locale_init (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, is_in_build () ? TANDEM_BUILD_LOCALE_DIR : TANDEM_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

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
