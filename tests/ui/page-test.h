/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "firm-file.h"
#include "store/tandem-store.h"
#include "ui-test.h"

/* The file of a firm in a folder of the test's own, and a page of it in a window. */
typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *page;
} PageTest;

gboolean page_test_fill_sample (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);

void page_test_make_firm (PageTest *self, TandemStoreFunc fill);
void page_test_show (PageTest *self, GType type, int width);
void page_test_close_firm (PageTest *self);
void page_test_tear_down (PageTest *self, gconstpointer data);
void page_test_follow_toasts (GtkWidget *window, char **toast);
