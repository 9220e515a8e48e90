/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/tandem-table-match.h"

G_BEGIN_DECLS

/* How a record looks in a column of a table, and in one row where the table is narrow. */
GtkColumnViewColumn *tandem_table_cells_new_column (const TandemTableColumn *column, TandemTableMatch *match);
GtkListItemFactory  *tandem_table_cells_new_row    (TandemTableMatch *match);
void                 tandem_table_cells_update     (GtkWidget *view, GArray *ids);

G_END_DECLS
