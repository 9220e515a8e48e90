/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A firm to look at: two years of campaigns, the people who came through them, and what was sold. Who goes on to the
 * next stage is dealt out evenly over time, so that the rates of any quarter are close to those of the whole. */
#include "act/tandem-act-sample.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-sample-names.h"
#include "base/tandem-date.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define N_CAMPAIGNS G_N_ELEMENTS (campaigns)
#define N_OPEN_STAGES 4
#define VISITS_PER_LEAD 33

static const struct {
  const char *name;
  int channel;                  /* position */
  const char *objective;
  int starts, ends;             /* days ago; ends below 0 is still to come */
  gint64 budget;                /* minor units */
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

static const struct {
  TandemLifecycle stage;
  double rate;
  int least, most;              /* days after the stage before */
} steps[] = {
  { TANDEM_LIFECYCLE_MQL, 0.50, 1, 6 },
  { TANDEM_LIFECYCLE_SAL, 0.58, 0, 3 },
  { TANDEM_LIFECYCLE_SQL, 0.57, 1, 7 },
  { TANDEM_LIFECYCLE_OPPORTUNITY, 0.56, 1, 6 },
};

static const char *const companies[] = {
  "Harbour Foods",   "Linden Bakery",     "Northgate Logistics", "Kestrel Textiles", "Alder Dairy",      "Meridian Hotels",
  "Stonebridge Farm", "Blue Heron Marina", "Opal Ceramics",       "Juniper Clinics",  "Foxglove Nursery", "Ridgeway Timber",
  "Castle Printing", "Saltmarsh Brewery", "Hollow Oak School",   "Tern Cold Stores", "Copper Kettle",    "Whitefield Housing",
};
static const char *const jobs[] = { "Owner", "Facility manager", "Head of energy", "Buyer", "Managing director", "Farmer", "Caretaker" };
static const char *const works[] = { "Rooftop 30 kWp", "Battery 20 kWh", "Carport with panels", "Farm roof 100 kWp", "Heat pump and panels" };
static const char *const next_steps[] = { "Call about the offer", "Measure the roof", "Send the contract", "Ask for the last power bill" };
static const char *const notes[] = { "Wants to know about the grid connection.", "The roof faces south-west, no shade.",
                                     "Compares three offers.", "Has to ask the partners first." };

typedef struct {
  int days_ago;
  int campaign;                 /* -1: came by itself */
} Arrival;

typedef struct {
  TandemConnection *connection;
  const TandemSampleOptions *options;
  GRand *random;
  char *today;
  gint64 today_ms;
  char *currency;
  gint64 person_id;
  GPtrArray *channels, *stages, *reasons;
  gint64 campaign_ids[N_CAMPAIGNS];
  GArray *arrivals;             /* Arrival, the oldest first */
  GHashTable *emails;
  double shares[G_N_ELEMENTS (steps)];   /* what is left of one person, to be dealt out */
  guint n_deals;
} Sample;

static void
clear_sample (Sample *self)
{
  g_clear_pointer (&self->random, g_rand_free);
  g_clear_pointer (&self->channels, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->arrivals, g_array_unref);
  g_clear_pointer (&self->emails, g_hash_table_unref);
  g_free (self->today);
  g_free (self->currency);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, clear_sample)

static int
draw (Sample *self, int least, int most)
{
  return g_rand_int_range (self->random, least, most + 1);
}

static char *
make_day (Sample *self, int days_ago)
{
  return tandem_date_add_days (self->today, -days_ago);
}

/* Sets when what follows was done: in working hours, so that no change of the clocks moves it to another day. */
static const char *
go_to (Sample *self, int days_ago)
{
  gint64 at = self->today_ms - days_ago * DAY_MS + draw (self, 8 * 3600, 17 * 3600) * G_GINT64_CONSTANT (1000);
  g_autofree char *instant = tandem_instant_from_ms (at);

  tandem_change_set_set_at (self->connection, instant);
  return tandem_change_set_get_at (self->connection);
}

static gboolean
insert (Sample *self, TandemRecord *record, GError **error)
{
  tandem_record_set_created_at (record, tandem_change_set_get_at (self->connection));
  return tandem_record_insert (record, self->connection, error);
}

static gboolean
load_firm (Sample *self, GError **error)
{
  g_autoptr (GPtrArray) firms = tandem_record_load_where (self->connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);
  g_autoptr (GPtrArray) people = firms ? tandem_record_load_where (self->connection, TANDEM_TYPE_PERSON, "deleted_at IS NULL ORDER BY id", 0, error) : NULL;

  if (people == NULL)
    return FALSE;
  self->channels = tandem_record_load_where (self->connection, TANDEM_TYPE_CHANNEL, "deleted_at IS NULL ORDER BY position", 0, error);
  if (self->channels)
    self->stages = tandem_record_load_where (self->connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position", 0, error);
  if (self->stages)
    self->reasons = tandem_record_load_where (self->connection, TANDEM_TYPE_REASON, "deleted_at IS NULL ORDER BY position", 0, error);
  if (self->reasons == NULL)
    return FALSE;
  self->currency = g_strdup (tandem_record_get_text (firms->pdata[0], TANDEM_FIRM_CURRENCY));
  self->person_id = tandem_record_get_id (people->pdata[0]);
  return TRUE;
}

/* --- who came, and when -------------------------------------------------------------------------------------------- */

static int
compare_arrivals_cb (gconstpointer a, gconstpointer b)
{
  return ((const Arrival *) b)->days_ago - ((const Arrival *) a)->days_ago;
}

static void
plan_arrivals (Sample *self)
{
  int sum = 0;

  for (guint i = 0; i < N_CAMPAIGNS; i++)
    sum += campaigns[i].weight;
  for (guint i = 0; i < self->options->n_contacts; i++)
    {
      Arrival arrival = { draw (self, 1, 700), -1 };
      int ticket = draw (self, 0, sum - 1);

      if (draw (self, 1, 12) > 1)
        {
          for (arrival.campaign = 0; ticket >= campaigns[arrival.campaign].weight; arrival.campaign++)
            ticket -= campaigns[arrival.campaign].weight;
          arrival.days_ago = draw (self, MAX (1, campaigns[arrival.campaign].ends), campaigns[arrival.campaign].starts);
        }
      g_array_append_val (self->arrivals, arrival);
    }
  g_array_sort (self->arrivals, compare_arrivals_cb);
}

/* --- campaigns ----------------------------------------------------------------------------------------------------- */

static gboolean
add_cost (Sample *self, guint which, int days_ago, const char *kind, gint64 amount, GError **error)
{
  g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_campaign_cost_new ());
  g_autofree char *day = make_day (self, days_ago);

  tandem_record_set_id (cost, TANDEM_CAMPAIGN_COST_CAMPAIGN_ID, self->campaign_ids[which]);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_DAY, day);
  tandem_record_set_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR, amount);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY, self->currency);
  tandem_record_set_text (cost, TANDEM_CAMPAIGN_COST_KIND, kind);
  return insert (self, cost, error);
}

