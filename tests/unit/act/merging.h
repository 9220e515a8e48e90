/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../firm-file.h"
#include "act/tandem-act-merge.h"
#include "act/tandem-act-unmerge.h"

/* Two that are one: what tests of merging and of taking apart have in common. */

typedef struct {
  FirmFile firm;
  TandemWorkspace *workspace;
} Merging;

/* Two records, and what is done with them. */
typedef struct {
  GType type;
  gint64 id, other_id;
  guint column; /* taken, where @takes */
  gboolean takes;
  TandemUnmerge outcome;
} MergingPair;

typedef struct {
  gint64 ids[3], field_id, campaign_id, tag_id;
} MergingTwo;

void merging_set_up (Merging *self, gconstpointer data);
void merging_tear_down (Merging *self, gconstpointer data);
void merging_run (Merging *self, TandemStoreFunc func, gpointer data);
gint64 merging_ask (Merging *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gint64 merging_pick (Merging *self, const char *table, int nth);
gint64 merging_count_of (Merging *self, const char *table, gint64 contact_id);
void merging_assert_well (Merging *self);
gboolean merging_add_two_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
gboolean merging_add_tie (TandemConnection *connection, TandemRecord *record, guint contact_column, gint64 contact_id,
                          GError **error);
gboolean merging_merge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
gboolean merging_unmerge_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
gboolean merging_undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
