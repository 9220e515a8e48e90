/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-rate.h"
#include "insight/tandem-working-time.h"

G_BEGIN_DECLS

/**
 * TandemHandoffTimes:
 * @passed_ms: when marketing passed the lead
 * @first_activity_ms: when sales first turned to it; negative where nobody has yet
 */
typedef struct {
  gint64 passed_ms;
  gint64 first_activity_ms;
} TandemHandoffTimes;

/**
 * TandemResponse:
 * @n_answered: how many leads were turned to
 * @median_ms: half of them as soon as this, in the firm's working hours
 * @ninth_ms: nine tenths of them as soon as this
 * @in_time: of all leads, the share that was turned to within the agreed time
 */
typedef struct {
  guint n_answered;
  gint64 median_ms;
  gint64 ninth_ms;
  TandemRate in_time;
} TandemResponse;

TandemRate tandem_handoff_figures_get_acceptance (gint64 accepted, gint64 returned);
void       tandem_handoff_figures_get_response   (const TandemHandoffTimes *times, guint n_times,
                                                  const TandemWorkingTime *working_time, gint64 agreed_ms,
                                                  TandemResponse *response);

G_END_DECLS
