/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "act/tandem-act-sample.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-workspace.h"

#define RANK(column) \
  "CASE " column " WHEN 'lead' THEN 1 WHEN 'mql' THEN 2 WHEN 'sal' THEN 3 WHEN 'sql' THEN 4" \
  " WHEN 'opportunity' THEN 5 WHEN 'customer' THEN 6 ELSE 0 END"

/* visits a day of the same campaigns in spring, and around the turn of the year */
#define VISITS_IN_SEASON(season)                                                                                       \
  "SELECT sum (" season ") FROM (SELECT avg (CASE WHEN substr (day, 6, 2) IN ('04', '05') THEN visits END) AS spring," \
  " avg (CASE WHEN substr (day, 6, 2) IN ('12', '01') THEN visits END) AS winter FROM campaign_day GROUP BY "          \
  "campaign_id)"                                                                                                       \
  " WHERE spring > 0 AND winter > 0"

#define FIRST_ID G_GINT64_CONSTANT (1000000000000000) /* no count, amount or position comes near an id */
#define N_LARGE  20000

typedef struct {
  TandemSampleOptions options;
  void (*look) (sqlite3 *db, char **digest);
  char *digest;
} Sample;

static gboolean
make_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_make_sample (connection, &((Sample *) data)->options, cancellable, error);
}

/* Makes a firm in a folder of its own and lets @look at it. */
static void
make (Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.tandem", NULL);
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_create (path, "cli", TANDEM_SAMPLE_FIRM_NAME, TRUE, &error);
  sqlite3 *db;

  g_assert_no_error (error);
  sample->options.today = "2026-11-20";
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, make_cb, sample, NULL, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sample->look (db, &sample->digest);
  sqlite3_close (db);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Past the program, in whatever SQLite knows. */
static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (db), sql);
  return statement;
}

static gint64
ask (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = prepare (db, sql);
  gint64 n;

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

/* --- the same seed ------------------------------------------------------------------------------------------------- */

/* An id counts as the number of ids that were seen before it; then two firms can be compared byte by byte. */
static void
add_value (GChecksum *checksum, GHashTable *ids, sqlite3_stmt *statement, int column)
{
  g_autofree char *number = NULL;
  gint64 value = sqlite3_column_int64 (statement, column);
  const char *text;

  if (value >= FIRST_ID)
    {
      gpointer place = g_hash_table_lookup (ids, &value);

      if (place == NULL)
        {
          place = GUINT_TO_POINTER (g_hash_table_size (ids) + 1);
          g_hash_table_insert (ids, g_memdup2 (&value, sizeof value), place);
        }
      number = g_strdup_printf ("id %u|", GPOINTER_TO_UINT (place));
      text = number;
    }
  else
    text = (const char *) sqlite3_column_text (statement, column);
  g_checksum_update (checksum, (const guchar *) (text ? text : "NULL"), -1);
  g_checksum_update (checksum, (const guchar *) "|", 1);
}

static void
read_digest (sqlite3 *db, char **digest)
{
  /* clang-format off */
  static const char *const tables[] = {
    "channel", "reason", "stage", "campaign", "campaign_day", "campaign_cost", "company", "contact", "contact_point", "address",
    "touch", "activity", "deal", "deal_history", "lifecycle_history", "campaign_day_total", "lifecycle_day", "cohort_month",
  };
  /* clang-format on */
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY %s", tables[i], i < 15 ? "id" : "1, 2, 3");
      sqlite3_stmt *statement = prepare (db, sql);

      g_checksum_update (checksum, (const guchar *) tables[i], -1);
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count (statement); column++)
          {
            const char *name = sqlite3_column_name (statement, column);

            /* When it was written differs, and what is there before the sample begins then. */
            if (!g_str_equal (name, "updated_at") && (i > 2 || !g_str_equal (name, "created_at")))
              add_value (checksum, ids, statement, column);
          }
      sqlite3_finalize (statement);
    }
  g_assert_cmpuint (g_hash_table_size (ids), >, 1000);
  *digest = g_strdup (g_checksum_get_string (checksum));
}

static char *
make_digest (guint n_contacts, guint32 seed)
{
  Sample sample = { .options = { .n_contacts = n_contacts, .seed = seed }, .look = read_digest };

  make (&sample);
  return sample.digest;
}

static void
test_seed (void)
{
  g_autofree char *first = make_digest (700, 7), *same = make_digest (700, 7), *other = make_digest (700, 8),
                  *more = make_digest (701, 7);

  g_assert_cmpstr (first, ==, same);
  g_assert_cmpstr (first, !=, other);
  g_assert_cmpstr (first, !=, more);
}