/* A campaign of leads has about thirty visits for each, fewer at the weekend and more in spring. */
static gboolean
add_day (Sample *self, guint which, int days_ago, double visits_a_day, int n_leads, GError **error)
{
  g_autoptr (TandemRecord) day = TANDEM_RECORD (tandem_campaign_day_new ());
  g_autofree char *text = make_day (self, days_ago);
  int year = 0, month = 1, number = 1;
  GDate date;
  double factor;
  int visits, clicks;

  sscanf (text, "%d-%d-%d", &year, &month, &number);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, number, month, year);
  factor = (g_date_get_weekday (&date) >= G_DATE_SATURDAY ? 0.55 : 1.18) * (month >= 3 && month <= 6 ? 1.15 : 0.95)
           * (0.8 + 0.4 * g_rand_double (self->random));
  visits = n_leads + (int) (visits_a_day * factor + 0.5);
  clicks = visits + visits / 8;
  tandem_record_set_id (day, TANDEM_CAMPAIGN_DAY_CAMPAIGN_ID, self->campaign_ids[which]);
  tandem_record_set_text (day, TANDEM_CAMPAIGN_DAY_DAY, text);
  tandem_record_set_integer (day, TANDEM_CAMPAIGN_DAY_IMPRESSIONS, visits * draw (self, 28, 38));
  tandem_record_set_integer (day, TANDEM_CAMPAIGN_DAY_CLICKS, clicks);
  tandem_record_set_integer (day, TANDEM_CAMPAIGN_DAY_VISITS, visits);
  tandem_record_set_integer (day, TANDEM_CAMPAIGN_DAY_ENGAGEMENTS, visits / 5);
  return insert (self, day, error);
}

