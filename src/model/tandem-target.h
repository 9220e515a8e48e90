/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What a person or the whole firm wants to reach in each month, quarter or year from a day on. */
#define TANDEM_TYPE_TARGET (tandem_target_get_type ())
G_DECLARE_FINAL_TYPE (TandemTarget, tandem_target, TANDEM, TARGET, TandemRecord)

typedef enum {
  TANDEM_TARGET_PERSON_ID, /* none: the firm */
  TANDEM_TARGET_MEASURE,   /* won-revenue or leads */
  TANDEM_TARGET_PERIOD,    /* month, quarter or year */
  TANDEM_TARGET_STARTS_ON,
  TANDEM_TARGET_AMOUNT_MINOR, /* of won revenue */
  TANDEM_TARGET_CURRENCY,
  TANDEM_TARGET_PEOPLE, /* leads */
  TANDEM_TARGET_N_COLUMNS,
} TandemTargetColumn;

TandemTarget *tandem_target_new (void);
gboolean tandem_target_is_of_same (TandemRecord *a, TandemRecord *b);
GPtrArray *tandem_target_list (TandemConnection *connection, const char *day, GError **error);

G_END_DECLS
