/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TandemRecordCache:
 *
 * Records by id, forgotten a block at a time, the block longest unused first. It lives through every new order of a list.
 */
typedef struct _TandemRecordCache TandemRecordCache;

TandemRecordCache *tandem_record_cache_new    (guint max_blocks, guint max_records);
void               tandem_record_cache_free   (TandemRecordCache *self);
gpointer           tandem_record_cache_lookup (TandemRecordCache *self, gint64 id);
void               tandem_record_cache_add    (TandemRecordCache *self, const gint64 *ids, GPtrArray *records);
void               tandem_record_cache_forget (TandemRecordCache *self, gint64 id);
void               tandem_record_cache_clear  (TandemRecordCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemRecordCache, tandem_record_cache_free)

G_END_DECLS
