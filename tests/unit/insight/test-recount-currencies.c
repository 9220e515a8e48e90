/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the sample firm spent and won in several currencies, converted and added up again in plain SQL. */
#include <math.h>

#include "insight/tandem-campaign-money.h"
#include "insight/tandem-overview-words.h"
#include "insight/tandem-overview.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-campaign-entry-row.h"
#include "recount.h"

#define FROM  RECOUNT_LONG_FROM
#define TODAY RECOUNT_TO

typedef Recount Fixture;

#define WORTH "(minor * rate * CASE currency WHEN 'JPY' THEN 100 ELSE 1 END + 500000000) / 1000000000"

/* What is in other currencies is worth, in plain SQL; what has no rate on one of the days of the period is worth nothing. */
#define AMOUNTS                                                                                                        \
  "WITH amount AS (SELECT 'deal' AS kind, d.id, 0 AS campaign_id, d.currency, d.closed_on AS day,"                     \
  "  d.amount_minor AS minor FROM main.deal AS d JOIN stage AS s ON s.id = d.stage_id"                                 \
  "  WHERE s.kind = 'won' AND d.deleted_at IS NULL"                                                                    \
  " UNION ALL SELECT k.kind, k.id, k.campaign_id, k.currency, k.day, k.amount_minor FROM campaign_cost AS k"           \
  "  WHERE k.deleted_at IS NULL"                                                                                       \
  " UNION ALL SELECT 'firm', id, 0, currency, day, amount_minor FROM firm_cost WHERE deleted_at IS NULL),"             \
  " rated AS (SELECT *, CASE currency WHEN 'EUR' THEN 1000000000 ELSE (SELECT r.rate_billionths"                       \
  "  FROM exchange_rate AS r WHERE r.currency = a.currency AND r.day <= a.day ORDER BY r.day DESC LIMIT 1) END"        \
  "  AS rate FROM amount AS a WHERE a.day BETWEEN '" FROM "' AND '" TODAY "'),"                                        \
  " worth AS (SELECT *, " WORTH " AS worth FROM rated"                                                                 \
  "  WHERE currency NOT IN (SELECT currency FROM rated WHERE rate IS NULL)) "

static gint64
count_worth (Fixture *self, const char *where)
{
  g_autofree char *sql = g_strconcat (AMOUNTS "SELECT coalesce (sum (worth), 0) FROM worth WHERE ", where, NULL);

  return recount_count (self, sql);
}

