/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text with what tandem_fold_text() makes of it, and which part of one comes from which of the other. */
typedef struct _TandemFoldMap TandemFoldMap;

TandemFoldMap *tandem_fold_map_new        (const char *text);
void           tandem_fold_map_free       (TandemFoldMap *self);
const char    *tandem_fold_map_get_folded (TandemFoldMap *self);
void           tandem_fold_map_locate     (TandemFoldMap *self, gsize folded_start, gsize folded_end, guint *start, guint *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemFoldMap, tandem_fold_map_free)

G_END_DECLS
