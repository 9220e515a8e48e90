/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deal goes from stage to stage until it is closed, stands still, or has reached today. Of five, two are won; whoever
 * bought or did not may come back later. */
#include "act/tandem-act-sample-private.h"

#include "model/tandem-deal-history.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-deal-person.h"
#include "base/tandem-money.h"
#include "model/tandem-order-line.h"
#include "model/tandem-product.h"
#include "model/tandem-sales-order.h"
#include "model/tandem-deal.h"

#define TAX 2100 /* basis points */

static const struct {
  const char *title;
  gint64 amount; /* minor units, as such work costs in the middle */
  const char *category;
} works[] = {
  { "Rooftop 30 kWp", 3400000, "Rooftop solar" },      { "Battery 20 kWh", 1600000, "Batteries" },
  { "Carport with panels", 2900000, "Rooftop solar" }, { "Farm roof 100 kWp", 9600000, "Rooftop solar" },
  { "Heat pump and panels", 4800000, "Heating" },      { "Balcony panels for tenants", 850000, "Rooftop solar" },
  { "Charging points, 6 cars", 2100000, "Charging" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (works) == TANDEM_SAMPLE_N_PRODUCTS);
static const char *const next_steps[] = { "Call about the offer", "Measure the roof", "Send the contract",
                                          "Ask for the last power bill", "Agree on a date for the scaffold" };
static const char *const lost_notes[] = { "Took an offer from the next town.", "Waits for another subsidy.",
                                          "The roof has to be renewed first.", "Sells the house." };

/* Sets the last stage of the deal by how it ended, and returns the day from which on there may be another one. */
static int
close_deal (TandemSample *self, TandemSampleStory *story, TandemSampleDeal *deal, guint number, int days_ago)
{
  gboolean is_won = number % 5 < 2;

  days_ago = tandem_sample_calendar_to_work_day (self->calendar, days_ago - tandem_sample_draw (self, 3, 12));
  if (days_ago < 1)
    return 0;
  tandem_sample_tell (self, story, days_ago, &deal->steps[deal->n_steps++]);
  deal->outcome = is_won ? TANDEM_SAMPLE_WON : TANDEM_SAMPLE_LOST;
  if (!is_won && tandem_sample_draw (self, 1, 10) > 4)
    return 0;
  return days_ago - (is_won ? tandem_sample_draw (self, 3, 40) : tandem_sample_draw (self, 40, 120));
}

static int
tell_deal (TandemSample *self, TandemSampleStory *story, TandemSampleDeal *deal, int days_ago)
{
  guint number = self->n_deals++;
  gboolean is_stuck = number % 4 == 3 && days_ago < 120;

  tandem_sample_tell (self, story, days_ago, &deal->steps[deal->n_steps++]);
  while (deal->n_steps < TANDEM_SAMPLE_N_OPEN_STAGES)
    {
      days_ago = tandem_sample_calendar_to_work_day (self->calendar, days_ago - tandem_sample_draw (self, 4, 16));
      if (days_ago < 1 || (is_stuck && deal->n_steps == 1 + number % 3))
        return 0;
      tandem_sample_tell (self, story, days_ago, &deal->steps[deal->n_steps++]);
    }
  return close_deal (self, story, deal, number, days_ago);
}

/**
 * tandem_sample_tell_deals:
 * @days_ago: when the first one begins
 *
 * Decides which deals there are with a person, one after the other. The first that is won makes a customer.
 */
void
tandem_sample_tell_deals (TandemSample *self, TandemSampleStory *story, int days_ago)
{
  gboolean is_customer = FALSE;

  while (days_ago >= 1 && story->n_deals < TANDEM_SAMPLE_MOST_DEALS)
    {
      TandemSampleDeal *deal = &story->deals[story->n_deals++];

      days_ago = tandem_sample_calendar_to_work_day (self->calendar, tell_deal (self, story, deal, days_ago));
      if (deal->outcome != TANDEM_SAMPLE_WON || is_customer)
        continue;
      is_customer = TRUE;
      story->steps[story->n_steps].stage = TANDEM_LIFECYCLE_CUSTOMER;
      story->steps[story->n_steps++].at = deal->steps[deal->n_steps - 1];
    }
}

static gint64
get_stage_id (TandemSample *self, const TandemSampleDeal *deal, guint step)
{
  guint place = step;

  if (step == TANDEM_SAMPLE_N_OPEN_STAGES && deal->outcome == TANDEM_SAMPLE_LOST)
    place++;
  return tandem_record_get_id (self->stages->pdata[place]);
}

static void
fill_outcome (TandemSample *self, const TandemSampleDeal *deal)
{
  int days_ago = deal->steps[deal->n_steps - 1].days_ago;

  if (deal->outcome == TANDEM_SAMPLE_OPEN)
    return;
  tandem_record_set_text (self->deal, TANDEM_DEAL_CLOSED_ON, tandem_sample_calendar_get_day (self->calendar, days_ago));
  if (deal->outcome == TANDEM_SAMPLE_WON)
    return;
  tandem_record_set_id (self->deal, TANDEM_DEAL_REASON_ID,
                        tandem_record_get_id (
                            self->reasons->pdata[tandem_sample_draw (self, 0, (int) self->reasons->len - 1)]));
  if (tandem_sample_draw (self, 1, 3) == 1)
    tandem_record_set_text (self->deal, TANDEM_DEAL_LOST_NOTE,
                            lost_notes[tandem_sample_draw (self, 0, G_N_ELEMENTS (lost_notes) - 1)]);
}

/* Some of those who think about it are across the border. */
static const char *
pick_currency (TandemSample *self, const TandemSampleDeal *deal)
{
  if (deal->outcome != TANDEM_SAMPLE_OPEN || self->n_open++ % 6 != 2)
    return self->currency;
  return g_str_equal (self->currency, "GBP") ? "EUR" : "GBP";
}

static void
fill_deal (TandemSample *self, const TandemSampleStory *story, const TandemSampleDeal *deal, gint64 amount,
           const char *title)
{
  int planned = deal->steps[0].days_ago - tandem_sample_draw (self, 45, 90);
  int latest = tandem_sample_draw (self, -40, 10);
  int ended = deal->steps[deal->n_steps - 1].days_ago;
  int expected = deal->outcome == TANDEM_SAMPLE_OPEN ? MIN (planned, latest) : ended + latest / 4;
  TandemRecord *record = self->deal;

  tandem_record_reuse (record);
  tandem_record_set_text (record, TANDEM_DEAL_TITLE, title);
  tandem_record_set_id (record, TANDEM_DEAL_CONTACT_ID, story->contact_id);
  tandem_record_set_id (record, TANDEM_DEAL_COMPANY_ID, story->company ? story->company->id : 0);
  if (story->campaign >= 0)
    tandem_record_set_id (record, TANDEM_DEAL_CAMPAIGN_ID,
                          g_array_index (self->campaigns, TandemSampleCampaign, story->campaign).id);
  tandem_record_set_id (record, TANDEM_DEAL_STAGE_ID, get_stage_id (self, deal, deal->n_steps - 1));
  tandem_record_set_integer (record, TANDEM_DEAL_AMOUNT_MINOR, amount);
  tandem_record_set_text (record, TANDEM_DEAL_CURRENCY, pick_currency (self, deal));
  tandem_record_set_text (record, TANDEM_DEAL_EXPECTED_CLOSE_ON,
                          tandem_sample_calendar_get_day (self->calendar, expected));
  tandem_record_set_id (record, TANDEM_DEAL_OWNER_ID, story->owner_id);
  fill_outcome (self, deal);
  if (deal->outcome == TANDEM_SAMPLE_OPEN)
    {
      tandem_record_set_text (record, TANDEM_DEAL_NEXT_STEP,
                              next_steps[tandem_sample_draw (self, 0, G_N_ELEMENTS (next_steps) - 1)]);
      tandem_record_set_text (record, TANDEM_DEAL_NEXT_STEP_ON,
                              tandem_sample_calendar_get_day (self->calendar, tandem_sample_draw (self, -14, 3)));
    }
}

static void
set_instant (TandemRecord *record, guint column, gint64 ms)
{
  char text[TANDEM_INSTANT_LENGTH + 1];

  tandem_instant_write (ms, text);
  tandem_record_set_text (record, column, text);
}

static gboolean
write_history (TandemSample *self, const TandemSampleDeal *deal, gint64 first_amount, GError **error)
{
  gint64 deal_id = tandem_record_get_id (self->deal);
  gint64 last_amount = tandem_record_get_integer (self->deal, TANDEM_DEAL_AMOUNT_MINOR);

  for (guint i = 0; i < deal->n_steps; i++)
    {
      TandemRecord *record = self->deal_step;
      gint64 amount = i < TANDEM_SAMPLE_N_OPEN_STAGES - 1 ? first_amount : last_amount;

      tandem_record_reuse (record);
      tandem_record_set_id (record, TANDEM_DEAL_HISTORY_DEAL_ID, deal_id);
      tandem_record_set_id (record, TANDEM_DEAL_HISTORY_STAGE_ID, get_stage_id (self, deal, i));
      tandem_record_set_integer (record, TANDEM_DEAL_HISTORY_AMOUNT_MINOR, amount);
      tandem_record_copy_column (record, TANDEM_DEAL_HISTORY_CURRENCY, self->deal, TANDEM_DEAL_CURRENCY);
      tandem_record_copy_column (record, TANDEM_DEAL_HISTORY_EXPECTED_CLOSE_ON, self->deal,
                                 TANDEM_DEAL_EXPECTED_CLOSE_ON);
      tandem_record_copy_column (record, TANDEM_DEAL_HISTORY_OWNER_ID, self->deal, TANDEM_DEAL_OWNER_ID);
      set_instant (record, TANDEM_DEAL_HISTORY_FROM_AT, deal->steps[i].ms);
      if (!tandem_sample_insert (self, record, deal->steps[i].ms, error))
        return FALSE;
    }
  return TRUE;
}

/* Of a firm's deals every second says what its contact has to say there. */
static gboolean
write_person (TandemSample *self, const TandemSampleStory *story, const TandemSampleDeal *deal, guint number,
              GError **error)
{
  TandemRecord *record = self->deal_person;

  if (story->company == NULL || number % 2 == 1)
    return TRUE;
  tandem_record_reuse (record);
  tandem_record_set_id (record, TANDEM_DEAL_PERSON_DEAL_ID, tandem_record_get_id (self->deal));
  tandem_record_set_id (record, TANDEM_DEAL_PERSON_CONTACT_ID, story->contact_id);
  tandem_record_set_text (record, TANDEM_DEAL_PERSON_ROLE, tandem_deal_role_get_nick (deal->n_steps % 2));
  return tandem_sample_insert (self, record, deal->steps[0].ms, error);
}

static gboolean
write_product (TandemSample *self, guint work, gint64 ms, GError **error)
{
  TandemRecord *record = self->product;

  if (self->product_ids[work] != 0)
    return TRUE;
  tandem_record_reuse (record);
  tandem_record_set_text (record, TANDEM_PRODUCT_NAME, works[work].title);
  tandem_record_set_text (record, TANDEM_PRODUCT_CATEGORY, works[work].category);
  tandem_record_set_integer (record, TANDEM_PRODUCT_PRICE_MINOR, works[work].amount);
  tandem_record_set_integer (record, TANDEM_PRODUCT_COST_MINOR, works[work].amount / 100 * 64);
  tandem_record_set_text (record, TANDEM_PRODUCT_CURRENCY, self->currency);
  tandem_record_set_integer (record, TANDEM_PRODUCT_TAX_BP, TAX);
  if (!tandem_sample_insert (self, record, ms, error))
    return FALSE;
  self->product_ids[work] = tandem_record_get_id (record);
  return TRUE;
}

/* Of each year from one on, as they come: somebody who came later may have ordered earlier. */
static void
number_order (TandemSample *self)
{
  const char *day = tandem_record_get_text (self->order, TANDEM_SALES_ORDER_ORDERED_ON);
  guint *n = &self->n_orders[g_ascii_strtoull (day, NULL, 10) % TANDEM_SAMPLE_N_YEARS];
  char number[16];

  g_snprintf (number, sizeof number, "%.4s-%05u", day, ++*n);
  tandem_record_set_text (self->order, TANDEM_SALES_ORDER_NUMBER, number);
}

/* What was won with a line was ordered on the same day. */
static gboolean
write_order (TandemSample *self, const TandemSampleStory *story, const TandemSampleDeal *deal, guint work,
             GError **error)
{
  gint64 ms = deal->steps[deal->n_steps - 1].ms,
         amount = tandem_record_get_integer (self->deal, TANDEM_DEAL_AMOUNT_MINOR);
  TandemRecord *order = self->order, *line = self->order_line;

  tandem_record_reuse (order);
  tandem_record_set_id (order, TANDEM_SALES_ORDER_DEAL_ID, tandem_record_get_id (self->deal));
  tandem_record_set_id (order, TANDEM_SALES_ORDER_CONTACT_ID, story->contact_id);
  tandem_record_set_id (order, TANDEM_SALES_ORDER_COMPANY_ID, story->company ? story->company->id : 0);
  tandem_record_copy_column (order, TANDEM_SALES_ORDER_ORDERED_ON, self->deal, TANDEM_DEAL_CLOSED_ON);
  tandem_record_set_integer (order, TANDEM_SALES_ORDER_NET_MINOR, amount);
  tandem_record_set_integer (order, TANDEM_SALES_ORDER_TAX_MINOR, tandem_money_share (amount, TAX, 10000));
  tandem_record_set_text (order, TANDEM_SALES_ORDER_CURRENCY, self->currency);
  number_order (self);
  if (!tandem_sample_insert (self, order, ms, error))
    return FALSE;
  tandem_record_reuse (line);
  tandem_record_set_id (line, TANDEM_ORDER_LINE_ORDER_ID, tandem_record_get_id (order));
  tandem_record_set_id (line, TANDEM_ORDER_LINE_PRODUCT_ID, self->product_ids[work]);
  tandem_record_set_text (line, TANDEM_ORDER_LINE_TEXT, works[work].title);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_QUANTITY_MILLI, 1000);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_PRICE_MINOR, amount);
  tandem_record_set_text (line, TANDEM_ORDER_LINE_CURRENCY, self->currency);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_DISCOUNT_BP, 0);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_TAX_BP, TAX);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_NET_MINOR, amount);
  return tandem_sample_insert (self, line, ms, error);
}

