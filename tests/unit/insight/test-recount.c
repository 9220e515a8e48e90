/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the sample firm's people, cohorts and won deals add up to, counted again in plain SQL by another way. */
#include "insight/tandem-cohorts.h"
#include "insight/tandem-flow.h"
#include "insight/tandem-key-figures.h"
#include "insight/tandem-overview-words.h"
#include "insight/tandem-overview.h"
#include "insight/tandem-statistics.h"
#include "model/tandem-overview-query.h"
#include "model/tandem-overview-rows.h"
#include "recount.h"

#define FROM  RECOUNT_FROM
#define TODAY RECOUNT_TO

typedef Recount Fixture;

#define RANK(alias)                                                                                                    \
  "CASE " alias ".to_stage WHEN 'lead' THEN 1 WHEN 'mql' THEN 2 WHEN 'sal' THEN 3 WHEN 'sql' THEN 4"                   \
  " WHEN 'opportunity' THEN 5 WHEN 'customer' THEN 6 WHEN 'evangelist' THEN 6 ELSE 0 END"

/* Contacts beside the step that first brought them to a rank (%d) or past it. */
#define FIRST                                                                                                          \
  "(SELECT h.contact_id, h.day, coalesce (h.campaign_id, 0) AS campaign_id, (SELECT max (" RANK (                      \
      "m") ")"                                                                                                         \
           "  FROM lifecycle_history AS m WHERE m.contact_id = h.contact_id AND m.deleted_at IS NULL) AS furthest,"    \
           "  row_number() OVER (PARTITION BY h.contact_id ORDER BY h.day, h.at, h.id) AS place"                       \
           " FROM lifecycle_history AS h WHERE h.deleted_at IS NULL AND " RANK ("h") " >= %d)"

static void
assert_flow (Fixture *self, const TandemFlow *flow, gint64 campaign_id, TandemLifecycle stage, TandemLifecycle next)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM " FIRST " WHERE place = 1 AND day BETWEEN '" FROM
                                          "' AND '" TODAY "' AND furthest >= %d"
                                          " AND (%" G_GINT64_FORMAT " = 0 OR campaign_id = %" G_GINT64_FORMAT ")",
                                          stage, next, campaign_id, campaign_id);

  g_assert_cmpint (flow->people[stage][next], ==, recount_count (self, sql));
}

/* As many contacts are listed as the number says. */
static void
assert_listed (Fixture *self, const TandemFlow *flow, gint64 campaign_id, TandemLifecycle stage, TandemLifecycle next)
{
  const TandemOverviewRows rows = { .kind = TANDEM_OVERVIEW_ROWS_PEOPLE,
                                    .scope = campaign_id ? TANDEM_OVERVIEW_SCOPE_CAMPAIGN : TANDEM_OVERVIEW_SCOPE_FIRM,
                                    .scope_id = campaign_id,
                                    .stage = stage,
                                    .next = next,
                                    .from = FROM,
                                    .to = TODAY };
  g_autoptr (GArray) ids = tandem_overview_rows_list_ids (&rows, self->reader, NULL, NULL);

  g_assert_cmpint (ids->len, ==, flow->people[stage][next]);
}

static void
test_flow (Fixture *self, gconstpointer data)
{
  TandemPeriod period;
  g_autoptr (TandemFlows) flows = NULL;
  sqlite3_stmt *campaigns = recount_ask (self, "SELECT id FROM campaign UNION ALL SELECT 0 ORDER BY 1");
  guint n_with_people = 0;

  g_assert_true (tandem_period_init_custom (&period, FROM, TODAY));
  flows = tandem_flows_load (self->reader, &period, NULL);
  while (sqlite3_step (campaigns) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (campaigns, 0);
      const TandemFlow *flow = tandem_flows_get (flows, id);

      for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
        for (TandemLifecycle next = stage; next <= TANDEM_LIFECYCLE_CUSTOMER; next++)
          {
            assert_flow (self, flow, id, stage, next);
            assert_listed (self, flow, id, stage, next);
          }
      n_with_people += flow->people[TANDEM_LIFECYCLE_LEAD][TANDEM_LIFECYCLE_LEAD] > 0;
    }
  sqlite3_finalize (campaigns);
  g_assert_cmpuint (n_with_people, >, 3);
}

