/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/tandem-workspace.h"

/* A firm without contacts, and a sheet beside it, in a folder of the test's own. */
typedef struct {
  char *folder;
  char *path;
  char *sheet;
  TandemWorkspace *workspace;
} SheetTest;

void         sheet_test_set_up        (SheetTest *self, gconstpointer data);
void         sheet_test_tear_down     (SheetTest *self, gconstpointer data);
TandemStore *sheet_test_get_store     (SheetTest *self);
GFile       *sheet_test_write         (SheetTest *self, const char *text);
char        *sheet_test_ask           (SheetTest *self, const char *sql);
void         sheet_test_assert_answer (SheetTest *self, const char *sql, const char *expected);
