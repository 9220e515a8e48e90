/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "act/tandem-act-firm.h"
#include "act/tandem-act-history.h"
#include "base/tandem-currency.h"
#include "model/tandem-cost-query.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  char *folder;
  char *path;
  TandemWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "Harrow_Vale.tandem", NULL);
  fixture->workspace = tandem_workspace_create (fixture->path, TANDEM_ORIGIN_WINDOW, NULL, FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->workspace);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
try_run (Fixture *fixture, TandemStoreFunc func, gpointer data, GError **error)
{
  return tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, func, data, NULL,
                           error);
}

static void
run (Fixture *fixture, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  try_run (fixture, func, data, &error);
  g_assert_no_error (error);
}

static gboolean
set_currency_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_currency (connection, data, error);
}

static gboolean
add_person_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = 0;

  return tandem_act_add_person (connection, data, &id, error) && id != 0;
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, TANDEM_ORIGIN_WINDOW, data, error);
}

static void
undo (Fixture *fixture, const char *label)
{
  g_auto (TandemReversal) reversal = { 0 };

  run (fixture, undo_cb, &reversal);
  g_assert_cmpstr (reversal.label, ==, label);
  g_assert_cmpuint (reversal.n_left, ==, 0);
}

/* @data: an amount; none when it is NULL */
static gboolean
add_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM stage ORDER BY position LIMIT 1", &stage_id, error))
    return FALSE;
  tandem_change_set_begin (connection, "Add a deal");
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_id (deal, TANDEM_DEAL_STAGE_ID, stage_id);
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  if (data)
    tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, *(gint64 *) data);
  return tandem_record_insert (deal, connection, error);
}

typedef struct {
  const char *sql;
  char *text;
} Question;

static gboolean
ask_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  question->text = tandem_connection_dup_text (connection, question->sql, error);
  return TRUE;
}

static void
assert_text (Fixture *fixture, const char *sql, const char *expected)
{
  Question question = { sql, NULL };

  run (fixture, ask_cb, &question);
  g_assert_cmpstr (question.text, ==, expected);
  g_free (question.text);
}

#define FIRM_CURRENCY "SELECT currency FROM firm"
#define DEAL_CURRENCY "SELECT currency FROM deal"
#define PEOPLE        "SELECT CAST (count(*) AS TEXT) FROM person WHERE deleted_at IS NULL"

static void
test_name_of_file (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (tandem_workspace_get_firm_name (fixture->workspace), ==, "Harrow Vale");
  g_assert_cmpstr (tandem_workspace_get_person_name (fixture->workspace), !=, "");
  /* and whoever is the first made the file */
  assert_text (fixture,
               "SELECT p.name FROM change_set AS s JOIN person AS p ON p.id = s.person_id WHERE s.cause = 'setup'",
               tandem_workspace_get_person_name (fixture->workspace));
}

static void
test_currency (Fixture *fixture, gconstpointer data)
{
  run (fixture, add_deal_cb, NULL);
  run (fixture, set_currency_cb, "JPY");
  assert_text (fixture, FIRM_CURRENCY, "JPY");
  assert_text (fixture, DEAL_CURRENCY, "JPY");
  undo (fixture, "Change the currency to JPY");
  assert_text (fixture, FIRM_CURRENCY, "EUR");
  assert_text (fixture, DEAL_CURRENCY, "EUR");
}