static void
assert_course (Fixture *self, TandemDaySeries series, const char *sql)
{
  double values[10], sum = 0;

  g_assert_true (tandem_overview_query_load_day_series (self->reader, series, FROM, 9, values, 10, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    sum += values[i];
  g_assert_cmpfloat (sum, >, 0);
  g_assert_cmpfloat (sum, ==, (double) recount_count (self, sql));
}

/* What is drawn under the rate of MQL that become SQL: ten points of nine days. */
static void
test_courses (Fixture *self, gconstpointer data)
{
  g_autofree char *mql_to_sql
      = g_strdup_printf ("SELECT count(*) FROM " FIRST " WHERE place = 1 AND furthest >= %d AND day BETWEEN '" FROM
                         "' AND '" TODAY "'",
                         TANDEM_LIFECYCLE_MQL, TANDEM_LIFECYCLE_SQL);
  g_autofree char *customers
      = g_strdup_printf ("SELECT count(*) FROM " FIRST " WHERE place = 1 AND day BETWEEN '" FROM "' AND '" TODAY "'",
                         TANDEM_LIFECYCLE_CUSTOMER);

  assert_course (self, TANDEM_DAY_SERIES_MQL_TO_SQL, mql_to_sql);
  assert_course (self, TANDEM_DAY_SERIES_CUSTOMERS, customers);
}

static void
test_cohorts (Fixture *self, gconstpointer data)
{
  TandemCohorts cohorts;
  gint64 n_customers = 0;

  g_assert_true (tandem_cohorts_load (&cohorts, self->reader, TODAY, TANDEM_COHORTS_MOST, NULL));
  g_assert_cmpstr (cohorts.months[0], ==, "2025-12-01");
  g_assert_cmpstr (cohorts.months[11], ==, "2026-11-01");
  for (guint month = 0; month < cohorts.n_months; month++)
    for (TandemLifecycle stage = TANDEM_LIFECYCLE_MQL; stage <= TANDEM_LIFECYCLE_CUSTOMER; stage++)
      for (guint since = 0; since < cohorts.n_months; since++)
        {
          g_autofree char *sql
              = g_strdup_printf ("SELECT count(*) FROM " FIRST " AS lead JOIN " FIRST
                                 " AS next ON next.contact_id = lead.contact_id"
                                 " WHERE lead.place = 1 AND next.place = 1 AND substr (lead.day, 1, 7) = '%.7s'"
                                 " AND next.day < date ('%s', '+%u months')",
                                 TANDEM_LIFECYCLE_LEAD, stage, cohorts.months[month], cohorts.months[month], since + 1);
          TandemRate rate = tandem_cohorts_get_rate (&cohorts, stage, month, since);

          if (month + since < cohorts.n_months)
            {
              g_assert_cmpint (rate.num, ==, recount_count (self, sql));
              g_assert_cmpint (rate.den, ==, cohorts.leads[month]);
              n_customers += stage == TANDEM_LIFECYCLE_CUSTOMER ? rate.num : 0;
            }
          else
            g_assert_cmpint (rate.den, ==, 0);
        }
  g_assert_cmpint (n_customers, >, 0);
}

static void
test_credits (Fixture *self, gconstpointer data)
{
  recount_assert_credits (self, FROM, recount_usual_terms);
  recount_assert_credits (self, "2024-01-01", recount_usual_terms);
  recount_assert_credits (self, "2024-01-01", recount_other_terms);
}

static void
test_credits_of_campaign (Fixture *self, gconstpointer data)
{
  recount_assert_credits_of_campaign (self, recount_usual_terms);
  recount_assert_credits_of_campaign (self, recount_other_terms);
}

/* Returns: how many campaigns are owed something else under the usual terms */
static guint
assert_overview (Fixture *self, TandemAttributionTerms terms)
{
  TandemCreditScope scope = { .from = FROM, .to = TODAY, .exchange = self->exchange, .terms = recount_usual_terms };
  g_autoptr (TandemCredits) usual = tandem_credits_load (self->reader, &scope, NULL);
  g_autoptr (TandemCredits) credits = NULL;
  g_autoptr (TandemOverview) overview = NULL;
  TandemPeriod period;
  guint n_other = 0;

  scope.terms = terms;
  credits = tandem_credits_load (self->reader, &scope, NULL);
  g_assert_true (tandem_period_init_custom (&period, FROM, TODAY));
  overview = tandem_overview_load (self->reader, &period, TANDEM_OVERVIEW_AGAINST_NOTHING, NULL, NULL);
  g_assert_cmpint (overview->terms.window_days, ==, terms.window_days);
  g_assert_cmpint (overview->terms.half_life_days, ==, terms.half_life_days);
  for (guint i = 0; i < overview->campaigns->len; i++)
    {
      const TandemOverviewPart *part = overview->campaigns->pdata[i];
      const TandemCredit *credit = tandem_credits_get (credits, part->id);

      g_assert_cmpint (part->won.minor, ==, credit->minor[TANDEM_OVERVIEW_MODEL]);
      n_other += part->won.minor != tandem_credits_get (usual, part->id)->minor[TANDEM_OVERVIEW_MODEL];
    }
  return n_other;
}

/* The overview reckons with what the firm has set, and says so. */
static void
test_terms (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (assert_overview (self, recount_usual_terms), ==, 0);
  execute_sql (self->file.path, "UPDATE firm SET touch_days = 21, half_life_days = 30");
  g_assert_cmpuint (assert_overview (self, recount_other_terms), >, 0);
}

static void
assert_same (const TandemCredits *credits, const TandemCredits *others)
{
  GHashTableIter iter;
  gpointer value;

  g_assert_cmpuint (credits->n_won, ==, others->n_won);
  g_assert_cmpint (credits->won.minor, ==, others->won.minor);
  g_assert_cmpuint (credits->n_other, ==, others->n_other);
  g_assert_cmpuint (g_hash_table_size (credits->campaigns), ==, g_hash_table_size (others->campaigns));
  g_hash_table_iter_init (&iter, credits->campaigns);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TandemCredit *credit = value, *other = tandem_credits_get (others, credit->campaign_id);

      g_assert_cmpuint (credit->n_deals, ==, other->n_deals);
      g_assert_cmpint (credit->won.minor, ==, other->won.minor);
      g_assert_cmpmem (credit->minor, sizeof credit->minor, other->minor, sizeof other->minor);
    }
}

/* What is kept is what is loaded, of each scope its own, and the file is not asked for it again. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemExchange) dollars = tandem_exchange_new ("USD");
  const TandemCreditScope scopes[] = {
    { .from = FROM, .to = TODAY, .exchange = self->exchange, .terms = recount_usual_terms },
    { .from = FROM, .to = TODAY, .exchange = self->exchange, .terms = recount_other_terms },
    { .from = "2024-01-01", .to = TODAY, .exchange = self->exchange, .terms = recount_usual_terms },
    { .from = "2024-01-01", .to = FROM, .exchange = self->exchange, .terms = recount_usual_terms },
    { .from = FROM, .to = TODAY, .exchange = dollars, .terms = recount_usual_terms },
  };
  g_autoptr (GHashTable) kept = tandem_credits_make_kept ();
  g_autoptr (GHashTable) anew = tandem_credits_make_kept ();

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
      {
        g_autoptr (TandemCredits) loaded = tandem_credits_load (self->reader, &scopes[i], NULL);
        g_autoptr (TandemCredits) credits = tandem_credits_load_kept (self->reader, &scopes[i], kept, NULL);

        assert_same (loaded, credits);
      }
  execute_sql (self->file.path, "UPDATE deal SET amount_minor = amount_minor + 100");
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (TandemCredits) before = tandem_credits_load_kept (self->reader, &scopes[i], kept, NULL);
      g_autoptr (TandemCredits) credits = tandem_credits_load_kept (self->reader, &scopes[i], anew, NULL);

      g_assert_cmpuint (before->n_won, ==, credits->n_won);
      g_assert_cmpint (before->won.minor + 100 * before->n_won, ==, credits->won.minor);
    }
}

/* A firm of one currency is told nothing of others. */
static void
test_plain_words (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemOverview) overview = NULL;
  g_autofree char *costs = NULL, *definition = NULL;
  TandemPeriod period;

  g_assert_true (tandem_period_init_custom (&period, FROM, TODAY));
  overview = tandem_overview_load (self->reader, &period, TANDEM_OVERVIEW_AGAINST_BEFORE, NULL, NULL);
  costs = tandem_overview_figures_write_denominator (TANDEM_OVERVIEW_FIGURE_CPL, overview);
  definition = tandem_overview_figures_write_definition (TANDEM_OVERVIEW_FIGURE_CAC, overview);
  g_assert_cmpstr (definition, ==, tandem_overview_figures_get_definition (TANDEM_OVERVIEW_FIGURE_CAC));
  g_assert_true (g_str_has_suffix (costs, " leads"));
  g_assert_cmpint (
      overview->firm_costs[0].minor, ==,
      recount_count (self, "SELECT sum (amount_minor) FROM firm_cost WHERE deleted_at IS NULL AND day BETWEEN '" FROM
                           "' AND '" TODAY "'"));
}

