/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who came, and how far. Who goes on to the next stage is dealt out evenly over time, so that the rates of any quarter are
 * close to those of the whole. */
#include "act/tandem-act-sample-private.h"

#include "act/tandem-act-sample-names.h"
#include "model/tandem-address.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "model/tandem-lifecycle-history.h"
#include "model/tandem-record-tag.h"

#define PEOPLE_OF_A_COMPANY 30

static const struct {
  TandemLifecycle stage;
  double rate;
  int least, most; /* days after the stage before */
} steps[] = {
  { TANDEM_LIFECYCLE_MQL, 0.52, 1, 6 },
  { TANDEM_LIFECYCLE_SAL, 0.58, 0, 3 },
  { TANDEM_LIFECYCLE_SQL, 0.58, 1, 7 },
  { TANDEM_LIFECYCLE_OPPORTUNITY, 0.58, 1, 6 },
};
static const char *const first_words[] = {
  "Harbour",    "Linden",   "Northgate", "Kestrel",    "Alder",    "Meridian",  "Stonebridge",
  "Blue Heron", "Opal",     "Juniper",   "Foxglove",   "Ridgeway", "Castle",    "Saltmarsh",
  "Hollow Oak", "Tern",     "Copper",    "Whitefield", "Amber",    "Birchwood", "Cedar",
  "Driftwood",  "Eastgate", "Fernhill",  "Goldcrest",  "Heather",  "Ivory",
};
static const char *const second_words[] = {
  "Foods",   "Bakery",  "Logistics", "Textiles", "Dairy",     "Hotels", "Farm",        "Marina",  "Ceramics",
  "Clinics", "Nursery", "Timber",    "Printing", "Brewery",   "School", "Cold Stores", "Kettle",  "Housing",
  "Cycles",  "Glass",   "Studios",   "Garages",  "Packaging", "Mills",  "Instruments", "Gardens", "Workshops",
};
/* Of what each of the second words is. */
static const char *const industries[] = {
  "Food",      "Food",          "Logistics", "Textiles",      "Food",          "Hospitality",   "Farming",
  "Leisure",   "Manufacturing", "Health",    "Farming",       "Manufacturing", "Printing",      "Food",
  "Education", "Logistics",     "Food",      "Housing",       "Retail",        "Manufacturing", "Media",
  "Retail",    "Manufacturing", "Food",      "Manufacturing", "Leisure",       "Manufacturing",
};
static const char *const places[] = {
  NULL,         "Ashford",  "Brackwater", "Cliffend",  "Dunmoor",    "Elmsby",    "Fallow Green", "Greyport",
  "Highmere",   "Inverlea", "Kingsholt",  "Larkfield", "Millrace",   "Newbourne", "Oakhanger",    "Pendle Cross",
  "Quarrybank", "Rushton",  "Southwold",  "Thornbury", "Upper Vale", "Wexcombe",  "Yarrow",       "Zeal",
};
static const char *const jobs[]
    = { "Owner",  "Facility manager", "Head of energy",     "Buyer",        "Managing director",
        "Farmer", "Caretaker",        "Head of production", "Site engineer" };
static const char *const remarks[] = {
  "Met at the fair; has two more roofs.", "Prefers calls in the late afternoon.", "Neighbour of a customer.",
  "Reads everything, wants figures.",     "Plans to retire in three years.",      "Speaks for the whole street.",
};

static void
clear_company (gpointer data)
{
  g_free (((TandemSampleCompany *) data)->name);
}

/**
 * tandem_sample_plan_people:
 *
 * Decides on which day and through which campaign each one comes.
 */
