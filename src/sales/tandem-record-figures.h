/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/tandem-company-row.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What the deals of a contact or a company add up to, and when somebody last spoke with them. */
#define TANDEM_TYPE_RECORD_FIGURES (tandem_record_figures_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordFigures, tandem_record_figures, TANDEM, RECORD_FIGURES, AdwBin)

void tandem_record_figures_show (TandemRecordFigures *self, TandemWorkspace *workspace, GPtrArray *open_sums,
                                 GPtrArray *won_sums, GPtrArray *lost_sums, const char *last_contact_at);

G_END_DECLS