/* The same recount of all models, with deals that are worth what they are in plain SQL: a table that hides that of the file. */
static void
hide_deals (Fixture *self)
{
  static const char hide[]
      = "CREATE TEMP TABLE worth_of AS " AMOUNTS "SELECT id, worth FROM worth WHERE kind = 'deal';"
        "CREATE TEMP TABLE deal AS SELECT d.id, d.contact_id, d.stage_id, d.closed_on, d.created_at, d.deleted_at,"
        " w.worth AS amount_minor FROM main.deal AS d JOIN worth_of AS w ON w.id = d.id";

  g_assert_cmpint (sqlite3_exec (self->plain, hide, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
test_credits (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (self->without, ==, "NOK, SEK");
  hide_deals (self);
  recount_assert_credits (self, FROM, recount_usual_terms);
  recount_assert_credits (self, FROM, recount_other_terms);
}

/* What is listed behind a number comes to what the number says. */
static gint64
add_up_rows (Fixture *self, const TandemOverviewPart *part, TandemOverviewRowsKind kind, guint *n_rows)
{
  TandemOverviewRows rows = { .kind = kind,
                              .scope = part ? part->scope : TANDEM_OVERVIEW_SCOPE_FIRM,
                              .scope_id = part ? part->id : 0,
                              .from = FROM,
                              .to = TODAY,
                              .window_days = recount_usual_terms.window_days,
                              .without = self->without };
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (TandemDatedAmount));
  g_autoptr (GArray) ids = tandem_overview_rows_list_ids (&rows, self->reader, amounts, NULL);
  g_auto (TandemTally) tally = { 0 };

  g_assert_cmpuint (ids->len, ==, amounts->len);
  *n_rows = ids->len;
  for (guint i = 0; i < amounts->len; i++)
    {
      const TandemDatedAmount *amount = &g_array_index (amounts, TandemDatedAmount, i);

      g_assert_true (tandem_tally_add (&tally, self->exchange, amount->minor, amount->currency, amount->day));
    }
  return tally.minor;
}

/* Returns: what the parts cost together */
static gint64
assert_part_costs (Fixture *self, GPtrArray *parts, gint64 *won_minor)
{
  gint64 sum = 0;
  guint n_rows;

  *won_minor = 0;
  for (guint i = 0; i < parts->len; i++)
    {
      const TandemOverviewPart *part = parts->pdata[i];
      g_autofree char *where
          = g_strdup_printf ("campaign_id = %" G_GINT64_FORMAT " AND kind NOT IN ('deal', 'firm')", part->id);

      if (part->scope == TANDEM_OVERVIEW_SCOPE_CAMPAIGN)
        g_assert_cmpint (part->costs.all.minor, ==, count_worth (self, where));
      g_assert_cmpint (part->costs.all.minor, ==, add_up_rows (self, part, TANDEM_OVERVIEW_ROWS_COSTS, &n_rows));
      g_assert_cmpint (part->costs.ad_spend.minor, ==,
                       add_up_rows (self, part, TANDEM_OVERVIEW_ROWS_AD_SPEND, &n_rows));
      add_up_rows (self, part, TANDEM_OVERVIEW_ROWS_DEALS, &n_rows);
      g_assert_cmpuint (part->n_won, ==, n_rows);
      sum += part->costs.all.minor;
      *won_minor += part->id ? part->won.minor : 0;
    }
  return sum;
}

static double
add_points (const TandemOverview *overview, const double *points)
{
  double sum = 0;

  for (guint i = 0; i < overview->n_points; i++)
    sum += points[i];
  return sum;
}

/* What is told of a figure has each currency, what they are worth, at which rates, and what is left out. */
static void
assert_words (const TandemOverview *overview)
{
  static const char *const spent_in[] = { "€", "$", "¥", "SEK" };
  g_autofree char *costs = tandem_overview_figures_write_definition (TANDEM_OVERVIEW_FIGURE_CAC, overview);
  g_autofree char *won = tandem_overview_figures_write_definition (TANDEM_OVERVIEW_FIGURE_WON, overview);
  g_autofree char *roi = tandem_overview_figures_write_denominator (TANDEM_OVERVIEW_FIGURE_ROI, overview);
  g_autofree char *cpl = tandem_overview_figures_write_denominator (TANDEM_OVERVIEW_FIGURE_CPL, overview);
  g_autofree char *deals = tandem_overview_figures_write_denominator (TANDEM_OVERVIEW_FIGURE_WON, overview);
  g_autofree char *leads = tandem_overview_figures_write_definition (TANDEM_OVERVIEW_FIGURE_LEADS, overview);

  g_assert_true (g_pattern_match_simple ("*\nCosts: * + *, together €* without SEK\n*", costs));
  for (guint i = 0; i < G_N_ELEMENTS (spent_in); i++)
    g_assert_nonnull (strstr (strstr (costs, "Costs: "), spent_in[i]));
  g_assert_true (g_pattern_match_simple ("*1 USD = 0.862456789 EUR, of 1 Oct 2026*", costs));
  g_assert_true (g_pattern_match_simple ("*1 USD = 0.913 EUR, of 1 Jan 2020*", costs));
  g_assert_true (g_pattern_match_simple ("*\nWon: * + *, together €* without NOK\n*", won));
  g_assert_true (g_str_has_suffix (cpl, " leads without SEK"));
  g_assert_true (g_str_has_suffix (roi, " costs without SEK, NOK"));
  g_assert_true (g_pattern_match_simple ("* of * deals · * in NOK, without a rate", deals));
  g_assert_null (strstr (leads, "together"));
}

static void
test_overview (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemOverview) overview = NULL;
  TandemPeriod period;
  gint64 won, channels_won;
  guint n_rows;

  g_assert_true (tandem_period_init_custom (&period, FROM, TODAY));
  overview = tandem_overview_load (self->reader, &period, TANDEM_OVERVIEW_AGAINST_NOTHING, NULL, NULL);
  g_assert_cmpstr (overview->without[0], ==, "NOK, SEK");
  g_assert_cmpint (overview->costs[0].all.minor, ==, count_worth (self, "kind NOT IN ('deal', 'firm')"));
  g_assert_cmpint (overview->costs[0].ad_spend.minor, ==, count_worth (self, "kind = 'ad-spend'"));
  g_assert_cmpint (overview->firm_costs[0].minor, ==, count_worth (self, "kind = 'firm'"));
  g_assert_cmpint (overview->firm_costs[0].minor, ==,
                   add_up_rows (self, NULL, TANDEM_OVERVIEW_ROWS_FIRM_COSTS, &n_rows));
  g_assert_cmpint (overview->costs[0].all.minor, ==, add_up_rows (self, NULL, TANDEM_OVERVIEW_ROWS_COSTS, &n_rows));
  g_assert_cmpint (assert_part_costs (self, overview->campaigns, &won), ==, overview->costs[0].all.minor);
  g_assert_cmpint (assert_part_costs (self, overview->channels, &channels_won), ==, overview->costs[0].all.minor);
  g_assert_cmpint (won, ==, overview->won[0].minor);
  g_assert_cmpint (channels_won, >=, won); /* with campaigns that have no channel */
  add_up_rows (self, NULL, TANDEM_OVERVIEW_ROWS_DEALS, &n_rows);
  g_assert_cmpuint (overview->n_won[0], ==, n_rows);
  g_assert_cmpuint (overview->n_all_won, ==,
                    recount_count (self, AMOUNTS "SELECT count(*) FROM worth WHERE kind = 'deal'"));
  g_assert_cmpuint (overview->n_won_other, ==,
                    recount_count (self,
                                   AMOUNTS "SELECT count(*) FROM rated WHERE kind = 'deal' AND currency = 'NOK'"));
  /* the first days are in no point, which are of whole weeks */
  g_assert_cmpfloat (add_points (overview, overview->series[0].costs), >, 0);
  g_assert_cmpfloat (add_points (overview, overview->series[0].costs), <=, (double) overview->costs[0].all.minor);
  g_assert_cmpfloat (add_points (overview, overview->series[0].firm_costs), >, 0);
  g_assert_cmpfloat (add_points (overview, overview->series[0].firm_costs), <=, (double) overview->firm_costs[0].minor);
  assert_words (overview);
}

/* What is listed of costs beside the campaigns is what stands in the file. */
static void
test_firm_costs (Fixture *self, gconstpointer data)
{
  const TandemOverviewRows rows
      = { .kind = TANDEM_OVERVIEW_ROWS_FIRM_COSTS, .from = FROM, .to = TODAY, .without = self->without };
  g_autoptr (GArray) ids = tandem_overview_rows_list_ids (&rows, self->reader, NULL, NULL);
  g_autoptr (GPtrArray) costs
      = tandem_campaign_entry_row_load_firm_costs (self->reader, (const gint64 *) ids->data, ids->len, NULL);

  g_assert_cmpuint (costs->len, >, 3);
  for (guint i = 0; i < costs->len; i++)
    {
      const TandemCampaignEntryRow *cost = costs->pdata[i];
      gboolean is_of_sales = g_str_equal (cost->kind, "sales");

      g_assert_cmpint (cost->campaign_id, ==, 0);
      g_assert_true (is_of_sales || g_str_equal (cost->kind, "marketing"));
      g_assert_cmpstr (cost->currency, ==, is_of_sales ? "USD" : "EUR");
      g_assert_cmpint (cost->amount_minor, >, 0);
    }
}

/* What belongs to a campaign by itself, and of that what has a rate on each of its days. */
static gint64
count_own (Fixture *self, gint64 campaign_id, const char *kinds)
{
  g_autofree char *own = g_strdup_printf ("(campaign_id = %" G_GINT64_FORMAT " OR (kind = 'deal' AND id IN"
                                          " (SELECT id FROM main.deal WHERE campaign_id = %" G_GINT64_FORMAT ")))",
                                          campaign_id, campaign_id);
  g_autofree char *sql
      = g_strconcat (AMOUNTS "SELECT coalesce (sum (" WORTH "), 0) FROM rated WHERE kind ", kinds, " AND ", own,
                     " AND currency NOT IN (SELECT currency FROM rated WHERE rate IS NULL AND ", own, ")", NULL);

  return recount_count (self, sql);
}

static void
assert_without (const TandemTally *costs, const TandemTally *won, TandemExchange *exchange, const char *codes)
{
  g_auto (TandemTally) both = { 0 };
  g_autofree char *missing = NULL;

  tandem_tally_join (&both, costs);
  tandem_tally_join (&both, won);
  missing = tandem_tally_find_missing (&both, exchange);
  g_assert_cmpint (missing ? (int) strlen (missing) : -1, ==, codes ? (int) strlen (codes) : -1);
  for (const char *code = codes; code && *code; code += MIN (strlen (code), strlen ("SEK, ")))
    {
      g_autofree char *one = g_strndup (code, strlen ("SEK"));

      g_assert_nonnull (strstr (missing, one));
    }
}

/* The row of the list says what the record says, and leaves out what it leaves out. */
static void
assert_row (const TandemCampaignRow *row, const TandemCampaignMoney *money)
{
  const TandemTally nothing = { 0 };

  g_assert_cmpint (row->cost_minor, ==, money->costs.minor);
  g_assert_cmpint (row->won_minor, ==, money->won.minor);
  assert_without (&money->costs, &nothing, money->exchange, row->cost_without);
  assert_without (&nothing, &money->won, money->exchange, row->won_without);
  assert_without (&money->costs, &money->won, money->exchange, row->without);
}

/* Crowns of which all have a rate; of which a cost has none; and of which a cost has one and a won deal none. */
static const char crowns_sql[]
    = "CREATE TEMP TABLE most AS SELECT d.campaign_id AS id FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
      " WHERE s.kind = 'won' AND d.deleted_at IS NULL AND d.campaign_id IN (SELECT campaign_id FROM campaign_cost"
      " WHERE deleted_at IS NULL GROUP BY campaign_id HAVING count(*) > 2) GROUP BY d.campaign_id"
      " HAVING max (d.currency = 'NOK') = 0 ORDER BY count(*) DESC, d.campaign_id LIMIT 3;"
      "UPDATE campaign_cost SET currency = 'NOK', day = '2026-10-20' WHERE id IN (SELECT max (k.id) FROM campaign_cost "
      "AS k"
      " JOIN most AS m ON m.id = k.campaign_id WHERE k.deleted_at IS NULL GROUP BY k.campaign_id);"
      "UPDATE campaign_cost SET currency = 'NOK', day = '2026-09-01' WHERE id = (SELECT min (id) FROM campaign_cost"
      " WHERE deleted_at IS NULL AND campaign_id = (SELECT id FROM most WHERE rowid = 2));"
      "UPDATE deal SET currency = 'NOK', closed_on = '2026-09-01' WHERE id = (SELECT max (d.id) FROM deal AS d"
      " JOIN stage AS s ON s.id = d.stage_id WHERE s.kind = 'won' AND d.deleted_at IS NULL"
      " AND d.campaign_id = (SELECT id FROM most WHERE rowid = 3))";

/* A campaign says by itself what it cost and brought, whatever the currency. */
static void
test_campaign_money (Fixture *self, gconstpointer data)
{
  sqlite3_stmt *campaigns;
  guint n_mixed = 0, n_without_crowns = 0;

  execute_sql (self->file.path, crowns_sql);
  campaigns = recount_ask (self, "SELECT id FROM campaign WHERE deleted_at IS NULL ORDER BY id");

  while (sqlite3_step (campaigns) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (campaigns, 0);
      g_autoptr (GPtrArray) rows = tandem_campaign_query_load_rows (self->reader, &id, 1, NULL);
      TandemCampaignMoney money = { 0 };
      const char *cost_without;

      g_assert_true (tandem_campaign_money_load (&money, self->reader, rows->pdata[0], NULL));
      g_assert_cmpint (money.costs.minor, ==, count_own (self, id, "NOT IN ('deal', 'firm')"));
      g_assert_cmpint (money.won.minor, ==, count_own (self, id, "= 'deal'"));
      assert_row (rows->pdata[0], &money);
      n_mixed += tandem_tally_is_mixed (&money.won);
      cost_without = TANDEM_CAMPAIGN_ROW (rows->pdata[0])->cost_without;
      n_without_crowns += strstr (cost_without ? cost_without : "", "NOK") != NULL;
      tandem_campaign_money_clear (&money);
    }
  sqlite3_finalize (campaigns);
  g_assert_cmpuint (n_mixed, >, 2);
  g_assert_cmpuint (n_without_crowns, ==, 2);
}

static double
reckon (Fixture *self, const char *figure, gint64 id)
{
  double costs = (double) count_own (self, id, "NOT IN ('deal', 'firm')");
  double won = (double) count_own (self, id, "= 'deal'");
  g_autofree char *budget = g_strdup_printf ("SELECT budget_minor FROM campaign WHERE id = %" G_GINT64_FORMAT, id);

  if (g_str_equal (figure, "cost"))
    return costs;
  if (g_str_equal (figure, "won"))
    return won;
  if (g_str_equal (figure, "spent"))
    return costs / (double) recount_count (self, budget);
  return (won - costs) / costs;
}

/* Those that have the figure stand first; the others have none. */
static void
assert_order (Fixture *self, const char *figure)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CAMPAIGN, figure, TRUE);
  g_autoptr (GArray) ids = tandem_list_query_list_ids (self->reader, query, NULL, NULL);
  gboolean has_ended = FALSE;
  double last = G_MAXDOUBLE;
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      double value = reckon (self, figure, g_array_index (ids, gint64, i));
      gboolean has_value = isfinite (value) && (value != 0 || !g_str_equal (figure, "won"));

      g_assert_false (has_ended && has_value && !g_str_equal (figure, "cost"));
      has_ended = has_ended || !has_value;
      g_assert_false (has_value && value > last);
      last = has_value ? value : last;
      n += has_value;
    }
  g_assert_cmpuint (n, >, 3);
}

