/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the sample firm's people, cohorts and won deals add up to, counted again in plain SQL by another way. */
#include <sqlite3.h>

#include "../sample-firm.h"
#include "insight/tandem-cohorts.h"
#include "insight/tandem-credits.h"
#include "insight/tandem-flow.h"
#include "insight/tandem-key-figures.h"
#include "insight/tandem-overview.h"
#include "insight/tandem-statistics.h"
#include "model/tandem-deal-person.h"
#include "model/tandem-deal.h"
#include "model/tandem-overview-query.h"
#include "model/tandem-overview-rows.h"
#include "store/tandem-connection.h"

static const TandemAttributionTerms usual_terms = { TANDEM_ATTRIBUTION_WINDOW, TANDEM_ATTRIBUTION_HALF_LIFE };
static const TandemAttributionTerms other_terms = { 21, 30 };

#define TODAY SAMPLE_FIRM_TODAY
#define FROM  "2026-08-27"

typedef struct {
  FirmFile file;
  sqlite3 *plain;
  TandemConnection *reader;
} Fixture;

/* Every third deal has somebody of the next one in it, too. */
static gboolean
add_people (TandemConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) deals
      = tandem_record_load_where (connection, TANDEM_TYPE_DEAL, "deleted_at IS NULL ORDER BY id", 0, error);

  tandem_change_set_begin (connection, "More people");
  for (guint i = 0; deals && i + 1 < deals->len; i += 3)
    {
      g_autoptr (TandemRecord) person = TANDEM_RECORD (tandem_deal_person_new ());

      if (tandem_record_column_equal (deals->pdata[i], deals->pdata[i + 1], TANDEM_DEAL_CONTACT_ID))
        continue;
      tandem_record_set_id (person, TANDEM_DEAL_PERSON_DEAL_ID, tandem_record_get_id (deals->pdata[i]));
      tandem_record_set_id (person, TANDEM_DEAL_PERSON_CONTACT_ID,
                            tandem_record_get_integer (deals->pdata[i + 1], TANDEM_DEAL_CONTACT_ID));
      tandem_record_set_text (person, TANDEM_DEAL_PERSON_ROLE, "user");
      if (!tandem_record_insert (person, connection, error))
        return FALSE;
    }
  return deals != NULL;
}

static gboolean
make_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sample_firm_cb (connection, NULL, cancellable, error) && add_people (connection, error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemWorkspace *workspace;

  firm_file_set_up (&self->file, NULL);
  workspace = tandem_workspace_create (self->file.path, "cli", "Firm", data == NULL, &error);
  g_assert_no_error (error);
  if (data == NULL)
    tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, make_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
  g_object_unref (workspace);
  self->reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (self->file.path, &self->plain, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sqlite3_close (self->plain);
  tandem_connection_close (self->reader);
  firm_file_tear_down (&self->file, NULL);
}

static sqlite3_stmt *
ask (Fixture *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->plain, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (self->plain), sql);
  return statement;
}

static gint64
count (Fixture *self, const char *sql)
{
  sqlite3_stmt *statement = ask (self, sql);
  gint64 n;

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

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

  g_assert_cmpint (flow->people[stage][next], ==, count (self, sql));
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
  g_autoptr (GArray) ids = tandem_overview_rows_list_ids (&rows, self->reader, NULL);

  g_assert_cmpint (ids->len, ==, flow->people[stage][next]);
}

static void
test_flow (Fixture *self, gconstpointer data)
{
  TandemPeriod period;
  g_autoptr (TandemFlows) flows = NULL;
  sqlite3_stmt *campaigns = ask (self, "SELECT id FROM campaign UNION ALL SELECT 0 ORDER BY 1");
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
  g_assert_cmpfloat (sum, ==, (double) count (self, sql));
}

/* What is drawn under the costs of a customer and under the rate of MQL that become SQL: ten points of nine days. */
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
  assert_course (self, TANDEM_DAY_SERIES_FIRM_COSTS,
                 "SELECT sum (amount_minor) FROM firm_cost WHERE deleted_at IS NULL AND day BETWEEN '" FROM
                 "' AND '" TODAY "'");
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
              g_assert_cmpint (rate.num, ==, count (self, sql));
              g_assert_cmpint (rate.den, ==, cohorts.leads[month]);
              n_customers += stage == TANDEM_LIFECYCLE_CUSTOMER ? rate.num : 0;
            }
          else
            g_assert_cmpint (rate.den, ==, 0);
        }
  g_assert_cmpint (n_customers, >, 0);
}