void
tandem_sample_plan_people (TandemSample *self)
{
  int sum = 0;

  for (guint i = 0; i < self->campaigns->len; i++)
    sum += g_array_index (self->campaigns, TandemSampleCampaign, i).weight;
  for (guint i = 0; i < self->options->n_contacts; i++)
    {
      int campaign = -1, ticket = tandem_sample_draw (self, 0, sum - 1), from = 700, to = 1;

      if (tandem_sample_draw (self, 1, 12) > 1)
        {
          const TandemSampleCampaign *campaigns = (const TandemSampleCampaign *) (gpointer) self->campaigns->data;

          for (campaign = 0; ticket >= campaigns[campaign].weight; campaign++)
            ticket -= campaigns[campaign].weight;
          from = campaigns[campaign].starts;
          to = campaigns[campaign].last;
        }
      ++*tandem_sample_get_arrivals (self, tandem_sample_calendar_draw_day (self->calendar, self->random, from, to),
                                     campaign);
    }
}

static guint
find_second_word (guint number)
{
  guint n_words = G_N_ELEMENTS (second_words);

  return (number + number / n_words % n_words) % n_words;
}

/* The first eighteen are those that one meets in the small firm; then the words are put together anew, place by place. */
static char *
make_company_name (guint number)
{
  guint n_words = G_N_ELEMENTS (first_words);
  const char *place = places[number / (n_words * n_words) % G_N_ELEMENTS (places)];
  const char *first = first_words[number % n_words];
  const char *second = second_words[find_second_word (number)];

  return place ? g_strdup_printf ("%s %s, %s", first, second, place) : g_strdup_printf ("%s %s", first, second);
}

static char *
make_domain (const char *name)
{
  g_autoptr (GString) domain = g_string_new (NULL);

  for (const char *letter = name; *letter; letter++)
    if (g_ascii_isalpha (*letter))
      g_string_append_c (domain, g_ascii_tolower (*letter));
  g_string_append (domain, ".example");
  return g_string_free (g_steal_pointer (&domain), FALSE);
}

static gboolean
write_company_address (TandemSample *self, gint64 company_id, const char *kind, guint number, gint64 at, GError **error)
{
  guint n_countries;
  const TandemSampleCountry *countries = tandem_sample_get_countries (&n_countries);
  const TandemSampleCountry *country = &countries[number % n_countries];
  g_autofree char *street = g_strdup_printf ("%s %u", country->street, number * 7 % 120 + 1);

  tandem_record_reuse (self->address);
  tandem_record_set_id (self->address, TANDEM_ADDRESS_COMPANY_ID, company_id);
  tandem_record_set_text (self->address, TANDEM_ADDRESS_KIND, kind);
  tandem_record_set_text (self->address, TANDEM_ADDRESS_STREET, street);
  tandem_record_set_text (self->address, TANDEM_ADDRESS_CITY, country->city);
  tandem_record_set_text (self->address, TANDEM_ADDRESS_POSTCODE, country->postcode);
  tandem_record_set_text (self->address, TANDEM_ADDRESS_COUNTRY, country->country);
  return tandem_sample_insert (self, self->address, at, error);
}

/**
 * tandem_sample_write_companies:
 *
 * Writes as many companies as suit the number of people.
 */
gboolean
tandem_sample_write_companies (TandemSample *self, GError **error)
{
  guint most = G_N_ELEMENTS (first_words) * G_N_ELEMENTS (second_words) * G_N_ELEMENTS (places);
  guint n = CLAMP (self->options->n_contacts / PEOPLE_OF_A_COMPANY, 18, most);
  g_autoptr (TandemRecord) record = TANDEM_RECORD (tandem_company_new ());

  gint64 start = tandem_sample_calendar_get_start (self->calendar, TANDEM_SAMPLE_N_DAYS);

  G_STATIC_ASSERT (G_N_ELEMENTS (first_words) == G_N_ELEMENTS (second_words));
  G_STATIC_ASSERT (G_N_ELEMENTS (industries) == G_N_ELEMENTS (second_words));
  g_array_set_clear_func (self->companies, clear_company);
  for (guint i = 0; i < n; i++)
    {
      TandemSampleCompany company = { 0, make_company_name (i), tandem_sample_pick_owner (self, i * 7) };
      g_autofree char *domain = make_domain (company.name);

      tandem_record_reuse (record);
      tandem_record_set_text (record, TANDEM_COMPANY_NAME, company.name);
      tandem_record_set_text (record, TANDEM_COMPANY_DOMAIN, domain);
      tandem_record_set_text (record, TANDEM_COMPANY_INDUSTRY, industries[find_second_word (i)]);
      tandem_record_set_id (record, TANDEM_COMPANY_OWNER_ID, company.owner_id);
      g_array_append_val (self->companies, company);
      if (!tandem_sample_insert (self, record, start, error)
          || !write_company_address (self, tandem_record_get_id (record), "work", i, start, error)
          || (i % 4 == 1
              && !write_company_address (self, tandem_record_get_id (record), "billing", i + 3, start, error)))
        return FALSE;
      g_array_index (self->companies, TandemSampleCompany, i).id = tandem_record_get_id (record);
    }
  return TRUE;
}

