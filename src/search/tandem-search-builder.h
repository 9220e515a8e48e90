/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search/tandem-search-rows.h"

G_BEGIN_DECLS

/* Makes rows of what the file has, in whatever order it has it: first the records in name order, then their texts. */
typedef struct _TandemSearchBuilder TandemSearchBuilder;

TandemSearchBuilder *tandem_search_builder_new      (guint n);
void                 tandem_search_builder_free     (TandemSearchBuilder *self);
void                 tandem_search_builder_add_row  (TandemSearchBuilder *self, gint64 id, const guint8 *key, int length);
void                 tandem_search_builder_add_text (TandemSearchBuilder *self, gint64 id, const char *folded, gsize length);
TandemSearchRows    *tandem_search_builder_finish   (TandemSearchBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemSearchBuilder, tandem_search_builder_free)

G_END_DECLS
