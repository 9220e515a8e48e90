/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"
#include "store/tandem-check-part.h"

G_BEGIN_DECLS

/* What every file is checked for, whatever is kept in it. Nothing is written. On a store thread. */

TandemCheckPart *tandem_store_check_pages      (TandemConnection *connection, gboolean in_full, GError **error);
TandemCheckPart *tandem_store_check_references (TandemConnection *connection, GError **error);

G_END_DECLS
