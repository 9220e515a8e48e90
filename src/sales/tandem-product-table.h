/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* What a table of what the firm sells shows. */
extern const TandemTableKind tandem_product_table;

G_END_DECLS
