/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <sqlite3.h>

#include "late-source.h"
#include "list/tandem-record-view.h"
#include "workspace/tandem-workspace.h"

/* A list of contacts of a real file in a window, and all that is known of it from elsewhere: what the file says, read by a
 * connection of the test's own; which records were chosen; which rows came and went by items-changed. */

typedef enum {
  LIST_CHECKER_COLUMNS,
  LIST_CHECKER_GRID,
  LIST_CHECKER_ROWS,
  LIST_CHECKER_N_KINDS,
} ListCheckerKind;

typedef struct {
  gboolean by_creation;         /* else by name */
  gboolean descending;
  const char *stage;            /* NULL: all */
} ListCheckerOrder;

typedef struct {
  TandemWorkspace *workspace;
  TandemStore *store;
  sqlite3 *file;
  LateSource *source;
  TandemRecordList *list;
  TandemRecordView *view;
  GtkWidget *window;
  GtkWidget *entry;
  GtkWidget *scrolled;
  GtkWidget *widget;
  gboolean is_slow;

  ListCheckerOrder order;
  guint n_asked;                /* orders; only the last one's answer counts */
  guint n_waiting;              /* orders and writes that are not answered */
  GHashTable *chosen;           /* gint64 ids */
  GArray *stamps;               /* guint, one for each row that items-changed told of */
  guint next_stamp;
  guint n_gets;                 /* how often an item was asked for */
  guint n_failures;             /* of loading */
  guint n_frames;
  guint n_seen;                 /* rows compared in frames */
} ListChecker;

void     list_checker_init    (ListChecker *self, const char *path, ListCheckerKind kind, gboolean is_slow);
void     list_checker_clear   (ListChecker *self);
void     list_checker_ask     (ListChecker *self, TandemRecordFocus focus);
void     list_checker_write   (ListChecker *self, TandemStoreFunc func, gpointer data, GDestroyNotify destroy);
void     list_checker_frames  (ListChecker *self, guint n);
void     list_checker_settle  (ListChecker *self);
void     list_checker_check   (ListChecker *self);
void     list_checker_choose  (ListChecker *self, gint64 id, gboolean is_chosen);
gboolean list_checker_chosen  (ListChecker *self, gint64 id);
GtkWidget *list_checker_base  (ListChecker *self);
