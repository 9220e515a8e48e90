/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Target attainment: won ÷ target. What is won counts on the day on which it was closed, what is open on the day on which it is
 * expected to. A target holds from its day on, also for the period in which that day lies, until the next one of the same person,
 * measure and kind of period. Leads are counted by tandem-lead-attainment.c. */
#include "insight/tandem-attainment.h"

#include <string.h>

#include "base/tandem-date.h"
#include "base/tandem-money.h"
#include "insight/tandem-forecast.h"
#include "model/tandem-deal-states.h"
#include "model/tandem-firm.h"
#include "model/tandem-target.h"

#define N_MONTHS 6

/* Where the calendar begins and ends, a period does, too. */
#define FIRST_DAY "0001-01-01"
#define LAST_DAY  "9999-12-31"

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
 * @first_month: of the firm's year, which its quarters follow: 1 is January
 * @from: (out caller-allocates): the first day of the period in which it lies
 * @to: (out caller-allocates): the last one
 */
void
tandem_attainment_find_span (const char *period, const char *day, int first_month, char from[11], char to[11])
{
  int n_months = get_n_months (period), month = (day[5] - '0') * 10 + day[6] - '0';
  int n_before = (month - first_month + 12) % n_months;
  g_autofree char *this_month = g_strdup_printf ("%.7s-01", day);
  g_autofree char *first = tandem_date_add_months (this_month, -n_before);
  g_autofree char *next = tandem_date_add_months (this_month, n_months - n_before);
  g_autofree char *last = tandem_date_add_days (next, -1);

  g_strlcpy (from, first ? first : FIRST_DAY, 11);
  g_strlcpy (to, last ? last : LAST_DAY, 11);
}

/* --- which targets ------------------------------------------------------------------------------------------------- */

static gboolean
is_of (TandemRecord *target, TandemTargetMeasure measure)
{
  return g_strcmp0 (tandem_record_get_text (target, TANDEM_TARGET_MEASURE),
                    measure == TANDEM_TARGET_OF_LEADS ? "leads" : "won-revenue")
         == 0;
}

/* Returns: (nullable): of those of the same person, measure and kind of period the one that began last, by the end of the period */
static TandemRecord *
find_target (GPtrArray *targets, TandemRecord *of, const char *to)
{
  TandemRecord *found = NULL;

  for (guint i = 0; i < targets->len; i++)
    {
      const char *starts_on = tandem_record_get_text (targets->pdata[i], TANDEM_TARGET_STARTS_ON);

      if (tandem_target_is_of_same (targets->pdata[i], of) && strcmp (starts_on, to) <= 0
          && (found == NULL || strcmp (tandem_record_get_text (found, TANDEM_TARGET_STARTS_ON), starts_on) <= 0))
        found = targets->pdata[i];
    }
  return found;
}

/* Whether a target of the same person, measure and kind of period came before. */
static gboolean
was_seen (GPtrArray *targets, guint place)
{
  for (guint i = 0; i < place; i++)
    if (tandem_target_is_of_same (targets->pdata[i], targets->pdata[place]))
      return TRUE;
  return FALSE;
}

static void
take_target (TandemAttainment *attainment, TandemRecord *target, TandemTargetMeasure measure)
{
  attainment->person_id = tandem_record_get_integer (target, TANDEM_TARGET_PERSON_ID);
  attainment->measure = measure;
  attainment->period = g_intern_string (tandem_record_get_text (target, TANDEM_TARGET_PERIOD));
  if (measure == TANDEM_TARGET_OF_LEADS)
    attainment->target = tandem_record_get_integer (target, TANDEM_TARGET_PEOPLE);
  else
    {
      attainment->target = tandem_record_get_integer (target, TANDEM_TARGET_AMOUNT_MINOR);
      attainment->currency = g_intern_string (tandem_record_get_text (target, TANDEM_TARGET_CURRENCY));
    }
}

