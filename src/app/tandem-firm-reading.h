/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* Reads the record of the firm for the pages of the preferences that show parts of it. */

void          tandem_firm_reading_start  (TandemStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
TandemRecord *tandem_firm_reading_finish (TandemStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
