/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a pipeline: the vectors of the definitions, and the forecast of a firm against a count of its rows. */
#include <sqlite3.h>
#include <string.h>

#include "../sample-firm.h"
#include "base/tandem-date.h"
#include "insight/tandem-forecast.h"
#include "insight/tandem-sales-figures.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-past-deals.h"
#include "store/tandem-connection.h"

typedef struct {
  TandemDealOutcome outcome;
  gint64 amount_minor;
  const char *currency;
  int probability;
  const char *expected, *created, *closed;
} Sketch;

static const Sketch sketches[] = {
  { TANDEM_DEAL_OPEN, 10001, "EUR", 80, "2026-11-30", "2026-11-01", "" },
  { TANDEM_DEAL_OPEN, 20000, "EUR", 79, "2026-11-30", "2026-11-02", "" },
  { TANDEM_DEAL_OPEN, 30000, "EUR", 50, "2026-12-01", "2026-10-01", "" },
  { TANDEM_DEAL_OPEN, 40000, "EUR", 49, "2026-12-31", "2026-10-02", "" },
  { TANDEM_DEAL_OPEN, 50000, "USD", 10, "2026-12-31", "2026-10-03", "" },
  { TANDEM_DEAL_OPEN, 60000, "EUR", 20, "2026-08-31", "2026-05-03", "" },
  { TANDEM_DEAL_OPEN, 70000, "EUR", 20, "2027-01-01", "2026-05-03", "" },
  { TANDEM_DEAL_OPEN, 80000, "EUR", 20, "", "2026-05-03", "" },
  { TANDEM_DEAL_WON, 90000, "EUR", 100, "2026-11-10", "2026-10-10", "2026-11-09" },
  { TANDEM_DEAL_WON, 90000, "EUR", 100, "2026-08-10", "2026-07-10", "2026-08-09" },
  { TANDEM_DEAL_WON, 15000, "EUR", 100, "2026-11-10", "2026-11-01", "2026-11-03" },
  { TANDEM_DEAL_LOST, 99999, "EUR", 0, "2026-11-10", "2026-10-20", "2026-11-20" },
};

static GArray *
make_deals (void)
{
  GArray *deals = g_array_new (FALSE, TRUE, sizeof (TandemDealState));

  for (guint i = 0; i < G_N_ELEMENTS (sketches); i++)
    {
      TandemDealState deal = { .id = i + 1, .outcome = sketches[i].outcome, .amount_minor = sketches[i].amount_minor };

      deal.currency = g_intern_string (sketches[i].currency);
      deal.probability = sketches[i].probability;
      g_strlcpy (deal.expected_close_on, sketches[i].expected, sizeof deal.expected_close_on);
      g_strlcpy (deal.created_on, sketches[i].created, sizeof deal.created_on);
      g_strlcpy (deal.closed_on, sketches[i].closed, sizeof deal.closed_on);
      g_array_append_val (deals, deal);
    }
  return deals;
}

static void
assert_line (GArray *lines, guint place, const char *month, const char *currency, const char *cells, gint64 weighted)
{
  const TandemForecastLine *line = &g_array_index (lines, TandemForecastLine, place);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < TANDEM_FORECAST_N_CLASSES; i++)
    g_string_append_printf (text, "%s%d %d", i > 0 ? ", " : "", (int) line->cells[i].n_deals,
                            (int) line->cells[i].amount_minor);
  g_assert_cmpstr (line->month, ==, month);
  g_assert_cmpstr (line->currency, ==, currency);
  g_assert_cmpstr (text->str, ==, cells);
  g_assert_cmpint (line->weighted_minor, ==, weighted);
}

