/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sales/tandem-duplicates-list.h"
#include "sales/tandem-duplicates-page.h"
#include "sales/tandem-merge-dialog.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What the files of the page share. */

struct _TandemDuplicatesPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  TandemDuplicatesList *list; /* nullable: what is looked for, or was found */
  gint64 started_at, took;
  guint progress_id, again_id;
  gboolean is_known;         /* the list is there */
  GPtrArray *rows;           /* GtkWidget of each row of the list, in their order; NULL where it was decided */
  TandemMergeDialog *dialog; /* nullable: the open one; not held */
  guint place;               /* of the row that it shows */

  GtkLabel *count_label;
  AdwToggleGroup *kinds;
  AdwBanner *stale_banner;
  GtkStack *stack;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button, *again_button, *all_button, *page_title, *pairs_box;
  AdwPreferencesGroup *certain_group, *likely_group;
  AdwStatusPage *empty_page, *stopped_page;
};

GType tandem_duplicates_page_get_kind         (TandemDuplicatesPage *self);
void  tandem_duplicates_page_show_list        (TandemDuplicatesPage *self);
void  tandem_duplicates_page_clear_rows       (TandemDuplicatesPage *self);

void  tandem_duplicates_page_search           (TandemDuplicatesPage *self);
void  tandem_duplicates_page_search_seen      (GtkWidget *widget);
void  tandem_duplicates_page_drop_search      (TandemDuplicatesPage *self);
void  tandem_duplicates_page_stop             (TandemDuplicatesPage *self, const GError *error);
void  tandem_duplicates_page_store_changed_cb (TandemStore *store, TandemChanges *changes, TandemDuplicatesPage *self);

G_END_DECLS
