/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-groups.h"

G_BEGIN_DECLS

/* The button over a table that opens the list of its columns: each is shown or put away, moved and widened there; and of what the rows are grouped by. */
#define TANDEM_TYPE_TABLE_VIEW_BUTTON (tandem_table_view_button_get_type ())
G_DECLARE_FINAL_TYPE (TandemTableViewButton, tandem_table_view_button, TANDEM, TABLE_VIEW_BUTTON, AdwBin)

void tandem_table_view_button_set_columns (TandemTableViewButton *self, TandemTableColumns *columns,
                                           TandemTableGroups *groups);

G_END_DECLS