static gboolean
add_days (Sample *self, guint which, GError **error)
{
  int last = MAX (1, campaigns[which].ends), n_days = campaigns[which].starts - last + 1, n_leads = 0;
  g_autofree int *leads = g_new0 (int, n_days);
  gint64 spent_a_month = campaigns[which].budget * 30 / (campaigns[which].starts - campaigns[which].ends + 1);

  for (guint i = 0; i < self->arrivals->len; i++)
    {
      Arrival *arrival = &g_array_index (self->arrivals, Arrival, i);

      if (arrival->campaign != (int) which)
        continue;
      leads[arrival->days_ago - last]++;
      n_leads++;
    }
  for (int i = n_days - 1; i >= 0; i--)
    {
      go_to (self, last + i);
      if (!add_day (self, which, last + i, (double) n_leads * VISITS_PER_LEAD / n_days, leads[i], error))
        return FALSE;
      if ((n_days - 1 - i) % 30 == 0
          && (!add_cost (self, which, last + i, "ad-spend", spent_a_month * draw (self, 60, 70) / 100, error)
              || !add_cost (self, which, last + i, "production", spent_a_month * draw (self, 15, 25) / 100, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_campaign (Sample *self, guint which, GError **error)
{
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());
  g_autofree char *starts = make_day (self, campaigns[which].starts);
  g_autofree char *ends = make_day (self, campaigns[which].ends);

  go_to (self, campaigns[which].starts);
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, campaigns[which].name);
  tandem_record_set_id (campaign, TANDEM_CAMPAIGN_CHANNEL_ID, tandem_record_get_id (self->channels->pdata[campaigns[which].channel]));
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, campaigns[which].objective);
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, campaigns[which].ends > 0 ? "complete" : "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STARTS_ON, starts);
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_ENDS_ON, ends);
  tandem_record_set_integer (campaign, TANDEM_CAMPAIGN_BUDGET_MINOR, campaigns[which].budget);
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, self->currency);
  if (!insert (self, campaign, error))
    return FALSE;
  self->campaign_ids[which] = tandem_record_get_id (campaign);
  return add_days (self, which, error);
}

/* --- people -------------------------------------------------------------------------------------------------------- */

static void
fill_draft (Sample *self, TandemContactDraft *draft)
{
  guint n_countries;
  const TandemSampleCountry *countries = tandem_sample_get_countries (&n_countries);
  const TandemSampleCountry *country = &countries[draw (self, 0, n_countries - 1)];
  const char *const *given = country->given[draw (self, 0, TANDEM_SAMPLE_N_NAMES - 1)];
  const char *const *family = country->family[draw (self, 0, TANDEM_SAMPLE_N_NAMES - 1)];
  TandemRecord *contact = TANDEM_RECORD (draft->contact);
  g_autofree char *email = g_strdup_printf ("%s.%s@mail.example", given[1], family[1]);
  g_autofree char *phone = g_strdup_printf ("%s %02d %02d", country->phone, draw (self, 0, 99), draw (self, 0, 99));
  g_autofree char *street = g_strdup_printf ("%s %d", country->street, draw (self, 1, 120));

  for (int i = 2; !g_hash_table_add (self->emails, g_strdup (email)); i++)
    {
      g_free (email);
      email = g_strdup_printf ("%s.%s%d@mail.example", given[1], family[1], i);
    }
  tandem_contact_draft_add_point (draft, "email", email, NULL);
  if (draw (self, 1, 40) > 1)
    {
      tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, given[0]);
      tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, draw (self, 1, 30) > 1 ? family[0] : NULL);
    }
  if (draw (self, 1, 4) > 1)
    tandem_contact_draft_add_point (draft, "phone", phone, NULL);
  if (draw (self, 1, 3) > 1)
    {
      draft->company = g_strdup (companies[draw (self, 0, G_N_ELEMENTS (companies) - 1)]);
      tandem_record_set_text (contact, TANDEM_CONTACT_JOB_TITLE, jobs[draw (self, 0, G_N_ELEMENTS (jobs) - 1)]);
    }
  if (draw (self, 1, 5) > 2)
    tandem_contact_draft_set_address (draft, street, country->city, NULL, country->postcode, country->country);
}