/* 80 % is committed, 79 is not; 50 % is best case, 49 is not; no currency is added to another. */
static void
test_classes (void)
{
  g_autoptr (GArray) deals = make_deals ();
  g_autoptr (GArray) lines = tandem_forecast_make (deals, "2026-09", 4);

  g_assert_cmpuint (lines->len, ==, 6);
  assert_line (lines, 0, "earlier", "EUR", "0 0, 0 0, 0 0, 1 60000", 12000);
  assert_line (lines, 1, "2026-11", "EUR", "2 105000, 1 10001, 1 20000, 0 0", 128801);
  assert_line (lines, 2, "2026-12", "EUR", "0 0, 0 0, 1 30000, 1 40000", 34600);
  assert_line (lines, 3, "2026-12", "USD", "0 0, 0 0, 0 0, 1 50000", 5000);
  assert_line (lines, 4, "later", "EUR", "0 0, 0 0, 0 0, 1 70000", 14000);
  assert_line (lines, 5, "none", "EUR", "0 0, 0 0, 0 0, 1 80000", 16000);
}

/* Below the lines of a month with other currencies stands what they are worth together; what has no rate is named. */
static void
test_together (void)
{
  g_autoptr (GArray) deals = make_deals ();
  g_autoptr (GArray) lines = tandem_forecast_make (deals, "2026-09", 4);
  g_autoptr (TandemExchange) exchange = tandem_exchange_new ("EUR");
  g_autoptr (TandemCondition) condition = NULL;
  g_autofree char *json = NULL;
  const TandemForecastLine *line;

  tandem_forecast_convert (lines, deals, "2026-09", 4, exchange, "2026-11-20");
  g_assert_cmpuint (lines->len, ==, 6);
  tandem_exchange_add (exchange, "USD", "2026-01-01", 900000000);
  tandem_forecast_convert (lines, deals, "2026-09", 4, exchange, "2026-11-20");
  g_assert_cmpuint (lines->len, ==, 7);
  assert_line (lines, 3, "2026-12", "USD", "0 0, 0 0, 0 0, 1 50000", 5000);
  assert_line (lines, 4, "2026-12", "EUR", "0 0, 0 0, 1 30000, 2 85000", 34600 + 4500);
  line = &g_array_index (lines, TandemForecastLine, 4);
  g_assert_true (line->is_together);
  g_assert_null (line->without);
  g_assert_cmpint (line->n_deals, ==, 3);
  g_array_remove_index (lines, 4);
  tandem_forecast_convert (lines, deals, "2026-09", 4, exchange, "2025-12-31");
  assert_line (lines, 4, "2026-12", "EUR", "0 0, 0 0, 1 30000, 1 40000", 34600);
  line = &g_array_index (lines, TandemForecastLine, 4);
  g_assert_cmpstr (line->without, ==, "USD");
  condition = tandem_forecast_make_condition (line, TANDEM_FORECAST_PIPELINE, "2026-09", 4);
  json = tandem_condition_to_json (condition);
  g_assert_nonnull (strstr (json, "{\"field\":\"currency\",\"is\":\"is-not\",\"values\":[\"USD\"]}"));
}

static void
test_weighted (void)
{
  g_autoptr (GArray) deals = make_deals ();
  g_autoptr (GArray) none = g_array_new (FALSE, TRUE, sizeof (TandemDealState));

  g_assert_cmpint (tandem_sales_figures_add_weighted (deals, "EUR"), ==,
                   8001 + 15800 + 15000 + 19600 + 12000 + 14000 + 16000);
  g_assert_cmpint (tandem_sales_figures_add_weighted (deals, "USD"), ==, 5000);
  g_assert_cmpint (tandem_sales_figures_add_weighted (none, "EUR"), ==, 0);
}

static void
assert_rate (TandemRate rate, gint64 num, gint64 den)
{
  g_assert_cmpint (rate.num, ==, num);
  g_assert_cmpint (rate.den, ==, den);
}