/* Moves a person on through the lifecycle; whose turn it is has the first deal. */
static void
tell_story (TandemSample *self, TandemSampleStory *story, int days_ago)
{
  story->steps[0].stage = TANDEM_LIFECYCLE_LEAD;
  tandem_sample_tell (self, story, days_ago, &story->steps[0].at);
  story->n_steps = 1;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      days_ago -= tandem_sample_draw (self, steps[i].least, steps[i].most);
      days_ago = tandem_sample_calendar_to_work_day (self->calendar, days_ago);
      self->shares[i] += steps[i].rate;
      if (self->shares[i] < 1 || days_ago < 1)
        return;
      self->shares[i] -= 1;
      story->steps[story->n_steps].stage = steps[i].stage;
      tandem_sample_tell (self, story, days_ago, &story->steps[story->n_steps++].at);
    }
  tandem_sample_tell_deals (self, story, days_ago);
}

/* The first eight of each list are heard twice as often as the others. */
static int
draw_name (TandemSample *self)
{
  return tandem_sample_draw (self, 0, 3) == 0 ? tandem_sample_draw (self, 0, 7)
                                              : tandem_sample_draw (self, 0, TANDEM_SAMPLE_N_NAMES - 1);
}

static gboolean
write_point (TandemSample *self, const TandemSampleStory *story, const char *kind, const char *label, const char *value,
             GError **error)
{
  tandem_record_reuse (self->point);
  tandem_record_set_id (self->point, TANDEM_CONTACT_POINT_CONTACT_ID, story->contact_id);
  tandem_record_set_text (self->point, TANDEM_CONTACT_POINT_KIND, kind);
  tandem_record_set_text (self->point, TANDEM_CONTACT_POINT_VALUE, value);
  tandem_record_set_text (self->point, TANDEM_CONTACT_POINT_LABEL, label);
  tandem_record_set_integer (self->point, TANDEM_CONTACT_POINT_IS_PRIMARY, g_strcmp0 (label, "home") != 0);
  return tandem_sample_insert (self, self->point, story->steps[0].at.ms, error);
}

/* One in eleven has a mobile besides, one in thirty a profile. */
static gboolean
write_more_points (TandemSample *self, const TandemSampleStory *story, const TandemSampleCountry *country, int number,
                   GError **error)
{
  char mobile[32], profile[48];

  g_snprintf (mobile, sizeof mobile, "%s %02d %02d", country->phone, number % 100, number / 100);
  g_snprintf (profile, sizeof profile, "social.example/@%s%d", country->code, number);
  return (number % 11 != 0 || write_point (self, story, "mobile", "home", mobile, error))
         && (number % 30 != 0 || write_point (self, story, "social", "Mastodon", profile, error));
}

