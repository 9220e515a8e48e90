/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/tandem-overview-rows.h"
#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/* What the rows behind a number look like. */
const TandemTableKind *tandem_overview_row_tables_get (TandemOverviewRowsKind kind);

G_END_DECLS
