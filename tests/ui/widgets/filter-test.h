/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "page-test.h"
#include "widgets/tandem-record-table.h"

/* What the table is to show is asked of the file by SQL of the test's own. */
#define CONTACTS  "SELECT id FROM contact WHERE deleted_at IS NULL "
#define BY_NAME   " ORDER BY sort_key, id"
#define CUSTOMERS "lifecycle_stage = 'customer'"
#define WITH_E    "(given_name LIKE '%e%' OR given_name LIKE '%É%')"

void filter_test_set_up (PageTest *self, gconstpointer data);
GArray *filter_test_ask (PageTest *self, const char *sql);
void filter_test_open (PageTest *self);
gboolean filter_test_has_value (GtkWidget *widget, gconstpointer data);
gboolean filter_test_has_tooltip (GtkWidget *widget, gconstpointer data);
GtkWidget *filter_test_find_chip (PageTest *self, const char *words);
TandemRecordTable *filter_test_get_table (PageTest *self);
void filter_test_wait_for_list (PageTest *self, const char *sql, guint n);
void filter_test_wait_for_view (PageTest *self, const char *tooltip);
GtkWidget *filter_test_begin_filter (PageTest *self, const char *key);
void filter_test_apply (GtkWidget *editor);
void filter_test_wait_until_closed (PageTest *self);
void filter_test_add_customers (PageTest *self);
void filter_test_add_given_name (PageTest *self, const char *text);
GtkWidget *filter_test_get_page (GtkWidget *editor);
void filter_test_add_given_name_to_group (GtkWidget *editor, const char *text);
void filter_test_add_lifecycle_to_group (GtkWidget *editor, const char *nick);
void filter_test_go_back (GtkWidget *editor);
gboolean filter_test_has_title (GtkWidget *widget, gconstpointer data);
void filter_test_add_to_group (GtkWidget *editor, const char *key);
void filter_test_save_view (PageTest *self, const char *name);
void filter_test_do_with_view (PageTest *self, const char *action);
