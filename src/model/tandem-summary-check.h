/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/tandem-types.h"
#include "store/tandem-check-part.h"

G_BEGIN_DECLS

TandemCheckPart *tandem_summary_check (TandemConnection *connection, GError **error);

G_END_DECLS
