/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* The firm whose memory the file is: one record. */
#define TANDEM_TYPE_FIRM (tandem_firm_get_type ())
G_DECLARE_FINAL_TYPE (TandemFirm, tandem_firm, TANDEM, FIRM, TandemRecord)

typedef enum {
  TANDEM_FIRM_NAME,
  TANDEM_FIRM_CURRENCY,
  TANDEM_FIRM_TIME_ZONE,
  TANDEM_FIRM_COLLATION_LOCALE,
  TANDEM_FIRM_FIRST_MONTH,
  TANDEM_FIRM_IS_SAMPLE,
  TANDEM_FIRM_TRASH_DAYS, /* NULL: nothing in the trash ever goes */
  TANDEM_FIRM_STREET,
  TANDEM_FIRM_POSTCODE,
  TANDEM_FIRM_CITY,
  TANDEM_FIRM_REGION,
  TANDEM_FIRM_COUNTRY,
  TANDEM_FIRM_LOGO,          /* a PNG */
  TANDEM_FIRM_WORKING_HOURS, /* tandem-working-hours.h */
  TANDEM_FIRM_TOUCH_DAYS,    /* NULL: as tandem-attribution-terms.h says, here and below */
  TANDEM_FIRM_HALF_LIFE_DAYS,
  TANDEM_FIRM_N_COLUMNS,
} TandemFirmColumn;

TandemFirm *tandem_firm_new          (void);
gboolean    tandem_firm_find_amounts (TandemConnection *connection, gboolean *has_amounts, GError **error);
gboolean    tandem_firm_load_first_month (TandemConnection *connection, int *first_month, GError **error);

G_END_DECLS
