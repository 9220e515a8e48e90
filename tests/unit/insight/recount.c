/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recount.h"

#include "insight/tandem-overview-exchange.h"
#include "model/tandem-deal-person.h"
#include "model/tandem-deal.h"
#include "model/tandem-overview-rows.h"

#define FROM  RECOUNT_FROM
#define TODAY RECOUNT_TO

const TandemAttributionTerms recount_usual_terms = { TANDEM_ATTRIBUTION_WINDOW, TANDEM_ATTRIBUTION_HALF_LIFE };
const TandemAttributionTerms recount_other_terms = { 21, 30 };

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

/* A firm of euros that sells and spends in others, too: of dollars and yen there is always a rate, of Norwegian crowns from the middle
 * of the period on, of Swedish ones never. */
static const char mixed_sql[]
    = "DELETE FROM exchange_rate;"
      "INSERT INTO exchange_rate (id, version, created_at, updated_at, currency, day, rate_billionths) VALUES"
      " (1, 1, '', '', 'USD', '2020-01-01', 913000000), (5, 1, '', '', 'USD', '2026-06-01', 900000001), (2, 1, '', '', "
      "'USD', '2026-10-01', 862456789),"
      " (3, 1, '', '', 'JPY', '2020-01-01', 6125000), (4, 1, '', '', 'NOK', '2026-10-10', 87100000);"
      "UPDATE deal SET currency = CASE CAST (substr (closed_on, 9, 2) AS INTEGER) % 5 WHEN 0 THEN 'USD' WHEN 1 THEN "
      "'JPY'"
      " WHEN 2 THEN 'USD' ELSE 'EUR' END, amount_minor = amount_minor + 33 WHERE closed_on IS NOT NULL;"
      "CREATE TEMP TABLE won AS SELECT d.id, d.closed_on FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"
      " WHERE s.kind = 'won' AND d.closed_on >= '" FROM "';"
      "UPDATE deal SET currency = 'NOK' WHERE id = (SELECT id FROM won ORDER BY closed_on, id LIMIT 1)"
      " OR id = (SELECT id FROM won ORDER BY closed_on DESC, id DESC LIMIT 1);"
      "UPDATE campaign_cost SET currency = CASE id % 5 WHEN 0 THEN 'USD' WHEN 1 THEN 'SEK' WHEN 2 THEN 'JPY' ELSE "
      "'EUR' END,"
      " amount_minor = amount_minor + 7;"
      "UPDATE firm_cost SET currency = CASE department WHEN 'sales' THEN 'USD' ELSE 'EUR' END, amount_minor = "
      "amount_minor + 1";

void
recount_set_up (Recount *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemWorkspace *workspace;

  firm_file_set_up (&self->file, NULL);
  workspace = tandem_workspace_create (self->file.path, "cli", "Firm", g_strcmp0 (data, "empty") != 0, &error);
  g_assert_no_error (error);
  if (g_strcmp0 (data, "empty") != 0)
    tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, make_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
  g_object_unref (workspace);
  if (g_strcmp0 (data, "mixed") == 0)
    execute_sql (self->file.path, mixed_sql);
  self->reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (self->file.path, &self->plain, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  self->exchange
      = tandem_overview_exchange_load (self->reader, g_strcmp0 (data, "mixed") == 0 ? RECOUNT_LONG_FROM : FROM, TODAY,
                                       &self->without, &error);
  g_assert_no_error (error);
}

void
recount_tear_down (Recount *self, gconstpointer data)
{
  tandem_exchange_unref (self->exchange);
  sqlite3_close (self->plain);
  tandem_connection_close (self->reader);
  firm_file_tear_down (&self->file, NULL);
}

sqlite3_stmt *
recount_ask (Recount *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->plain, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (self->plain), sql);
  return statement;
}

gint64
recount_count (Recount *self, const char *sql)
{
  sqlite3_stmt *statement = recount_ask (self, sql);
  gint64 n;

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return n;
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

/* How many campaigns have a part; of what has no rate none has one. */
static guint
count_credits (const TandemCredits *credits)
{
  static const gint64 nothing[TANDEM_ATTRIBUTION_N_MODELS] = { 0 };
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, credits->campaigns);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TandemCredit *credit = value;

      n += credit->n_deals > 0;
      g_assert_cmpint (credit->won.minor, ==, credit->minor[TANDEM_OVERVIEW_MODEL]);
      if (credit->n_deals == 0)
        g_assert_cmpmem (credit->minor, sizeof credit->minor, nothing, sizeof nothing);
    }
  return n;
}

/* Each share is a whole minor unit, so that for each deal and campaign the sum may differ by one for each touch. */
void
recount_assert_credits (Recount *self, const char *from, TandemAttributionTerms terms)
{
  const TandemCreditScope scope = { .from = from, .to = TODAY, .exchange = self->exchange, .terms = terms };
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
  sqlite3_stmt *statement = recount_ask (self, sql);
  gint64 sums[TANDEM_ATTRIBUTION_N_MODELS] = { 0 };
  guint n_campaigns = 0;

  g_assert_cmpint (credits->won.minor, ==, recount_count (self, won));
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
  g_assert_cmpuint (n_campaigns, ==, count_credits (credits));
  g_assert_cmpuint (n_campaigns, >, 3);
  for (int model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    {
      g_assert_cmpint (sums[model] + credits->unattributed_minor, ==, credits->won.minor);
      g_assert_cmpint (tandem_credits_get_attributed (credits, model), ==,
                       sums[model] - tandem_credits_get (credits, 0)->minor[model]);
    }
}

/* What is asked of one campaign says the same as what is asked of all, deal by deal to the minor unit. */
void
recount_assert_credits_of_campaign (Recount *self, TandemAttributionTerms terms)
{
  TandemCreditScope scope = { .from = "2024-01-01", .to = TODAY, .exchange = self->exchange, .terms = terms };
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
                                  .window_days = terms.window_days,
                                  .without = self->without };
      gint64 sums[TANDEM_ATTRIBUTION_N_MODELS] = { 0 };
      g_autoptr (TandemCredits) own = NULL;
      g_autoptr (GArray) ids = tandem_overview_rows_list_ids (&rows, self->reader, NULL, NULL);

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
