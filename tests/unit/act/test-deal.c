/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done about a deal, and what its record asks of it, against what was written. */
#include "act/tandem-act-deal.h"

#include "../firm-file.h"
#include "act/tandem-act-history.h"
#include "act/tandem-act-line.h"
#include "act/tandem-act-order-change.h"
#include "act/tandem-act-order.h"
#include "model/tandem-activity.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-order-line.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-deal-steps.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "model/tandem-timeline-query.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

typedef gboolean (*Work) (TandemConnection *connection, gint64 *deal_id, GError **error);

typedef struct {
  Work work;
  gint64 *deal_id;
} Unit;

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 deal_id;
} Fixture;

static gboolean
run_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Unit *unit = data;

  return unit->work (connection, unit->deal_id, error);
}

static void
run (Fixture *self, Work work)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, run_cb,
                    &(Unit) { work, &self->deal_id }, NULL, &error);
  g_assert_no_error (error);
}

static void
begin_at (TandemConnection *connection, const char *instant)
{
  tandem_change_set_begin (connection, "A step");
  tandem_change_set_set_at (connection, instant);
}

static gint64
get_stage_id (TandemConnection *connection, guint place)
{
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, NULL);

  g_assert_cmpuint (place, <, stages->len);
  return tandem_record_get_id (stages->pdata[place]);
}

static gboolean
add_deal (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());

  begin_at (connection, "2026-03-02T09:00:00.000Z");
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 123450);
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, "Call Ruth");
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP_ON, "2026-03-05");
  if (!tandem_act_save_deal (connection, deal, "Hollis", get_stage_id (connection, 0), error))
    return FALSE;
  *deal_id = tandem_record_get_id (deal);
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  run (self, add_deal);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

static gboolean
undo (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_auto (TandemReversal) reversal = { 0 };
  gint64 set_id;

  return tandem_connection_get_int64 (connection,
                                      "SELECT id FROM change_set WHERE reversed_by_id IS NULL AND reverses_id IS NULL"
                                      " ORDER BY sequence DESC LIMIT 1",
                                      &set_id, error)
         && tandem_act_undo_set (connection, set_id, &reversal, error);
}

static TandemRecord *
load_deal (Fixture *self, TandemConnection **reader)
{
  TandemRecord *deal;

  *reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  deal = tandem_record_load (*reader, TANDEM_TYPE_DEAL, self->deal_id, NULL);
  g_assert_nonnull (deal);
  return deal;
}

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
test_next_step (Fixture *self, gconstpointer data)
{
  run (self, finish_next_step);
  {
    g_autoptr (TandemConnection) reader = NULL;
    g_autoptr (TandemRecord) deal = load_deal (self, &reader);

    g_assert_true (tandem_record_is_null (deal, TANDEM_DEAL_NEXT_STEP));
    g_assert_true (tandem_record_is_null (deal, TANDEM_DEAL_NEXT_STEP_ON));
    g_assert_cmpuint (count_tasks (reader, self->deal_id), ==, 1);
  }
  run (self, finish_next_step); /* there is none: nothing is written */
  run (self, undo);
  {
    g_autoptr (TandemConnection) reader = NULL;
    g_autoptr (TandemRecord) deal = load_deal (self, &reader);

    g_assert_cmpstr (tandem_record_get_text (deal, TANDEM_DEAL_NEXT_STEP), ==, "Call Ruth");
    g_assert_cmpstr (tandem_record_get_text (deal, TANDEM_DEAL_NEXT_STEP_ON), ==, "2026-03-05");
    g_assert_cmpuint (count_tasks (reader, self->deal_id), ==, 0);
  }
}

static gboolean
say_yen (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  return tandem_act_set_deal_currency (connection, *deal_id, "JPY", error);
}

static gboolean
say_dinar (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  return tandem_act_set_deal_currency (connection, *deal_id, "KWD", error);
}

static void
assert_amount (Fixture *self, gint64 minor, const char *currency)
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemRecord) deal = load_deal (self, &reader);

  g_assert_cmpint (tandem_record_get_integer (deal, TANDEM_DEAL_AMOUNT_MINOR), ==, minor);
  g_assert_cmpstr (tandem_record_get_text (deal, TANDEM_DEAL_CURRENCY), ==, currency);
}

/* The number stays, whatever digits a currency has: none, two, three. */
static void
test_currency (Fixture *self, gconstpointer data)
{
  run (self, say_dinar);
  assert_amount (self, 1234500, "KWD");
  run (self, undo);
  assert_amount (self, 123450, "EUR");
  run (self, say_yen);
  assert_amount (self, 1235, "JPY");
  run (self, undo);
  assert_amount (self, 123450, "EUR");
}