/* The weights of all models in SQL: touches of a won deal numbered, with the one that made the lead and the one before the deal. */
#define WEIGHTS                                                                                                        \
  "WITH people AS (SELECT id AS deal_id, contact_id FROM deal WHERE contact_id IS NOT NULL"                            \
  " UNION SELECT deal_id, contact_id FROM deal_person WHERE deleted_at IS NULL),"                                      \
  " leads AS (SELECT p.deal_id, p.contact_id, min (h.at) AS lead_at,"                                                  \
  "  row_number() OVER (PARTITION BY p.deal_id ORDER BY min (h.at), p.contact_id) AS place"                            \
  "  FROM people AS p JOIN lifecycle_history AS h ON h.contact_id = p.contact_id AND h.deleted_at IS NULL"             \
  "  AND h.to_stage NOT IN ('subscriber', 'other') GROUP BY p.deal_id, p.contact_id),"                                 \
  " won AS (SELECT d.id, d.amount_minor AS amount, d.created_at, l.contact_id AS lead_contact, l.lead_at,"             \
  "  date (d.closed_on, '+1 day') || 'T00:00:00.000Z' AS until, julianday (d.closed_on, '+1 day') AS until_day"        \
  "  FROM deal AS d JOIN stage AS s ON s.id = d.stage_id LEFT JOIN leads AS l ON l.deal_id = d.id AND l.place = 1"     \
  "  WHERE s.kind = 'won' AND d.deleted_at IS NULL AND d.closed_on BETWEEN '%s' AND '" TODAY "'),"                     \
  " met AS (SELECT w.*, t.contact_id AS who, t.at, coalesce (t.campaign_id, 0) AS campaign_id, julianday (t.at) AS "   \
  "day,"                                                                                                               \
  "  row_number() OVER deals AS k, count(*) OVER (PARTITION BY w.id) AS n,"                                            \
  "  sum (t.at <= w.created_at) OVER (PARTITION BY w.id) AS deal_k"                                                    \
  "  FROM won AS w JOIN people AS p ON p.deal_id = w.id JOIN touch AS t ON t.contact_id = p.contact_id"                \
  "  AND t.deleted_at IS NULL AND t.at < w.until AND julianday (t.at) >= w.until_day - %d"                             \
  "  WINDOW deals AS (PARTITION BY w.id ORDER BY t.at, t.id)),"                                                        \
  " seen AS (SELECT *, max (CASE WHEN who = lead_contact AND at <= lead_at THEN k END) OVER (PARTITION BY id) AS "     \
  "lead_k"                                                                                                             \
  "  FROM met),"                                                                                                       \
  " parts AS (SELECT *, 0.3 * (k = 1) + 0.3 * coalesce (k = lead_k, 0) + 0.3 * (k = deal_k) AS part,"                  \
  "  pow (2, (day - until_day) / %d.0) AS decay FROM seen),"                                                           \
  " raw AS (SELECT *, CASE WHEN part > 0 THEN part ELSE 0.1 / sum (part = 0) OVER (PARTITION BY id) END AS w FROM "    \
  "parts),"                                                                                                            \
  " weights AS (SELECT *, k = 1 AS m0, k = n AS m1, 1.0 / n AS m2,"                                                    \
  "  CASE n WHEN 1 THEN 1 WHEN 2 THEN 0.5 ELSE CASE WHEN k IN (1, n) THEN 0.4 ELSE 0.2 / (n - 2) END END AS m3,"       \
  "  w / sum (w) OVER (PARTITION BY id) AS m4, decay / sum (decay) OVER (PARTITION BY id) AS m5 FROM raw) "