static gboolean
add_touch (Sample *self, gint64 contact_id, int campaign, const char *kind, GError **error)
{
  g_autoptr (TandemRecord) touch = TANDEM_RECORD (tandem_touch_new ());

  tandem_record_set_id (touch, TANDEM_TOUCH_CONTACT_ID, contact_id);
  tandem_record_set_id (touch, TANDEM_TOUCH_CAMPAIGN_ID, self->campaign_ids[campaign]);
  tandem_record_set_id (touch, TANDEM_TOUCH_CHANNEL_ID, tandem_record_get_id (self->channels->pdata[campaigns[campaign].channel]));
  tandem_record_set_text (touch, TANDEM_TOUCH_KIND, kind);
  tandem_record_set_text (touch, TANDEM_TOUCH_AT, tandem_change_set_get_at (self->connection));
  return insert (self, touch, error);
}

/* Somebody who is still being talked to meets the campaigns that run then, too. */
static gboolean
touch_again (Sample *self, gint64 contact_id, int days_ago, GError **error)
{
  int campaign = draw (self, 0, N_CAMPAIGNS - 1);

  if (campaigns[campaign].starts < days_ago || campaigns[campaign].ends > days_ago)
    return TRUE;
  return add_touch (self, contact_id, campaign, "click", error);
}

static gboolean
add_activity (Sample *self, gint64 contact_id, gint64 deal_id, GError **error)
{
  g_autoptr (TandemRecord) activity = TANDEM_RECORD (tandem_activity_new ());
  gboolean is_call = draw (self, 0, 1);

  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, is_call ? "call" : "note");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_BODY, notes[draw (self, 0, G_N_ELEMENTS (notes) - 1)]);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, tandem_change_set_get_at (self->connection));
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
  if (is_call)
    tandem_record_set_text (activity, TANDEM_ACTIVITY_DIRECTION, "outbound");
  tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, contact_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_DEAL_ID, deal_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_OWNER_ID, self->person_id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_MADE_BY_ID, self->person_id);
  return insert (self, activity, error);
}

/* --- deals --------------------------------------------------------------------------------------------------------- */

static gboolean
open_deal (Sample *self, TandemRecord *contact, const char *company, int days_ago, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  const char *work = works[draw (self, 0, G_N_ELEMENTS (works) - 1)];
  g_autofree char *title = company ? g_strdup_printf ("%s, %s", work, company) : g_strdup (work);
  g_autofree char *close = make_day (self, MIN (days_ago - draw (self, 45, 90), draw (self, -40, 10)));
  g_autofree char *next = make_day (self, -draw (self, -3, 14));

  go_to (self, days_ago);
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, title);
  tandem_record_set_id (deal, TANDEM_DEAL_CONTACT_ID, tandem_record_get_id (contact));
  tandem_record_set_id (deal, TANDEM_DEAL_COMPANY_ID, tandem_record_get_integer (contact, TANDEM_CONTACT_COMPANY_ID));
  tandem_record_set_id (deal, TANDEM_DEAL_CAMPAIGN_ID, tandem_record_get_integer (contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID));
  tandem_record_set_id (deal, TANDEM_DEAL_STAGE_ID, tandem_record_get_id (self->stages->pdata[0]));
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, draw (self, 60, 480) * G_GINT64_CONSTANT (10000));
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, self->currency);
  tandem_record_set_text (deal, TANDEM_DEAL_EXPECTED_CLOSE_ON, close);
  tandem_record_set_id (deal, TANDEM_DEAL_OWNER_ID, self->person_id);
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, next_steps[draw (self, 0, G_N_ELEMENTS (next_steps) - 1)]);
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP_ON, next);
  if (!insert (self, deal, error))
    return FALSE;
  *deal_id = tandem_record_get_id (deal);
  return TRUE;
}

/* A deal goes from stage to stage until it is closed, stands still, or has reached today. Of five, two are won;
 * whoever bought or did not comes back later. */
