/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "varied-firm.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"

#define N_TIMES 30 /* so often each campaign is asked for, to need several blocks */

static GArray *
list_ids (TandemConnection *reader)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CAMPAIGN, "name", FALSE);

  return tandem_list_query_list_ids (reader, query, NULL, NULL);
}

static void
assert_figure (TandemConnection *reader, const char *sql, gint64 id, gint64 figure)
{
  g_autofree char *question = g_strdup_printf ("%s = %" G_GINT64_FORMAT, sql, id);
  gint64 right = -1;

  g_assert_true (tandem_connection_get_int64 (reader, question, &right, NULL));
  g_assert_cmpint (figure, ==, right);
}

#define OF_DAYS "FROM campaign_day WHERE deleted_at IS NULL AND campaign_id"

static gboolean
has_costs (TandemConnection *reader, gint64 id)
{
  g_autofree char *question = g_strdup_printf (
      "SELECT count(*) FROM campaign_cost WHERE deleted_at IS NULL AND campaign_id = %" G_GINT64_FORMAT, id);
  gint64 n = 0;

  g_assert_true (tandem_connection_get_int64 (reader, question, &n, NULL));
  return n > 0;
}

/* Each figure as a question of its own. */
static void
assert_row (TandemConnection *reader, TandemCampaignRow *row)
{
  assert_figure (reader,
                 "SELECT coalesce (sum (k.amount_minor), 0) FROM campaign_cost AS k JOIN campaign AS c"
                 " ON c.id = k.campaign_id AND c.currency = k.currency WHERE k.deleted_at IS NULL AND c.id",
                 row->id, row->cost_minor);
  assert_figure (reader, "SELECT coalesce (sum (impressions), 0) " OF_DAYS, row->id, row->impressions);
  assert_figure (reader, "SELECT coalesce (sum (clicks), 0) " OF_DAYS, row->id, row->clicks);
  assert_figure (reader, "SELECT coalesce (sum (visits), 0) " OF_DAYS, row->id, row->visits);
  assert_figure (reader, "SELECT coalesce (sum (people), 0) FROM lifecycle_day WHERE stage = 'lead' AND campaign_id",
                 row->id, row->leads);
  assert_figure (reader,
                 "SELECT coalesce (sum (d.amount_minor), 0) FROM deal AS d JOIN campaign AS c"
                 " ON c.id = d.campaign_id AND c.currency = d.currency JOIN stage AS s ON s.id = d.stage_id"
                 " WHERE d.deleted_at IS NULL AND s.kind = 'won' AND c.id",
                 row->id, row->won_minor);
  assert_figure (reader, "SELECT coalesce (budget_minor, -1) FROM campaign WHERE id", row->id,
                 row->has_budget ? row->budget_minor : -1);
  /* there are rates for the currency of the firm alone */
  g_assert_cmpstr (row->cost_without, ==,
                   g_str_equal (row->currency, "USD") && has_costs (reader, row->id) ? "EUR" : NULL);
}

/* Also where an id stands twice, and where one is unknown. */
static void
test_rows (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GArray) ids = list_ids (reader), many = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  gint64 unknown = 12345;

  g_assert_cmpuint (ids->len, >, 5);
  for (guint i = 0; i < N_TIMES; i++)
    g_array_append_vals (many, ids->data, ids->len);
  g_array_insert_val (many, 3, unknown);
  rows = tandem_campaign_query_load_rows (reader, (const gint64 *) many->data, many->len, NULL);
  g_assert_cmpuint (rows->len, ==, many->len);
  for (guint i = 0; i < many->len; i++)
    if (i == 3)
      g_assert_null (rows->pdata[i]);
    else
      {
        g_assert_nonnull (rows->pdata[i]);
        g_assert_cmpint (TANDEM_CAMPAIGN_ROW (rows->pdata[i])->id, ==, g_array_index (many, gint64, i));
      }
  for (guint i = 4; i < ids->len; i++)
    assert_row (reader, rows->pdata[i]);
}

