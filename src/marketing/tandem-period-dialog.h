/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "insight/tandem-period.h"

G_BEGIN_DECLS

/* Asks for the first and the last day of a period. */
#define TANDEM_TYPE_PERIOD_DIALOG (tandem_period_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemPeriodDialog, tandem_period_dialog, TANDEM, PERIOD_DIALOG, AdwDialog)

AdwDialog *tandem_period_dialog_new (const TandemPeriod *period);

G_END_DECLS
