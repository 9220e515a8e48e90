/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lifecycle_day counts people on the day on which they first reached a stage, and how many of them have reached each later one
 * to date; cohort_month counts leads by the month in which they became that, and by the month in which they reached a stage.
 * A stage that was skipped counts as reached with the next one (the definition of the funnel). Since undo and later corrections
 * may take a step back or put one before others, a contact's reach is worked out from all of its steps, as they were before the
 * write and as they are now, and the difference goes into the totals. */
#include "model/tandem-totals.h"

#include <string.h>

#include "base/tandem-date.h"
#include "model/tandem-contact-summary.h"
#include "model/tandem-lifecycle-history.h"
#include "model/tandem-touch.h"
#include "store/tandem-connection.h"

/* --- people -------------------------------------------------------------------------------------------------------- */

/**
 * tandem_totals_init_stage:
 * @total: (out caller-allocates): what a person adds to the totals of the campaign through which @stage was reached
 * @n: 1 to count a person, -1 to count one no more
 *
 * Returns: whether the stage was reached; else nothing is added
 */
gboolean
tandem_totals_init_stage (TandemStageTotal *total, const TandemReach *reach, TandemLifecycle stage, int n)
{
  *total = (TandemStageTotal) { .campaign_id = reach->stages[stage].campaign_id, .stage = stage };
  if (!tandem_reach_has (reach, stage))
    return FALSE;
  g_strlcpy (total->day, reach->stages[stage].day, sizeof total->day);
  for (TandemLifecycle next = stage; next <= TANDEM_LIFECYCLE_CUSTOMER; next++)
    total->people[next] = tandem_reach_has (reach, next) ? n : 0;
  return TRUE;
}

/**
 * tandem_totals_init_cohort:
 * @total: (out caller-allocates): what a person adds to the totals of the month in which she became a lead
 * @stage: from MQL to customer
 * @n: 1 to count a person, -1 to count one no more
 *
 * Returns: whether the stage was reached; else nothing is added
 */
gboolean
tandem_totals_init_cohort (TandemCohortTotal *total, const TandemReach *reach, TandemLifecycle stage, int n)
{
  *total = (TandemCohortTotal) { .stage = stage, .people = n };
  if (!tandem_reach_has (reach, stage))
    return FALSE;
  g_strlcpy (total->lead_month, reach->stages[TANDEM_LIFECYCLE_LEAD].day, sizeof total->lead_month);
  g_strlcpy (total->month, reach->stages[stage].day, sizeof total->month);
  return TRUE;
}

/**
 * tandem_totals_add_stage:
 *
 * Adds people to those who first reached a stage on a day, in one place: a campaign, or the firm.
 */
gboolean
tandem_totals_add_stage (TandemConnection *connection, const TandemStageTotal *total, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "INSERT INTO lifecycle_day (campaign_id, day, stage, people, to_mql, to_sal, to_sql, to_opportunity, to_customer)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (campaign_id, day, stage) DO UPDATE SET"
      " people = lifecycle_day.people + excluded.people, to_mql = lifecycle_day.to_mql + excluded.to_mql,"
      " to_sal = lifecycle_day.to_sal + excluded.to_sal, to_sql = lifecycle_day.to_sql + excluded.to_sql,"
      " to_opportunity = lifecycle_day.to_opportunity + excluded.to_opportunity,"
      " to_customer = lifecycle_day.to_customer + excluded.to_customer",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, total->campaign_id);
  tandem_statement_bind_text (statement, 2, total->day);
  tandem_statement_bind_text (statement, 3, tandem_lifecycle_get_nick (total->stage));
  tandem_statement_bind_int64 (statement, 4, total->people[total->stage]);
  for (TandemLifecycle next = TANDEM_LIFECYCLE_MQL; next <= TANDEM_LIFECYCLE_CUSTOMER; next++)
    tandem_statement_bind_int64 (statement, 5 + next - TANDEM_LIFECYCLE_MQL,
                                 next > total->stage ? total->people[next] : 0);
  return tandem_statement_run (statement, error);
}

