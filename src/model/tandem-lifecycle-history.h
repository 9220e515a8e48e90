/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A contact moved from a stage of the lifecycle to another. Append-only; what the funnel counts. */
#define TANDEM_TYPE_LIFECYCLE_HISTORY (tandem_lifecycle_history_get_type ())
G_DECLARE_FINAL_TYPE (TandemLifecycleHistory, tandem_lifecycle_history, TANDEM, LIFECYCLE_HISTORY, TandemRecord)

typedef enum {
  TANDEM_LIFECYCLE_HISTORY_CONTACT_ID,
  TANDEM_LIFECYCLE_HISTORY_FROM_STAGE,
  TANDEM_LIFECYCLE_HISTORY_TO_STAGE,
  TANDEM_LIFECYCLE_HISTORY_AT,
  TANDEM_LIFECYCLE_HISTORY_DAY,
  TANDEM_LIFECYCLE_HISTORY_CAMPAIGN_ID,
  TANDEM_LIFECYCLE_HISTORY_CAUSE,
  TANDEM_LIFECYCLE_HISTORY_N_COLUMNS,
} TandemLifecycleHistoryColumn;

TandemLifecycleHistory *tandem_lifecycle_history_new (void);

G_END_DECLS
