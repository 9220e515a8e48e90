/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-firm-words.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *nick;
  const char *title;
} words[] = {
  { "won-revenue", NC_ ("target", "Won revenue") },
  { "leads", NC_ ("target", "New leads") },
  { "month", NC_ ("target", "Month") },
  { "quarter", NC_ ("target", "Quarter") },
  { "year", NC_ ("target", "Year") },
  { "marketing", NC_ ("target", "Marketing") },
  { "sales", NC_ ("target", "Sales") },
};

/**
 * tandem_firm_words_get_title:
 * @nick: a measure or period of a target, or the department of a cost
 *
 * Returns: (transfer none): the word in the person's language; @nick where there is none
 */
const char *
tandem_firm_words_get_title (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].nick, nick) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "target", words[i].title);
  return nick;
}