/* --- figures that hold at any size --------------------------------------------------------------------------------- */

/* clang-format off */
/* What no firm may have: each counts rows that are wrong. */
static const struct {
  const char *what;
  const char *sql;
} faults[] = {
  { "a day with fewer visits than leads",
    "SELECT count(*) FROM lifecycle_day AS l WHERE l.campaign_id <> 0 AND l.stage = 'lead' AND l.people > coalesce ("
    "(SELECT sum (visits) FROM campaign_day AS d WHERE d.campaign_id = l.campaign_id AND d.day = l.day AND d.deleted_at IS NULL), 0)" },
  { "a day of a campaign without figures",
    "SELECT abs (sum (wanted) - (SELECT count(*) FROM campaign_day)) FROM (SELECT julianday (min (ends_on, '2026-11-19'))"
    " - julianday (starts_on) + 1 AS wanted FROM campaign)" },
  { "a total of touches that is not their number",
    "SELECT count(*) FROM (SELECT campaign_id, day, kind, n FROM campaign_day_total EXCEPT"
    " SELECT campaign_id, substr (at, 1, 10), kind, count(*) FROM touch GROUP BY 1, 2, 3)" },
  { "touches in no total",
    "SELECT (SELECT count(*) FROM touch) - (SELECT sum (n) FROM campaign_day_total)" },
  { "a total of people that is not their number",
    "SELECT count(*) FROM (SELECT campaign_id, day, stage, people FROM lifecycle_day EXCEPT"
    " SELECT campaign_id, day, to_stage, count(*) FROM lifecycle_history WHERE campaign_id IS NOT NULL GROUP BY 1, 2, 3 EXCEPT"
    " SELECT 0, day, to_stage, count(*) FROM lifecycle_history GROUP BY 2, 3)" },
  { "people in no total",
    "SELECT (SELECT count(*) FROM lifecycle_history) - (SELECT sum (people) FROM lifecycle_day WHERE campaign_id = 0)" },
  { "a step back, one over a stage, or two at a time",
    "SELECT count(*) FROM (SELECT from_stage, at, " RANK ("to_stage") " AS rank, to_stage,"
    " lag (to_stage) OVER person AS last_stage, lag (at) OVER person AS last_at, row_number () OVER person AS place"
    " FROM lifecycle_history WINDOW person AS (PARTITION BY contact_id ORDER BY at))"
    " WHERE rank <> place OR last_stage IS NOT from_stage OR at <= last_at" },
  { "a contact whose last step is another",
    "SELECT count(*) FROM contact AS c WHERE lifecycle_stage <> (SELECT to_stage FROM lifecycle_history AS h"
    " WHERE h.contact_id = c.id AND h.deleted_at IS NULL ORDER BY at DESC LIMIT 1)" },
  { "a deal whose last state is another",
    "SELECT count(*) FROM deal AS d WHERE (stage_id, amount_minor, stage_entered_at) IS NOT (SELECT stage_id, amount_minor,"
    " from_at FROM deal_history AS h WHERE h.deal_id = d.id ORDER BY from_at DESC LIMIT 1)" },
  { "a deal that went back, or stood in two stages at a time",
    "SELECT count(*) FROM (SELECT s.position AS place, lag (s.position) OVER deal AS last_place, h.from_at AS at,"
    " lag (h.from_at) OVER deal AS last_at FROM deal_history AS h JOIN stage AS s ON s.id = h.stage_id"
    " WINDOW deal AS (PARTITION BY h.deal_id ORDER BY h.from_at)) WHERE place <= last_place OR at <= last_at" },
  { "a closed deal without its day, or an open one with one",
    "SELECT count(*) FROM deal AS d JOIN stage AS s ON s.id = d.stage_id WHERE (s.kind = 'open') <> (d.closed_on IS NULL)"
    " OR (s.kind = 'lost') <> (d.reason_id IS NOT NULL) OR d.closed_on <> substr (d.stage_entered_at, 1, 10)" },
  { "a customer who bought nothing, or a buyer who is none",
    "SELECT count(*) FROM contact AS c WHERE (c.lifecycle_stage = 'customer') <> EXISTS (SELECT 1 FROM deal AS d"
    " JOIN stage AS s ON s.id = d.stage_id WHERE d.contact_id = c.id AND d.deleted_at IS NULL AND s.kind = 'won')" },
  { "something with a person before they came",
    "SELECT count(*) FROM contact AS c JOIN touch AS t ON t.contact_id = c.id WHERE t.at < c.created_at" },
  { "an activity with a person before they came",
    "SELECT count(*) FROM contact AS c JOIN activity AS a ON a.contact_id = c.id WHERE a.at < c.created_at" },
  { "a touch of a campaign that did not run",
    "SELECT count(*) FROM touch AS t JOIN campaign AS c ON c.id = t.campaign_id WHERE substr (t.at, 1, 10) NOT BETWEEN"
    " c.starts_on AND c.ends_on" },
  { "something after yesterday",
    "SELECT (SELECT count(*) FROM touch WHERE at >= '2026-11-20') + (SELECT count(*) FROM activity WHERE at >= '2026-11-20'"
    " AND status <> 'planned')"
    " + (SELECT count(*) FROM lifecycle_history WHERE at >= '2026-11-20') + (SELECT count(*) FROM deal_history WHERE"
    " from_at >= '2026-11-20')" },
  { "an e-mail of two people, beside the one who was written down twice",
    "SELECT count(*) - count(DISTINCT normalised) - 1 FROM contact_point WHERE kind = 'email'" },
  { "a company twice", "SELECT count(*) - count(DISTINCT folded_name) FROM company" },
  { "a row that belongs to nothing", "SELECT count(*) FROM pragma_foreign_key_check" },
};
/* clang-format on */

