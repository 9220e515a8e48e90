/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-list.h"
#include "numbered-source.h"

/* A record list, and what is to be true of it: a plain array, a set of ids, and what items-changed told. */
typedef struct {
  NumberedSource *source;
  TandemRecordList *list;
  GArray *ids;                  /* in order */
  GHashTable *chosen;           /* ids selected */
  GPtrArray *mirror;            /* what items-changed told: a slot or NULL for each position */
  gboolean is_sparse;
  gint64 next_id;
} ListTruth;

void   list_truth_init   (ListTruth *self, gboolean is_slow, gboolean is_sparse);
void   list_truth_clear  (ListTruth *self);
gint64 list_truth_at     (ListTruth *self, guint position);
gint64 list_truth_new_id (ListTruth *self);
void   list_truth_spin   (void);
void   list_truth_check  (ListTruth *self);
