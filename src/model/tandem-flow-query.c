/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-flow-query.h"

#include "store/tandem-connection.h"

#define COLUMNS   "l.campaign_id, l.day, l.stage, l.people, l.to_mql, l.to_sal, l.to_sql, l.to_opportunity, l.to_customer"
#define IN_PERIOD "l.day >= $1 AND l.day <= $2"

static void
read_stage (TandemStageTotal *total, TandemStatement *statement)
{
  *total = (TandemStageTotal) { .campaign_id = tandem_statement_get_int64 (statement, 0) };
  g_strlcpy (total->day, tandem_statement_get_text (statement, 1), sizeof total->day);
  total->stage = tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 2));
  total->people[total->stage] = (int) tandem_statement_get_int64 (statement, 3);
  for (TandemLifecycle next = total->stage + 1; next <= TANDEM_LIFECYCLE_CUSTOMER; next++)
    total->people[next] = (int) tandem_statement_get_int64 (statement, 4 + (int) (next - TANDEM_LIFECYCLE_MQL));
}

static gboolean
read_stages (TandemStatement *statement, const char *from, const char *to, TandemStageTotalFunc func, gpointer data,
             GError **error)
{
  g_autoptr (GError) failure = NULL;
  TandemStageTotal total;

  tandem_statement_bind_text (statement, 1, from);
  tandem_statement_bind_text (statement, 2, to);
  while (tandem_statement_next (statement, &failure))
    {
      read_stage (&total, statement);
      func (&total, data);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * tandem_flow_query_run:
 * @from: a plain date
 * @to: a plain date, included
 * @func: (scope call): told of each total of the firm and of every campaign, one in the trash included
 */
gboolean
tandem_flow_query_run (TandemConnection *connection, const char *from, const char *to, TandemStageTotalFunc func,
                       gpointer data, GError **error)
{
  /* Campaign by campaign, so that of each the days of the period alone are walked. */
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT " COLUMNS " FROM (SELECT 0 AS id UNION ALL SELECT id FROM campaign) AS c CROSS JOIN lifecycle_day AS l"
      " WHERE l.campaign_id = c.id AND " IN_PERIOD,
      error);

  return statement && read_stages (statement, from, to, func, data, error);
}

/**
 * tandem_flow_query_run_of:
 * @campaign_id: a campaign, or 0 for the firm
 * @from: a plain date
 * @to: a plain date, included
 * @func: (scope call): told of each of its totals
 */
gboolean
tandem_flow_query_run_of (TandemConnection *connection, gint64 campaign_id, const char *from, const char *to,
                          TandemStageTotalFunc func, gpointer data, GError **error)
{
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection,
                                   "SELECT " COLUMNS " FROM lifecycle_day AS l WHERE l.campaign_id = $3 AND " IN_PERIOD,
                                   error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 3, campaign_id);
  return read_stages (statement, from, to, func, data, error);
}

/**
 * tandem_flow_query_run_cohorts:
 * @from: a month, as in 2026-11
 * @to: a month, included
 * @func: (scope call): told what became of the leads of each month
 */
gboolean
tandem_flow_query_run_cohorts (TandemConnection *connection, const char *from, const char *to,
                               TandemCohortTotalFunc func, gpointer data, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT lead_month, stage, month, people FROM cohort_month WHERE lead_month >= $1 AND lead_month <= $2", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, from);
  tandem_statement_bind_text (statement, 2, to);
  while (tandem_statement_next (statement, &failure))
    {
      TandemCohortTotal total = { .stage = tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 1)),
                                  .people = (int) tandem_statement_get_int64 (statement, 3) };

      g_strlcpy (total.lead_month, tandem_statement_get_text (statement, 0), sizeof total.lead_month);
      g_strlcpy (total.month, tandem_statement_get_text (statement, 2), sizeof total.month);
      func (&total, data);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
