/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-record-table.h"

G_BEGIN_DECLS

void tandem_own_question_ask (TandemRecordTable *table, TandemWorkspace *workspace, const TandemTableKind *kind);

G_END_DECLS
