/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_SEARCH_LONGEST_KEY 254 /* bytes of a key that count */

/* Sort keys in their order, of which each keeps only what it has not in common with the one before. */
typedef struct _TandemSearchKeys TandemSearchKeys;

TandemSearchKeys *tandem_search_keys_new        (void);
void              tandem_search_keys_free       (TandemSearchKeys *self);
void              tandem_search_keys_append     (TandemSearchKeys *self, const guint8 *key, int length);
void              tandem_search_keys_seal       (TandemSearchKeys *self);
gsize             tandem_search_keys_get_size   (TandemSearchKeys *self);
guint             tandem_search_keys_find       (TandemSearchKeys *self, GBytes *key, guint *n_equal);

int               tandem_search_keys_compare    (GBytes *key, GBytes *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchKeys, tandem_search_keys_free)

G_END_DECLS
