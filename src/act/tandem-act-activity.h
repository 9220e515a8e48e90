/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

gboolean tandem_act_set_activity_status (TandemConnection *connection, gint64 activity_id, const char *status,
                                         GError **error);
void tandem_act_set_activity_status_async (TandemStore *store, gint64 activity_id, const char *status,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
