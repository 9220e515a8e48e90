/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-record-table.h"

G_BEGIN_DECLS

/* What is done with the chosen deals of a list: each asks, and is one step of undo. */
void tandem_deal_bulk_ask_owner (TandemRecordTable *table, TandemWorkspace *workspace);
void tandem_deal_bulk_ask_stage (TandemRecordTable *table, TandemWorkspace *workspace);
void tandem_deal_bulk_ask_close (TandemRecordTable *table, TandemWorkspace *workspace);

G_END_DECLS
