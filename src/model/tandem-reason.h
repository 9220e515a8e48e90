/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A reason from the firm's own list: why a deal was lost, or a lead returned. */
#define TANDEM_TYPE_REASON (tandem_reason_get_type ())
G_DECLARE_FINAL_TYPE (TandemReason, tandem_reason, TANDEM, REASON, TandemRecord)

typedef enum {
  TANDEM_REASON_KIND,
  TANDEM_REASON_NAME,
  TANDEM_REASON_POSITION,
  TANDEM_REASON_N_COLUMNS,
} TandemReasonColumn;

TandemReason *tandem_reason_new (void);

G_END_DECLS
