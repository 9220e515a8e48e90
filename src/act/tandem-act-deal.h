/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-bulk.h"

G_BEGIN_DECLS

gboolean tandem_act_save_deal       (TandemConnection *connection, TandemRecord *deal, const char *company,
                                     gint64 stage_id, GError **error);
gboolean tandem_act_move_deal       (TandemConnection *connection, gint64 deal_id, gint64 stage_id, GError **error);
void     tandem_act_move_deal_async (TandemStore *store, gint64 deal_id, gint64 stage_id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean tandem_act_win_deal        (TandemConnection *connection, gint64 deal_id, GError **error);
void     tandem_act_win_deal_async  (TandemStore *store, gint64 deal_id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean tandem_act_lose_deal       (TandemConnection *connection, gint64 deal_id, gint64 reason_id, const char *note,
                                     GError **error);
void     tandem_act_lose_deal_async (TandemStore *store, gint64 deal_id, gint64 reason_id, const char *note,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tandem_act_finish_next_step (TandemConnection *connection, gint64 deal_id, GError **error);
void     tandem_act_finish_next_step_async (TandemStore *store, gint64 deal_id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean tandem_act_set_deal_currency (TandemConnection *connection, gint64 deal_id, const char *currency,
                                     GError **error);
void     tandem_act_set_deal_currency_async (TandemStore *store, gint64 deal_id, const char *currency,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TandemBulk *tandem_act_deal_bulk_move (const char *label, GArray *ids, gint64 stage_id);

G_END_DECLS
