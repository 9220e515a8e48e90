/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sales/tandem-deal-facts.h"

G_BEGIN_DECLS

/* The stages of a deal beside each other: which are done, where it is and for how long. Each is a button that takes it there. */
#define TANDEM_TYPE_STAGE_STEPPER (tandem_stage_stepper_get_type ())
G_DECLARE_FINAL_TYPE (TandemStageStepper, tandem_stage_stepper, TANDEM, STAGE_STEPPER, AdwBin)

void tandem_stage_stepper_show (TandemStageStepper *self, TandemDealFacts *facts, GTimeZone *zone);

G_END_DECLS
