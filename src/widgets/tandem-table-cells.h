/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* How a record looks in a column of a table, and in one row where the table is narrow. */
GtkListItemFactory *tandem_table_cells_new     (const TandemTableColumn *column, TandemWorkspace *workspace);
GtkListItemFactory *tandem_table_cells_new_row (const TandemTableKind *kind, TandemWorkspace *workspace);

G_END_DECLS
