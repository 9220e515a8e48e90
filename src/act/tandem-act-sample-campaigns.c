/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two years of campaigns with what they cost and what came of them day by day. A larger firm has the same ones in several
 * regions, with more money. */
#include "act/tandem-act-sample-private.h"

#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-day.h"
#include "model/tandem-campaign.h"

#define VISITS_PER_LEAD    33
#define N_CAMPAIGNS        G_N_ELEMENTS (campaigns)
#define PEOPLE_OF_A_REGION 20000

static const struct {
  const char *name;
  guint channel; /* position */
  const char *objective;
  int starts, ends; /* days ago; ends below 0 is still to come */
  gint64 budget;    /* minor units */
  int weight;
} campaigns[] = {
  { "Rooftop search, first year", 0, "conversion", 728, 480, 1800000, 9 },
  { "Welcome letters", 1, "engagement", 715, 420, 240000, 6 },
  { "Home & Energy fair", 2, "awareness", 690, 675, 950000, 4 },
  { "Neighbours on the roof", 3, "awareness", 640, 500, 620000, 6 },
  { "Bring a friend", 4, "conversion", 600, 300, 150000, 4 },
  { "Spring leaflets", 5, "awareness", 585, 540, 310000, 2 },
  { "Batteries before winter", 0, "conversion", 450, 300, 1400000, 8 },
  { "Summer of sun", 3, "engagement", 400, 270, 580000, 6 },
  { "Installers’ day", 2, "engagement", 330, 318, 720000, 4 },
  { "Tariff change letter", 1, "retention", 290, 160, 210000, 6 },
  { "Rooftop search, second year", 0, "conversion", 240, -60, 2200000, 16 },
  { "Farm roofs brochure", 5, "conversion", 150, 70, 390000, 3 },
  { "Video tours", 3, "engagement", 120, -20, 680000, 9 },
  { "Quarterly letter", 1, "retention", 100, -30, 180000, 8 },
};
static const char *const regions[] = { NULL, "North", "South", "Coast", "Hills" };

static guint
count_regions (TandemSample *self)
{
  return MIN (G_N_ELEMENTS (regions), 1 + self->options->n_contacts / PEOPLE_OF_A_REGION);
}

/**
 * tandem_sample_plan_campaigns:
 *
 * Decides which campaigns there are, and on which days.
 */
void
tandem_sample_plan_campaigns (TandemSample *self)
{
  for (guint region = 0; region < count_regions (self); region++)
    for (guint i = 0; i < N_CAMPAIGNS; i++)
      {
        int shift = (int) region * 4; /* not all on the same day */
        TandemSampleCampaign campaign = {
          .channel = campaigns[i].channel,
          .channel_id = tandem_record_get_id (self->channels->pdata[campaigns[i].channel]),
          .starts = campaigns[i].starts - shift,
          .ends = campaigns[i].ends - shift,
          .last = MAX (1, campaigns[i].ends - shift),
          .weight = campaigns[i].weight,
        };
        guint number = self->campaigns->len;

        g_array_append_val (self->campaigns, campaign);
        for (int day = campaign.last; day <= campaign.starts; day++)
          g_array_append_val (self->running[day], number);
      }
}

/* As many minor units as a firm of this size spends in one of its regions. */
static gint64
scale (TandemSample *self, gint64 amount)
{
  guint people = self->options->n_contacts / count_regions (self);

  return people <= TANDEM_SAMPLE_HOME ? amount : amount * people / TANDEM_SAMPLE_HOME / 1000 * 1000;
}

static gboolean
write_cost (TandemSample *self, const TandemSampleCampaign *campaign, int days_ago, const char *kind, gint64 amount,
            GError **error)
{
  g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_campaign_cost_new ());

  tandem_record_set_id (cost, TANDEM_CAMPAIGN_COST_CAMPAIGN_ID, campaign->id);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_DAY, tandem_sample_calendar_get_day (self->calendar, days_ago));
  tandem_record_set_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR, amount);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY, self->currency);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_KIND, kind);
  return tandem_sample_insert (self, cost, tandem_sample_calendar_get_start (self->calendar, days_ago), error);
}

