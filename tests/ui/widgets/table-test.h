/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "list/tandem-record-list.h"
#include "page-test.h"
#include "widgets/tandem-record-table.h"

/* The contacts page with three people, as a table. */
#define TABLE_TEST_ALL "Akin, Defne; Chen, Wei; Dubois, Émile"

void                 table_test_set_up      (PageTest *self, gconstpointer data);
void                 table_test_open        (PageTest *self);
TandemRecordTable   *table_test_get_table   (PageTest *self);
TandemRecordList    *table_test_get_list    (PageTest *self);
GtkColumnView       *table_test_get_columns (PageTest *self);
GtkColumnViewColumn *table_test_find_column (PageTest *self, const char *id);
void                 table_test_show_column (PageTest *self, const char *key);
