/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A day on which the firm does not work. */
#define TANDEM_TYPE_HOLIDAY (tandem_holiday_get_type ())
G_DECLARE_FINAL_TYPE (TandemHoliday, tandem_holiday, TANDEM, HOLIDAY, TandemRecord)

typedef enum {
  TANDEM_HOLIDAY_DAY,
  TANDEM_HOLIDAY_NAME,
  TANDEM_HOLIDAY_N_COLUMNS,
} TandemHolidayColumn;

TandemHoliday *tandem_holiday_new (void);

G_END_DECLS
