/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What reversing a change set and taking back one record that was left have in common: rows of the journal reversed record by
 * record, and what of that the act made was changed since. */
#pragma once

#include "store/tandem-journal.h"
#include "store/tandem-kept.h"
#include "store/tandem-record.h"
#include "store/tandem-reversal.h"
#include "store/tandem-rewritten.h"

G_BEGIN_DECLS

/**
 * TandemReversing:
 * @sequence: of what is reversed
 * @kept: of what it made
 * @left: id of each record that is told as left, as gint64: its #TandemConflict, or %NULL past the first hundred
 * @rewritten: (nullable): of those not judged yet
 * @n_done: how many records were looked at
 * @n_all: of how many, as the watch is told
 */
typedef struct {
  TandemConnection *connection;
  TandemReversal *reversal;
  gint64 sequence;
  TandemKept *kept;
  GHashTable *left;
  GHashTable *rewritten;
  guint n_done, n_all;
} TandemReversing;

/* A record that the act made, with the one that is told for it: what it is a part of, or itself. */
typedef struct {
  TandemRecord *record;
  const char *table;
  gint64 id;
  gboolean is_live;
} TandemReversingChanged;

/* Called for each record that the act made and that was changed since. */
typedef gboolean (*TandemReversingFunc) (TandemReversing *self, const TandemReversingChanged *changed, gpointer data,
                                         GError **error);

TandemReversing tandem_reversing_begin (TandemConnection *connection, TandemReversal *reversal);
void tandem_reversing_clear (TandemReversing *self);
gboolean tandem_reversing_load_made (TandemReversing *self, const TandemJournalHead *head, GError **error);
gboolean tandem_reversing_is_of_made (TandemReversing *self, const TandemJournalRow *row);
gboolean tandem_reversing_pass_gone (TandemReversing *self, GError *failure, GError **error);
GArray *tandem_reversing_list_created (TandemConnection *connection, const TandemJournalRow *row, GError **error);
gboolean tandem_reversing_run_rows (TandemReversing *self, GPtrArray *rows, gboolean of_made, GError **error);
gboolean tandem_reversing_find_kept (TandemReversing *self, GPtrArray *rows, TandemReversingFunc func, gpointer data,
                                     GError **error);
gboolean tandem_reversing_leave_changed (TandemReversing *self, const TandemReversingChanged *changed, gpointer data,
                                         GError **error);
void tandem_reversing_keep_changed (TandemKept *kept, const TandemReversingChanged *changed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemReversing, tandem_reversing_clear)

G_END_DECLS
