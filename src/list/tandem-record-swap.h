/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-loader.h"
#include "list/tandem-slot-table.h"

G_BEGIN_DECLS

/**
 * TandemRecordSwap:
 *
 * A new order on its way: its ids are here, and the records that the slots will show in it are being read.
 */
typedef struct _TandemRecordSwap TandemRecordSwap;

/**
 * TandemRecordSwapFunc:
 * @error: (nullable): %NULL when the records are here, else why they are not; tandem_record_swap_start() tries again
 */
typedef void (*TandemRecordSwapFunc) (gpointer owner, const GError *error);

TandemRecordSwap *tandem_record_swap_new       (TandemRecordSource *source, TandemRecordLoader *loader,
                                                TandemSlotTable *slots, GArray *ids);
void              tandem_record_swap_set_func  (TandemRecordSwap *self, TandemRecordSwapFunc func, gpointer owner);
void              tandem_record_swap_set_followed (TandemRecordSwap *self, gint64 id);
void tandem_record_swap_set_n_first (TandemRecordSwap *self, guint n_rows);
void              tandem_record_swap_free      (TandemRecordSwap *self);
void              tandem_record_swap_start     (TandemRecordSwap *self);
gboolean          tandem_record_swap_remove    (TandemRecordSwap *self, gint64 id, guint *position);
guint             tandem_record_swap_get_length (TandemRecordSwap *self);
GArray           *tandem_record_swap_ref_ids   (TandemRecordSwap *self);
gboolean          tandem_record_swap_is_failed (TandemRecordSwap *self);

G_END_DECLS
