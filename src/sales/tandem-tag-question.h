/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-record-table.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* Which tag the chosen records of a table are to get, or to lose. */

void tandem_tag_question_ask_put  (TandemRecordTable *table, TandemWorkspace *workspace, GType type);
void tandem_tag_question_ask_take (TandemRecordTable *table, TandemWorkspace *workspace, GType type);

G_END_DECLS
