/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-row-buffer.h"

G_BEGIN_DECLS

typedef struct _TandemCellSorter TandemCellSorter;

TandemCellSorter *tandem_cell_sorter_new (void);
void tandem_cell_sorter_free (TandemCellSorter *self);
gboolean tandem_cell_sorter_add (TandemCellSorter *self, guint row, guint column, const TandemCell *cell,
                                 gboolean is_lasting, GError **error);
void tandem_cell_sorter_sort (TandemCellSorter *self);
gboolean tandem_cell_sorter_next (TandemCellSorter *self, TandemRowBuffer *buffer, guint sheet, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCellSorter, tandem_cell_sorter_free)

G_END_DECLS
