/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

gboolean tandem_deal_list_sums_load (TandemConnection *connection, const gint64 *ids, guint n_ids, gboolean of_selection,
                                     TandemSumsWords *sums, GCancellable *cancellable, GError **error);

G_END_DECLS
