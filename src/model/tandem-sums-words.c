/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-sums-words.h"

void
tandem_sums_words_clear (TandemSumsWords *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->note, g_free);
}

/**
 * tandem_sums_words_write:
 *
 * Returns: (transfer full) (nullable): what records add up to, and the note in a second line; %NULL for nothing
 */
char *
tandem_sums_words_write (const TandemSumsWords *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", (const char *) self->words->pdata[i]);
  if (self->note)
    g_string_append_printf (text, "\n%s", self->note);
  return g_string_free (text, self->words->len == 0);
}
