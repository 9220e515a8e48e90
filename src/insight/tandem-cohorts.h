/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "insight/tandem-rate.h"
#include "model/tandem-lifecycle.h"

G_BEGIN_DECLS

#define TANDEM_COHORTS_MOST 12

/**
 * TandemCohorts:
 * @n_months: how many months of leads there are, this one the last
 * @months: the first day of each, the earliest first
 * @leads: how many people became leads in each month
 * @reached: by month of lead, stage and months since: how many of them had reached the stage by the end of that month
 *
 * Leads by the month in which they became leads, and what had become of them when. The month of the lead is 0 months since.
 */
typedef struct {
  guint n_months;
  char months[TANDEM_COHORTS_MOST][11];
  gint64 leads[TANDEM_COHORTS_MOST];
  gint64 reached[TANDEM_COHORTS_MOST][TANDEM_LIFECYCLE_N_STAGES][TANDEM_COHORTS_MOST];
} TandemCohorts;

gboolean   tandem_cohorts_load     (TandemCohorts *self, TandemConnection *connection, const char *today, guint n_months,
                                    GError **error);
TandemRate tandem_cohorts_get_rate (const TandemCohorts *self, TandemLifecycle stage, guint month, guint since);

G_END_DECLS
