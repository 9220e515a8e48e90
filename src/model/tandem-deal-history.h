/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* How a deal was from an instant on: what time travel and metrics read. Append-only. */
#define TANDEM_TYPE_DEAL_HISTORY (tandem_deal_history_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealHistory, tandem_deal_history, TANDEM, DEAL_HISTORY, TandemRecord)

typedef enum {
  TANDEM_DEAL_HISTORY_DEAL_ID,
  TANDEM_DEAL_HISTORY_STAGE_ID,
  TANDEM_DEAL_HISTORY_AMOUNT_MINOR,
  TANDEM_DEAL_HISTORY_CURRENCY,
  TANDEM_DEAL_HISTORY_PROBABILITY,
  TANDEM_DEAL_HISTORY_EXPECTED_CLOSE_ON,
  TANDEM_DEAL_HISTORY_OWNER_ID,
  TANDEM_DEAL_HISTORY_FROM_AT,
  TANDEM_DEAL_HISTORY_N_COLUMNS,
} TandemDealHistoryColumn;

TandemDealHistory *tandem_deal_history_new (void);

G_END_DECLS
