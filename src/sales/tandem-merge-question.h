/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/tandem-record-table.h"

G_BEGIN_DECLS

/* Which two are to be merged. */
void tandem_merge_question_ask_chosen (TandemRecordTable *table, TandemWorkspace *workspace, GType type);
void tandem_merge_question_ask_other  (GtkWidget *widget, TandemWorkspace *workspace, GType type, gint64 id);

G_END_DECLS