/* Days and costs are listed as they are added up. */
/* The line of what is compared with is that which the period before had for itself. */
static void
test_series (Fixture *self, gconstpointer data)
{
  const TandemOverviewSeries none = { 0 };
  g_autoptr (TandemOverview) now = NULL;
  g_autoptr (TandemOverview) then = NULL;
  TandemPeriod period, before;

  g_assert_true (tandem_period_init (&period, TANDEM_PERIOD_LAST_90_DAYS, TODAY, 1));
  g_assert_true (tandem_period_get_previous (&period, &before));
  now = tandem_overview_load (self->reader, &period, TANDEM_OVERVIEW_AGAINST_BEFORE, NULL, NULL);
  then = tandem_overview_load (self->reader, &before, TANDEM_OVERVIEW_AGAINST_NOTHING, NULL, NULL);
  g_assert_cmpuint (now->n_points, ==, then->n_points);
  g_assert_cmpmem (&now->series[1], sizeof none, &then->series[0], sizeof none);
  g_assert_cmpmem (&then->series[1], sizeof none, &none, sizeof none);
  g_assert_cmpint (memcmp (&now->series[1], &none, sizeof none), !=, 0);
}

static void
test_entries (Fixture *self, gconstpointer data)
{
  sqlite3_stmt *channels = recount_ask (self, "SELECT id FROM channel UNION ALL SELECT 0");

  while (sqlite3_step (channels) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (channels, 0);
      g_autofree char *days
          = g_strdup_printf ("SELECT count(*) FROM campaign_day AS d JOIN campaign AS c ON c.id = d.campaign_id"
                             " WHERE d.day BETWEEN '" FROM "' AND '" TODAY
                             "' AND coalesce (c.channel_id, 0) = %" G_GINT64_FORMAT,
                             id);
      g_autofree char *ads = g_strdup_printf (
          "SELECT count(*) FROM campaign_cost AS d JOIN campaign AS c ON c.id = d.campaign_id WHERE d.kind = 'ad-spend'"
          " AND d.day BETWEEN '" FROM "' AND '" TODAY "' AND coalesce (c.channel_id, 0) = %" G_GINT64_FORMAT,
          id);
      TandemOverviewRows rows = { .kind = TANDEM_OVERVIEW_ROWS_DAYS,
                                  .scope = TANDEM_OVERVIEW_SCOPE_CHANNEL,
                                  .scope_id = id,
                                  .from = FROM,
                                  .to = TODAY };
      g_autoptr (GArray) day_ids = tandem_overview_rows_list_ids (&rows, self->reader, NULL, NULL), cost_ids = NULL;

      rows.kind = TANDEM_OVERVIEW_ROWS_AD_SPEND;
      cost_ids = tandem_overview_rows_list_ids (&rows, self->reader, NULL, NULL);
      g_assert_cmpint (day_ids->len, ==, recount_count (self, days));
      g_assert_cmpint (cost_ids->len, ==, recount_count (self, ads));
    }
  sqlite3_finalize (channels);
}