/* Every third deal says of what it is made; that adds up to its amount. */
static gboolean
write_line (TandemSample *self, const TandemSampleStory *story, const TandemSampleDeal *deal, guint work,
            GError **error)
{
  TandemRecord *record = self->deal_line;

  if (self->n_lines++ % 3 != 0)
    return TRUE;
  if (!write_product (self, work, deal->steps[0].ms, error))
    return FALSE;
  tandem_record_reuse (record);
  tandem_record_set_id (record, TANDEM_DEAL_LINE_DEAL_ID, tandem_record_get_id (self->deal));
  tandem_record_set_id (record, TANDEM_DEAL_LINE_PRODUCT_ID, self->product_ids[work]);
  tandem_record_set_text (record, TANDEM_DEAL_LINE_TEXT, works[work].title);
  tandem_record_set_integer (record, TANDEM_DEAL_LINE_QUANTITY_MILLI, 1000);
  tandem_record_copy_column (record, TANDEM_DEAL_LINE_PRICE_MINOR, self->deal, TANDEM_DEAL_AMOUNT_MINOR);
  tandem_record_set_text (record, TANDEM_DEAL_LINE_CURRENCY, self->currency);
  tandem_record_set_integer (record, TANDEM_DEAL_LINE_DISCOUNT_BP, 0);
  tandem_record_set_integer (record, TANDEM_DEAL_LINE_TAX_BP, TAX);
  if (!tandem_sample_insert (self, record, deal->steps[0].ms, error))
    return FALSE;
  return deal->outcome != TANDEM_SAMPLE_WON || write_order (self, story, deal, work, error);
}