static gboolean
write_reach (TandemSample *self, const TandemSampleStory *story, const TandemSampleCountry *country, const char *email,
             GError **error)
{
  char phone[32], street[128];
  int number = tandem_sample_draw (self, 0, 9999);

  g_snprintf (phone, sizeof phone, "%s %02d %02d", country->phone, number / 100, number % 100);
  g_snprintf (street, sizeof street, "%s %d", country->street, tandem_sample_draw (self, 1, 120));
  if (!write_point (self, story, "email", NULL, email, error)
      || (tandem_sample_draw (self, 1, 4) > 1
          && !write_point (self, story, "phone", story->company ? "work" : NULL, phone, error))
      || !write_more_points (self, story, country, number, error))
    return FALSE;
  if (tandem_sample_draw (self, 1, 5) <= 2)
    return TRUE;
  tandem_record_reuse (self->address);
  tandem_record_set_id (self->address, TANDEM_ADDRESS_CONTACT_ID, story->contact_id);
  tandem_record_set_text (self->address, TANDEM_ADDRESS_KIND, "work");
  tandem_record_set_text (self->address, TANDEM_ADDRESS_STREET, street);
  tandem_record_set_text (self->address, TANDEM_ADDRESS_CITY, country->city);
  tandem_record_set_text (self->address, TANDEM_ADDRESS_POSTCODE, country->postcode);
  tandem_record_set_text (self->address, TANDEM_ADDRESS_COUNTRY, country->country);
  return tandem_sample_insert (self, self->address, story->steps[0].at.ms, error);
}

/* How far the work on a lead is follows from how far the lead is. */
static const char *
find_lead_status (const TandemSampleStory *story)
{
  switch (story->steps[story->n_steps - 1].stage)
    {
    case TANDEM_LIFECYCLE_LEAD:
      return story->company ? "new" : "nurturing";
    case TANDEM_LIFECYCLE_MQL:
      return "assigned";
    case TANDEM_LIFECYCLE_SAL:
    case TANDEM_LIFECYCLE_SQL:
      return "working";
    case TANDEM_LIFECYCLE_OPPORTUNITY:
    case TANDEM_LIFECYCLE_CUSTOMER:
    case TANDEM_LIFECYCLE_EVANGELIST:
      return "converted";
    case TANDEM_LIFECYCLE_SUBSCRIBER:
    case TANDEM_LIFECYCLE_OTHER:
    case TANDEM_LIFECYCLE_N_STAGES:
    default:
      return NULL;
    }
}

static void
fill_contact (TandemSample *self, const TandemSampleStory *story)
{
  TandemRecord *contact = self->contact;

  tandem_record_set_id (contact, TANDEM_CONTACT_COMPANY_ID, story->company ? story->company->id : 0);
  if (story->company)
    tandem_record_set_text (contact, TANDEM_CONTACT_JOB_TITLE,
                            jobs[tandem_sample_draw (self, 0, G_N_ELEMENTS (jobs) - 1)]);
  if (tandem_sample_draw (self, 1, 12) == 1)
    tandem_record_set_text (contact, TANDEM_CONTACT_NOTES,
                            remarks[tandem_sample_draw (self, 0, G_N_ELEMENTS (remarks) - 1)]);
  tandem_record_set_id (contact, TANDEM_CONTACT_OWNER_ID, story->owner_id);
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE,
                          tandem_lifecycle_get_nick (story->steps[story->n_steps - 1].stage));
  tandem_record_set_text (contact, TANDEM_CONTACT_LEAD_STATUS, find_lead_status (story));
  if (story->campaign >= 0)
    {
      const TandemSampleCampaign *campaign = &g_array_index (self->campaigns, TandemSampleCampaign, story->campaign);

      tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID, campaign->id);
      tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID, campaign->channel_id);
    }
}

