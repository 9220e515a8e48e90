/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

void              tandem_table_order_list_async   (TandemWorkspace *workspace, const TandemTableKind *kind,
                                                   const TandemTableOrder *order, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
TandemTableOrder *tandem_table_order_list_finish  (GAsyncResult *result, GError **error);
char             *tandem_table_order_say_count    (const TandemTableOrder *order);
char             *tandem_table_order_say_no_match (const TandemTableOrder *order, const TandemTableKind *kind);

G_END_DECLS
