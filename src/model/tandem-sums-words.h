/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemSumsWords:
 * @words: (element-type utf8): how many records there are, and each of their sums: "34 campaigns", "Costs €3,000"; empty where
 *   there is nothing to add up
 * @note: (nullable): what has to be said of them besides, as what an asterisk means
 *
 * What records add up to, as the foot of their list and its print say it.
 */
typedef struct {
  GPtrArray *words;
  char *note;
} TandemSumsWords;

void  tandem_sums_words_clear (TandemSumsWords *self);
char *tandem_sums_words_write (const TandemSumsWords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemSumsWords, tandem_sums_words_clear)

G_END_DECLS