static void
test_sums (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GArray) ids = list_ids (reader);
  g_autoptr (GPtrArray) sums
      = tandem_campaign_query_load_sums (reader, (const gint64 *) ids->data, ids->len, NULL, NULL);
  const TandemCampaignSum *euros = sums->pdata[0], *dollars = sums->pdata[1];

  g_assert_cmpuint (sums->len, ==, 2);
  g_assert_cmpstr (euros->currency, ==, "EUR");
  g_assert_cmpstr (dollars->currency, ==, "USD");
  g_assert_cmpint (euros->n_campaigns + dollars->n_campaigns, ==, ids->len);
  g_assert_cmpint (dollars->cost_minor, ==, 0);
  assert_figure (reader, "SELECT sum (budget_minor) FROM campaign WHERE currency = 'USD' AND deleted_at IS NULL AND 0",
                 0, dollars->budget_minor);
  assert_figure (reader,
                 "SELECT sum (k.amount_minor) FROM campaign_cost AS k JOIN campaign AS c ON c.id = k.campaign_id"
                 " WHERE k.deleted_at IS NULL AND c.deleted_at IS NULL AND c.currency = 'EUR' AND 0",
                 0, euros->cost_minor);
}

static TandemCampaignRow *
load_row (FirmFile *firm, gint64 id)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) rows = tandem_campaign_query_load_rows (reader, &id, 1, NULL);

  g_assert_nonnull (rows);
  return g_object_ref (rows->pdata[0]);
}

/* Nothing in another currency needs no rate, neither where there is none at all nor before the first. */
static void
test_zeros (FirmFile *firm, gconstpointer data)
{
  gint64 id = firm_file_ask (firm->path, "SELECT min (id) FROM campaign WHERE currency = 'EUR' AND deleted_at IS NULL");
  g_autoptr (TandemCampaignRow) before = load_row (firm, id), unrated = NULL, rated = NULL;
  g_autofree char *costs = g_strdup_printf (
      "INSERT INTO campaign_cost (version, created_at, updated_at, campaign_id, day, amount_minor, currency, kind)"
      " VALUES (1, '', '', %" G_GINT64_FORMAT ", '2019-01-01', 0, 'KWD', 'other'),"
      " (1, '', '', %" G_GINT64_FORMAT ", '2019-01-01', 0, 'PLN', 'other'),"
      " (1, '', '', %" G_GINT64_FORMAT ", '2021-01-01', 500, 'PLN', 'other')",
      id, id, id);
  g_autoptr (GArray) foreign = NULL;
  g_autoptr (TandemConnection) reader = NULL;

  execute_sql (firm->path, costs);
  unrated = load_row (firm, id);
  g_assert_cmpstr (before->cost_without, ==, NULL);
  g_assert_cmpstr (unrated->cost_without, ==, "PLN");
  execute_sql (firm->path, "INSERT INTO exchange_rate (version, created_at, updated_at, currency, day, rate_billionths)"
                           " VALUES (1, '', '', 'PLN', '2020-01-01', 2000000000)");
  rated = load_row (firm, id);
  g_assert_cmpstr (rated->cost_without, ==, NULL);
  g_assert_cmpint (rated->cost_minor, ==, before->cost_minor + 1000);
  reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  foreign = tandem_campaign_query_list_foreign (reader, id, FALSE, "EUR", NULL);
  g_assert_cmpuint (foreign->len, ==, 1);
}

static gint64
worth_or_nothing (TandemConnection *reader, const char *arguments)
{
  g_autofree char *question = g_strdup_printf ("SELECT coalesce (worth (%s), -1)", arguments);
  gint64 worth = 0;

  g_assert_true (tandem_connection_get_int64 (reader, question, &worth, NULL));
  return worth;
}

/* A rate may be anything in a file: an amount that is no 64-bit number any more is worth nothing that is known. */
static void
test_worth (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);

  g_assert_cmpint (worth_or_nothing (reader, "100, 'JPY', 9223372036854775807, 'EUR'"), ==,
                   G_GINT64_CONSTANT (92233720368548));
  g_assert_cmpint (worth_or_nothing (reader, "9223372036854775807, 'JPY', 9223372036854775807, 'EUR'"), ==, -1);
  g_assert_cmpint (worth_or_nothing (reader, "-9223372036854775807, 'JPY', 9223372036854775807, 'KWD'"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tandem_model_ensure_types ();
  g_test_add ("/campaign-query/rows", FirmFile, NULL, varied_firm_set_up, test_rows, firm_file_tear_down);
  g_test_add ("/campaign-query/zeros", FirmFile, NULL, varied_firm_set_up, test_zeros, firm_file_tear_down);
  g_test_add ("/campaign-query/worth", FirmFile, NULL, varied_firm_set_up, test_worth, firm_file_tear_down);
  g_test_add ("/campaign-query/sums", FirmFile, NULL, varied_firm_set_up, test_sums, firm_file_tear_down);
  return g_test_run ();
}
