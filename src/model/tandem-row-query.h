/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/tandem-connection.h"

G_BEGIN_DECLS

/**
 * TandemReadRow:
 *
 * Returns: (transfer full) (type GObject.Object): what @statement stands on
 */
typedef gpointer (*TandemReadRow) (TandemStatement *statement);

GPtrArray *tandem_row_query_new_rows (guint n_rows);
GPtrArray *tandem_row_query_load     (TandemConnection *connection, const char *sql, const gint64 *ids, guint n_ids,
                                      TandemReadRow read_row, GError **error);

G_END_DECLS