static void
assert_no_faults (sqlite3 *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      gint64 n = ask (db, faults[i].sql);

      if (n != 0)
        g_error ("%s: %" G_GINT64_FORMAT, faults[i].what, n);
    }
}

static void
assert_rate (const char *what, gint64 of, gint64 n)
{
  g_test_message ("%s: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, what, n, of);
  g_assert_cmpint (n * 100, >=, of);
  g_assert_cmpint (n * 100, <=, of * 60);
}

/* From impressions to customers: of those who came to a stage in a time, how many came to the next one until today. */
static void
assert_rates (sqlite3 *db, const char *from, const char *to)
{
  static const char *const stages[] = { "lead", "mql", "sal", "sql", "opportunity", "customer" };
  g_autofree char *reach
      = g_strdup_printf ("SELECT sum (impressions) FROM campaign_day WHERE day BETWEEN '%s' AND '%s'", from, to);
  g_autofree char *visits
      = g_strdup_printf ("SELECT sum (visits) FROM campaign_day WHERE day BETWEEN '%s' AND '%s'", from, to);
  g_autofree char *leads
      = g_strdup_printf ("SELECT sum (people) FROM lifecycle_day WHERE campaign_id = 0 AND stage = 'lead'"
                         " AND day BETWEEN '%s' AND '%s'",
                         from, to);

  assert_rate ("visits", ask (db, reach), ask (db, visits));
  assert_rate ("lead", ask (db, visits), ask (db, leads));
  for (guint i = 1; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *entered = g_strdup_printf ("SELECT count(*) FROM lifecycle_history WHERE to_stage = '%s'"
                                                  " AND day BETWEEN '%s' AND '%s'",
                                                  stages[i - 1], from, to);
      g_autofree char *advanced = g_strdup_printf ("%s AND contact_id IN (SELECT contact_id FROM lifecycle_history"
                                                   " WHERE to_stage = '%s')",
                                                   entered, stages[i]);

      assert_rate (stages[i], ask (db, entered), ask (db, advanced));
    }
}

static void
look_at_small (sqlite3 *db, char **digest)
{
  assert_no_faults (db);
  assert_rates (db, "2024-01-01", "2026-11-20");
  g_assert_cmpint (ask (db, "SELECT count(*) FROM contact"), ==, TANDEM_SAMPLE_N_CONTACTS);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM campaign"), ==, 14);
  g_assert_cmpint (ask (db, "SELECT count(DISTINCT stage_id) FROM deal"), ==, 6);
}

static void
test_small (void)
{
  Sample sample = { .options = { .n_contacts = TANDEM_SAMPLE_N_CONTACTS, .seed = 1 }, .look = look_at_small };

  make (&sample);
}

/* --- what only many people show ------------------------------------------------------------------------------------ */

/* In how many scripts at least one of a hundred people is called. */
static void
assert_scripts (sqlite3 *db)
{
  guint people[256] = { 0 }, n_scripts = 0;
  sqlite3_stmt *statement = prepare (db, "SELECT given_name FROM contact WHERE given_name IS NOT NULL");

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      GUnicodeScript script
          = g_unichar_get_script (g_utf8_get_char ((const char *) sqlite3_column_text (statement, 0)));

      g_assert_cmpint (script, >=, 0);
      g_assert_cmpint (script, <, G_N_ELEMENTS (people));
      people[script]++;
    }
  sqlite3_finalize (statement);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    n_scripts += people[i] >= N_LARGE / 100;
  g_assert_cmpuint (n_scripts, >=, 8);
}