static gboolean
run_deal (Sample *self, TandemRecord *contact, const char *company, int days_ago, GError **error)
{
  guint number = self->n_deals++;
  gboolean is_stuck = number % 4 == 3 && days_ago < 120;
  gint64 deal_id;

  if (!open_deal (self, contact, company, days_ago, &deal_id, error))
    return FALSE;
  for (guint i = 1; i < N_OPEN_STAGES; i++)
    {
      days_ago -= draw (self, 4, 18);
      if (days_ago < 1 || (is_stuck && i == 1 + number % 3))
        return TRUE;
      go_to (self, days_ago);
      if (!tandem_act_move_deal (self->connection, deal_id, tandem_record_get_id (self->stages->pdata[i]), error)
          || !add_activity (self, tandem_record_get_id (contact), deal_id, error)
          || !touch_again (self, tandem_record_get_id (contact), days_ago, error))
        return FALSE;
    }
  days_ago -= draw (self, 3, 14);
  if (days_ago < 1)
    return TRUE;
  go_to (self, days_ago);
  if (number % 5 < 2)
    {
      if (!tandem_act_win_deal (self->connection, deal_id, error))
        return FALSE;
      days_ago -= draw (self, 20, 100);
    }
  else
    {
      gint64 reason_id = tandem_record_get_id (self->reasons->pdata[draw (self, 0, self->reasons->len - 1)]);

      if (!tandem_act_lose_deal (self->connection, deal_id, reason_id, NULL, error))
        return FALSE;
      days_ago -= draw (self, 60, 200);
    }
  return days_ago < 1 || run_deal (self, contact, company, days_ago, error);
}

/* Moves a contact on through the lifecycle; whose turn it is has the next deal. */
static gboolean
run_contact (Sample *self, TandemContactDraft *draft, int days_ago, GError **error)
{
  gint64 id = tandem_record_get_id (TANDEM_RECORD (draft->contact));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      days_ago -= draw (self, steps[i].least, steps[i].most);
      self->shares[i] += steps[i].rate;
      if (self->shares[i] < 1 || days_ago < 1)
        return TRUE;
      self->shares[i] -= 1;
      go_to (self, days_ago);
      if (!tandem_act_set_lifecycle (self->connection, id, steps[i].stage, error)
          || !touch_again (self, id, days_ago, error)
          || (i == 1 && !add_activity (self, id, 0, error)))
        return FALSE;
    }
  return run_deal (self, TANDEM_RECORD (draft->contact), draft->company, days_ago, error);
}

static gboolean
add_person (Sample *self, const Arrival *arrival, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  TandemRecord *contact = TANDEM_RECORD (draft->contact);

  tandem_record_set_created_at (contact, go_to (self, arrival->days_ago));
  fill_draft (self, draft);
  tandem_record_set_id (contact, TANDEM_CONTACT_OWNER_ID, self->person_id);
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, tandem_lifecycle_get_nick (TANDEM_LIFECYCLE_LEAD));
  if (arrival->campaign >= 0)
    {
      tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID, self->campaign_ids[arrival->campaign]);
      tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID,
                            tandem_record_get_id (self->channels->pdata[campaigns[arrival->campaign].channel]));
    }
  if (!tandem_act_add_contact (self->connection, draft, error))
    return FALSE;
  if (arrival->campaign >= 0 && !add_touch (self, tandem_record_get_id (contact), arrival->campaign, "form", error))
    return FALSE;
  return run_contact (self, draft, arrival->days_ago, error);
}

/**
 * tandem_act_make_sample:
 *
 * Fills a file that holds nothing but what every firm has with two years of an invented firm. The same options make the
 * same firm, but for the ids. It can't be undone: the file is the sample. Runs inside a write.
 */
gboolean
tandem_act_make_sample (TandemConnection *connection, const TandemSampleOptions *options, GCancellable *cancellable,
                        GError **error)
{
  g_auto (Sample) self = { connection, options };
  g_autofree char *start = NULL;
  GTimeZone *zone = tandem_connection_get_time_zone (connection);

  self.random = g_rand_new_with_seed (options->seed);
  self.today = options->today ? g_strdup (options->today) : tandem_date_today (zone);
  start = tandem_date_start (self.today, zone);
  self.arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  self.emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tandem_instant_to_ms (start, &self.today_ms);
  tandem_change_set_begin (connection, _ ("Make a sample firm"));
  tandem_change_set_set_cause (connection, TANDEM_CAUSE_SETUP);
  if (!load_firm (&self, error))
    return FALSE;
  plan_arrivals (&self);
  for (guint i = 0; i < N_CAMPAIGNS; i++)
    if (!add_campaign (&self, i, error))
      return FALSE;
  for (guint i = 0; i < self.arrivals->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_person (&self, &g_array_index (self.arrivals, Arrival, i), error))
      return FALSE;
  return TRUE;
}
