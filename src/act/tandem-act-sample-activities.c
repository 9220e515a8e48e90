/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person met of marketing, about ten times, and what sales did, about twice: more with those who went further. */
#include "act/tandem-act-sample-private.h"

#include "model/tandem-activity.h"
#include "model/tandem-touch.h"

#define DAY_MS  G_GINT64_CONSTANT (86400000)
#define HOUR_MS G_GINT64_CONSTANT (3600000)

/* What people do with a campaign, by the position of its channel. */
static const char *const touch_kinds[][3] = {
  { "click", "click", "visit" }, { "open", "open", "click" },   { "visit", "visit", "form" },
  { "click", "visit", "click" }, { "visit", "click", "visit" }, { "visit", "form", "visit" },
};

static const struct {
  const char *kind;
  const char *bodies[6];
} talks[] = {
  { "call",
    { "Wants to know about the grid connection.", "Compares three offers.", "Asked for a second visit.",
      "Calls back on Thursday.", "Goes through the figures with the tax adviser.",
      "Happy with the first year; asks about a battery." } },
  { "email",
    { "Sent the offer with both variants.", "Sent the data sheets of the inverter.",
      "Asked for the power bills of last year.", "Confirmed the appointment.", "Sent pictures of a roof like this one.",
      "Answered the questions about the guarantee." } },
  { "meeting",
    { "The roof faces south-west, no shade.", "Measured the roof; the scaffold fits in the yard.",
      "Showed the control room; the fuse box has to be renewed.", "Walked through the offer with both partners.",
      "Signed the letter of intent.", "Visited a customer with the same barn." } },
  { "note",
    { "Has to ask the partners first.", "Decides after the harvest.", "The landlord agrees in writing.",
      "Budget is there from January on.", "Two more sites may follow.", "Wants nothing on the street side." } },
};

static gboolean
write_touch (TandemSample *self, const TandemSampleStory *story, guint number, const char *kind,
             const TandemSampleMoment *moment, GError **error)
{
  const TandemSampleCampaign *campaign = &g_array_index (self->campaigns, TandemSampleCampaign, number);
  char at[TANDEM_INSTANT_LENGTH + 1];

  tandem_instant_write (moment->ms, at);
  tandem_record_reuse (self->touch);
  tandem_record_set_id (self->touch, TANDEM_TOUCH_CONTACT_ID, story->contact_id);
  tandem_record_set_id (self->touch, TANDEM_TOUCH_CAMPAIGN_ID, campaign->id);
  tandem_record_set_id (self->touch, TANDEM_TOUCH_CHANNEL_ID, campaign->channel_id);
  tandem_record_set_text (self->touch, TANDEM_TOUCH_KIND, kind);
  tandem_record_set_text (self->touch, TANDEM_TOUCH_AT, at);
  tandem_totals_batch_add_touch (self->totals, campaign->id,
                                 tandem_sample_calendar_get_day (self->calendar, moment->days_ago), kind);
  return tandem_sample_insert (self, self->touch, moment->ms, error);
}

/* People look up most in the first weeks, and again and again while they are being talked to. */
static int
draw_touch_day (TandemSample *self, const TandemSampleStory *story)
{
  int arrived = story->steps[0].at.days_ago;
  int end = arrived - (story->n_deals > 0 ? 240 : 30 + 60 * (int) story->n_steps);
  double early = g_rand_double (self->random);
  int to = MAX (1, MAX (end, arrived - 1 - (int) (early * early * (arrived - end))));

  return tandem_sample_calendar_draw_day (self->calendar, self->random, MAX (arrived - 1, to), to);
}

/**
 * tandem_sample_write_touches:
 *
 * Writes how a person met campaigns: first the one through which they came, then others that ran at the time.
 */
