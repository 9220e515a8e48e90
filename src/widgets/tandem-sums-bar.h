/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "list/tandem-record-list.h"
#include "widgets/tandem-table-kind.h"

G_BEGIN_DECLS

/**
 * TandemSumsBar:
 *
 * What the records of a list add up to, or those of them that are selected, where these are several; hidden where there is
 * nothing to add up.
 */
#define TANDEM_TYPE_SUMS_BAR (tandem_sums_bar_get_type ())
G_DECLARE_FINAL_TYPE (TandemSumsBar, tandem_sums_bar, TANDEM, SUMS_BAR, AdwBin)

void tandem_sums_bar_follow (TandemSumsBar *self, TandemWorkspace *workspace, TandemRecordList *list,
                             const TandemTableKind *kind);
void tandem_sums_bar_set_part (TandemSumsBar *self, gboolean is_part);

G_END_DECLS
