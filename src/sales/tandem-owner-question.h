/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-record-table.h"

G_BEGIN_DECLS

/* "Change the owner of 3 contacts": what undo will undo. */
typedef char *(*TandemSayOwner) (guint n);

void tandem_owner_question_ask (TandemRecordTable *table, TandemWorkspace *workspace, GType type, guint column,
                                TandemSayOwner say);

G_END_DECLS
