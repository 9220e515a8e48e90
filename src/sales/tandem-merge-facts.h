/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-merge.h"

G_BEGIN_DECLS

/**
 * TandemMergeField:
 * @title: what the field is called
 * @values: (nullable): what each of the two has in it, as a person reads it
 * @column: its column; -1 for one of the firm's own, or for what both keep
 * @field_id: of the firm's own, 0 for another
 * @keeps_both: whether nothing is to be chosen, since both values stay
 * @is_same: whether both say the same
 * @takes_other: whether the value of the other is proposed, or chosen
 * @is_chosen: whether a person chose one of the two
 */
typedef struct {
  char *title;
  char *values[2];
  int column;
  gint64 field_id;
  gboolean keeps_both, is_same, takes_other, is_chosen;
} TandemMergeField;

/**
 * TandemMergeFacts:
 * @records: the one that stays, and the other
 * @names: what they are called
 * @abouts: since when each is there, and what belongs to it
 * @moved: what of the other moves, in numbers
 * @fields: (element-type TandemMergeField): side by side
 */
typedef struct {
  GType type;
  gint64 ids[2];
  TandemRecord *records[2];
  char *names[2];
  char *abouts[2];
  char *moved;
  GPtrArray *fields;
} TandemMergeFacts;

void              tandem_merge_facts_free        (TandemMergeFacts *self);
void              tandem_merge_facts_carry       (TandemMergeFacts *self, const TandemMergeFacts *before);
TandemMergeFacts *tandem_merge_facts_load        (TandemConnection *connection, GType type, gint64 id, gint64 other_id,
                                                  GError **error);
void              tandem_merge_facts_load_async  (TandemStore *store, GType type, gint64 id, gint64 other_id,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                                  gpointer user_data);
TandemMergeFacts *tandem_merge_facts_load_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemMergeFacts, tandem_merge_facts_free)

G_END_DECLS
