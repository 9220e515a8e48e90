/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

gboolean tandem_act_make_primary       (TandemConnection *connection, const char *label, gint64 point_id, GError **error);
void     tandem_act_make_primary_async (TandemStore *store, const char *label, gint64 point_id, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