/* Period by period, as long as they begin by the last day. */
static void
add_periods (GArray *attainments, TandemRecord *of, GPtrArray *targets, TandemTargetMeasure measure,
             const TandemTargetSpan *span)
{
  const char *period = tandem_record_get_text (of, TANDEM_TARGET_PERIOD);
  g_autofree char *day = g_strdup (span->from);

  while (day && strcmp (day, span->to) <= 0)
    {
      TandemAttainment attainment = { 0 };
      TandemRecord *target;
      char *next;

      tandem_attainment_find_span (period, day, span->first_month, attainment.from, attainment.to);
      target = find_target (targets, of, attainment.to);
      if (target)
        {
          take_target (&attainment, target, measure);
          g_array_append_val (attainments, attainment);
        }
      next = tandem_date_add_days (attainment.to, 1);
      g_free (day);
      day = next;
    }
}

/**
 * tandem_attainment_plan:
 * @targets: (element-type TandemTarget): of the firm and its people, whatever they measure
 * @measure: which of them
 * @span: the period in which its first day lies is the first, that of its last day the last
 *
 * Returns: (transfer full) (element-type TandemAttainment): for each person and kind of period that have a target its periods in
 *   their order, of which nothing is reached yet; amounts are in the currency of the target
 */
GArray *
tandem_attainment_plan (GPtrArray *targets, TandemTargetMeasure measure, const TandemTargetSpan *span)
{
  GArray *attainments = g_array_new (FALSE, TRUE, sizeof (TandemAttainment));

  for (guint i = 0; i < targets->len; i++)
    if (is_of (targets->pdata[i], measure) && !was_seen (targets, i))
      add_periods (attainments, targets->pdata[i], targets, measure, span);
  return attainments;
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
  attainment->reached = tandem_exchange_sum_convert (sums.won, exchange);
  attainment->committed = tandem_exchange_sum_convert (sums.committed, exchange);
  attainment->weighted = tandem_money_share (tandem_exchange_sum_convert (sums.weighted, exchange), 1, 100);
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
convert_target (TandemAttainment *attainment, TandemExchange *exchange, const char *today)
{
  const char *currency = attainment->currency;

  attainment->currency = g_intern_string (tandem_exchange_get_currency (exchange));
  return tandem_exchange_convert (exchange, attainment->target, currency, today, &attainment->target)
         && attainment->target > 0;
}

/**
 * tandem_attainment_make:
 * @deals: (element-type TandemDealState): of all pipelines
 * @targets: (element-type TandemTarget): all of the firm and its people, whatever they measure
 * @span: which periods, as of tandem_attainment_plan()
 * @exchange: the rates of the firm
 * @today: the plain date whose rate holds for what is open
 *
 * Returns: (transfer full) (element-type TandemAttainment): for each person (the firm first) and kind of period that have a target
 *   of won revenue its periods in their order
 */
GArray *
tandem_attainment_make (GArray *deals, GPtrArray *targets, const TandemTargetSpan *span, TandemExchange *exchange,
                        const char *today)
{
  g_autoptr (GArray) planned = tandem_attainment_plan (targets, TANDEM_TARGET_OF_REVENUE, span);
  GArray *attainments = g_array_new (FALSE, TRUE, sizeof (TandemAttainment));

  for (guint i = 0; i < planned->len; i++)
    {
      TandemAttainment attainment = g_array_index (planned, TandemAttainment, i);

      if (!convert_target (&attainment, exchange, today))
        continue;
      add_up (&attainment, deals, exchange, today);
      g_array_append_val (attainments, attainment);
    }
  return attainments;
}

/**
 * tandem_attainment_load_targets:
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (element-type TandemTarget) (nullable): all of the firm and its people, the firm's first
 */
GPtrArray *
tandem_attainment_load_targets (TandemConnection *connection, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_TARGET,
                                   "deleted_at IS NULL ORDER BY coalesce (person_id, 0), period, starts_on, id", 0,
                                   error);
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
  TandemTargetSpan span = { .from = first_day, .to = last_day };
  g_autoptr (GPtrArray) targets = tandem_attainment_load_targets (connection, error);

  if (targets == NULL || !tandem_firm_load_first_month (connection, &span.first_month, error))
    return NULL;
  return tandem_attainment_make (deals, targets, &span, exchange, today);
}