static void
assert_ratio (sqlite3 *db, const char *more, const char *less, double least, double most)
{
  double ratio = (double) ask (db, more) / (double) ask (db, less);

  g_test_message ("%.2f: %s", ratio, more);
  g_assert_cmpfloat (ratio, >=, least);
  g_assert_cmpfloat (ratio, <=, most);
}

static void
assert_amounts (sqlite3 *db)
{
  static const struct {
    const char *table;
    double least, most; /* for each person */
  } rows[] = {
    { "touch", 10, 11 },
    { "deal", 0.195, 0.22 },
    { "activity", 2, 2.4 },
    { "lifecycle_history", 2, 2.2 },
    { "contact_point", 1.8, 1.95 },
    { "address", 0.55, 0.65 },
    { "deal_history", 0.7, 1.1 },
    { "company", 0.03, 0.04 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", rows[i].table);

      assert_ratio (db, sql, "SELECT count(*) FROM contact", rows[i].least, rows[i].most);
    }
}

static void
look_at_large (sqlite3 *db, char **digest)
{
  assert_no_faults (db);
  assert_rates (db, "2024-01-01", "2026-11-20");
  assert_rates (db, "2025-01-01", "2025-06-30");
  assert_rates (db, "2025-07-01", "2025-12-31");
  assert_rates (db, "2026-01-01", "2026-06-30");
  assert_amounts (db);
  assert_scripts (db);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM contact"), ==, N_LARGE);
  g_assert_cmpint (ask (db, "SELECT max (n) FROM (SELECT count(*) AS n FROM contact WHERE given_name IS NOT NULL"
                            " GROUP BY given_name, family_name)"),
                   <=, N_LARGE / 1000);
  g_assert_cmpint (ask (db, "SELECT count(DISTINCT day) FROM campaign_day"), >=, 720);
  g_assert_cmpint (ask (db, "SELECT count(DISTINCT kind) FROM activity"), ==, 5);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM contact WHERE notes IS NOT NULL"), >, N_LARGE / 20);
  /* two weekend days against five others: as many a day would be 0.4 */
  assert_ratio (db, "SELECT count(*) FROM contact WHERE strftime ('%w', created_at) IN ('0', '6')",
                "SELECT count(*) FROM contact WHERE strftime ('%w', created_at) NOT IN ('0', '6')", 0.15, 0.3);
  assert_ratio (db, "SELECT count(*) FROM touch WHERE strftime ('%w', at) IN ('0', '6')",
                "SELECT count(*) FROM touch WHERE strftime ('%w', at) NOT IN ('0', '6')", 0.15, 0.35);
  assert_ratio (db, VISITS_IN_SEASON ("spring"), VISITS_IN_SEASON ("winter"), 1.4, 2.4);
}

static void
test_large (void)
{
  Sample sample = { .options = { .n_contacts = N_LARGE, .seed = 3 }, .look = look_at_large };

  make (&sample);
}

/* --- an end before the end ----------------------------------------------------------------------------------------- */

static void
cancel_cb (guint64 rows, guint n_indexes, guint indexes, gpointer cancellable)
{
  if (rows > 10000)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.tandem", NULL);
  g_autoptr (TandemWorkspace) workspace = tandem_workspace_create (path, "cli", TANDEM_SAMPLE_FIRM_NAME, TRUE, &error);
  TandemStore *store = tandem_workspace_get_store (workspace);
  Sample sample = { .options = { .n_contacts = 5000, .seed = 1, .progress = cancel_cb, .progress_data = cancellable } };
  sqlite3 *db;

  g_assert_no_error (error);
  g_assert_false (tandem_store_run (store, TANDEM_STORE_WRITE, make_cb, &sample, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  tandem_workspace_close (workspace);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (ask (db, "SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM campaign)"
                            " + (SELECT count(*) FROM lifecycle_day)"),
                   ==, 0);
  sqlite3_close (db);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/sample/seed", test_seed);
  g_test_add_func ("/act/sample/small", test_small);
  g_test_add_func ("/act/sample/large", test_large);
  g_test_add_func ("/act/sample/cancelled", test_cancelled);
  return g_test_run ();
}
