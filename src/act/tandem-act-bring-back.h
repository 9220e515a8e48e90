/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

gboolean tandem_act_bring_back       (TandemConnection *connection, const char *label, TandemRecord *then, GError **error);
void     tandem_act_bring_back_async (TandemStore *store, const char *label, TandemRecord *then, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
