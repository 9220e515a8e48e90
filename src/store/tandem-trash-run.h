/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

gboolean tandem_trash_run (TandemConnection *connection, GType type, const gint64 *ids, guint n_ids, GError **error);

G_END_DECLS
