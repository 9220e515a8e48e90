/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What is to be done next with a contact, to be ticked off; where nothing is planned, the way to plan something. */
#define TANDEM_TYPE_NEXT_STEP_CARD (tandem_next_step_card_get_type ())
G_DECLARE_FINAL_TYPE (TandemNextStepCard, tandem_next_step_card, TANDEM, NEXT_STEP_CARD, AdwBin)

void tandem_next_step_card_show (TandemNextStepCard *self, TandemRecord *activity, GTimeZone *time_zone);

G_END_DECLS
