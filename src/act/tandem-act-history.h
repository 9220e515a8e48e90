/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"
#include "store/tandem-reversal.h"

G_BEGIN_DECLS

/* Undo and redo, on the journal of the file: what this person did last through this kind of program, also before the
 * last restart; and, from a history, any change. */

gboolean tandem_act_undo        (TandemConnection *connection, gint64 person_id, const char *origin,
                                 TandemReversal *reversal, GError **error);
gboolean tandem_act_redo        (TandemConnection *connection, gint64 person_id, const char *origin,
                                 TandemReversal *reversal, GError **error);
gboolean tandem_act_undo_set    (TandemConnection *connection, gint64 set_id, TandemReversal *reversal, GError **error);
gboolean tandem_act_take_back (TandemConnection *connection, TandemConflict *conflict, GError **error);

/* How far a long undo is; for any thread. */
typedef struct _TandemReversalProgress TandemReversalProgress;

TandemReversalProgress *tandem_reversal_progress_new (void);
TandemReversalProgress *tandem_reversal_progress_ref (TandemReversalProgress *self);
void tandem_reversal_progress_unref (TandemReversalProgress *self);
void tandem_reversal_progress_get (TandemReversalProgress *self, char **label, guint *n_done, guint *n_all);

void tandem_act_undo_async (TandemStore *store, TandemReversalProgress *progress, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
void tandem_act_redo_async (TandemStore *store, TandemReversalProgress *progress, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
void tandem_act_undo_set_async (TandemStore *store, gint64 set_id, TandemReversalProgress *progress,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tandem_act_undo_finish (GAsyncResult *result, TandemReversal *reversal, GError **error);
void tandem_act_take_back_async (TandemStore *store, TandemConflict *conflict, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
