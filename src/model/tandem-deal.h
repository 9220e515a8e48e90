/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A deal: something that may be sold, in a stage of a pipeline. */
#define TANDEM_TYPE_DEAL (tandem_deal_get_type ())
G_DECLARE_FINAL_TYPE (TandemDeal, tandem_deal, TANDEM, DEAL, TandemRecord)

typedef enum {
  TANDEM_DEAL_TITLE,
  TANDEM_DEAL_CONTACT_ID,
  TANDEM_DEAL_COMPANY_ID,
  TANDEM_DEAL_STAGE_ID,
  TANDEM_DEAL_AMOUNT_MINOR,
  TANDEM_DEAL_CURRENCY,
  TANDEM_DEAL_PROBABILITY,
  TANDEM_DEAL_EXPECTED_CLOSE_ON,
  TANDEM_DEAL_CLOSED_ON,
  TANDEM_DEAL_REASON_ID,
  TANDEM_DEAL_LOST_NOTE,
  TANDEM_DEAL_OWNER_ID,
  TANDEM_DEAL_CAMPAIGN_ID,
  TANDEM_DEAL_NEXT_STEP,
  TANDEM_DEAL_NEXT_STEP_ON,
  TANDEM_DEAL_STAGE_ENTERED_AT,
  TANDEM_DEAL_SORT_KEY,
  TANDEM_DEAL_N_COLUMNS,
} TandemDealColumn;

TandemDeal *tandem_deal_new (void);

G_END_DECLS
