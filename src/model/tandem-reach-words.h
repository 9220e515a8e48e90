/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the ways to reach somebody are called: kinds of contact points, their labels, kinds of addresses. */

const char        *tandem_reach_words_get_kind    (const char *kind);
const char *const *tandem_reach_words_list_labels (const char *kind);
const char        *tandem_reach_words_get_label   (const char *label);

guint              tandem_reach_words_get_n_places (void);
const char        *tandem_reach_words_get_place    (guint number);
const char        *tandem_reach_words_get_place_title (const char *place);

G_END_DECLS
