/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-search-query.h"
#include "store/tandem-changes.h"

G_BEGIN_DECLS

GArray *tandem_search_touched_list (TandemConnection *connection, TandemSearchKind kind, TandemChanges *changes,
                                    gboolean *is_many, GError **error);

G_END_DECLS
