/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

/**
 * TandemUnmerge:
 * @n_back: how many records go back to the one that was merged
 * @n_edited: how many of them were changed since; they go back as they are now
 * @n_elsewhere: how many belong to somebody else meanwhile, and stay there
 * @n_gone: how many are gone for good
 * @kept: (element-type utf8): columns of the record that stays which were changed since, and keep their value
 *
 * What becomes of everything when two that were merged are taken apart.
 */
typedef struct {
  guint n_back, n_edited, n_elsewhere, n_gone;
  GPtrArray *kept;
} TandemUnmerge;

void tandem_unmerge_clear (TandemUnmerge *self);

gboolean tandem_act_unmerge_plan  (TandemConnection *connection, GType type, gint64 merged_id, TandemUnmerge *plan,
                                   GError **error);
gboolean tandem_act_unmerge       (TandemConnection *connection, GType type, gint64 merged_id, TandemUnmerge *done,
                                   GError **error);
void     tandem_act_unmerge_async (TandemStore *store, GType type, gint64 merged_id, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemUnmerge, tandem_unmerge_clear)

G_END_DECLS