/* The one by the day of closing, the other of those made then; nothing to divide by is no rate. */
static void
test_win_rates (void)
{
  g_autoptr (GArray) deals = make_deals ();
  double value;

  assert_rate (tandem_sales_figures_win_closed (deals, "2026-11-01", "2026-11-30"), 2, 3);
  assert_rate (tandem_sales_figures_win_cohort (deals, "2026-11-01", "2026-11-30"), 1, 3);
  assert_rate (tandem_sales_figures_win_cohort (deals, "2026-10-01", "2026-10-31"), 1, 5);
  assert_rate (tandem_sales_figures_win_closed (deals, "2025-01-01", "2025-12-31"), 0, 0);
  g_assert_false (tandem_rate_get_value (tandem_sales_figures_win_closed (deals, "2025-01-01", "2025-12-31"), &value));
}

static void
test_cycle (void)
{
  g_autoptr (GArray) deals = make_deals ();
  TandemSalesCycle cycle = tandem_sales_figures_cycle (deals, "2026-11-01", "2026-11-30");

  g_assert_cmpint (cycle.n_deals, ==, 2);
  g_assert_cmpfloat (cycle.mean_days, ==, 16);
  g_assert_cmpfloat (cycle.median_days, ==, 16);
  cycle = tandem_sales_figures_cycle (deals, "2026-01-01", "2026-12-31");
  g_assert_cmpint (cycle.n_deals, ==, 3);
  g_assert_cmpfloat_with_epsilon (cycle.mean_days, 62.0 / 3, 1e-9);
  g_assert_cmpfloat (cycle.median_days, ==, 30);
  g_assert_cmpint (tandem_sales_figures_cycle (deals, "2025-01-01", "2025-12-31").n_deals, ==, 0);
}

static void
test_velocity (void)
{
  gint64 minor;

  g_assert_true (tandem_sales_figures_velocity (40, 2500000, (TandemRate) { 25, 100 }, 90, &minor));
  g_assert_cmpint (minor, ==, 277778);
  g_assert_true (tandem_sales_figures_velocity (18, 4200000, (TandemRate) { 24, 100 }, 78, &minor));
  g_assert_cmpint (minor, ==, 232615);
  g_assert_false (tandem_sales_figures_velocity (18, 4200000, (TandemRate) { 0, 0 }, 78, &minor));
  g_assert_false (tandem_sales_figures_velocity (18, 4200000, (TandemRate) { 24, 100 }, 0, &minor));
}

/* --- a firm -------------------------------------------------------------------------------------------------------- */

#define TODAY SAMPLE_FIRM_TODAY

static void
assert_rows (TandemConnection *reader, const TandemForecastLine *line, int class, gint64 n_deals,
             const char *first_month)
{
  g_autoptr (TandemCondition) condition = tandem_forecast_make_condition (line, class, first_month, 9);
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_DEAL, NULL, FALSE);
  gint64 n;

  tandem_list_query_set_condition (query, condition);
  g_assert_true (tandem_list_query_count (reader, query, &n, NULL, NULL));
  g_assert_cmpint (n, ==, n_deals);
}

/* Behind each number stand as many rows as it says, and every deal that is not lost stands somewhere or was won elsewhere. */
static void
test_rows (FirmFile *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GArray) deals = tandem_deal_states_load (reader, 0, NULL, NULL);
  g_autofree char *first_month = g_strndup (TODAY, 7);
  g_autoptr (GArray) lines = NULL;
  gint64 n_open = 0, n_open_in_file;

  lines = tandem_forecast_make (deals, first_month, 9);
  g_assert_cmpuint (lines->len, >, 2);
  for (guint i = 0; i < lines->len; i++)
    {
      const TandemForecastLine *line = &g_array_index (lines, TandemForecastLine, i);

      for (int class = 0; class < TANDEM_FORECAST_N_CLASSES; class ++)
        {
          assert_rows (reader, line, class, line->cells[class].n_deals, first_month);
          n_open += class == TANDEM_FORECAST_WON ? 0 : line->cells[class].n_deals;
        }
      assert_rows (reader, line, -1, line->n_deals, first_month);
    }
  g_assert_true (
      tandem_connection_get_int64 (reader, "SELECT count(*) FROM deal WHERE closed_on IS NULL AND deleted_at IS NULL",
                                   &n_open_in_file, NULL));
  g_assert_cmpint (n_open, ==, n_open_in_file);
}

