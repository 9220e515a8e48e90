/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "insight/tandem-handoff-figures.h"

#include "insight/tandem-statistics.h"

#define TENTHS 9

/**
 * tandem_handoff_figures_get_acceptance:
 *
 * Returns: accepted ÷ (accepted + returned); what nobody has decided is in neither
 */
TandemRate
tandem_handoff_figures_get_acceptance (gint64 accepted, gint64 returned)
{
  return (TandemRate) { accepted, accepted + returned };
}

/* The smallest that so many tenths of them don't exceed. */
static gint64
find_tenth (GArray *sorted, guint tenths)
{
  return g_array_index (sorted, gint64, (sorted->len * tenths + 9) / 10 - 1);
}

/**
 * tandem_handoff_figures_get_response:
 * @times: (array length=n_times): leads that were passed on
 * @working_time: when the firm works: no other time passes
 * @agreed_ms: within which sales has agreed to turn to a lead
 * @response: (out caller-allocates): how soon it did; its times are 0 where no lead was turned to
 */
void
tandem_handoff_figures_get_response (const TandemHandoffTimes *times, guint n_times,
                                     const TandemWorkingTime *working_time, gint64 agreed_ms, TandemResponse *response)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));

  *response = (TandemResponse) { .in_time = { 0, n_times } };
  for (guint i = 0; i < n_times; i++)
    {
      gint64 ms;

      if (times[i].first_activity_ms < 0)
        continue;
      ms = tandem_working_time_between (working_time, times[i].passed_ms, times[i].first_activity_ms);
      response->in_time.num += ms <= agreed_ms;
      g_array_append_val (taken, ms);
    }
  response->n_answered = taken->len;
  if (taken->len == 0)
    return;
  response->median_ms = (gint64) tandem_statistics_median (taken); /* which sorts them */
  response->ninth_ms = find_tenth (taken, TENTHS);
}