/* An amount would become another sum, also one that lies in the trash. */
static void
test_currency_of_amounts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 amount = 120000;

  run (fixture, add_deal_cb, &amount);
  g_assert_false (try_run (fixture, set_currency_cb, "USD", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "EUR"));
  g_clear_error (&error);
  undo (fixture, "Add a deal");
  g_assert_false (try_run (fixture, set_currency_cb, "USD", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  assert_text (fixture, FIRM_CURRENCY, "EUR");
}

/* Somebody wrote an amount in the new currency: going back would make it a lie. */
static void
test_currency_undo_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (TandemReversal) reversal = { 0 };
  g_autoptr (TandemStore) other = NULL;
  gint64 amount = 5;

  run (fixture, set_currency_cb, "JPY");
  other = tandem_store_open (fixture->path, TANDEM_ORIGIN_CLI, &error);
  g_assert_no_error (error);
  g_assert_true (tandem_store_run (other, TANDEM_STORE_WRITE, add_deal_cb, &amount, NULL, &error));
  g_assert_false (try_run (fixture, undo_cb, &reversal, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  assert_text (fixture, FIRM_CURRENCY, "JPY");
}

static void
test_unknown_currency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_run (fixture, set_currency_cb, "XQQ", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

static void
test_add_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture, add_person_cb, "Zoë Brückner");
  assert_text (fixture, PEOPLE, "2");
  g_assert_false (try_run (fixture, add_person_cb, " zoe BRÜCKNER ", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (try_run (fixture, add_person_cb, "  ", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  assert_text (fixture, PEOPLE, "2");
  undo (fixture, "Add Zoë Brückner to the people");
  assert_text (fixture, PEOPLE, "1");
}

/* --- what the firm says of itself ---------------------------------------------------------------------------------- */

static gboolean
set_zone_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) firms = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL", 0, error);

  tandem_change_set_begin (connection, "Change the time zone");
  tandem_record_set_text (firms->pdata[0], TANDEM_FIRM_TIME_ZONE, data);
  return tandem_record_update (firms->pdata[0], connection, error);
}

static gboolean
add_touch_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) touch = TANDEM_RECORD (tandem_touch_new ());

  tandem_change_set_begin (connection, "Add a touch");
  tandem_record_set_text (touch, TANDEM_TOUCH_KIND, "click");
  tandem_record_set_text (touch, TANDEM_TOUCH_AT, data);
  return tandem_record_insert (touch, connection, error);
}

#define TOUCH_DAY "SELECT day || ' ' || CAST (n AS TEXT) FROM campaign_day_total WHERE n > 0 ORDER BY day LIMIT 1"

/* Days begin at another hour, so what was counted by day is counted anew; undo does the same. */
static void
test_time_zone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (fixture, set_zone_cb, "UTC");
  run (fixture, add_touch_cb, "2026-03-01T20:00:00.000Z");
  assert_text (fixture, TOUCH_DAY, "2026-03-01 1");
  run (fixture, set_zone_cb, "Asia/Tokyo");
  assert_text (fixture, TOUCH_DAY, "2026-03-02 1");
  run (fixture, add_touch_cb, "2026-03-01T21:00:00.000Z");
  assert_text (fixture, TOUCH_DAY, "2026-03-02 2");
  undo (fixture, "Add a touch");
  undo (fixture, "Change the time zone");
  assert_text (fixture, TOUCH_DAY, "2026-03-01 1");
  g_assert_false (try_run (fixture, set_zone_cb, "Europe/Atlantis", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

/* Another connection of the same program reads the zone that holds now. */
static gboolean
get_zone_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  *(const char **) data = g_intern_string (g_time_zone_get_identifier (tandem_connection_get_time_zone (connection)));
  return TRUE;
}

static void
test_zone_of_readers (Fixture *fixture, gconstpointer data)
{
  TandemStore *store = tandem_workspace_get_store (fixture->workspace);
  const char *zone = NULL;

  run (fixture, set_zone_cb, "Asia/Tokyo");
  g_assert_true (tandem_store_run (store, TANDEM_STORE_READ, get_zone_cb, &zone, NULL, NULL));
  g_assert_cmpstr (zone, ==, "Asia/Tokyo");
  run (fixture, set_zone_cb, "America/New_York");
  g_assert_true (tandem_store_run (store, TANDEM_STORE_READ, get_zone_cb, &zone, NULL, NULL));
  g_assert_cmpstr (zone, ==, "America/New_York");
}

static gboolean
insert_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  tandem_change_set_begin (connection, "Add");
  return tandem_record_insert (data, connection, error);
}

static TandemRecord *
make_rate (const char *currency, const char *day, gint64 billionths)
{
  TandemRecord *rate = TANDEM_RECORD (tandem_exchange_rate_new ());

  tandem_record_set_text (rate, TANDEM_EXCHANGE_RATE_CURRENCY, currency);
  tandem_record_set_text (rate, TANDEM_EXCHANGE_RATE_DAY, day);
  tandem_record_set_integer (rate, TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS, billionths);
  return rate;
}

static void
test_exchange_rates (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *currency, *day;
    gint64 billionths;
  } wrong[]
      = { { "USD", "2026-01-01", 5 }, { "XQQ", "2026-01-01", 5 }, { "GBP", NULL, 5 }, { "GBP", "2026-01-01", 0 } };
  g_autoptr (TandemRecord) rate = make_rate ("USD", "2026-01-01", 900000000);
  g_autoptr (GError) error = NULL;

  run (fixture, insert_cb, rate);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (TandemRecord) other = make_rate (wrong[i].currency, wrong[i].day, wrong[i].billionths);

      g_assert_false (try_run (fixture, insert_cb, other, &error));
      g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  /* what the firm reckons in is settled by a rate, too */
  g_assert_false (try_run (fixture, set_currency_cb, "JPY", &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

static void
add_target (Fixture *fixture, const char *measure, const char *starts_on, gint64 much)
{
  g_autoptr (TandemRecord) target = TANDEM_RECORD (tandem_target_new ());
  gboolean is_revenue = g_str_equal (measure, "won-revenue");

  tandem_record_set_text (target, TANDEM_TARGET_MEASURE, measure);
  tandem_record_set_text (target, TANDEM_TARGET_PERIOD, "month");
  tandem_record_set_text (target, TANDEM_TARGET_STARTS_ON, starts_on);
  tandem_record_set_integer (target, is_revenue ? (guint) TANDEM_TARGET_AMOUNT_MINOR : (guint) TANDEM_TARGET_PEOPLE,
                             much);
  if (is_revenue)
    tandem_record_set_text (target, TANDEM_TARGET_CURRENCY, "EUR");
  run (fixture, insert_cb, target);
}

typedef struct {
  const char *day;
  GString *found;
} TargetQuestion;

static gboolean
list_targets_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TargetQuestion *question = data;
  g_autoptr (GPtrArray) targets = tandem_target_list (connection, question->day, error);

  for (guint i = 0; targets && i < targets->len; i++)
    g_string_append_printf (question->found, "%s %d;",
                            tandem_record_get_text (targets->pdata[i], TANDEM_TARGET_MEASURE),
                            (int) tandem_record_get_integer (targets->pdata[i], TANDEM_TARGET_AMOUNT_MINOR)
                                + (int) tandem_record_get_integer (targets->pdata[i], TANDEM_TARGET_PEOPLE));
  return targets != NULL;
}

static void
assert_targets (Fixture *fixture, const char *day, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  TargetQuestion question = { day, found };

  run (fixture, list_targets_cb, &question);
  g_assert_cmpstr (found->str, ==, expected);
}

/* A target holds until the next one of its kind. */
static void
test_targets (Fixture *fixture, gconstpointer data)
{
  add_target (fixture, "won-revenue", "2026-01-01", 500);
  add_target (fixture, "won-revenue", "2026-07-01", 800);
  add_target (fixture, "leads", "2026-04-01", 30);
  assert_targets (fixture, "2025-12-31", "");
  assert_targets (fixture, "2026-06-30", "leads 30;won-revenue 500;");
  assert_targets (fixture, "2026-07-01", "leads 30;won-revenue 800;");
}

typedef struct {
  const char *from, *to;
  gint64 minor;
} CostQuestion;

static void
cost_cb (const TandemCost *cost, gpointer data)
{
  g_assert_cmpint (cost->campaign_id, ==, 0);
  g_assert_cmpstr (cost->currency, ==, "EUR");
  ((CostQuestion *) data)->minor += cost->amount_minor;
}

static gboolean
add_up_costs_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  CostQuestion *question = data;

  return tandem_cost_query_run (connection, question->from, question->to, cost_cb, question, error);
}

static void
test_firm_costs (Fixture *fixture, gconstpointer data)
{
  static const char *const days[] = { "2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01" };
  CostQuestion question = { "2026-02-01", "2026-02-28", 0 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (TandemRecord) cost = TANDEM_RECORD (tandem_firm_cost_new ());

      tandem_record_set_text (cost, TANDEM_FIRM_COST_DAY, days[i]);
      tandem_record_set_text (cost, TANDEM_FIRM_COST_DEPARTMENT, i % 2 ? "sales" : "marketing");
      tandem_record_set_integer (cost, TANDEM_FIRM_COST_AMOUNT_MINOR, 1 << i);
      tandem_record_set_text (cost, TANDEM_FIRM_COST_CURRENCY, "EUR");
      run (fixture, insert_cb, cost);
    }
  run (fixture, add_up_costs_cb, &question);
  g_assert_cmpint (question.minor, ==, 2 + 4);
}

/* --- work for a colleague ------------------------------------------------------------------------------------------ */

/* @data: the name of a colleague; %NULL: one's own work */
static gboolean
work_for_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));
  g_autoptr (TandemRecord) person = tandem_record_load (connection, TANDEM_TYPE_PERSON, person_id, error);
  gint64 colleague_id = 0;

  tandem_change_set_begin (connection, "Work for somebody");
  if (data
      && !tandem_connection_get_int64 (connection, "SELECT id FROM person WHERE name = 'Jonas'", &colleague_id, error))
    return FALSE;
  tandem_record_set_id (person, TANDEM_PERSON_WORKS_FOR_ID, colleague_id);
  return tandem_record_update (person, connection, error);
}

