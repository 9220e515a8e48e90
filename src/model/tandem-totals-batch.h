/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"
#include "model/tandem-reach.h"

G_BEGIN_DECLS

/* Totals of many records: counted in memory, one row of totals for each place at the end. On the writer's thread. */
typedef struct _TandemTotalsBatch TandemTotalsBatch;

TandemTotalsBatch *tandem_totals_batch_new         (void);
void               tandem_totals_batch_free        (TandemTotalsBatch *self);
void               tandem_totals_batch_add_touch   (TandemTotalsBatch *self, gint64 campaign_id, const char *day,
                                                    const char *kind);
void tandem_totals_batch_add_reach (TandemTotalsBatch *self, const TandemReach *reach, int n);
gboolean           tandem_totals_batch_recount_touches (TandemConnection *connection, GError **error);
gboolean           tandem_totals_batch_flush       (TandemTotalsBatch *self, TandemConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTotalsBatch, tandem_totals_batch_free)

G_END_DECLS
