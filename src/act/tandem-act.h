/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* What a person does. Each act is one change set with a label, and so one step of undo. The plain functions run inside a
 * write (the command line, an import, the sample firm use them); those that end in _async are for pages, and all end in
 * tandem_act_finish(). */

gboolean tandem_act_save          (TandemConnection *connection, const char *label, GPtrArray *records, GError **error);
void     tandem_act_save_async    (TandemStore *store, const char *label, GPtrArray *records, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
void     tandem_act_save_one_async (TandemStore *store, const char *label, gpointer record, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

gboolean tandem_act_trash         (TandemConnection *connection, const char *label, GType type, GArray *ids,
                                   GCancellable *cancellable, GError **error);
void     tandem_act_trash_async   (TandemStore *store, const char *label, GType type, GArray *ids,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

gboolean tandem_act_restore       (TandemConnection *connection, const char *label, GType type, GArray *ids, GError **error);
void     tandem_act_restore_async (TandemStore *store, const char *label, GType type, GArray *ids,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

gboolean tandem_act_finish        (GAsyncResult *result, GError **error);

G_END_DECLS