static gboolean
add_note_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) note = TANDEM_RECORD (tandem_activity_new ());

  tandem_change_set_begin (connection, "Add a note");
  tandem_record_set_text (note, TANDEM_ACTIVITY_KIND, "note");
  tandem_record_set_text (note, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_text (note, TANDEM_ACTIVITY_AT, "2026-03-01T20:00:00.000Z");
  return tandem_record_insert (note, connection, error);
}

#define LAST_NOTE                                                                                                      \
  "SELECT CASE WHEN a.made_by_id = p.id THEN 'made' ELSE '' END || ' ' || o.name FROM activity AS a"                   \
  " JOIN person AS o ON o.id = a.owner_id JOIN person AS p ON p.id = (SELECT min (id) FROM person) ORDER BY a.id DESC" \
  " LIMIT 1"
#define LAST_CHANGE                                                                                                    \
  "SELECT coalesce (w.name, '') FROM change_set AS s LEFT JOIN person AS w ON w.id = s.for_person_id"                  \
  " ORDER BY s.sequence DESC LIMIT 1"

/* It is the colleague's work, and both say who did it. */
static void
test_for_a_colleague (Fixture *fixture, gconstpointer data)
{
  const char *own = tandem_workspace_get_person_name (fixture->workspace);
  g_autofree char *own_note = g_strdup_printf ("made %s", own);

  run (fixture, add_person_cb, "Jonas");
  run (fixture, add_note_cb, NULL);
  assert_text (fixture, LAST_NOTE, own_note);
  assert_text (fixture, LAST_CHANGE, "");
  run (fixture, work_for_cb, "Jonas");
  run (fixture, add_note_cb, NULL);
  assert_text (fixture, LAST_NOTE, "made Jonas");
  assert_text (fixture, LAST_CHANGE, "Jonas");
  run (fixture, work_for_cb, NULL);
  run (fixture, add_note_cb, NULL);
  assert_text (fixture, LAST_NOTE, own_note);
  assert_text (fixture, LAST_CHANGE, "");
}

