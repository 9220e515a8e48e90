/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"
#include "act/tandem-day-paste.h"

G_BEGIN_DECLS

/**
 * TandemDayOutcome:
 * @TANDEM_DAY_SAME: the file says what is there
 * @TANDEM_DAY_CREATED: nothing was there
 * @TANDEM_DAY_UPDATED: what was there is another now
 * @TANDEM_DAY_KEPT: what is there is another, and stays
 *
 * What became of the figures of a day.
 */
typedef enum {
  TANDEM_DAY_SAME,
  TANDEM_DAY_CREATED,
  TANDEM_DAY_UPDATED,
  TANDEM_DAY_KEPT,
  TANDEM_DAY_N_OUTCOMES,
} TandemDayOutcome;

gboolean tandem_act_put_day  (TandemConnection *connection, gint64 campaign_id, const TandemDayFigures *figures,
                              gboolean overwrites, TandemDayOutcome *outcome, GError **error);
gboolean tandem_act_put_cost (TandemConnection *connection, TandemRecord *cost, gboolean overwrites,
                              TandemDayOutcome *outcome, GError **error);

G_END_DECLS
