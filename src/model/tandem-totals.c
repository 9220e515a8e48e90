/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lifecycle_day counts people on the day on which they first reached a stage. A stage that was skipped counts as reached
 * with the next one (the definition of the funnel). Since undo and later corrections may take a step back or put one
 * before others, a contact's days are worked out from all of its steps, as they were before the write and as they are
 * now, and the difference goes into the totals. */
#include "model/tandem-totals.h"

#include "base/tandem-date.h"
#include "model/tandem-contact-summary.h"
#include "model/tandem-lifecycle-history.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-touch.h"
#include "store/tandem-connection.h"

typedef struct {
  const char *day;              /* NULL: not reached */
  gint64 campaign_id;
} Reached;

/**
 * tandem_totals_add_people:
 * @stage: the nick of a stage
 *
 * Adds people to those who first reached a stage on a day, in one place: a campaign, or 0 for the firm.
 */
gboolean
tandem_totals_add_people (TandemConnection *connection, gint64 campaign_id, const char *day, const char *stage, int n,
                          GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "INSERT INTO lifecycle_day (campaign_id, day, stage, people) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (campaign_id, day, stage) DO UPDATE SET people = lifecycle_day.people + excluded.people",
      error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, campaign_id);
  tandem_statement_bind_text (statement, 2, day);
  tandem_statement_bind_text (statement, 3, stage);
  tandem_statement_bind_int64 (statement, 4, n);
  return tandem_statement_run (statement, error);
}

static gboolean
add_reached (TandemConnection *connection, const Reached *reached, TandemLifecycle stage, int n, GError **error)
{
  const char *nick = tandem_lifecycle_get_nick (stage);

  return tandem_totals_add_people (connection, 0, reached->day, nick, n, error)
         && (reached->campaign_id == 0
             || tandem_totals_add_people (connection, reached->campaign_id, reached->day, nick, n, error));
}

static void
add_step (Reached reached[TANDEM_LIFECYCLE_N_STAGES], TandemRecord *step)
{
  TandemLifecycle to = tandem_lifecycle_from_nick (tandem_record_get_text (step, TANDEM_LIFECYCLE_HISTORY_TO_STAGE));
  const char *day = tandem_record_get_text (step, TANDEM_LIFECYCLE_HISTORY_DAY);

  if (to > TANDEM_LIFECYCLE_CUSTOMER)
    to = to == TANDEM_LIFECYCLE_EVANGELIST ? TANDEM_LIFECYCLE_CUSTOMER : TANDEM_LIFECYCLE_SUBSCRIBER;
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= to; stage++)
    if (reached[stage].day == NULL || g_strcmp0 (day, reached[stage].day) < 0)
      {
        reached[stage].day = day;
        reached[stage].campaign_id = tandem_record_get_integer (step, TANDEM_LIFECYCLE_HISTORY_CAMPAIGN_ID);
      }
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
add_earlier_state (Reached was[TANDEM_LIFECYCLE_N_STAGES], GPtrArray *steps, TandemRecord *before, gint64 written_id)
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
  Reached was[TANDEM_LIFECYCLE_N_STAGES] = { 0 }, is[TANDEM_LIFECYCLE_N_STAGES] = { 0 };
  gint64 contact_id = tandem_record_get_integer (before ? before : after, TANDEM_LIFECYCLE_HISTORY_CONTACT_ID);
  gint64 written_id = tandem_record_get_id (before ? before : after);
  g_autoptr (GPtrArray) steps = tandem_record_load_where (connection, TANDEM_TYPE_LIFECYCLE_HISTORY,
                                                          "contact_id = $1 AND deleted_at IS NULL ORDER BY at, id",
                                                          contact_id, error);

  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    add_step (is, g_ptr_array_index (steps, i));
  add_earlier_state (was, steps, before, written_id);
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
    {
      if (g_strcmp0 (was[stage].day, is[stage].day) == 0 && was[stage].campaign_id == is[stage].campaign_id)
        continue;
      if ((was[stage].day && !add_reached (connection, &was[stage], stage, -1, error))
          || (is[stage].day && !add_reached (connection, &is[stage], stage, 1, error)))
        return FALSE;
    }
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
