/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done about a deal, and what its record asks of it, against what was written. */
#include "act/tandem-act-deal.h"

#include "dealing.h"
#include "model/tandem-activity.h"
#include "model/tandem-deal-steps.h"
#include "model/tandem-deal.h"
#include "model/tandem-timeline-query.h"

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static gboolean
finish_next_step (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  return tandem_act_finish_next_step (connection, *deal_id, error);
}

static guint
count_tasks (TandemConnection *reader, gint64 deal_id)
{
  g_autoptr (GPtrArray) tasks
      = tandem_record_load_where (reader, TANDEM_TYPE_ACTIVITY,
                                  "deal_id = $1 AND kind = 'task' AND status = 'done' AND deleted_at IS NULL", deal_id,
                                  NULL);

  for (guint i = 0; i < tasks->len; i++)
    {
      g_assert_cmpstr (tandem_record_get_text (tasks->pdata[i], TANDEM_ACTIVITY_SUBJECT), ==, "Call Ruth");
      g_assert_cmpint (tandem_record_get_integer (tasks->pdata[i], TANDEM_ACTIVITY_COMPANY_ID), !=, 0);
    }
  return tasks->len;
}

/* Done, it is written down and gone from the deal; one undo takes both back. */
static void
test_next_step (Dealing *self, gconstpointer data)
{
  dealing_run (self, finish_next_step);
  {
    g_autoptr (TandemConnection) reader = NULL;
    g_autoptr (TandemRecord) deal = dealing_load_deal (self, &reader);

    g_assert_true (tandem_record_is_null (deal, TANDEM_DEAL_NEXT_STEP));
    g_assert_true (tandem_record_is_null (deal, TANDEM_DEAL_NEXT_STEP_ON));
    g_assert_cmpuint (count_tasks (reader, self->deal_id), ==, 1);
  }
  dealing_run (self, finish_next_step); /* there is none: nothing is written */
  dealing_run (self, dealing_undo);
  {
    g_autoptr (TandemConnection) reader = NULL;
    g_autoptr (TandemRecord) deal = dealing_load_deal (self, &reader);

    g_assert_cmpstr (tandem_record_get_text (deal, TANDEM_DEAL_NEXT_STEP), ==, "Call Ruth");
    g_assert_cmpstr (tandem_record_get_text (deal, TANDEM_DEAL_NEXT_STEP_ON), ==, "2026-03-05");
    g_assert_cmpuint (count_tasks (reader, self->deal_id), ==, 0);
  }
}

static gboolean
say_dinar (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  return tandem_act_set_deal_currency (connection, *deal_id, "KWD", error);
}

/* The number stays, whatever digits a currency has: none, two, three. */
static void
test_currency (Dealing *self, gconstpointer data)
{
  dealing_run (self, say_dinar);
  dealing_assert_amount (self, 1234500, "KWD");
  dealing_run (self, dealing_undo);
  dealing_assert_amount (self, 123450, "EUR");
  dealing_run (self, dealing_say_yen);
  dealing_assert_amount (self, 1235, "JPY");
  dealing_run (self, dealing_undo);
  dealing_assert_amount (self, 123450, "EUR");
}

static gboolean
move_all (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TandemBulk) bulk = NULL;

  g_array_append_val (ids, *deal_id);
  bulk = tandem_act_deal_bulk_move ("Move", ids, dealing_get_stage_id (connection, 2));
  return tandem_act_bulk (connection, bulk, NULL, error);
}

/* A deal that was won is open again where many go at once, and each knows since when it is there. */
static void
test_bulk_move (Dealing *self, gconstpointer data)
{
  dealing_run (self, dealing_win);
  dealing_run (self, move_all);
  {
    g_autoptr (TandemConnection) reader = NULL;
    g_autoptr (TandemRecord) deal = dealing_load_deal (self, &reader);
    g_autoptr (GPtrArray) steps = tandem_deal_steps_load (reader, self->deal_id, NULL);

    g_assert_cmpint (tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID), ==, dealing_get_stage_id (reader, 2));
    g_assert_true (tandem_record_is_null (deal, TANDEM_DEAL_CLOSED_ON));
    g_assert_cmpuint (steps->len, ==, 3);
    g_assert_cmpstr (tandem_record_get_text (deal, TANDEM_DEAL_STAGE_ENTERED_AT), ==,
                     ((TandemDealStep *) steps->pdata[2])->from_at);
  }
  dealing_run (self, dealing_undo);
  {
    g_autoptr (TandemConnection) reader = NULL;
    g_autoptr (TandemRecord) deal = dealing_load_deal (self, &reader);

    g_assert_false (tandem_record_is_null (deal, TANDEM_DEAL_CLOSED_ON));
  }
}

/* --- where it was -------------------------------------------------------------------------------------------------- */

static gboolean
move_on (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  dealing_begin_at (connection, "2026-03-12T22:30:00.000Z");
  return tandem_act_move_deal (connection, *deal_id, dealing_get_stage_id (connection, 1), error);
}

