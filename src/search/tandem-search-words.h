/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemSearchWord:
 * @text: the word, folded
 * @length: of @text, in bytes
 * @rarest: which of its bytes the texts have least of
 * @second: … and which after that
 *
 * A word that is typed.
 */
typedef struct {
  char *text;
  gsize length;
  guint rarest, second;
} TandemSearchWord;

GPtrArray  *tandem_search_words_parse (const char *typed, const guint counts[256]);
gboolean    tandem_search_words_match (GArray *words, guint from, const char *text, gsize length);
const char *tandem_search_word_scan   (const TandemSearchWord *word, const char *text, gsize length);

G_END_DECLS
