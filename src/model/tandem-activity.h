/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Something that was done, or is planned, with somebody: a note, a call. */
#define TANDEM_TYPE_ACTIVITY (tandem_activity_get_type ())
G_DECLARE_FINAL_TYPE (TandemActivity, tandem_activity, TANDEM, ACTIVITY, TandemRecord)

typedef enum {
  TANDEM_ACTIVITY_KIND,
  TANDEM_ACTIVITY_SUBJECT,
  TANDEM_ACTIVITY_BODY,
  TANDEM_ACTIVITY_AT,
  TANDEM_ACTIVITY_STATUS,
  TANDEM_ACTIVITY_DIRECTION,
  TANDEM_ACTIVITY_CONTACT_ID,
  TANDEM_ACTIVITY_COMPANY_ID,
  TANDEM_ACTIVITY_DEAL_ID,
  TANDEM_ACTIVITY_OWNER_ID,
  TANDEM_ACTIVITY_MADE_BY_ID,
  TANDEM_ACTIVITY_OUTCOME,
  TANDEM_ACTIVITY_ALL_DAY,
  TANDEM_ACTIVITY_N_COLUMNS,
} TandemActivityColumn;

TandemActivity *tandem_activity_new (void);

G_END_DECLS