/* Each share is a whole minor unit, so that for each deal and campaign the sum may differ by one for each touch. */
static void
assert_credits (Fixture *self, const char *from, TandemAttributionTerms terms)
{
  const TandemCreditScope scope = { .from = from, .to = TODAY, .currency = "EUR", .terms = terms };
  g_autoptr (TandemCredits) credits = tandem_credits_load (self->reader, &scope, NULL);
  g_autofree char *sql
      = g_strdup_printf (WEIGHTS
                         "SELECT campaign_id, count(*), count(DISTINCT id), sum (amount * m0), sum (amount * m1),"
                         " sum (amount * m2), sum (amount * m3), sum (amount * m4), sum (amount * m5)"
                         " FROM weights GROUP BY campaign_id",
                         from, terms.window_days, terms.half_life_days);
  g_autofree char *won
      = g_strdup_printf ("SELECT sum (d.amount_minor) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
                         " WHERE s.kind = 'won' AND d.deleted_at IS NULL"
                         " AND d.closed_on BETWEEN '%s' AND '" TODAY "'",
                         from);
  sqlite3_stmt *statement = ask (self, sql);
  gint64 sums[TANDEM_ATTRIBUTION_N_MODELS] = { 0 };
  guint n_campaigns = 0;

  g_assert_cmpint (credits->won_minor, ==, count (self, won));
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const TandemCredit *credit = tandem_credits_get (credits, sqlite3_column_int64 (statement, 0));
      double n_touches = sqlite3_column_double (statement, 1);

      n_campaigns++;
      g_assert_cmpint (credit->n_deals, ==, sqlite3_column_int64 (statement, 2));
      for (int model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
        {
          g_assert_cmpfloat_with_epsilon ((double) credit->minor[model], sqlite3_column_double (statement, 3 + model),
                                          model <= TANDEM_ATTRIBUTION_LAST ? 0.5 : n_touches);
          sums[model] += credit->minor[model];
        }
    }
  sqlite3_finalize (statement);
  g_assert_cmpuint (n_campaigns, ==, g_hash_table_size (credits->campaigns));
  g_assert_cmpuint (n_campaigns, >, 3);
  for (int model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    {
      g_assert_cmpint (sums[model] + credits->unattributed_minor, ==, credits->won_minor);
      g_assert_cmpint (tandem_credits_get_attributed (credits, model), ==,
                       sums[model] - tandem_credits_get (credits, 0)->minor[model]);
    }
}

static void
test_credits (Fixture *self, gconstpointer data)
{
  assert_credits (self, FROM, usual_terms);
  assert_credits (self, "2024-01-01", usual_terms);
  assert_credits (self, "2024-01-01", other_terms);
}

/* What is asked of one campaign says the same as what is asked of all, deal by deal to the minor unit. */
static void
assert_credits_of_campaign (Fixture *self, TandemAttributionTerms terms)
{
  TandemCreditScope scope = { .from = "2024-01-01", .to = TODAY, .currency = "EUR", .terms = terms };
  g_autoptr (TandemCredits) all = tandem_credits_load (self->reader, &scope, NULL);
  GHashTableIter iter;
  gpointer value;

  g_assert_null (all->deals);
  g_hash_table_iter_init (&iter, all->campaigns);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TandemCredit *credit = value;
      TandemOverviewRows rows = { .kind = TANDEM_OVERVIEW_ROWS_DEALS,
                                  .scope = TANDEM_OVERVIEW_SCOPE_CAMPAIGN,
                                  .scope_id = credit->campaign_id,
                                  .from = "2024-01-01",
                                  .to = TODAY,
                                  .window_days = terms.window_days };
      gint64 sums[TANDEM_ATTRIBUTION_N_MODELS] = { 0 };
      g_autoptr (TandemCredits) own = NULL;
      g_autoptr (GArray) ids = tandem_overview_rows_list_ids (&rows, self->reader, NULL);

      scope.campaign_id = credit->campaign_id;
      own = tandem_credits_load (self->reader, &scope, NULL);
      g_assert_cmpuint (own->deals->len, ==, credit->n_deals);
      g_assert_cmpuint (ids->len, ==, credit->n_deals);
      for (guint i = 0; i < own->deals->len; i++)
        for (int model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
          sums[model] += g_array_index (own->deals, TandemDealCredit, i).minor[model];
      g_assert_cmpmem (sums, sizeof sums, credit->minor, sizeof credit->minor);
    }
}

static void
test_credits_of_campaign (Fixture *self, gconstpointer data)
{
  assert_credits_of_campaign (self, usual_terms);
  assert_credits_of_campaign (self, other_terms);
}

/* Returns: how many campaigns are owed something else under the usual terms */
static guint
assert_overview (Fixture *self, TandemAttributionTerms terms)
{
  TandemCreditScope scope = { .from = FROM, .to = TODAY, .currency = "EUR", .terms = usual_terms };
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

      g_assert_cmpint (part->won_minor, ==, credit->minor[TANDEM_OVERVIEW_MODEL]);
      n_other += part->won_minor != tandem_credits_get (usual, part->id)->minor[TANDEM_OVERVIEW_MODEL];
    }
  return n_other;
}

