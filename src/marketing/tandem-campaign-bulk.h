/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-record-table.h"

G_BEGIN_DECLS

/* What is done with all campaigns that are chosen in their table; it asks first to what. */
void tandem_campaign_bulk_ask_status (TandemRecordTable *table);

G_END_DECLS
