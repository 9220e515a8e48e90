/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "insight/tandem-attainment.h"

G_BEGIN_DECLS

/* The targets of one measure, of the firm or of a person, period by period: what is won, committed, and to be expected, or how many
 * new leads there are, which open them. It hides while there are none. */
#define TANDEM_TYPE_TARGET_CARD (tandem_target_card_get_type ())
G_DECLARE_FINAL_TYPE (TandemTargetCard, tandem_target_card, TANDEM, TARGET_CARD, AdwBin)

void tandem_target_card_show (TandemTargetCard *self, GArray *attainments, GPtrArray *people, const char *today,
                              gboolean is_filtered);
void tandem_target_card_set_narrow (TandemTargetCard *self, gboolean is_narrow);

G_END_DECLS
