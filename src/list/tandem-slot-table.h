/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-slot.h"

G_BEGIN_DECLS

/**
 * TandemSlotTable:
 *
 * The slots of a list which somebody holds, by their position. It holds none of them itself.
 */
typedef struct _TandemSlotTable TandemSlotTable;

TandemSlotTable *tandem_slot_table_new         (void);
void             tandem_slot_table_free        (TandemSlotTable *self);
TandemSlot      *tandem_slot_table_lookup      (TandemSlotTable *self, guint position);
TandemSlot      *tandem_slot_table_make        (TandemSlotTable *self, guint position);
GPtrArray       *tandem_slot_table_hold        (TandemSlotTable *self);
GArray          *tandem_slot_table_list_ids    (TandemSlotTable *self, GArray *ids);
void             tandem_slot_table_shift       (TandemSlotTable *self, guint position, int by);
void             tandem_slot_table_orphan_from (TandemSlotTable *self, guint end);
guint            tandem_slot_table_get_size    (TandemSlotTable *self);

G_END_DECLS
