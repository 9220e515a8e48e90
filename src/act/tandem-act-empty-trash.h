/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

void     tandem_act_empty_trash_async  (TandemStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean tandem_act_empty_trash_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
