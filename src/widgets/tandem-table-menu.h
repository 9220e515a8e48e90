/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-view.h"
#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* The menu of a row of a table, which is the menu of the selection where the row is selected, and the bar of a selection. */
GMenuModel *tandem_table_menu_new          (const TandemTableKind *kind, gboolean is_row);
void        tandem_table_menu_fill_bar     (GtkBox *bar, const TandemTableKind *kind);
gboolean    tandem_table_menu_show_at      (GtkWidget *table, GMenuModel *menu, TandemRecordView *view, GtkWidget *list,
                                            const graphene_point_t *point);
void        tandem_table_menu_show_focused (GtkWidget *table, GMenuModel *menu, TandemRecordView *view);

G_END_DECLS
