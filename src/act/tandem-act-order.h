/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

#define TANDEM_FIRST_CHECK_IN_DAYS 30 /* after the day on which a deal was won */

gboolean tandem_act_order_deal       (TandemConnection *connection, gint64 deal_id, GError **error);
void     tandem_act_order_deal_async (TandemStore *store, gint64 deal_id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
