/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

gboolean tandem_act_save_line        (TandemConnection *connection, TandemRecord *line, GError **error);
gboolean tandem_act_line_find_product (TandemConnection *connection, TandemRecord *line, GError **error);
gboolean tandem_act_trash_line       (TandemConnection *connection, gint64 line_id, GError **error);
void     tandem_act_save_line_async  (TandemStore *store, TandemRecord *line, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
void     tandem_act_trash_line_async (TandemStore *store, gint64 line_id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