/* Where there is nothing, no figure says zero per cent, and nothing is divided by nothing. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  const TandemCreditScope scope
      = { .from = FROM, .to = TODAY, .exchange = self->exchange, .terms = recount_usual_terms };
  g_autoptr (TandemCredits) credits = tandem_credits_load (self->reader, &scope, NULL);
  g_autoptr (TandemFlows) flows = NULL;
  TandemCohorts cohorts;
  TandemPeriod period;
  TandemInterval interval;
  TandemPeriodTotals totals;
  TandemKeyFigures figures;
  double value;

  g_assert_true (tandem_period_init_custom (&period, FROM, TODAY));
  flows = tandem_flows_load (self->reader, &period, NULL);
  g_assert_true (tandem_cohorts_load (&cohorts, self->reader, TODAY, TANDEM_COHORTS_MOST, NULL));
  g_assert_true (tandem_overview_query_load_totals (self->reader, 0, FROM, TODAY, &totals, NULL));
  g_assert_cmpuint (credits->n_won, ==, 0);
  for (int model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    g_assert_cmpint (tandem_credits_get_attributed (credits, model), ==, 0);
  for (TandemLifecycle stage = TANDEM_LIFECYCLE_LEAD; stage < TANDEM_LIFECYCLE_CUSTOMER; stage++)
    {
      TandemRate rate = tandem_flow_get_rate (tandem_flows_get (flows, 0), stage, stage + 1);

      g_assert_false (tandem_rate_get_value (rate, &value));
      g_assert_false (tandem_statistics_wilson (rate, &interval));
      g_assert_false (tandem_rate_get_value (tandem_cohorts_get_rate (&cohorts, stage + 1, 0, 0), &value));
    }
  tandem_key_figures_init (&figures, &(TandemKeyInput) { .impressions = totals.impressions, .visits = totals.visits });
  g_assert_false (tandem_rate_get_value (figures.roi, &value) || tandem_rate_get_value (figures.roas, &value)
                  || tandem_rate_get_value (figures.cpl, &value) || tandem_rate_get_value (figures.cac, &value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/insight/recount/flow", Fixture, NULL, recount_set_up, test_flow, recount_tear_down);
  g_test_add ("/insight/recount/courses", Fixture, NULL, recount_set_up, test_courses, recount_tear_down);
  g_test_add ("/insight/recount/cohorts", Fixture, NULL, recount_set_up, test_cohorts, recount_tear_down);
  g_test_add ("/insight/recount/credits", Fixture, NULL, recount_set_up, test_credits, recount_tear_down);
  g_test_add ("/insight/recount/credits-of-campaign", Fixture, NULL, recount_set_up, test_credits_of_campaign,
              recount_tear_down);
  g_test_add ("/insight/recount/terms", Fixture, NULL, recount_set_up, test_terms, recount_tear_down);
  g_test_add ("/insight/recount/kept", Fixture, NULL, recount_set_up, test_kept, recount_tear_down);
  g_test_add ("/insight/recount/plain-words", Fixture, NULL, recount_set_up, test_plain_words, recount_tear_down);
  g_test_add ("/insight/recount/series", Fixture, NULL, recount_set_up, test_series, recount_tear_down);
  g_test_add ("/insight/recount/entries", Fixture, NULL, recount_set_up, test_entries, recount_tear_down);
  g_test_add ("/insight/recount/empty", Fixture, "empty", recount_set_up, test_empty, recount_tear_down);
  return g_test_run ();
}
