/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures of a period. */
#include "model/tandem-overview-query.h"

#include <string.h>

#include "base/tandem-date.h"
#include "model/tandem-flow-query.h"
#include "model/tandem-lifecycle.h"
#include "store/tandem-connection.h"

static TandemStatement *
prepare_for_period (TandemConnection *connection, const char *sql, gint64 campaign_id, const char *from, const char *to,
                    GError **error)
{
  TandemStatement *statement = tandem_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  tandem_statement_bind_text (statement, 2, from);
  tandem_statement_bind_text (statement, 3, to);
  return statement;
}

/* Reads one row of integers; a query without rows leaves them 0. */
static gboolean
read_integers (TandemConnection *connection, const char *sql, gint64 campaign_id, const char *from, const char *to,
               gint64 *values[], GError **error)
{
  g_autoptr (TandemStatement) statement = prepare_for_period (connection, sql, campaign_id, from, to, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  if (tandem_statement_next (statement, &failure))
    for (guint i = 0; values[i]; i++)
      *values[i] = tandem_statement_get_int64 (statement, (int) i);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
load_people (TandemConnection *connection, gint64 campaign_id, const char *from, const char *to,
             TandemPeriodTotals *totals, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = prepare_for_period (connection,
                            "SELECT stage, sum (people) FROM lifecycle_day"
                            " WHERE campaign_id = $1 AND day >= $2 AND day <= $3 GROUP BY stage",
                            campaign_id, from, to, error);

  if (statement == NULL)
    return FALSE;
  while (tandem_statement_next (statement, &failure))
    totals->people[tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 0))]
        = tandem_statement_get_int64 (statement, 1);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_overview_query_dup_currency:
 *
 * Returns: (transfer full) (nullable): the currency of the firm, in which figures are added up
 */
char *
tandem_overview_query_dup_currency (TandemConnection *connection, GError **error)
{
  return tandem_connection_dup_text (connection, "SELECT currency FROM firm WHERE deleted_at IS NULL", error);
}

/**
 * tandem_overview_query_load_totals:
 * @campaign_id: a campaign, or 0 for the firm
 * @from: a plain date
 * @to: a plain date, included
 */
gboolean
tandem_overview_query_load_totals (TandemConnection *connection, gint64 campaign_id, const char *from, const char *to,
                                   TandemPeriodTotals *totals, GError **error)
{
  gint64 *counts[] = { &totals->impressions, &totals->clicks, &totals->visits, &totals->engagements, NULL };

  *totals = (TandemPeriodTotals) { 0 };
  return read_integers (
             connection,
             "SELECT coalesce (sum (impressions), 0), coalesce (sum (clicks), 0), coalesce (sum (visits), 0),"
             " coalesce (sum (engagements), 0) FROM campaign_day"
             " WHERE deleted_at IS NULL AND ($1 = 0 OR campaign_id = $1) AND day >= $2 AND day <= $3",
             campaign_id, from, to, counts, error)
         && load_people (connection, campaign_id, from, to, totals, error);
}

/**
 * tandem_overview_query_list_currencies:
 * @from: a plain date
 * @to: a plain date, included
 *
 * Returns: (transfer full) (element-type TandemCurrencyDay) (nullable): the currencies of all costs and won deals of the period, in
 *   the order of their codes
 */
GArray *
tandem_overview_query_list_currencies (TandemConnection *connection, const char *from, const char *to, GError **error)
{
  g_autoptr (GArray) currencies = g_array_new (FALSE, TRUE, sizeof (TandemCurrencyDay));
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT a.currency, min (a.day) FROM ("
      "SELECT k.currency, k.day FROM campaign_cost AS k WHERE k.deleted_at IS NULL AND k.day >= $1 AND k.day <= $2"
      " UNION ALL SELECT f.currency, f.day FROM firm_cost AS f"
      "  WHERE f.deleted_at IS NULL AND f.day >= $1 AND f.day <= $2"
      " UNION ALL SELECT d.currency, d.closed_on FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
      "  WHERE d.deleted_at IS NULL AND s.kind = 'won' AND d.closed_on >= $1 AND d.closed_on <= $2"
      "  AND d.amount_minor <> 0"
      ") AS a GROUP BY a.currency ORDER BY a.currency",
      error);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_text (statement, 1, from);
  tandem_statement_bind_text (statement, 2, to);
  while (tandem_statement_next (statement, &failure))
    {
      TandemCurrencyDay currency;

      g_strlcpy (currency.currency, tandem_statement_get_text (statement, 0), sizeof currency.currency);
      g_strlcpy (currency.day, tandem_statement_get_text (statement, 1), sizeof currency.day);
      g_array_append_val (currencies, currency);
    }
  if (failure == NULL)
    return g_steal_pointer (&currencies);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * tandem_overview_query_load_any:
 * @has_any: (out): whether there is anything in the file to measure
 */
gboolean
tandem_overview_query_load_any (TandemConnection *connection, gboolean *has_any, GError **error)
{
  gint64 any = 0;

  /* The first that is there ends the search. */
  if (!tandem_connection_get_int64 (
          connection,
          "SELECT CASE WHEN EXISTS (SELECT 1 FROM lifecycle_day"
          "  WHERE campaign_id = 0 AND stage = 'lead' AND people > 0)"
          " OR EXISTS (SELECT 1 FROM campaign_day WHERE deleted_at IS NULL AND (impressions > 0 OR visits > 0))"
          " OR EXISTS (SELECT 1 FROM campaign_cost WHERE deleted_at IS NULL AND amount_minor > 0)"
          " OR EXISTS (SELECT 1 FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
          "  WHERE d.deleted_at IS NULL AND d.campaign_id IS NOT NULL AND s.kind = 'won')"
          " THEN 1 ELSE 0 END",
          &any, error))
    return FALSE;
  *has_any = any != 0;
  return TRUE;
}

static void
follow_cb (const TandemStageTotal *total, gpointer data)
{
  TandemCohort *cohort = (TandemCohort *) data + total->stage;

  cohort->entered += total->people[total->stage];
  if (total->stage < TANDEM_LIFECYCLE_CUSTOMER)
    cohort->advanced += total->people[total->stage + 1];
}

/**
 * tandem_overview_query_load_cohorts:
 *
 * For each stage the people who entered it in the period, and those of them who entered the next one to date. The last
 * stage has no next one.
 */
gboolean
tandem_overview_query_load_cohorts (TandemConnection *connection, gint64 campaign_id, const char *from, const char *to,
                                    TandemCohort cohorts[TANDEM_LIFECYCLE_N_STAGES], GError **error)
{
  memset (cohorts, 0, sizeof (TandemCohort) * TANDEM_LIFECYCLE_N_STAGES);
  return tandem_flow_query_run_of (connection, campaign_id, from, to, follow_cb, cohorts, error);
}

/* Adds the day and number of each row to the point that the day belongs to. */
static gboolean
collect_series (TandemStatement *statement, const char *from, int days_a_point, double *values, guint n_values,
                GError **error)
{
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < n_values; i++)
    values[i] = 0;
  while (tandem_statement_next (statement, &failure))
    values[tandem_date_days_between (from, tandem_statement_get_text (statement, 0)) / days_a_point]
        += (double) tandem_statement_get_int64 (statement, 1);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_overview_query_load_series:
 * @days_a_point: how many days make a point
 * @values: (array length=n_values): the people who reached the stage, a point each, from @from on
 */
gboolean
tandem_overview_query_load_series (TandemConnection *connection, TandemLifecycle stage, const char *from,
                                   int days_a_point, double *values, guint n_values, GError **error)
{
  g_autofree char *to = tandem_date_add_days (from, days_a_point * (int) n_values - 1);
  g_autoptr (TandemStatement) statement
      = prepare_for_period (connection,
                            "SELECT day, people FROM lifecycle_day"
                            " WHERE campaign_id = $1 AND day >= $2 AND day <= $3 AND stage = $4",
                            0, from, to, error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 4, tandem_lifecycle_get_nick (stage));
  return collect_series (statement, from, days_a_point, values, n_values, error);
}

/**
 * tandem_overview_query_load_day_series:
 * @days_a_point: how many days make a point
 * @values: (array length=n_values): what was counted, a point each, from @from on
 *
 * The sums of tandem_overview_query_load_totals(), spread over the days.
 */
gboolean
tandem_overview_query_load_day_series (TandemConnection *connection, TandemDaySeries series, const char *from,
                                       int days_a_point, double *values, guint n_values, GError **error)
{
  static const char *const sql[TANDEM_DAY_N_SERIES] = {
    [TANDEM_DAY_SERIES_IMPRESSIONS] = "SELECT day, sum (impressions) FROM campaign_day"
                                      " WHERE deleted_at IS NULL AND $1 = 0 AND day >= $2 AND day <= $3 GROUP BY day",
    [TANDEM_DAY_SERIES_VISITS] = "SELECT day, sum (visits) FROM campaign_day"
                                 " WHERE deleted_at IS NULL AND $1 = 0 AND day >= $2 AND day <= $3 GROUP BY day",
    [TANDEM_DAY_SERIES_CUSTOMERS] = "SELECT day, people FROM lifecycle_day"
                                    " WHERE campaign_id = $1 AND day >= $2 AND day <= $3 AND stage = 'customer'",
    [TANDEM_DAY_SERIES_MQL_TO_SQL] = "SELECT day, to_sql FROM lifecycle_day"
                                     " WHERE campaign_id = $1 AND day >= $2 AND day <= $3 AND stage = 'mql'",
  };
  g_autofree char *to = tandem_date_add_days (from, days_a_point * (int) n_values - 1);
  g_autoptr (TandemStatement) statement = prepare_for_period (connection, sql[series], 0, from, to, error);

  return statement && collect_series (statement, from, days_a_point, values, n_values, error);
}
