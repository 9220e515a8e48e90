/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"

G_BEGIN_DECLS

gboolean tandem_deal_query_find_closing_stage (TandemConnection *connection, gint64 stage_id, const char *kind,
                                               gint64 *closing_stage_id, GError **error);

G_END_DECLS
