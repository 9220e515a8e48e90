/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* A stage of a pipeline in the preferences: what it is in a line, and its fields unfolded. */
#define TANDEM_TYPE_STAGE_ROW (tandem_stage_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemStageRow, tandem_stage_row, TANDEM, STAGE_ROW, AdwExpanderRow)

GtkWidget *tandem_stage_row_new       (TandemStore *store);
void       tandem_stage_row_set_stage (TandemStageRow *self, TandemRecord *stage, gint64 n_deals);

G_END_DECLS
