/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-store.h"

G_BEGIN_DECLS

void     tandem_upkeep_run_async  (TandemStore *store, gint64 budget, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tandem_upkeep_run_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
