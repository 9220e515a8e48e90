/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-biff-workbook.h"

G_BEGIN_DECLS

typedef struct _TandemBiffCells TandemBiffCells;

/**
 * TandemBiffCellFunc:
 * @row: from 0, as @column
 * @is_lasting: whether the cell's text lives as long as the shared texts
 *
 * Takes a cell. Returns FALSE with an error.
 */
typedef gboolean (*TandemBiffCellFunc) (guint row, guint column, const TandemCell *cell, gboolean is_lasting,
                                        gpointer data, GError **error);

TandemBiffCells *tandem_biff_cells_new (TandemBiffWorkbook *workbook, TandemSharedStrings *strings,
                                        TandemBiffCellFunc func, gpointer data);
void tandem_biff_cells_free (TandemBiffCells *self);
gboolean tandem_biff_cells_step (TandemBiffCells *self, GError **error);
gboolean tandem_biff_cells_are_sorted (TandemBiffWorkbook *workbook, gboolean *sorted, GCancellable *cancellable,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBiffCells, tandem_biff_cells_free)

G_END_DECLS