/**
 * tandem_totals_add_cohort:
 *
 * Adds people to the leads of a month who reached a stage in another one.
 */
gboolean
tandem_totals_add_cohort (TandemConnection *connection, const TandemCohortTotal *total, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "INSERT INTO cohort_month (lead_month, stage, month, people) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (lead_month, stage, month) DO UPDATE SET people = cohort_month.people + excluded.people",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_text (statement, 1, total->lead_month);
  tandem_statement_bind_text (statement, 2, tandem_lifecycle_get_nick (total->stage));
  tandem_statement_bind_text (statement, 3, total->month);
  tandem_statement_bind_int64 (statement, 4, total->people);
  return tandem_statement_run (statement, error);
}

/* The totals of the firm, and those of the campaign. */
static gboolean
add_to_both (TandemConnection *connection, TandemStageTotal *total, GError **error)
{
  if (total->campaign_id != 0 && !tandem_totals_add_stage (connection, total, error))
    return FALSE;
  total->campaign_id = 0;
  return tandem_totals_add_stage (connection, total, error);
}

/* Whoever reached the stage where and when she did before may have gone further since, or not as far as she had. */
static gboolean
count_stage (TandemConnection *connection, const TandemReach *was, const TandemReach *is, TandemLifecycle stage,
             GError **error)
{
  TandemStageTotal off, on;
  gboolean was_counted = tandem_totals_init_stage (&off, was, stage, -1);
  gboolean is_counted = tandem_totals_init_stage (&on, is, stage, 1);
  gboolean is_changed = FALSE;

  if (!was_counted || !is_counted || off.campaign_id != on.campaign_id || strcmp (off.day, on.day) != 0)
    return (!was_counted || add_to_both (connection, &off, error))
           && (!is_counted || add_to_both (connection, &on, error));
  for (TandemLifecycle next = stage; next <= TANDEM_LIFECYCLE_CUSTOMER; next++)
    {
      on.people[next] += off.people[next];
      is_changed |= on.people[next] != 0;
    }
  return !is_changed || add_to_both (connection, &on, error);
}

static gboolean
count_cohort (TandemConnection *connection, const TandemReach *was, const TandemReach *is, TandemLifecycle stage,
              GError **error)
{
  TandemCohortTotal off, on;
  gboolean was_counted = tandem_totals_init_cohort (&off, was, stage, -1);
  gboolean is_counted = tandem_totals_init_cohort (&on, is, stage, 1);

  if (strcmp (off.lead_month, on.lead_month) == 0 && strcmp (off.month, on.month) == 0)
    return TRUE;
  return (!was_counted || tandem_totals_add_cohort (connection, &off, error))
         && (!is_counted || tandem_totals_add_cohort (connection, &on, error));
}

static void
add_step (TandemReach *reach, TandemRecord *step)
{
  tandem_reach_add_step (reach,
                         tandem_lifecycle_from_nick (tandem_record_get_text (step, TANDEM_LIFECYCLE_HISTORY_TO_STAGE)),
                         tandem_record_get_text (step, TANDEM_LIFECYCLE_HISTORY_DAY),
                         tandem_record_get_integer (step, TANDEM_LIFECYCLE_HISTORY_CAMPAIGN_ID));
}

static gboolean
is_earlier (TandemRecord *step, TandemRecord *other)
{
  int order = g_strcmp0 (tandem_record_get_text (step, TANDEM_LIFECYCLE_HISTORY_AT),
                         tandem_record_get_text (other, TANDEM_LIFECYCLE_HISTORY_AT));

  return order < 0 || (order == 0 && tandem_record_get_id (step) < tandem_record_get_id (other));
}

