/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A contact met a campaign: what attribution reads. */
#define TANDEM_TYPE_TOUCH (tandem_touch_get_type ())
G_DECLARE_FINAL_TYPE (TandemTouch, tandem_touch, TANDEM, TOUCH, TandemRecord)

typedef enum {
  TANDEM_TOUCH_CONTACT_ID,
  TANDEM_TOUCH_CAMPAIGN_ID,
  TANDEM_TOUCH_CHANNEL_ID,
  TANDEM_TOUCH_KIND,
  TANDEM_TOUCH_AT,
  TANDEM_TOUCH_N_COLUMNS,
} TandemTouchColumn;

TandemTouch *tandem_touch_new (void);

G_END_DECLS
