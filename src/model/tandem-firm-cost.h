/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What marketing or sales cost on a day beside the campaigns: salaries, tools, rent. */
#define TANDEM_TYPE_FIRM_COST (tandem_firm_cost_get_type ())
G_DECLARE_FINAL_TYPE (TandemFirmCost, tandem_firm_cost, TANDEM, FIRM_COST, TandemRecord)

typedef enum {
  TANDEM_FIRM_COST_DAY,
  TANDEM_FIRM_COST_DEPARTMENT, /* marketing or sales */
  TANDEM_FIRM_COST_AMOUNT_MINOR,
  TANDEM_FIRM_COST_CURRENCY,
  TANDEM_FIRM_COST_NOTE,
  TANDEM_FIRM_COST_N_COLUMNS,
} TandemFirmCostColumn;

TandemFirmCost *tandem_firm_cost_new (void);

G_END_DECLS