typedef struct {
  const char *text;
  gint64 quantity_milli, price_minor;
  int discount_bp;
} LineSketch;

static gboolean
add_lines (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  static const LineSketch sketches[] = { { "Desk", 40000, 69000, 500 }, { "Cable tray", 2500, 333, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (sketches); i++)
    {
      g_autoptr (TandemRecord) line = TANDEM_RECORD (tandem_deal_line_new ());

      tandem_record_set_id (line, TANDEM_DEAL_LINE_DEAL_ID, *deal_id);
      tandem_record_set_text (line, TANDEM_DEAL_LINE_TEXT, sketches[i].text);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_QUANTITY_MILLI, sketches[i].quantity_milli);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_PRICE_MINOR, sketches[i].price_minor);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_DISCOUNT_BP, sketches[i].discount_bp);
      tandem_record_set_integer (line, TANDEM_DEAL_LINE_TAX_BP, 2100);
      if (!tandem_act_save_line (connection, line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
trash_last_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (GPtrArray) lines = tandem_deal_line_list (connection, *deal_id, error);

  return tandem_act_trash_line (connection, tandem_record_get_id (lines->pdata[lines->len - 1]), error);
}

static void
assert_lines (Fixture *self, guint n_lines, gint64 n_products)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) lines = tandem_deal_line_list (reader, self->deal_id, NULL);
  gint64 n;

  g_assert_cmpuint (lines->len, ==, n_lines);
  g_assert_true (
      tandem_connection_get_int64 (reader, "SELECT count(*) FROM product WHERE deleted_at IS NULL", &n, NULL));
  g_assert_cmpint (n, ==, n_products);
}

/* 40 desks less 5 % are 26,220.00; two and a half trays at 3.33 are 8.325, of which the sum keeps 8.33. */
static void
test_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (self, add_lines);
  assert_amount (self, 2622833, "EUR");
  assert_lines (self, 2, 2);
  run (self, add_lines); /* of the same products */
  assert_amount (self, 5245665, "EUR");
  assert_lines (self, 4, 2);
  run (self, trash_last_line);
  assert_amount (self, 5244833, "EUR");
  run (self, undo);
  assert_amount (self, 5245665, "EUR");
  run (self, undo);
  run (self, undo);
  assert_amount (self, 123450, "EUR");
  assert_lines (self, 0, 0);
  run (self, add_lines);
  g_assert_false (tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, run_cb,
                                    &(Unit) { say_yen, &self->deal_id }, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

static gboolean
win (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  return tandem_act_win_deal (connection, *deal_id, error);
}

static gboolean
make_order (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  return tandem_act_order_deal (connection, *deal_id, error);
}

static void
assert_count (Fixture *self, const char *sql, gint64 expected)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  gint64 n = -1;

  g_assert_true (tandem_connection_get_int64 (reader, sql, &n, NULL));
  g_assert_cmpint (n, ==, expected);
}

/* Order, its lines and the check-in come in one step, and go in one. What is open is not ordered. */
static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (self, add_lines);
  g_assert_false (tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, run_cb,
                                    &(Unit) { make_order, &self->deal_id }, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  run (self, win);
  run (self, make_order);
  assert_count (self, "SELECT net_minor FROM sales_order WHERE deleted_at IS NULL", 2622833);
  assert_count (self, "SELECT sum (net_minor) FROM order_line WHERE deleted_at IS NULL", 2622833);
  assert_count (self, "SELECT tax_minor FROM sales_order", 550795);
  assert_count (self,
                "SELECT count(*) FROM activity WHERE kind = 'check-in' AND status = 'planned' AND deleted_at IS NULL",
                1);
  run (self, undo);
  assert_count (self, "SELECT count(*) FROM sales_order WHERE deleted_at IS NULL", 0);
  assert_count (self, "SELECT count(*) FROM order_line WHERE deleted_at IS NULL", 0);
  assert_count (self, "SELECT count(*) FROM activity WHERE kind = 'check-in' AND deleted_at IS NULL", 0);
}

static TandemRecord *
load_order_line (TandemConnection *connection, guint place)
{
  g_autoptr (GPtrArray) lines
      = tandem_record_load_where (connection, TANDEM_TYPE_ORDER_LINE, "deleted_at IS NULL ORDER BY id", 0, NULL);

  return g_object_ref (lines->pdata[place]);
}

