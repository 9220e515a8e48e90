/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "insight/tandem-attainment.h"
#include "model/tandem-deal-states.h"
#include "model/tandem-target.h"

#define MIA 7

static void
add_deal (GArray *deals, gint64 owner_id, TandemDealOutcome outcome, gint64 amount_minor, const char *currency,
          int probability, const char *day)
{
  TandemDealState deal
      = { .id = deals->len + 1, .owner_id = owner_id, .outcome = outcome, .amount_minor = amount_minor };

  deal.currency = g_intern_string (currency);
  deal.probability = probability;
  g_strlcpy (outcome == TANDEM_DEAL_OPEN ? deal.expected_close_on : deal.closed_on, day, 11);
  g_array_append_val (deals, deal);
}

static GArray *
make_deals (void)
{
  GArray *deals = g_array_new (FALSE, TRUE, sizeof (TandemDealState));

  add_deal (deals, MIA, TANDEM_DEAL_WON, 100000, "EUR", 100, "2026-11-01");
  add_deal (deals, 8, TANDEM_DEAL_WON, 50000, "EUR", 100, "2026-11-30");
  add_deal (deals, 8, TANDEM_DEAL_WON, 70000, "EUR", 100, "2026-10-31");
  add_deal (deals, MIA, TANDEM_DEAL_LOST, 990000, "EUR", 0, "2026-11-15");
  add_deal (deals, MIA, TANDEM_DEAL_OPEN, 40000, "EUR", 80, "2026-11-20");
  add_deal (deals, 8, TANDEM_DEAL_OPEN, 10001, "EUR", 50, "2026-11-30");
  add_deal (deals, 8, TANDEM_DEAL_OPEN, 20000, "EUR", 90, "2026-12-01");
  add_deal (deals, 8, TANDEM_DEAL_OPEN, 77777, "EUR", 90, "");
  return deals;
}

static void
add_target (GPtrArray *targets, gint64 person_id, const char *period, const char *starts_on, gint64 amount_minor)
{
  TandemRecord *target = TANDEM_RECORD (tandem_target_new ());

  tandem_record_set_id (target, TANDEM_TARGET_PERSON_ID, person_id);
  tandem_record_set_text (target, TANDEM_TARGET_MEASURE, amount_minor > 0 ? "won-revenue" : "leads");
  tandem_record_set_text (target, TANDEM_TARGET_PERIOD, period);
  tandem_record_set_text (target, TANDEM_TARGET_STARTS_ON, starts_on);
  tandem_record_set_text (target, TANDEM_TARGET_CURRENCY, "EUR");
  tandem_record_set_integer (target, TANDEM_TARGET_AMOUNT_MINOR, amount_minor);
  g_ptr_array_add (targets, target);
}

static void
assert_span (const char *period, const char *day, int first_month, const char *from, const char *to)
{
  char first[11], last[11];

  tandem_attainment_find_span (period, day, first_month, first, last);
  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
}

static void
test_spans (void)
{
  assert_span ("month", "2026-02-28", 1, "2026-02-01", "2026-02-28");
  assert_span ("month", "2028-02-01", 1, "2028-02-01", "2028-02-29");
  assert_span ("quarter", "2026-12-31", 1, "2026-10-01", "2026-12-31");
  assert_span ("quarter", "2026-04-01", 1, "2026-04-01", "2026-06-30");
  assert_span ("year", "2026-07-05", 1, "2026-01-01", "2026-12-31");
  /* Quarters follow the firm's year, months are months. */
  assert_span ("month", "2026-02-10", 5, "2026-02-01", "2026-02-28");
  assert_span ("quarter", "2026-01-31", 2, "2025-11-01", "2026-01-31");
  assert_span ("quarter", "2026-02-01", 2, "2026-02-01", "2026-04-30");
  assert_span ("year", "2026-03-31", 4, "2025-04-01", "2026-03-31");
  assert_span ("year", "2026-04-01", 4, "2026-04-01", "2027-03-31");
  assert_span ("year", "2026-12-01", 12, "2026-12-01", "2027-11-30");
  /* No day is before the first one of the calendar, none after its last. */
  assert_span ("quarter", "0001-01-31", 2, "0001-01-01", "0001-01-31");
  assert_span ("month", "9999-12-05", 1, "9999-12-01", "9999-12-31");
  assert_span ("year", "9999-12-05", 5, "9999-05-01", "9999-12-31");
}

