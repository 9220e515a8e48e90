/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Target attainment: won ÷ target. What is won counts on the day on which it was closed, what is open on the day on which it is
 * expected to. A target holds from its day on, also for the period in which that day lies, until the next one of the same person
 * and kind of period. */
#include "insight/tandem-attainment.h"

#include <stdio.h>
#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-money.h"
#include "insight/tandem-forecast.h"
#include "model/tandem-deal-states.h"
#include "model/tandem-target.h"

#define N_MONTHS 6

static int
get_n_months (const char *period)
{
  if (g_str_equal (period, "year"))
    return 12;
  return g_str_equal (period, "quarter") ? 3 : 1;
}

/**
 * tandem_attainment_find_span:
 * @period: month, quarter or year
 * @day: a plain date
 * @from: (out caller-allocates): the first day of the period in which it lies
 * @to: (out caller-allocates): the last one
 */
void
tandem_attainment_find_span (const char *period, const char *day, char from[11], char to[11])
{
  int n_months = get_n_months (period), year = 0, month = 1;
  g_autofree char *next = NULL;
  g_autofree char *last = NULL;

  sscanf (day, "%d-%d", &year, &month);
  g_snprintf (from, 11, "%04d-%02d-01", year, (month - 1) / n_months * n_months + 1);
  next = tandem_date_add_months (from, n_months);
  last = tandem_date_add_days (next, -1);
  g_strlcpy (to, last, 11);
}

static gboolean
is_of (TandemRecord *target, gint64 person_id, const char *period)
{
  return tandem_record_get_integer (target, TANDEM_TARGET_PERSON_ID) == person_id
         && g_strcmp0 (tandem_record_get_text (target, TANDEM_TARGET_PERIOD), period) == 0
         && g_strcmp0 (tandem_record_get_text (target, TANDEM_TARGET_MEASURE), "won-revenue") == 0;
}

/* Returns: (nullable): of those of a person and a kind of period the one that began last, by the end of the period */
static TandemRecord *
find_target (GPtrArray *targets, gint64 person_id, const char *period, const char *to)
{
  TandemRecord *found = NULL;

  for (guint i = 0; i < targets->len; i++)
    {
      const char *starts_on = tandem_record_get_text (targets->pdata[i], TANDEM_TARGET_STARTS_ON);

      if (is_of (targets->pdata[i], person_id, period) && strcmp (starts_on, to) <= 0
          && (found == NULL || strcmp (tandem_record_get_text (found, TANDEM_TARGET_STARTS_ON), starts_on) <= 0))
        found = targets->pdata[i];
    }
  return found;
}

/* --- what is reached ----------------------------------------------------------------------------------------------- */

typedef struct {
  TandemExchangeSum *all, *won, *committed;
  TandemExchangeSum *weighted; /* in hundredths of the minor unit */
  GPtrArray *missing;
} Sums;

static gboolean
is_within (const char *day, const TandemAttainment *attainment)
{
  return *day && strcmp (day, attainment->from) >= 0 && strcmp (day, attainment->to) <= 0;
}

static void
add_deal (Sums *sums, const TandemAttainment *attainment, const TandemDealState *deal, const char *today)
{
  TandemForecastClass class;
  gboolean is_won = deal->outcome == TANDEM_DEAL_WON;

  if ((attainment->person_id != 0 && deal->owner_id != attainment->person_id)
      || !tandem_forecast_classify (deal, &class)
      || !is_within (is_won ? deal->closed_on : deal->expected_close_on, attainment))
    return;
  if (sums->missing == NULL)
    tandem_exchange_sum_add (sums->all, deal->amount_minor, deal->currency, is_won ? deal->closed_on : today);
  else if (g_ptr_array_find (sums->missing, deal->currency, NULL))
    return;
  else if (is_won)
    tandem_exchange_sum_add (sums->won, deal->amount_minor, deal->currency, deal->closed_on);
  else
    {
      tandem_exchange_sum_add (sums->weighted, deal->amount_minor * deal->probability, deal->currency, today);
      if (class == TANDEM_FORECAST_COMMITTED)
        tandem_exchange_sum_add (sums->committed, deal->amount_minor, deal->currency, today);
    }
}

/* The first pass finds what can't be converted, the second leaves that out. */
static void
add_up (TandemAttainment *attainment, GArray *deals, TandemExchange *exchange, const char *today)
{
  Sums sums = { .all = tandem_exchange_sum_new (), .won = tandem_exchange_sum_new () };
  g_autofree char *codes = NULL;

  sums.committed = tandem_exchange_sum_new ();
  sums.weighted = tandem_exchange_sum_new ();
  for (guint i = 0; i < deals->len; i++)
    add_deal (&sums, attainment, &g_array_index (deals, TandemDealState, i), today);
  sums.missing = tandem_exchange_sum_find_missing (sums.all, exchange);
  for (guint i = 0; i < deals->len; i++)
    add_deal (&sums, attainment, &g_array_index (deals, TandemDealState, i), today);
  attainment->won_minor = tandem_exchange_sum_convert (sums.won, exchange);
  attainment->committed_minor = tandem_exchange_sum_convert (sums.committed, exchange);
  attainment->weighted_minor = tandem_money_share (tandem_exchange_sum_convert (sums.weighted, exchange), 1, 100);
  codes = tandem_exchange_sum_join (sums.missing);
  attainment->without = *codes ? g_intern_string (codes) : NULL;
  tandem_exchange_sum_free (sums.all);
  tandem_exchange_sum_free (sums.won);
  tandem_exchange_sum_free (sums.committed);
  tandem_exchange_sum_free (sums.weighted);
  g_ptr_array_unref (sums.missing);
}