/* Three trays instead of two and a half, at a tax of their own. */
static gboolean
change_order_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) line = load_order_line (connection, 1);

  tandem_record_set_integer (line, TANDEM_ORDER_LINE_QUANTITY_MILLI, 3000);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_TAX_BP, 700);
  return tandem_act_save_order_line (connection, line, error);
}

static gboolean
add_order_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) line = TANDEM_RECORD (tandem_order_line_new ()), first = load_order_line (connection, 0);

  tandem_record_copy_column (line, TANDEM_ORDER_LINE_ORDER_ID, first, TANDEM_ORDER_LINE_ORDER_ID);
  tandem_record_set_text (line, TANDEM_ORDER_LINE_TEXT, "Assembly");
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_QUANTITY_MILLI, 1500);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_PRICE_MINOR, 333);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_DISCOUNT_BP, 0);
  tandem_record_set_integer (line, TANDEM_ORDER_LINE_TAX_BP, 2100);
  return tandem_act_save_order_line (connection, line, error);
}

static gboolean
break_order_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) line = load_order_line (connection, 0);

  tandem_record_set_integer (line, TANDEM_ORDER_LINE_DISCOUNT_BP, 10001);
  return tandem_act_save_order_line (connection, line, error);
}

static gboolean
trash_order_line (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) line = load_order_line (connection, 0);

  return tandem_act_trash_order_line (connection, tandem_record_get_id (line), error);
}

static void
assert_order (Fixture *self, gint64 net, gint64 tax)
{
  assert_count (self, "SELECT net_minor FROM sales_order WHERE deleted_at IS NULL", net);
  assert_count (self, "SELECT tax_minor FROM sales_order WHERE deleted_at IS NULL", tax);
  assert_count (self, "SELECT sum (net_minor) FROM order_line WHERE deleted_at IS NULL", net);
}

/* 40 desks less 5 % are 26,220.00, three trays at 3.33 are 9.99, one and a half hours at 3.33 are 4.995, of which the sum
 * keeps 5.00; the tax is 21 % of the desks and hours, 26,224.995, and 7 % of the trays. The deal keeps what was agreed. */
static void
test_change_order (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (self, add_lines);
  run (self, win);
  run (self, make_order);
  run (self, change_order_line);
  assert_order (self, 2622999, 550620 + 70);
  assert_amount (self, 2622833, "EUR");
  run (self, add_order_line);
  assert_order (self, 2623499, 550725 + 70);
  assert_count (self, "SELECT count(*) FROM product WHERE name = 'Assembly' AND price_minor = 333", 1);
  g_assert_false (tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, run_cb,
                                    &(Unit) { break_order_line, &self->deal_id }, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  assert_order (self, 2623499, 550725 + 70);
  run (self, trash_order_line);
  assert_order (self, 1499, 105 + 70);
  run (self, undo);
  run (self, undo);
  assert_order (self, 2622999, 550620 + 70);
  assert_count (self, "SELECT count(*) FROM product WHERE name = 'Assembly' AND deleted_at IS NULL", 0);
  run (self, undo);
  assert_order (self, 2622833, 550795);
}

static gboolean
move_all (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TandemBulk) bulk = NULL;

  g_array_append_val (ids, *deal_id);
  bulk = tandem_act_deal_bulk_move ("Move", ids, get_stage_id (connection, 2));
  return tandem_act_bulk (connection, bulk, NULL, error);
}

/* A deal that was won is open again where many go at once, and each knows since when it is there. */
static void
test_bulk_move (Fixture *self, gconstpointer data)
{
  run (self, win);
  run (self, move_all);
  {
    g_autoptr (TandemConnection) reader = NULL;
    g_autoptr (TandemRecord) deal = load_deal (self, &reader);
    g_autoptr (GPtrArray) steps = tandem_deal_steps_load (reader, self->deal_id, NULL);

    g_assert_cmpint (tandem_record_get_integer (deal, TANDEM_DEAL_STAGE_ID), ==, get_stage_id (reader, 2));
    g_assert_true (tandem_record_is_null (deal, TANDEM_DEAL_CLOSED_ON));
    g_assert_cmpuint (steps->len, ==, 3);
    g_assert_cmpstr (tandem_record_get_text (deal, TANDEM_DEAL_STAGE_ENTERED_AT), ==,
                     ((TandemDealStep *) steps->pdata[2])->from_at);
  }
  run (self, undo);
  {
    g_autoptr (TandemConnection) reader = NULL;
    g_autoptr (TandemRecord) deal = load_deal (self, &reader);

    g_assert_false (tandem_record_is_null (deal, TANDEM_DEAL_CLOSED_ON));
  }
}

/* --- where it was -------------------------------------------------------------------------------------------------- */

