/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search/tandem-search-rows.h"

G_BEGIN_DECLS

/* Rows in one block: what a sieve lets through is looked at as a whole. */
#define TANDEM_SEARCH_BLOCK_ROWS 128

typedef struct _TandemSearchGrams TandemSearchGrams;

TandemSearchGrams *tandem_search_grams_new (const TandemSearchRows *rows);
void tandem_search_grams_free (TandemSearchGrams *self);
gsize tandem_search_grams_get_size (TandemSearchGrams *self);
guint8 *tandem_search_grams_sieve (TandemSearchGrams *self, GArray *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchGrams, tandem_search_grams_free)

G_END_DECLS
