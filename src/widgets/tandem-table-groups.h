/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "list/tandem-record-list.h"
#include "model/filter/tandem-sections.h"
#include "widgets/tandem-table-columns.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemTableGroups:
 *
 * The headers over the groups of a table that is grouped by what it is sorted by: what its rows have in common, and how many they
 * are. They come and go with the sections of its list.
 */
#define TANDEM_TYPE_TABLE_GROUPS (tandem_table_groups_get_type ())
G_DECLARE_FINAL_TYPE (TandemTableGroups, tandem_table_groups, TANDEM, TABLE_GROUPS, GObject)

TandemTableGroups *tandem_table_groups_new (TandemWorkspace *workspace, const TandemTableKind *kind,
                                            TandemTableColumns *columns, GSettings *settings);
void tandem_table_groups_follow (TandemTableGroups *self, TandemRecordList *list, GtkColumnView *view,
                                 GtkListView *rows);
void tandem_table_groups_set_next (TandemTableGroups *self, TandemSections *sections);

gboolean tandem_table_groups_is_wanted (TandemTableGroups *self);
void tandem_table_groups_set_wanted (TandemTableGroups *self, gboolean is_wanted);
GPtrArray *tandem_table_groups_list (TandemTableGroups *self);
const TandemTableColumn *tandem_table_groups_get_column (TandemTableGroups *self);
void tandem_table_groups_set_column (TandemTableGroups *self, const TandemTableColumn *column);

G_END_DECLS
