/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-record-table.h"

G_BEGIN_DECLS

/* What is done with all contacts that are chosen in their table; each asks first to what. */
void tandem_contact_bulk_ask_owner     (TandemRecordTable *table, TandemWorkspace *workspace);
void tandem_contact_bulk_ask_lifecycle (TandemRecordTable *table);
void tandem_contact_bulk_ask_lead_status (TandemRecordTable *table);

G_END_DECLS
