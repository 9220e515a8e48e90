/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A firm to look at, or to measure with: two years of campaigns, the people who came through them, and what was sold. Days
 * and campaigns of all people are planned first, as counts; then person after person is told and written, so that a million
 * take no more memory than four hundred. */
#include "act/tandem-act-sample-private.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-sample-names.h"
#include "model/tandem-contact-summary.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"

#define BYTES_OF_A_PERSON 5000 /* with all that belongs to them, and the indexes */
#define BYTES_OF_A_FIRM   4000000

static void
clear_sample (TandemSample *self)
{
  g_clear_pointer (&self->load, tandem_bulk_load_free);
  g_clear_pointer (&self->totals, tandem_totals_batch_free);
  g_clear_pointer (&self->random, g_rand_free);
  g_clear_pointer (&self->calendar, tandem_sample_calendar_free);
  g_clear_pointer (&self->channels, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->campaigns, g_array_unref);
  g_clear_pointer (&self->companies, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->running); i++)
    g_clear_pointer (&self->running[i], g_array_unref);
  g_clear_object (&self->contact);
  g_clear_object (&self->point);
  g_clear_object (&self->address);
  g_clear_object (&self->step);
  g_clear_object (&self->touch);
  g_clear_object (&self->deal);
  g_clear_object (&self->deal_line);
  g_clear_object (&self->order);
  g_clear_object (&self->order_line);
  g_clear_object (&self->deal_person);
  g_clear_object (&self->product);
  g_clear_object (&self->deal_step);
  g_clear_object (&self->activity);
  g_clear_object (&self->tie);
  g_clear_object (&self->relationship);
  g_clear_object (&self->interest);
  g_clear_object (&self->consent);
  g_free (self->arrivals);
  g_free (self->n_called);
  g_free (self->today);
  g_free (self->currency);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemSample, clear_sample)

/* A number from @least to @most, both of them possible. */
int
tandem_sample_draw (TandemSample *self, int least, int most)
{
  return g_rand_int_range (self->random, least, most + 1);
}

/* Sets a moment in working hours of a day, so that no change of the clocks moves it to another one, and after what was told
 * of the person before. */
void
tandem_sample_tell (TandemSample *self, TandemSampleStory *story, int days_ago, TandemSampleMoment *moment)
{
  gint64 ms = tandem_sample_calendar_get_start (self->calendar, days_ago)
              + tandem_sample_draw (self, 8 * 3600, 17 * 3600) * G_GINT64_CONSTANT (1000);

  if (ms <= story->last_ms)
    ms = story->last_ms + tandem_sample_draw (self, 5, 40) * G_GINT64_CONSTANT (60000);
  story->last_ms = ms;
  *moment = (TandemSampleMoment) { days_ago, ms };
}

gboolean
tandem_sample_insert (TandemSample *self, TandemRecord *record, gint64 ms, GError **error)
{
  char at[TANDEM_INSTANT_LENGTH + 1];

  tandem_instant_write (ms, at);
  tandem_record_set_created_at (record, at);
  return tandem_bulk_load_insert (self->load, record, error);
}

/* How many come on a day through a campaign; -1: by themselves. */
guint *
tandem_sample_get_arrivals (TandemSample *self, int days_ago, int campaign)
{
  return &self->arrivals[(guint) days_ago * (self->campaigns->len + 1) + (guint) (campaign + 1)];
}