static gboolean
change_amount (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, *deal_id, error);

  dealing_begin_at (connection, "2026-03-15T08:00:00.000Z");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 100000);
  return tandem_record_update (deal, connection, error);
}

static gboolean
move_back (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  dealing_begin_at (connection, "2026-03-20T08:00:00.000Z");
  return tandem_act_move_deal (connection, *deal_id, dealing_get_stage_id (connection, 0), error);
}

static void
assert_step (GPtrArray *steps, guint place, const char *from_at, gint64 first_minor, gint64 last_minor)
{
  TandemDealStep *step;

  g_assert_cmpuint (place, <, steps->len);
  step = steps->pdata[place];
  g_assert_cmpstr (step->from_at, ==, from_at);
  g_assert_cmpint (step->first_minor, ==, first_minor);
  g_assert_cmpint (step->last_minor, ==, last_minor);
  g_assert_cmpstr (step->until_at, ==,
                   place + 1 < steps->len ? ((TandemDealStep *) steps->pdata[place + 1])->from_at : NULL);
}

static int
count_days (GPtrArray *steps, gint64 stage_id, const char *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  int days;

  g_assert_true (tandem_deal_steps_count_days (steps, stage_id, "2026-03-25T08:00:00.000Z", zone, &days));
  return days;
}

/* A changed amount begins no stay of its own; days are those of the firm, and of all stays together. */
static void
test_steps (Dealing *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemRecord) deal = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 first, second;
  int days;

  dealing_run (self, move_on);
  dealing_run (self, change_amount);
  dealing_run (self, move_back);
  deal = dealing_load_deal (self, &reader);
  steps = tandem_deal_steps_load (reader, self->deal_id, NULL);
  first = dealing_get_stage_id (reader, 0);
  second = dealing_get_stage_id (reader, 1);
  g_assert_cmpuint (steps->len, ==, 3);
  assert_step (steps, 0, "2026-03-02T09:00:00.000Z", 123450, 123450);
  assert_step (steps, 1, "2026-03-12T22:30:00.000Z", 123450, 100000);
  assert_step (steps, 2, "2026-03-20T08:00:00.000Z", 100000, 100000);
  g_assert_cmpint (count_days (steps, second, "UTC"), ==, 8);
  g_assert_cmpint (count_days (steps, second, "Asia/Tokyo"), ==, 7);
  g_assert_cmpint (count_days (steps, first, "UTC"), ==, 15);
  g_assert_false (
      tandem_deal_steps_count_days (steps, dealing_get_stage_id (reader, 2), "2026-03-25T08:00:00.000Z", zone, &days));
}

/* What was undone was never so. */
static void
test_undone_step (Dealing *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemRecord) deal = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  dealing_run (self, move_on);
  dealing_run (self, dealing_undo);
  deal = dealing_load_deal (self, &reader);
  steps = tandem_deal_steps_load (reader, self->deal_id, NULL);
  g_assert_cmpuint (steps->len, ==, 1);
  assert_step (steps, 0, "2026-03-02T09:00:00.000Z", 123450, 123450);
}

static GPtrArray *
load_timeline (TandemConnection *reader, gint64 deal_id, guint limit)
{
  return tandem_timeline_query_load_page (reader, TANDEM_TIMELINE_OF_DEAL, deal_id, TANDEM_TIMELINE_EVERYTHING, NULL,
                                          limit, NULL);
}

/* The newest first, and no more than asked for. */
static void
test_timeline (Dealing *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemRecord) deal = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) some = NULL;
  TandemTimelineEntry *newest;

  dealing_run (self, move_on);
  dealing_run (self, finish_next_step);
  deal = dealing_load_deal (self, &reader);
  entries = load_timeline (reader, self->deal_id, 200);
  g_assert_cmpuint (entries->len, ==, 3);
  newest = entries->pdata[0];
  g_assert_cmpint (newest->kind, ==, TANDEM_TIMELINE_ACTIVITY);
  g_assert_cmpstr (newest->title, ==, "Call Ruth");
  some = load_timeline (reader, self->deal_id, 2);
  g_assert_cmpuint (some->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/act/deal/next-step", Dealing, NULL, dealing_set_up, test_next_step, dealing_tear_down);
  g_test_add ("/act/deal/currency", Dealing, NULL, dealing_set_up, test_currency, dealing_tear_down);
  g_test_add ("/act/deal/bulk-move", Dealing, NULL, dealing_set_up, test_bulk_move, dealing_tear_down);
  g_test_add ("/act/deal/steps", Dealing, NULL, dealing_set_up, test_steps, dealing_tear_down);
  g_test_add ("/act/deal/undone-step", Dealing, NULL, dealing_set_up, test_undone_step, dealing_tear_down);
  g_test_add ("/act/deal/timeline", Dealing, NULL, dealing_set_up, test_timeline, dealing_tear_down);
  return g_test_run ();
}
