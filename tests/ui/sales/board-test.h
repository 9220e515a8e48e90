/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page-test.h"
#include "sales/tandem-board-column.h"

/* The page of deals with a board of two, or with none where the data of the test is NULL. */
#define BOARD_TEST_ALL    "0 Alpha; 2 Beta"
#define BOARD_TEST_NARROW 420

void               board_test_set_up     (PageTest *self, gconstpointer with_deals);
void               board_test_tear_down  (PageTest *self, gconstpointer data);
TandemBoardColumn *board_test_get_column (PageTest *self, guint place);
char              *board_test_describe   (PageTest *self);
gboolean           board_test_fail_cb    (gpointer data);
void               board_test_wait       (PageTest *self, const char *expected);
void               board_test_send       (const char *arguments);
