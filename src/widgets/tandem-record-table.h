/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "act/tandem-act-bulk.h"
#include "list/tandem-record-list.h"
#include "widgets/tandem-filter.h"
#include "widgets/tandem-table-kind.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_RECORD_TABLE_MANY 2 /* one selected row is where one is, not a selection */

/**
 * TandemRecordTable:
 *
 * A table of records: its bar with title, count, filter and the menu of columns; the columns, or rows of two lines where it is
 * narrow; what stands there while it is empty; the bar of a selection. It shows what the file says and nothing else: an act
 * changes the file, and the table follows. A page has it in its template, tells it once what it shows by
 * tandem_record_table_set_up(), and puts the record beside it.
 */
#define TANDEM_TYPE_RECORD_TABLE (tandem_record_table_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordTable, tandem_record_table, TANDEM, RECORD_TABLE, AdwBreakpointBin)

void                    tandem_record_table_set_up       (TandemRecordTable *self, TandemWorkspace *workspace,
                                                          const TandemTableKind *kind);
void                    tandem_record_table_set_start    (TandemRecordTable *self, GtkWidget *widget);
TandemRecordList       *tandem_record_table_get_list     (TandemRecordTable *self);
const TandemTableOrder *tandem_record_table_get_order    (TandemRecordTable *self);
GArray                 *tandem_record_table_get_chosen   (TandemRecordTable *self);
void tandem_record_table_choose (TandemRecordTable *self, gint64 id);
void                    tandem_record_table_search       (TandemRecordTable *self, const char *words);
void tandem_record_table_show_of (TandemRecordTable *self, const char *key, GArray *ids);
TandemFilter *tandem_record_table_new_filter (TandemWorkspace *workspace, const TandemTableKind *kind);
void tandem_record_table_share_filter (TandemRecordTable *self, TandemFilter *filter);
TandemFilter           *tandem_record_table_get_filter   (TandemRecordTable *self);
void                    tandem_record_table_show_filters (TandemRecordTable *self);
void tandem_record_table_print (TandemRecordTable *self);
void                    tandem_record_table_export       (TandemRecordTable *self, gint64 id);
char                   *tandem_record_table_say_count    (TandemRecordTable *self, guint n);
void                    tandem_record_table_do           (TandemRecordTable *self, TandemBulk *bulk, const char *done,
                                                          const char *failed);

G_END_DECLS
