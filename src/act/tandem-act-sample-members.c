/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What campaigns offer, how their links are told apart, and who answered: a few dozen of each, however large the firm is. */
#include "act/tandem-act-sample-private.h"

#include "model/tandem-campaign-member.h"
#include "model/tandem-campaign.h"
#include "model/tandem-offer.h"
#include "model/tandem-touch.h"

#define MOST_MEMBERS 24 /* of a campaign */

static const struct {
  const char *source, *medium;
  const char *offer_kind, *offer;
  const char *passers_by[2]; /* who answered without a name */
} channels[] = {
  { "search",
    "cpc",
    "trial",
    "Test battery for a month",
    { "Form without a name, asked for prices", "Call, hung up" } },
  { "newsletter", "email", "download", "Guide: a roof pays for itself", { "Forwarded mail, no address", NULL } },
  { "fair",
    "event",
    "consultation",
    "Half an hour at the stand",
    { "Man with the blue hat, has a barn", "Couple from the new quarter" } },
  { "social", "social", "download", "Film: a day on the roof", { "Comment by “sunny_side”", NULL } },
  { "friend", "referral", "consultation", "Visit on the roof", { NULL, NULL } },
  { "leaflet", "print", "consultation", "Call back within a day", { "Card without a name, Mill Lane", NULL } },
};

static const char *
get_campaign_tag (char tag[16], guint number)
{
  g_snprintf (tag, 16, "sun-%02u", number + 1);
  return tag;
}

/**
 * tandem_sample_fill_links:
 * @record: (type TandemCampaign): the campaign, before it is written
 *
 * Gives a campaign its landing page and UTM fields.
 */
void
tandem_sample_fill_links (TandemSample *self, TandemRecord *record, guint number)
{
  const TandemSampleCampaign *campaign = &g_array_index (self->campaigns, TandemSampleCampaign, number);
  guint channel = campaign->channel % G_N_ELEMENTS (channels);
  char tag[16];

  tandem_record_set_text (record, TANDEM_CAMPAIGN_LANDING_URL, "https://brightwater.example/start");
  tandem_record_set_text (record, TANDEM_CAMPAIGN_UTM_SOURCE, channels[channel].source);
  tandem_record_set_text (record, TANDEM_CAMPAIGN_UTM_MEDIUM, channels[channel].medium);
  tandem_record_set_text (record, TANDEM_CAMPAIGN_UTM_CAMPAIGN, get_campaign_tag (tag, number));
  tandem_record_set_integer (record, TANDEM_CAMPAIGN_EXPECTED_REVENUE_MINOR,
                             tandem_record_get_integer (record, TANDEM_CAMPAIGN_BUDGET_MINOR) * 6);
  tandem_record_set_integer (record, TANDEM_CAMPAIGN_EXPECTED_RESPONSES, 40);
}

static gboolean
write_member (TandemSample *self, TandemSampleCampaign *campaign, gint64 contact_id, const char *name, gint64 ms,
              GError **error)
{
  g_autoptr (TandemRecord) member = TANDEM_RECORD (tandem_campaign_member_new ());
  char at[TANDEM_INSTANT_LENGTH + 1];

  tandem_instant_write (ms, at);
  campaign->n_members++;
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID, campaign->id);
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_CONTACT_ID, contact_id);
  tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_NAME, name);
  tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_STATUS,
                          campaign->n_members % 3 == 2 ? "converted" : "responded");
  tandem_record_set_text (member, TANDEM_CAMPAIGN_MEMBER_AT, at);
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_OFFER_ID, campaign->n_members % 2 ? campaign->offer_id : 0);
  tandem_record_set_id (member, TANDEM_CAMPAIGN_MEMBER_TOUCH_ID, tandem_record_get_id (self->touch));
  return tandem_sample_insert (self, member, ms, error);
}

/**
 * tandem_sample_write_member:
 * @ms: when the contact answered; the touch was written just before
 *
 * Notes one of the first who answered as a member of the campaign.
 */
gboolean
tandem_sample_write_member (TandemSample *self, const TandemSampleStory *story, gint64 ms, GError **error)
{
  TandemSampleCampaign *campaign = &g_array_index (self->campaigns, TandemSampleCampaign, (guint) story->campaign);

  return campaign->n_members >= MOST_MEMBERS || write_member (self, campaign, story->contact_id, NULL, ms, error);
}

static gboolean
write_passer_by (TandemSample *self, TandemSampleCampaign *campaign, const char *name, int days_ago, GError **error)
{
  gint64 ms = tandem_sample_calendar_get_start (self->calendar, days_ago) + 11 * 3600 * G_GINT64_CONSTANT (1000);
  char at[TANDEM_INSTANT_LENGTH + 1];

  tandem_instant_write (ms, at);
  tandem_record_reuse (self->touch);
  tandem_record_set_id (self->touch, TANDEM_TOUCH_CAMPAIGN_ID, campaign->id);
  tandem_record_set_id (self->touch, TANDEM_TOUCH_CHANNEL_ID, campaign->channel_id);
  tandem_record_set_text (self->touch, TANDEM_TOUCH_KIND, "response");
  tandem_record_set_text (self->touch, TANDEM_TOUCH_AT, at);
  tandem_totals_batch_add_touch (self->totals, campaign->id, tandem_sample_calendar_get_day (self->calendar, days_ago),
                                 "response");
  return tandem_sample_insert (self, self->touch, ms, error)
         && write_member (self, campaign, 0, name, ms + 60000, error);
}

/**
 * tandem_sample_write_offer:
 *
 * Writes what a campaign offers, and those who answered it without a name.
 */
gboolean
tandem_sample_write_offer (TandemSample *self, guint number, GError **error)
{
  TandemSampleCampaign *campaign = &g_array_index (self->campaigns, TandemSampleCampaign, number);
  guint channel = campaign->channel % G_N_ELEMENTS (channels);
  g_autoptr (TandemRecord) offer = TANDEM_RECORD (tandem_offer_new ());

  tandem_record_set_id (offer, TANDEM_OFFER_CAMPAIGN_ID, campaign->id);
  tandem_record_set_text (offer, TANDEM_OFFER_KIND, channels[channel].offer_kind);
  tandem_record_set_text (offer, TANDEM_OFFER_NAME, channels[channel].offer);
  tandem_record_set_text (offer, TANDEM_OFFER_URL, "https://brightwater.example/offer");
  if (!tandem_sample_insert (self, offer, tandem_sample_calendar_get_start (self->calendar, campaign->starts), error))
    return FALSE;
  campaign->offer_id = tandem_record_get_id (offer);
  for (guint i = 0; i < G_N_ELEMENTS (channels[channel].passers_by) && channels[channel].passers_by[i]; i++)
    if (!write_passer_by (self, campaign, channels[channel].passers_by[i], campaign->last, error))
      return FALSE;
  return TRUE;
}
