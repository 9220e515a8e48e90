/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "firm-file.h"
#include "sales/tandem-deal-page.h"
#include "ui-test.h"
#include "workspace/tandem-workspace.h"

/* A firm with one deal, and the page of deals with its record open. The width of the window is the data of the test. */
typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 deal_id;
  char *then;
  GtkWidget *window;
  GtkWidget *page;
} DealTest;

typedef gboolean (*DealFact) (DealTest *self, gconstpointer data);

GtkWidget *deal_test_find (GtkWidget *widget, GType type);
void deal_test_wait (DealTest *self, DealFact fact, gconstpointer data, const char *what);
TandemDealPage *deal_test_get_record (DealTest *self);
gboolean deal_test_is_shown (DealTest *self, gconstpointer data);
void deal_test_expect (DealTest *self, const char *sql, gint64 value);
void deal_test_undo (DealTest *self);
void deal_test_set_up (DealTest *self, gconstpointer data);
void deal_test_tear_down (DealTest *self, gconstpointer data);