/* There are about thirty visits for each lead, and never fewer than leads. */
static gboolean
write_day (TandemSample *self, const TandemSampleCampaign *campaign, int days_ago, double visits_a_day, guint n_leads,
           GError **error)
{
  g_autoptr (TandemRecord) day = TANDEM_RECORD (tandem_campaign_day_new ());
  double factor
      = tandem_sample_calendar_get_weight (self->calendar, days_ago) * (0.8 + 0.4 * g_rand_double (self->random));
  gint64 visits = n_leads + (gint64) (visits_a_day * factor + 0.5);

  tandem_record_set_id (day, TANDEM_CAMPAIGN_DAY_CAMPAIGN_ID, campaign->id);
  tandem_record_set_text (day, TANDEM_CAMPAIGN_DAY_DAY, tandem_sample_calendar_get_day (self->calendar, days_ago));
  tandem_record_set_integer (day, TANDEM_CAMPAIGN_DAY_IMPRESSIONS, visits * tandem_sample_draw (self, 28, 38));
  tandem_record_set_integer (day, TANDEM_CAMPAIGN_DAY_CLICKS, visits + visits / 8);
  tandem_record_set_integer (day, TANDEM_CAMPAIGN_DAY_VISITS, visits);
  tandem_record_set_integer (day, TANDEM_CAMPAIGN_DAY_ENGAGEMENTS, visits / 5);
  return tandem_sample_insert (self, day, tandem_sample_calendar_get_start (self->calendar, days_ago), error);
}

static gboolean
write_days (TandemSample *self, guint number, GError **error)
{
  const TandemSampleCampaign *campaign = &g_array_index (self->campaigns, TandemSampleCampaign, number);
  int n_days = campaign->starts - campaign->last + 1;
  gint64 month = scale (self, campaigns[number % N_CAMPAIGNS].budget) * 30 / (campaign->starts - campaign->ends + 1);
  guint n_leads = 0;

  for (int day = campaign->starts; day >= campaign->last; day--)
    n_leads += *tandem_sample_get_arrivals (self, day, (int) number);
  for (int day = campaign->starts; day >= campaign->last; day--)
    {
      if (!write_day (self, campaign, day, (double) n_leads * VISITS_PER_LEAD / n_days,
                      *tandem_sample_get_arrivals (self, day, (int) number), error))
        return FALSE;
      if ((campaign->starts - day) % 30 == 0
          && (!write_cost (self, campaign, day, "ad-spend", month * tandem_sample_draw (self, 60, 70) / 100, error)
              || !write_cost (self, campaign, day, "production", month * tandem_sample_draw (self, 15, 25) / 100,
                              error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_campaign (TandemSample *self, guint number, GError **error)
{
  g_autoptr (TandemRecord) record = TANDEM_RECORD (tandem_campaign_new ());
  TandemSampleCampaign *campaign = &g_array_index (self->campaigns, TandemSampleCampaign, number);
  const char *region = regions[number / N_CAMPAIGNS];
  guint i = number % N_CAMPAIGNS;
  g_autofree char *name = region ? g_strdup_printf ("%s, %s", campaigns[i].name, region) : g_strdup (campaigns[i].name);

  tandem_record_set_text (record, TANDEM_CAMPAIGN_NAME, name);
  tandem_record_set_id (record, TANDEM_CAMPAIGN_CHANNEL_ID, campaign->channel_id);
  tandem_record_set_text (record, TANDEM_CAMPAIGN_OBJECTIVE, campaigns[i].objective);
  tandem_record_set_text (record, TANDEM_CAMPAIGN_STATUS, campaign->ends > 0 ? "complete" : "active");
  tandem_record_set_text (record, TANDEM_CAMPAIGN_STARTS_ON,
                          tandem_sample_calendar_get_day (self->calendar, campaign->starts));
  tandem_record_set_text (record, TANDEM_CAMPAIGN_ENDS_ON,
                          tandem_sample_calendar_get_day (self->calendar, campaign->ends));
  tandem_record_set_integer (record, TANDEM_CAMPAIGN_BUDGET_MINOR, scale (self, campaigns[i].budget));
  tandem_record_set_text (record, TANDEM_CAMPAIGN_CURRENCY, self->currency);
  tandem_sample_fill_links (self, record, number);
  if (!tandem_sample_insert (self, record, tandem_sample_calendar_get_start (self->calendar, campaign->starts), error))
    return FALSE;
  campaign->id = tandem_record_get_id (record);
  return tandem_sample_write_offer (self, number, error) && write_days (self, number, error);
}

/**
 * tandem_sample_write_campaigns:
 *
 * Writes the campaigns with their days and costs; who came through them must be planned by then.
 */
gboolean
tandem_sample_write_campaigns (TandemSample *self, GError **error)
{
  for (guint i = 0; i < self->campaigns->len; i++)
    if (!write_campaign (self, i, error))
      return FALSE;
  return TRUE;
}
