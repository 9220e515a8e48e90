/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* What the list of deals shows. */
extern const TandemTableKind tandem_deal_table;

G_END_DECLS