/* --- as it was ----------------------------------------------------------------------------------------------------- */

/* Counted anew, another way: of all states up to then the last of each deal. */
#define RECOUNT                                                                                                        \
  "SELECT count(*), sum (amount), group_concat (deal_id || ':' || stage_id) FROM (SELECT h.deal_id, h.stage_id,"       \
  " coalesce (h.amount_minor, 0) AS amount, row_number() OVER (PARTITION BY h.deal_id ORDER BY h.from_at DESC, h.id"   \
  " DESC) AS place FROM deal_history AS h JOIN deal AS d ON d.id = h.deal_id WHERE h.deleted_at IS NULL AND"           \
  " h.from_at < ?1 AND (d.deleted_at IS NULL OR d.deleted_at >= ?1) ORDER BY h.deal_id) WHERE place = 1"

static void
assert_day (TandemConnection *reader, sqlite3 *db, const char *day)
{
  g_autoptr (TandemPastDeals) past = tandem_past_deals_load (reader, day, NULL, NULL);
  GArray *deals = tandem_past_deals_get_states (past);
  g_autofree char *next_day = tandem_date_add_days (day, 1);
  g_autofree char *until = tandem_date_start (next_day, tandem_connection_get_time_zone (reader));
  g_autoptr (GString) stages = g_string_new (NULL);
  sqlite3_stmt *statement;
  gint64 sum = 0;

  for (guint i = 0; i < deals->len; i++)
    {
      const TandemDealState *deal = &g_array_index (deals, TandemDealState, i);

      sum += deal->amount_minor;
      g_string_append_printf (stages, "%s%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, i > 0 ? "," : "", deal->id,
                              deal->stage_id);
    }
  g_assert_cmpint (sqlite3_prepare_v2 (db, RECOUNT, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, until, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int64 (statement, 0), ==, deals->len);
  g_assert_cmpint (sqlite3_column_int64 (statement, 1), ==, sum);
  if (deals->len > 0)
    g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 2), ==, stages->str);
  sqlite3_finalize (statement);
}

static void
test_past (FirmFile *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GArray) now = tandem_deal_states_load (reader, 0, NULL, NULL);
  g_autoptr (TandemPastDeals) past = tandem_past_deals_load (reader, TODAY, NULL, NULL);
  GArray *last = tandem_past_deals_get_states (past);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (int days_ago = 0; days_ago < 800; days_ago += 37)
    {
      g_autofree char *day = tandem_date_add_days (TODAY, -days_ago);

      assert_day (reader, db, day);
    }
  sqlite3_close (db);
  g_assert_cmpuint (last->len, ==, now->len);
  for (guint i = 0; i < now->len; i++)
    {
      const TandemDealState *deal = &g_array_index (now, TandemDealState, i);
      const TandemDealState *as_was = &g_array_index (last, TandemDealState, i);

      g_assert_cmpint (deal->id, ==, as_was->id);
      g_assert_cmpint (deal->stage_id, ==, as_was->stage_id);
      g_assert_cmpint (deal->amount_minor, ==, as_was->amount_minor);
      g_assert_cmpint (deal->outcome, ==, as_was->outcome);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/forecast/classes", test_classes);
  g_test_add_func ("/insight/forecast/together", test_together);
  g_test_add_func ("/insight/forecast/weighted", test_weighted);
  g_test_add_func ("/insight/forecast/win-rates", test_win_rates);
  g_test_add_func ("/insight/forecast/cycle", test_cycle);
  g_test_add_func ("/insight/forecast/velocity", test_velocity);
  g_test_add ("/insight/forecast/rows", FirmFile, NULL, sample_firm_set_up, test_rows, firm_file_tear_down);
  g_test_add ("/insight/forecast/past", FirmFile, NULL, sample_firm_set_up, test_past, firm_file_tear_down);
  return g_test_run ();
}