static gboolean
load_firm (TandemSample *self, GError **error)
{
  g_autoptr (GPtrArray) firms = tandem_record_load_where (self->connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);
  g_autoptr (GPtrArray) people = firms ? tandem_record_load_where (self->connection, TANDEM_TYPE_PERSON, "deleted_at IS NULL ORDER BY id", 0, error) : NULL;

  if (people == NULL)
    return FALSE;
  self->channels = tandem_record_load_where (self->connection, TANDEM_TYPE_CHANNEL, "deleted_at IS NULL ORDER BY position", 0, error);
  if (self->channels)
    self->stages = tandem_record_load_where (self->connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position", 0, error);
  if (self->stages)
    self->reasons = tandem_record_load_where (self->connection, TANDEM_TYPE_REASON,
                                              "deleted_at IS NULL AND kind = 'lost' ORDER BY position", 0, error);
  if (self->reasons == NULL)
    return FALSE;
  self->currency = g_strdup (tandem_record_get_text (firms->pdata[0], TANDEM_FIRM_CURRENCY));
  self->person_id = tandem_record_get_id (people->pdata[0]);
  return TRUE;
}

static void
plan (TandemSample *self)
{
  GTimeZone *zone = tandem_connection_get_time_zone (self->connection);
  const char *today;
  guint n_countries;

  self->today = self->options->today ? g_strdup (self->options->today) : tandem_date_today (zone);
  today = self->today;
  tandem_sample_get_countries (&n_countries);
  self->random = g_rand_new_with_seed (self->options->seed);
  self->calendar = tandem_sample_calendar_new (today, zone);
  self->campaigns = g_array_new (FALSE, FALSE, sizeof (TandemSampleCampaign));
  self->companies = g_array_new (FALSE, FALSE, sizeof (TandemSampleCompany));
  for (guint i = 0; i < G_N_ELEMENTS (self->running); i++)
    self->running[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_called = g_new0 (guint, n_countries * TANDEM_SAMPLE_N_NAMES * TANDEM_SAMPLE_N_NAMES);
  tandem_sample_plan_campaigns (self);
  self->arrivals = g_new0 (guint, (TANDEM_SAMPLE_N_DAYS + 1) * (self->campaigns->len + 1));
  tandem_sample_plan_people (self);
}

static gboolean
begin (TandemSample *self, GCancellable *cancellable, GError **error)
{
  const GType types[] = {
    TANDEM_TYPE_CAMPAIGN, TANDEM_TYPE_CAMPAIGN_DAY,    TANDEM_TYPE_CAMPAIGN_COST, TANDEM_TYPE_COMPANY,
    TANDEM_TYPE_CONTACT,  TANDEM_TYPE_CONTACT_POINT,   TANDEM_TYPE_ADDRESS,       TANDEM_TYPE_LIFECYCLE_HISTORY,
    TANDEM_TYPE_TOUCH,    TANDEM_TYPE_ACTIVITY,        TANDEM_TYPE_DEAL,          TANDEM_TYPE_DEAL_HISTORY,
    TANDEM_TYPE_TAG,      TANDEM_TYPE_RECORD_TAG,      TANDEM_TYPE_DEAL_PERSON,   TANDEM_TYPE_RELATIONSHIP,
    TANDEM_TYPE_OFFER,    TANDEM_TYPE_CAMPAIGN_MEMBER, TANDEM_TYPE_PRODUCT,       TANDEM_TYPE_DEAL_LINE,
    TANDEM_TYPE_INTEREST, TANDEM_TYPE_CONSENT_EVENT,   TANDEM_TYPE_SALES_ORDER,   TANDEM_TYPE_ORDER_LINE,
  };
  const TandemBulkPlan plan = { .types = types, .n_types = G_N_ELEMENTS (types) };

  if (!tandem_bulk_load_check_space (self->connection,
                                     BYTES_OF_A_FIRM + (guint64) self->options->n_contacts * BYTES_OF_A_PERSON, error))
    return FALSE;
  self->load = tandem_bulk_load_begin (self->connection, &plan, cancellable, error);
  if (self->load == NULL)
    return FALSE;
  tandem_bulk_load_set_progress (self->load, self->options->progress, self->options->progress_data);
  self->totals = tandem_totals_batch_new ();
  self->contact = TANDEM_RECORD (tandem_contact_new ());
  self->point = TANDEM_RECORD (tandem_contact_point_new ());
  self->address = TANDEM_RECORD (tandem_address_new ());
  self->step = TANDEM_RECORD (tandem_lifecycle_history_new ());
  self->touch = TANDEM_RECORD (tandem_touch_new ());
  self->deal = TANDEM_RECORD (tandem_deal_new ());
  self->deal_line = TANDEM_RECORD (tandem_deal_line_new ());
  self->deal_person = TANDEM_RECORD (tandem_deal_person_new ());
  self->order = TANDEM_RECORD (tandem_sales_order_new ());
  self->order_line = TANDEM_RECORD (tandem_order_line_new ());
  self->product = TANDEM_RECORD (tandem_product_new ());
  self->deal_step = TANDEM_RECORD (tandem_deal_history_new ());
  self->activity = TANDEM_RECORD (tandem_activity_new ());
  self->tie = TANDEM_RECORD (tandem_record_tag_new ());
  self->relationship = TANDEM_RECORD (tandem_relationship_new ());
  self->interest = TANDEM_RECORD (tandem_interest_new ());
  self->consent = TANDEM_RECORD (tandem_consent_event_new ());
  return TRUE;
}

/**
 * tandem_act_make_sample:
 *
 * Fills a file that holds nothing but what every firm has with two years of an invented firm. The same options make the
 * same firm, but for the ids and when it was written. It can't be undone: the file is the sample. Runs inside a write.
 */
gboolean
tandem_act_make_sample (TandemConnection *connection, const TandemSampleOptions *options, GCancellable *cancellable,
                        GError **error)
{
  g_auto (TandemSample) self = { .connection = connection, .options = options };

  tandem_change_set_begin (connection, _ ("Make a sample firm"));
  tandem_change_set_set_cause (connection, TANDEM_CAUSE_SETUP);
  if (!load_firm (&self, error) || !tandem_sample_write_staff (&self, error))
    return FALSE;
  plan (&self);
  if (!begin (&self, cancellable, error) || !tandem_sample_make_tags (&self, error)
      || !tandem_sample_write_campaigns (&self, error) || !tandem_sample_write_companies (&self, error))
    return FALSE;
  for (int day = TANDEM_SAMPLE_N_DAYS; day >= 1; day--)
    for (int campaign = -1; campaign < (int) self.campaigns->len; campaign++)
      if (!tandem_sample_write_people (&self, day, campaign, error))
        return FALSE;
  return tandem_totals_batch_flush (self.totals, connection, error) && tandem_bulk_load_finish (self.load, error)
         && tandem_contact_summary_fill (connection, cancellable, error) && tandem_sample_write_twins (&self, error)
         && tandem_sample_write_firm (&self, self.today, error) && tandem_sample_write_files (&self, error);
}