static gboolean
write_contact (TandemSample *self, TandemSampleStory *story, GError **error)
{
  guint n_countries;
  const TandemSampleCountry *countries = tandem_sample_get_countries (&n_countries);
  guint which = (guint) tandem_sample_draw (self, 0, (int) n_countries - 1);
  int given = draw_name (self), family = draw_name (self);
  guint called
      = ++self->n_called[(which * TANDEM_SAMPLE_N_NAMES + (guint) given) * TANDEM_SAMPLE_N_NAMES + (guint) family];
  g_autofree char *number = called > 1 ? g_strdup_printf ("%u", called) : NULL;
  g_autofree char *email
      = g_strdup_printf ("%s.%s%s@%s.example", countries[which].given[given][1], countries[which].family[family][1],
                         number ? number : "", countries[which].code);

  tandem_record_reuse (self->contact);
  if (tandem_sample_draw (self, 1, 40) > 1)
    {
      tandem_record_set_text (self->contact, TANDEM_CONTACT_GIVEN_NAME, countries[which].given[given][0]);
      if (tandem_sample_draw (self, 1, 30) > 1)
        tandem_record_set_text (self->contact, TANDEM_CONTACT_FAMILY_NAME, countries[which].family[family][0]);
    }
  fill_contact (self, story);
  if (!tandem_sample_insert (self, self->contact, story->steps[0].at.ms, error))
    return FALSE;
  story->contact_id = tandem_record_get_id (self->contact);
  return write_reach (self, story, &countries[which], email, error)
         && tandem_sample_write_tags (self, TANDEM_RECORD_TAG_CONTACT_ID, story->contact_id,
                                      called + (guint) given + (guint) family, story->steps[0].at.ms, error)
         && tandem_sample_write_relation (self, story->contact_id, called + 3 * (guint) given + (guint) family,
                                          story->steps[0].at.ms, error)
         && tandem_sample_write_wishes (self, story->contact_id, called + (guint) given + 5 * (guint) family,
                                        story->steps[0].at.ms, error);
}

static gboolean
write_steps (TandemSample *self, const TandemSampleStory *story, GError **error)
{
  gint64 campaign_id = tandem_record_get_integer (self->contact, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID);
  char at[TANDEM_INSTANT_LENGTH + 1];
  TandemReach reach = { 0 };

  for (guint i = 0; i < story->n_steps; i++)
    {
      const char *day = tandem_sample_calendar_get_day (self->calendar, story->steps[i].at.days_ago);
      TandemRecord *record = self->step;

      tandem_instant_write (story->steps[i].at.ms, at);
      tandem_record_reuse (record);
      tandem_record_set_id (record, TANDEM_LIFECYCLE_HISTORY_CONTACT_ID, story->contact_id);
      if (i > 0)
        tandem_record_set_text (record, TANDEM_LIFECYCLE_HISTORY_FROM_STAGE,
                                tandem_lifecycle_get_nick (story->steps[i - 1].stage));
      tandem_record_set_text (record, TANDEM_LIFECYCLE_HISTORY_TO_STAGE,
                              tandem_lifecycle_get_nick (story->steps[i].stage));
      tandem_record_set_text (record, TANDEM_LIFECYCLE_HISTORY_AT, at);
      tandem_record_set_text (record, TANDEM_LIFECYCLE_HISTORY_DAY, day);
      tandem_record_set_id (record, TANDEM_LIFECYCLE_HISTORY_CAMPAIGN_ID, campaign_id);
      if (!tandem_sample_insert (self, record, story->steps[i].at.ms, error))
        return FALSE;
      tandem_reach_add_step (&reach, story->steps[i].stage, day, campaign_id);
    }
  tandem_totals_batch_add_reach (self->totals, &reach, 1);
  return TRUE;
}

/**
 * tandem_sample_write_people:
 *
 * Writes everybody who came on a day through a campaign, with all that followed.
 */
gboolean
tandem_sample_write_people (TandemSample *self, int days_ago, int campaign, GError **error)
{
  for (guint n = *tandem_sample_get_arrivals (self, days_ago, campaign); n > 0; n--)
    {
      TandemSampleStory story = { .campaign = campaign };

      tell_story (self, &story, days_ago);
      if (tandem_sample_draw (self, 1, 3) > 1)
        story.company = &g_array_index (self->companies, TandemSampleCompany,
                                        tandem_sample_draw (self, 0, (int) self->companies->len - 1));
      story.owner_id = story.company ? story.company->owner_id
                                     : tandem_sample_pick_owner (self, (guint) (story.steps[0].at.ms / 1000 % 7919));
      if (!write_contact (self, &story, error) || !write_steps (self, &story, error)
          || !tandem_sample_write_touches (self, &story, error) || !tandem_sample_write_attention (self, &story, error)
          || !tandem_sample_write_deals (self, &story, error))
        return FALSE;
    }
  return TRUE;
}