/* Somebody may choose days up to the last one that there is. */
static void
test_last_days (void)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_object_unref);
  const TandemTargetSpan span = { "9999-11-05", "9999-12-31", 1 };
  g_autoptr (GArray) planned = NULL;

  add_target (targets, 0, "month", "2026-01-01", 200000);
  planned = tandem_attainment_plan (targets, TANDEM_TARGET_OF_REVENUE, &span);
  g_assert_cmpuint (planned->len, ==, 2);
  g_assert_cmpstr (g_array_index (planned, TandemAttainment, 1).to, ==, "9999-12-31");
}

static void
assert_attainment (GArray *attainments, guint place, const char *from, gint64 person_id, const char *amounts)
{
  const TandemAttainment *one = &g_array_index (attainments, TandemAttainment, place);
  g_autofree char *text = g_strdup_printf ("%d: %d won, %d committed, %d weighted", (int) one->target,
                                           (int) one->reached, (int) one->committed, (int) one->weighted);

  g_assert_cmpstr (one->from, ==, from);
  g_assert_cmpint (one->person_id, ==, person_id);
  g_assert_cmpstr (text, ==, amounts);
}

/* Won by the day of closing, open by the expected day; nobody's deals count for another's target; leads are no revenue. */
static void
test_months (void)
{
  g_autoptr (GArray) deals = make_deals ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TandemExchange) exchange = tandem_exchange_new ("EUR");
  g_autoptr (GArray) attainments = NULL;
  const TandemTargetSpan span = { "2026-10-01", "2026-12-31", 1 };

  add_target (targets, 0, "month", "2026-01-01", 200000);
  add_target (targets, 0, "month", "2026-12-15", 300000);
  add_target (targets, 0, "month", "2026-01-01", 0);
  add_target (targets, MIA, "month", "2026-11-05", 90000);
  add_target (targets, 0, "quarter", "2026-01-01", 500000);
  attainments = tandem_attainment_make (deals, targets, &span, exchange, "2026-11-20");
  g_assert_cmpuint (attainments->len, ==, 3 + 2 + 1);
  assert_attainment (attainments, 0, "2026-10-01", 0, "200000: 70000 won, 0 committed, 0 weighted");
  assert_attainment (attainments, 1, "2026-11-01", 0, "200000: 150000 won, 40000 committed, 37001 weighted");
  /* The newer one holds for the whole of the month in which it begins. */
  assert_attainment (attainments, 2, "2026-12-01", 0, "300000: 0 won, 20000 committed, 18000 weighted");
  assert_attainment (attainments, 3, "2026-11-01", MIA, "90000: 100000 won, 40000 committed, 32000 weighted");
  assert_attainment (attainments, 4, "2026-12-01", MIA, "90000: 0 won, 0 committed, 0 weighted");
  assert_attainment (attainments, 5, "2026-10-01", 0, "500000: 220000 won, 60000 committed, 55001 weighted");
}

/* What is in another currency is converted; what has no rate is named. */
static void
test_currencies (void)
{
  g_autoptr (GArray) deals = make_deals ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TandemExchange) exchange = tandem_exchange_new ("EUR");
  g_autoptr (GArray) attainments = NULL;
  const TandemTargetSpan span = { "2026-11-01", "2026-11-01", 1 };

  add_target (targets, 0, "month", "2026-01-01", 200000);
  add_deal (deals, 8, TANDEM_DEAL_WON, 10000, "USD", 100, "2026-11-10");
  add_deal (deals, 8, TANDEM_DEAL_WON, 10000, "CHF", 100, "2026-11-10");
  tandem_exchange_add (exchange, "USD", "2026-11-01", 800000000);
  tandem_exchange_add (exchange, "USD", "2026-11-11", 900000000);
  attainments = tandem_attainment_make (deals, targets, &span, exchange, "2026-11-20");
  g_assert_cmpuint (attainments->len, ==, 1);
  assert_attainment (attainments, 0, "2026-11-01", 0, "200000: 158000 won, 40000 committed, 37001 weighted");
  g_assert_cmpstr (g_array_index (attainments, TandemAttainment, 0).without, ==, "CHF");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/attainment/spans", test_spans);
  g_test_add_func ("/insight/attainment/last-days", test_last_days);
  g_test_add_func ("/insight/attainment/months", test_months);
  g_test_add_func ("/insight/attainment/currencies", test_currencies);
  return g_test_run ();
}