static gboolean
move_on (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  begin_at (connection, "2026-03-12T22:30:00.000Z");
  return tandem_act_move_deal (connection, *deal_id, get_stage_id (connection, 1), error);
}

static gboolean
change_amount (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  g_autoptr (TandemRecord) deal = tandem_record_load (connection, TANDEM_TYPE_DEAL, *deal_id, error);

  begin_at (connection, "2026-03-15T08:00:00.000Z");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 100000);
  return tandem_record_update (deal, connection, error);
}

static gboolean
move_back (TandemConnection *connection, gint64 *deal_id, GError **error)
{
  begin_at (connection, "2026-03-20T08:00:00.000Z");
  return tandem_act_move_deal (connection, *deal_id, get_stage_id (connection, 0), error);
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
test_steps (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemRecord) deal = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 first, second;
  int days;

  run (self, move_on);
  run (self, change_amount);
  run (self, move_back);
  deal = load_deal (self, &reader);
  steps = tandem_deal_steps_load (reader, self->deal_id, NULL);
  first = get_stage_id (reader, 0);
  second = get_stage_id (reader, 1);
  g_assert_cmpuint (steps->len, ==, 3);
  assert_step (steps, 0, "2026-03-02T09:00:00.000Z", 123450, 123450);
  assert_step (steps, 1, "2026-03-12T22:30:00.000Z", 123450, 100000);
  assert_step (steps, 2, "2026-03-20T08:00:00.000Z", 100000, 100000);
  g_assert_cmpint (count_days (steps, second, "UTC"), ==, 8);
  g_assert_cmpint (count_days (steps, second, "Asia/Tokyo"), ==, 7);
  g_assert_cmpint (count_days (steps, first, "UTC"), ==, 15);
  g_assert_false (
      tandem_deal_steps_count_days (steps, get_stage_id (reader, 2), "2026-03-25T08:00:00.000Z", zone, &days));
}

/* What was undone was never so. */
static void
test_undone_step (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemRecord) deal = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  run (self, move_on);
  run (self, undo);
  deal = load_deal (self, &reader);
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
test_timeline (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemRecord) deal = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) some = NULL;
  TandemTimelineEntry *newest;

  run (self, move_on);
  run (self, finish_next_step);
  deal = load_deal (self, &reader);
  entries = load_timeline (reader, self->deal_id, 200);
  g_assert_cmpuint (entries->len, ==, 3);
  newest = entries->pdata[0];
  g_assert_cmpint (newest->kind, ==, TANDEM_TIMELINE_ACTIVITY);
  g_assert_cmpstr (newest->title, ==, "Call Ruth");
  some = load_timeline (reader, self->deal_id, 2);
  g_assert_cmpuint (some->len, ==, 2);
}

/* Whom the deal is with goes from the end of its title, and from nowhere else. */
static void
test_short_title (void)
{
  static const struct {
    const char *title, *company, *contact, *short_title;
  } cases[] = {
    { "Roof, Kranich Optik", "Kranich Optik", "Ada", "Roof" },
    { "Roof, Ada", NULL, "Ada", "Roof" },
    { "Roof, Ada", "Kranich Optik", "Ada", "Roof, Ada" },
    { "Kranich Optik", "Kranich Optik", NULL, "Kranich Optik" },
    { ", Kranich Optik", "Kranich Optik", NULL, ", Kranich Optik" },
    { "Roof", NULL, NULL, "Roof" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TandemDealRow) row = g_object_new (TANDEM_TYPE_DEAL_ROW, NULL);
      g_autofree char *title = NULL;

      row->title = g_strdup (cases[i].title);
      row->company = g_strdup (cases[i].company);
      row->contact = g_strdup (cases[i].contact);
      title = tandem_deal_row_dup_short_title (row);
      g_assert_cmpstr (title, ==, cases[i].short_title);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/deal/short-title", test_short_title);
  g_test_add ("/act/deal/next-step", Fixture, NULL, set_up, test_next_step, tear_down);
  g_test_add ("/act/deal/currency", Fixture, NULL, set_up, test_currency, tear_down);
  g_test_add ("/act/deal/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/act/deal/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/act/deal/change-order", Fixture, NULL, set_up, test_change_order, tear_down);
  g_test_add ("/act/deal/bulk-move", Fixture, NULL, set_up, test_bulk_move, tear_down);
  g_test_add ("/act/deal/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/act/deal/undone-step", Fixture, NULL, set_up, test_undone_step, tear_down);
  g_test_add ("/act/deal/timeline", Fixture, NULL, set_up, test_timeline, tear_down);
  return g_test_run ();
}
