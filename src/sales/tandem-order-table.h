/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* What a table of orders shows. */
extern const TandemTableKind tandem_order_table;

G_END_DECLS
