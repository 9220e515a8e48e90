/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"
#include "store/tandem-check-part.h"

G_BEGIN_DECLS

GPtrArray *tandem_check_run (TandemConnection *connection, gboolean in_full, GError **error);

G_END_DECLS