/* The overview reckons with what the firm has set, and says so. */
static void
test_terms (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (assert_overview (self, usual_terms), ==, 0);
  execute_sql (self->file.path, "UPDATE firm SET touch_days = 21, half_life_days = 30");
  g_assert_cmpuint (assert_overview (self, other_terms), >, 0);
}

static void
assert_same (const TandemCredits *credits, const TandemCredits *others)
{
  GHashTableIter iter;
  gpointer value;

  g_assert_cmpuint (credits->n_won, ==, others->n_won);
  g_assert_cmpint (credits->won_minor, ==, others->won_minor);
  g_assert_cmpuint (credits->n_other, ==, others->n_other);
  g_assert_cmpuint (g_hash_table_size (credits->campaigns), ==, g_hash_table_size (others->campaigns));
  g_hash_table_iter_init (&iter, credits->campaigns);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_assert_cmpmem (value, sizeof (TandemCredit), tandem_credits_get (others, ((TandemCredit *) value)->campaign_id),
                     sizeof (TandemCredit));
}

/* What is kept is what is loaded, of each scope its own, and the file is not asked for it again. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  const TandemCreditScope scopes[] = {
    { .from = FROM, .to = TODAY, .currency = "EUR", .terms = usual_terms },
    { .from = FROM, .to = TODAY, .currency = "EUR", .terms = other_terms },
    { .from = "2024-01-01", .to = TODAY, .currency = "EUR", .terms = usual_terms },
    { .from = "2024-01-01", .to = FROM, .currency = "EUR", .terms = usual_terms },
    { .from = FROM, .to = TODAY, .currency = "USD", .terms = usual_terms },
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
      g_assert_cmpint (before->won_minor + 100 * before->n_won, ==, credits->won_minor);
    }
}

/* Days and costs are listed as they are added up. */
static void
test_entries (Fixture *self, gconstpointer data)
{
  sqlite3_stmt *channels = ask (self, "SELECT id FROM channel UNION ALL SELECT 0");

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
      g_autoptr (GArray) day_ids = tandem_overview_rows_list_ids (&rows, self->reader, NULL), cost_ids = NULL;

      rows.kind = TANDEM_OVERVIEW_ROWS_AD_SPEND;
      cost_ids = tandem_overview_rows_list_ids (&rows, self->reader, NULL);
      g_assert_cmpint (day_ids->len, ==, count (self, days));
      g_assert_cmpint (cost_ids->len, ==, count (self, ads));
    }
  sqlite3_finalize (channels);
}

/* Where there is nothing, no figure says zero per cent, and nothing is divided by nothing. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  const TandemCreditScope scope = { .from = FROM, .to = TODAY, .currency = "EUR", .terms = usual_terms };
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
  g_test_add ("/insight/recount/flow", Fixture, NULL, set_up, test_flow, tear_down);
  g_test_add ("/insight/recount/courses", Fixture, NULL, set_up, test_courses, tear_down);
  g_test_add ("/insight/recount/cohorts", Fixture, NULL, set_up, test_cohorts, tear_down);
  g_test_add ("/insight/recount/credits", Fixture, NULL, set_up, test_credits, tear_down);
  g_test_add ("/insight/recount/credits-of-campaign", Fixture, NULL, set_up, test_credits_of_campaign, tear_down);
  g_test_add ("/insight/recount/terms", Fixture, NULL, set_up, test_terms, tear_down);
  g_test_add ("/insight/recount/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/insight/recount/entries", Fixture, NULL, set_up, test_entries, tear_down);
  g_test_add ("/insight/recount/empty", Fixture, "empty", set_up, test_empty, tear_down);
  return g_test_run ();
}