/* As they are, with @before in its place: of two steps on one day the first one counts, and so does its campaign. */
static void
add_earlier_state (TandemReach *was, GPtrArray *steps, TandemRecord *before, gint64 written_id)
{
  for (guint i = 0; i < steps->len; i++)
    {
      if (before && is_earlier (before, steps->pdata[i]))
        add_step (was, g_steal_pointer (&before));
      if (tandem_record_get_id (steps->pdata[i]) != written_id)
        add_step (was, steps->pdata[i]);
    }
  if (before)
    add_step (was, before);
}

/* @before, @after: the step as far as it is one of the contact's. */
static gboolean
count_steps (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  TandemReach was = { 0 }, is = { 0 };
  gint64 contact_id = tandem_record_get_integer (before ? before : after, TANDEM_LIFECYCLE_HISTORY_CONTACT_ID);
  gint64 written_id = tandem_record_get_id (before ? before : after);
  g_autoptr (GPtrArray) steps = tandem_record_load_where (connection, TANDEM_TYPE_LIFECYCLE_HISTORY,
                                                          "contact_id = $1 AND deleted_at IS NULL ORDER BY at, id",
                                                          contact_id, error);

  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    add_step (&is, g_ptr_array_index (steps, i));
  add_earlier_state (&was, steps, before, written_id);
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
    if (!count_stage (connection, &was, &is, stage, error)
        || (stage > TANDEM_LIFECYCLE_LEAD && !count_cohort (connection, &was, &is, stage, error)))
      return FALSE;
  return TRUE;
}

static gint64
get_contact (TandemRecord *step)
{
  return tandem_record_get_integer (step, TANDEM_LIFECYCLE_HISTORY_CONTACT_ID);
}

/**
 * tandem_totals_lifecycle_written:
 *
 * The `written` of #TandemLifecycleHistory. A step that goes to another contact, as in a merge, is taken from the one and given
 * to the other.
 */
gboolean
tandem_totals_lifecycle_written (TandemConnection *connection, TandemRecord *before, TandemRecord *after,
                                 GError **error)
{
  if (before == NULL || after == NULL || get_contact (before) == get_contact (after))
    return count_steps (connection, before, after, error);
  return count_steps (connection, before, NULL, error) && count_steps (connection, NULL, after, error);
}

/* --- touches ------------------------------------------------------------------------------------------------------- */

/**
 * tandem_totals_add_touches:
 *
 * Adds touches of a kind to those of a campaign on a day.
 */
gboolean
tandem_totals_add_touches (TandemConnection *connection, gint64 campaign_id, const char *day, const char *kind, int n,
                           GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "INSERT INTO campaign_day_total (campaign_id, day, kind, n) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (campaign_id, day, kind) DO UPDATE SET n = campaign_day_total.n + excluded.n",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  tandem_statement_bind_text (statement, 2, day);
  tandem_statement_bind_text (statement, 3, kind);
  tandem_statement_bind_int64 (statement, 4, n);
  return tandem_statement_run (statement, error);
}

static gboolean
add_touch (TandemConnection *connection, TandemRecord *touch, int n, GError **error)
{
  g_autofree char *day = tandem_instant_to_date (tandem_record_get_text (touch, TANDEM_TOUCH_AT),
                                                 tandem_connection_get_time_zone (connection));

  return tandem_totals_add_touches (connection, tandem_record_get_integer (touch, TANDEM_TOUCH_CAMPAIGN_ID), day,
                                    tandem_record_get_text (touch, TANDEM_TOUCH_KIND), n, error);
}

/**
 * tandem_totals_touch_written:
 *
 * The `written` of #TandemTouch.
 */
gboolean
tandem_totals_touch_written (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  return (before == NULL || add_touch (connection, before, -1, error))
         && (after == NULL || add_touch (connection, after, 1, error))
         && tandem_contact_summary_follow (connection, before, after, TANDEM_TOUCH_CONTACT_ID, error);
}