/* At least what the middle one has: a filter keeps those, and no others. */
static void
assert_filter (Fixture *self, const char *figure)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CAMPAIGN, figure, TRUE);
  g_autoptr (GArray) all = tandem_list_query_list_ids (self->reader, query, NULL, NULL);
  gint64 least = (gint64) reckon (self, figure, g_array_index (all, gint64, 2));
  g_autofree char *json
      = g_strdup_printf ("{\"field\":\"%s\",\"is\":\"at-least\",\"values\":[%" G_GINT64_FORMAT ",\"EUR\"]}", figure,
                         least);
  g_autoptr (TandemCondition) condition = tandem_condition_new_from_json (TANDEM_ENTITY_CAMPAIGN, json, NULL);
  g_autoptr (GArray) kept = NULL;

  tandem_list_query_set_condition (query, condition);
  kept = tandem_list_query_list_ids (self->reader, query, NULL, NULL);
  g_assert_cmpuint (kept->len, ==, 3);
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpint (g_array_index (kept, gint64, i), ==, g_array_index (all, gint64, i));
}

/* The list of campaigns is sorted and filtered by what each comes to, whatever the currency. */
static void
test_campaign_list (Fixture *self, gconstpointer data)
{
  static const char *const figures[] = { "cost", "won", "spent", "roi" };

  execute_sql (self->file.path, crowns_sql);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    assert_order (self, figures[i]);
  assert_filter (self, "cost");
  assert_filter (self, "won");
}

static void
test_campaigns (Fixture *self, gconstpointer data)
{
  recount_assert_credits_of_campaign (self, recount_usual_terms);
  recount_assert_credits_of_campaign (self, recount_other_terms);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/insight/recount-currencies/credits", Fixture, "mixed", recount_set_up, test_credits, recount_tear_down);
  g_test_add ("/insight/recount-currencies/campaigns", Fixture, "mixed", recount_set_up, test_campaigns,
              recount_tear_down);
  g_test_add ("/insight/recount-currencies/overview", Fixture, "mixed", recount_set_up, test_overview,
              recount_tear_down);
  g_test_add ("/insight/recount-currencies/campaign-money", Fixture, "mixed", recount_set_up, test_campaign_money,
              recount_tear_down);
  g_test_add ("/insight/recount-currencies/campaign-list", Fixture, "mixed", recount_set_up, test_campaign_list,
              recount_tear_down);
  g_test_add ("/insight/recount-currencies/firm-costs", Fixture, "mixed", recount_set_up, test_firm_costs,
              recount_tear_down);
  return g_test_run ();
}
