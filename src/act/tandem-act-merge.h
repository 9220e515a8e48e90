/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

/**
 * TandemMerge:
 * @type: %TANDEM_TYPE_CONTACT or %TANDEM_TYPE_COMPANY
 * @id: the record that stays
 * @other_id: the one that is merged into it
 * @version: as the record was when it was shown; 0 where that does not matter
 * @other_version: that of the other
 * @columns: (element-type guint): columns of which the value of the other is taken; what is a column of none, is passed over
 * @field_ids: (element-type gint64): the same for fields of the firm's own
 *
 * Two records that are one, and whose value is right.
 */
typedef struct {
  GType type;
  gint64 id, other_id;
  gint64 version, other_version;
  GArray *columns;
  GArray *field_ids;
} TandemMerge;

TandemMerge *tandem_merge_new  (GType type, gint64 id, gint64 other_id);
void         tandem_merge_free (TandemMerge *self);
void         tandem_merge_take (TandemMerge *self, guint column);
void         tandem_merge_suggest (TandemMerge *self, TandemRecord *stays, TandemRecord *other);
gboolean     tandem_merge_is_choice (GType type, guint column);

gboolean tandem_act_merge       (TandemConnection *connection, const TandemMerge *merge, GError **error);
void     tandem_act_merge_async (TandemStore *store, TandemMerge *merge, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);

gboolean tandem_act_merge_all        (TandemConnection *connection, GPtrArray *merges, guint *n_merged, GError **error);
void     tandem_act_merge_all_async  (TandemStore *store, GPtrArray *merges, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean tandem_act_merge_all_finish (TandemStore *store, GAsyncResult *result, guint *n_merged, GError **error);

gboolean tandem_act_tell_apart       (TandemConnection *connection, GType type, gint64 id, gint64 other_id, GError **error);
void     tandem_act_tell_apart_async (TandemStore *store, GType type, gint64 id, gint64 other_id,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemMerge, tandem_merge_free)

G_END_DECLS