static gboolean
write_talks (TandemSample *self, const TandemSampleStory *story, const TandemSampleDeal *deal, gint64 deal_id,
             GError **error)
{
  static const char *const kinds[] = { "call", "meeting", "email", "call", "note" };

  for (guint i = 1; i < deal->n_steps; i++)
    if (!tandem_sample_write_activity (self, story, kinds[i], deal->steps[i].ms, deal_id, error))
      return FALSE;
  return TRUE;
}

/**
 * tandem_sample_write_deals:
 *
 * Writes the deals with a person, each state that they were in, and what was talked about.
 */
gboolean
tandem_sample_write_deals (TandemSample *self, const TandemSampleStory *story, GError **error)
{
  for (guint i = 0; i < story->n_deals; i++)
    {
      const TandemSampleDeal *deal = &story->deals[i];
      guint work = (guint) tandem_sample_draw (self, 0, G_N_ELEMENTS (works) - 1);
      gint64 first_amount = works[work].amount * tandem_sample_draw (self, 70, 140) / 100000 * 1000;
      gboolean gives_in = deal->n_steps >= TANDEM_SAMPLE_N_OPEN_STAGES && tandem_sample_draw (self, 0, 1);
      gint64 amount = gives_in ? first_amount * 95 / 100000 * 1000 : first_amount;
      g_autofree char *title = story->company ? g_strdup_printf ("%s, %s", works[work].title, story->company->name)
                                              : g_strdup (works[work].title);

      fill_deal (self, story, deal, amount, title);
      set_instant (self->deal, TANDEM_DEAL_STAGE_ENTERED_AT, deal->steps[deal->n_steps - 1].ms);
      if (!tandem_sample_insert (self, self->deal, deal->steps[0].ms, error)
          || !write_history (self, deal, first_amount, error) || !write_person (self, story, deal, i, error)
          || !write_line (self, story, deal, work, error)
          || !write_talks (self, story, deal, tandem_record_get_id (self->deal), error))
        return FALSE;
    }
  return TRUE;
}
