/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

gboolean tandem_act_save_order_line (TandemConnection *connection, TandemRecord *line, GError **error);
gboolean tandem_act_trash_order_line (TandemConnection *connection, gint64 line_id, GError **error);
gboolean tandem_act_set_order_day (TandemConnection *connection, gint64 order_id, const char *day, GError **error);
gboolean tandem_act_set_order_number (TandemConnection *connection, gint64 order_id, const char *number, GError **error);
void tandem_act_save_order_line_async (TandemStore *store, TandemRecord *line, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
void tandem_act_trash_order_line_async (TandemStore *store, gint64 line_id, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
void tandem_act_set_order_day_async (TandemStore *store, gint64 order_id, const char *day, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
void tandem_act_set_order_number_async (TandemStore *store, gint64 order_id, const char *number,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