/* A target in another currency than the firm's is told in the firm's, too; one without a rate is passed over. */
static gboolean
take_target (TandemAttainment *attainment, TandemRecord *target, TandemExchange *exchange, const char *today)
{
  attainment->person_id = tandem_record_get_integer (target, TANDEM_TARGET_PERSON_ID);
  attainment->period = g_intern_string (tandem_record_get_text (target, TANDEM_TARGET_PERIOD));
  attainment->currency = g_intern_string (tandem_exchange_get_currency (exchange));
  return tandem_exchange_convert (exchange, tandem_record_get_integer (target, TANDEM_TARGET_AMOUNT_MINOR),
                                  tandem_record_get_text (target, TANDEM_TARGET_CURRENCY), today,
                                  &attainment->target_minor)
         && attainment->target_minor > 0;
}

/* Whether a target of the same person and kind of period came before. */
static gboolean
was_seen (GPtrArray *targets, guint place)
{
  TandemRecord *target = targets->pdata[place];

  for (guint i = 0; i < place; i++)
    if (is_of (targets->pdata[i], tandem_record_get_integer (target, TANDEM_TARGET_PERSON_ID),
               tandem_record_get_text (target, TANDEM_TARGET_PERIOD)))
      return TRUE;
  return FALSE;
}

/* Period by period, as long as they begin by the last day. */
static void
add_periods (GArray *attainments, TandemRecord *of, GArray *deals, GPtrArray *targets, const char *span[2],
             TandemExchange *exchange, const char *today)
{
  const char *period = tandem_record_get_text (of, TANDEM_TARGET_PERIOD);
  g_autofree char *day = g_strdup (span[0]);

  while (strcmp (day, span[1]) <= 0)
    {
      TandemAttainment attainment = { 0 };
      TandemRecord *target;
      char *next;

      tandem_attainment_find_span (period, day, attainment.from, attainment.to);
      target = find_target (targets, tandem_record_get_integer (of, TANDEM_TARGET_PERSON_ID), period, attainment.to);
      if (target && take_target (&attainment, target, exchange, today))
        {
          add_up (&attainment, deals, exchange, today);
          g_array_append_val (attainments, attainment);
        }
      next = tandem_date_add_days (attainment.to, 1);
      g_free (day);
      day = next;
    }
}

/**
 * tandem_attainment_make:
 * @deals: (element-type TandemDealState): of all pipelines
 * @targets: (element-type TandemTarget): all of the firm and its people, whatever they measure
 * @first_day: the period in which it lies is the first
 * @last_day: and that in which this lies the last
 * @exchange: the rates of the firm
 * @today: the plain date whose rate holds for what is open
 *
 * Returns: (transfer full) (element-type TandemAttainment): for each person (the firm first) and kind of period that have a target
 *   of won revenue its periods in their order
 */
GArray *
tandem_attainment_make (GArray *deals, GPtrArray *targets, const char *first_day, const char *last_day,
                        TandemExchange *exchange, const char *today)
{
  GArray *attainments = g_array_new (FALSE, TRUE, sizeof (TandemAttainment));
  const char *span[] = { first_day, last_day };

  for (guint i = 0; i < targets->len; i++)
    if (g_strcmp0 (tandem_record_get_text (targets->pdata[i], TANDEM_TARGET_MEASURE), "won-revenue") == 0
        && !was_seen (targets, i))
      add_periods (attainments, targets->pdata[i], deals, targets, span, exchange, today);
  return attainments;
}

/**
 * tandem_attainment_load:
 * @deals: (element-type TandemDealState): of all pipelines
 * @exchange: the rates of the firm
 * @today: the plain date that is looked at
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (element-type TandemAttainment) (nullable): as of tandem_attainment_make(), of the firm's targets, for two
 *   months before the one of today, and three after it
 */
GArray *
tandem_attainment_load (TandemConnection *connection, GArray *deals, TandemExchange *exchange, const char *today,
                        GError **error)
{
  g_autofree char *first_month = tandem_forecast_find_first_month (today);
  g_autofree char *first_day = g_strconcat (first_month, "-01", NULL);
  g_autofree char *last_day = tandem_date_add_months (first_day, N_MONTHS - 1);
  g_autoptr (GPtrArray) targets
      = tandem_record_load_where (connection, TANDEM_TYPE_TARGET,
                                  "deleted_at IS NULL ORDER BY coalesce (person_id, 0), period, starts_on, id", 0,
                                  error);

  return targets ? tandem_attainment_make (deals, targets, first_day, last_day, exchange, today) : NULL;
}