gboolean
tandem_sample_write_touches (TandemSample *self, const TandemSampleStory *story, GError **error)
{
  int n = tandem_sample_draw (self, 1, 14) + tandem_sample_draw (self, 1, 2) * (int) (story->n_steps - 1)
          + 2 * (int) story->n_deals;

  if (story->campaign >= 0
      && (!write_touch (self, story, (guint) story->campaign, "form", &story->steps[0].at, error)
          || !tandem_sample_write_member (self, story, story->steps[0].at.ms, error)))
    return FALSE;
  while (n-- > 0)
    {
      TandemSampleMoment moment = { .days_ago = draw_touch_day (self, story) };
      GArray *running = self->running[moment.days_ago];
      guint number;

      if (running->len == 0)
        continue;
      number = g_array_index (running, guint, tandem_sample_draw (self, 0, (int) running->len - 1));
      moment.ms = tandem_sample_calendar_get_start (self->calendar, moment.days_ago)
                  + tandem_sample_draw (self, 7 * 3600, 22 * 3600) * G_GINT64_CONSTANT (1000);
      if (moment.days_ago == story->steps[0].at.days_ago)
        moment.ms = MAX (moment.ms, story->steps[0].at.ms + 60000);
      if (!write_touch (self, story, number,
                        touch_kinds[g_array_index (self->campaigns, TandemSampleCampaign, number).channel]
                                   [tandem_sample_draw (self, 0, 2)],
                        &moment, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_sample_write_activity:
 * @kind: call, email, meeting or note
 * @ms: when, in milliseconds since the epoch
 * @deal_id: what it was about, 0 for nothing yet
 */
gboolean
tandem_sample_write_activity (TandemSample *self, const TandemSampleStory *story, const char *kind, gint64 ms,
                              gint64 deal_id, GError **error)
{
  TandemRecord *activity = self->activity;
  char at[TANDEM_INSTANT_LENGTH + 1];
  guint i = 0;

  while (!g_str_equal (talks[i].kind, kind))
    i++;
  tandem_instant_write (ms, at);
  tandem_record_reuse (activity);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, kind);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_BODY,
                          talks[i].bodies[tandem_sample_draw (self, 0, G_N_ELEMENTS (talks[i].bodies) - 1)]);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, at);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
  if (i < 2)
    tandem_record_set_text (activity, TANDEM_ACTIVITY_DIRECTION,
                            tandem_sample_draw (self, 1, 4) > 1 ? "outbound" : "inbound");
  if (i == 0)
    tandem_record_set_text (activity, TANDEM_ACTIVITY_OUTCOME, "reached");
  tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, story->contact_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_COMPANY_ID, story->company ? story->company->id : 0);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_DEAL_ID, deal_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_OWNER_ID, story->owner_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_MADE_BY_ID,
                        tandem_sample_pick_maker (self, story->owner_id, (guint) (ms / 1000 % 7919)));
  return tandem_sample_insert (self, activity, ms, error);
}

/* As by chance, from the second in which a person came: the other draws stay what they are without it. */
static guint
draw_of_person (const TandemSampleStory *story)
{
  return (guint) (story->steps[0].at.ms / 1000 % 7919);
}

/* What is to be done next with somebody who is being talked to: some of it is late, most of it is due in the days to come. */
static gboolean
write_next_step (TandemSample *self, const TandemSampleStory *story, GError **error)
{
  static const char *const steps[]
      = { "Send the offer", "Ask for the last power bill", "Call about the visit", "Go through the offer together" };
  TandemRecord *activity = self->activity;
  guint draw = draw_of_person (story);
  gint64 day = tandem_sample_calendar_get_start (self->calendar, 0) + ((int) (draw / 16 % 24) - 4) * DAY_MS;
  char at[TANDEM_INSTANT_LENGTH + 1];

  tandem_instant_write (MAX (day, story->steps[story->n_steps - 1].at.ms + DAY_MS), at);
  tandem_record_reuse (activity);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, "task");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_BODY, steps[draw % G_N_ELEMENTS (steps)]);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, at);
  tandem_record_set_integer (activity, TANDEM_ACTIVITY_ALL_DAY, TRUE);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "planned");
  tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, story->contact_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_OWNER_ID, story->owner_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_MADE_BY_ID, tandem_sample_pick_maker (self, story->owner_id, draw));
  return tandem_sample_insert (self, activity, tandem_sample_calendar_get_start (self->calendar, 1), error);
}

/**
 * tandem_sample_write_attention:
 *
 * Writes what sales did with a person beside the deals: somebody who came is greeted, and each step was taken for a reason.
 */
gboolean
tandem_sample_write_attention (TandemSample *self, const TandemSampleStory *story, GError **error)
{
  static const char *const kinds[TANDEM_LIFECYCLE_N_STAGES] = {
    [TANDEM_LIFECYCLE_MQL] = "note",
    [TANDEM_LIFECYCLE_SAL] = "call",
    [TANDEM_LIFECYCLE_SQL] = "meeting",
    [TANDEM_LIFECYCLE_OPPORTUNITY] = "email",
  };
  const TandemSampleMoment *came = &story->steps[0].at;
  gboolean is_greeted = came->days_ago > 1 && tandem_sample_draw (self, 1, 10) > 6;

  if (is_greeted
      && !tandem_sample_write_activity (self, story, tandem_sample_draw (self, 0, 1) ? "email" : "call",
                                        came->ms + tandem_sample_draw (self, 5, 150) * 60000, 0, error))
    return FALSE;
  for (guint i = 1; i < story->n_steps; i++)
    if (kinds[story->steps[i].stage]
        && !tandem_sample_write_activity (self, story, kinds[story->steps[i].stage], story->steps[i].at.ms, 0, error))
      return FALSE;
  return story->steps[story->n_steps - 1].stage < TANDEM_LIFECYCLE_SAL
         || story->steps[story->n_steps - 1].stage > TANDEM_LIFECYCLE_OPPORTUNITY || draw_of_person (story) % 3 > 0
         || write_next_step (self, story, error);
}
