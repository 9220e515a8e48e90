/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What belonged to two records that are merged, and would stand twice: of each such pair one stays, and takes over what the other
 * alone knows. */
typedef struct _TandemMergeJoin TandemMergeJoin;

TandemMergeJoin *tandem_merge_join_new  (GArray *field_ids);
void             tandem_merge_join_free (TandemMergeJoin *self);

gboolean      tandem_merge_join_is_for (const char *table);
void          tandem_merge_join_add    (TandemMergeJoin *self, TandemRecord *record);
TandemRecord *tandem_merge_join_find   (TandemMergeJoin *self, TandemRecord *moved);
void          tandem_merge_join_fill   (TandemMergeJoin *self, TandemRecord *twin, TandemRecord *moved);
void          tandem_merge_join_fit    (TandemMergeJoin *self, TandemRecord *moved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemMergeJoin, tandem_merge_join_free)

G_END_DECLS