static void
test_who (void)
{
  g_autofree char *alone = tandem_person_dup_who ("Mia");
  g_autofree char *both = tandem_person_dup_who ("Mia\x1fJonas");

  g_assert_cmpstr (alone, ==, "Mia");
  g_assert_cmpstr (both, ==, "Mia for Jonas");
  g_assert_null (tandem_person_dup_who (NULL));
}

static void
test_currencies (void)
{
  g_auto (GStrv) codes = tandem_currency_list ();
  g_autofree char *title = tandem_currency_dup_title ("EUR");
  g_autofree char *local = tandem_currency_dup_local ();

  g_assert_true (g_strv_contains ((const char *const *) codes, "EUR"));
  g_assert_false (g_strv_contains ((const char *const *) codes, "DEM"));
  g_assert_cmpstr (title, ==, "Euro (EUR)");
  g_assert_true (tandem_currency_is_known (local));
  g_assert_false (tandem_currency_is_known ("eur"));
  g_assert_false (tandem_currency_is_known (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/act/firm/name-of-file", Fixture, NULL, set_up, test_name_of_file, tear_down);
  g_test_add ("/act/firm/currency", Fixture, NULL, set_up, test_currency, tear_down);
  g_test_add ("/act/firm/currency-of-amounts", Fixture, NULL, set_up, test_currency_of_amounts, tear_down);
  g_test_add ("/act/firm/currency-undo-too-late", Fixture, NULL, set_up, test_currency_undo_too_late, tear_down);
  g_test_add ("/act/firm/unknown-currency", Fixture, NULL, set_up, test_unknown_currency, tear_down);
  g_test_add ("/act/firm/add-person", Fixture, NULL, set_up, test_add_person, tear_down);
  g_test_add ("/act/firm/time-zone", Fixture, NULL, set_up, test_time_zone, tear_down);
  g_test_add ("/act/firm/zone-of-readers", Fixture, NULL, set_up, test_zone_of_readers, tear_down);
  g_test_add ("/act/firm/exchange-rates", Fixture, NULL, set_up, test_exchange_rates, tear_down);
  g_test_add ("/act/firm/targets", Fixture, NULL, set_up, test_targets, tear_down);
  g_test_add ("/act/firm/costs", Fixture, NULL, set_up, test_firm_costs, tear_down);
  g_test_add ("/act/firm/for-a-colleague", Fixture, NULL, set_up, test_for_a_colleague, tear_down);
  g_test_add_func ("/act/firm/who", test_who);
  g_test_add_func ("/act/firm/currencies", test_currencies);
  return g_test_run ();
}
