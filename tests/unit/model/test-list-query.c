/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "varied-firm.h"
#include "model/filter/tandem-field-private.h"
#include "model/filter/tandem-list-query.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"

/* The same order in one statement that sorts; %s is the direction. */
#define CONTACTS   "SELECT c.id FROM contact AS c WHERE c.deleted_at IS NULL ORDER BY "
#define WITH(join) "SELECT c.id FROM contact AS c LEFT JOIN " join " WHERE c.deleted_at IS NULL ORDER BY "
#define COMPANIES  "SELECT c.id FROM company AS c WHERE c.deleted_at IS NULL ORDER BY "
#define PRODUCTS   "SELECT c.id FROM product AS c WHERE c.deleted_at IS NULL ORDER BY "
#define ORDERS     "SELECT c.id FROM sales_order AS c WHERE c.deleted_at IS NULL ORDER BY "
#define DEALS      "SELECT c.id FROM deal AS c WHERE c.deleted_at IS NULL ORDER BY "
#define CAMPAIGNS  "SELECT c.id FROM campaign AS c WHERE c.deleted_at IS NULL ORDER BY "
#define NAME       "c.sort_key NULLS LAST, c.id"
#define FIRST_CITY                                                                                                     \
  "(SELECT city FROM address WHERE contact_id = c.id AND deleted_at IS NULL ORDER BY id LIMIT 1) COLLATE firm"
#define LAST_CONTACT                                                                                                   \
  "(SELECT max (at) FROM (SELECT at FROM touch WHERE contact_id = c.id AND deleted_at IS NULL UNION ALL SELECT at "    \
  "FROM"                                                                                                               \
  " activity WHERE contact_id = c.id AND deleted_at IS NULL AND status = 'done' AND kind <> 'note'))"
#define STAGES                                                                                                         \
  "CASE c.lifecycle_stage WHEN 'subscriber' THEN 0 WHEN 'lead' THEN 1 WHEN 'mql' THEN 2 WHEN 'sal' THEN 3 WHEN 'sql'"  \
  " THEN 4 WHEN 'opportunity' THEN 5 WHEN 'customer' THEN 6 WHEN 'evangelist' THEN 7 ELSE 8 END"
#define COST                                                                                                           \
  "(SELECT sum (amount_minor) FROM campaign_cost WHERE campaign_id = c.id AND currency = c.currency AND deleted_at IS NULL)"
#define LEADS "(SELECT nullif (sum (people), 0) FROM lifecycle_day WHERE campaign_id = c.id AND stage = 'lead')"
#define WON                                                                                                            \
  "(SELECT nullif (sum (amount_minor), 0) FROM deal WHERE campaign_id = c.id AND currency = c.currency AND deleted_at" \
  " IS NULL AND stage_id IN (SELECT id FROM stage WHERE kind = 'won'))"
#define SHARE "(CAST (coalesce (" COST ", 0) AS REAL) / nullif (c.budget_minor, 0))"
#define CPL   "(CAST (coalesce (" COST ", 0) AS REAL) / " LEADS ")"
#define ROI   "(CAST (coalesce (" WON ", 0) - " COST " AS REAL) / nullif (" COST ", 0))"
#define STATUSES                                                                                                       \
  "CASE c.status WHEN 'planned' THEN 0 WHEN 'active' THEN 1 WHEN 'paused' THEN 2 WHEN 'complete' THEN 3 ELSE 4 END"

static const struct {
  TandemEntity entity;
  const char *sort;
  const char *sql;
} orders[] = {
  { TANDEM_ENTITY_CONTACT, "name", CONTACTS "c.sort_key %s NULLS LAST, c.id %s" },
  { TANDEM_ENTITY_CONTACT, "given-name", CONTACTS "c.given_sort_key %s NULLS LAST, c.id %s" },
  { TANDEM_ENTITY_CONTACT, "company",
    WITH ("company AS f ON f.id = c.company_id") "f.sort_key %s NULLS LAST, f.id %s, " NAME },
  { TANDEM_ENTITY_CONTACT, "city", CONTACTS FIRST_CITY " %s NULLS LAST, " NAME },
  { TANDEM_ENTITY_CONTACT, "lifecycle", CONTACTS STAGES " %s, " NAME },
  { TANDEM_ENTITY_CONTACT, "owner",
    WITH ("person AS p ON p.id = c.owner_id") "p.name COLLATE firm %s NULLS LAST, " NAME },
  { TANDEM_ENTITY_CONTACT, "last-contact",
    CONTACTS LAST_CONTACT " %1$s NULLS LAST, CASE WHEN " LAST_CONTACT " IS NOT NULL THEN c.id END %1$s, c.id" },
  { TANDEM_ENTITY_CONTACT, "created", CONTACTS "c.created_at %s, c.id %s" },
  { TANDEM_ENTITY_COMPANY, "name", COMPANIES "c.sort_key %s, c.id %s" },
  { TANDEM_ENTITY_COMPANY, "owner",
    "SELECT c.id FROM company AS c LEFT JOIN person AS p ON p.id = c.owner_id WHERE c.deleted_at IS NULL"
    " ORDER BY p.name COLLATE firm %s NULLS LAST, " NAME },
  { TANDEM_ENTITY_COMPANY, "created", COMPANIES "c.created_at %s, c.id %s" },
  { TANDEM_ENTITY_DEAL, "title", DEALS "c.title COLLATE firm %s, c.id %s" },
  { TANDEM_ENTITY_DEAL, "amount",
    DEALS "c.amount_minor IS NULL, CASE WHEN c.amount_minor IS NOT NULL THEN c.currency END %1$s, c.amount_minor %1$s,"
          " CASE WHEN c.amount_minor IS NOT NULL THEN c.id END %1$s, c.id" },
  { TANDEM_ENTITY_DEAL, "next-step-on",
    DEALS
    "c.closed_on IS NOT NULL, c.closed_on DESC, CASE WHEN c.closed_on IS NULL THEN c.next_step_on END %1$s NULLS LAST,"
    " CASE WHEN c.closed_on IS NULL AND c.next_step_on IS NOT NULL THEN c.id END %1$s,"
    " CASE WHEN c.closed_on IS NULL THEN c.id END, c.id DESC" },
  { TANDEM_ENTITY_DEAL, "stage",
    "SELECT c.id FROM deal AS c JOIN stage AS s ON s.id = c.stage_id WHERE c.deleted_at IS NULL"
    " ORDER BY s.position %s, c.expected_close_on NULLS LAST, c.id" },
  { TANDEM_ENTITY_DEAL, "expected-close",
    DEALS "c.expected_close_on %1$s NULLS LAST,"
          " CASE WHEN c.expected_close_on IS NOT NULL THEN c.id END %1$s, c.id" },
  { TANDEM_ENTITY_DEAL, "owner",
    "SELECT c.id FROM deal AS c LEFT JOIN person AS p ON p.id = c.owner_id WHERE c.deleted_at IS NULL"
    " ORDER BY p.name COLLATE firm %s NULLS LAST, c.expected_close_on NULLS LAST, c.id" },
  { TANDEM_ENTITY_DEAL, "created", DEALS "c.created_at %s, c.id %s" },
  { TANDEM_ENTITY_CAMPAIGN, "name", CAMPAIGNS "c.sort_key %s, c.id %s" },
  { TANDEM_ENTITY_CAMPAIGN, "channel",
    "SELECT c.id FROM campaign AS c LEFT JOIN channel AS h ON h.id = c.channel_id WHERE c.deleted_at IS NULL"
    " ORDER BY h.name COLLATE firm %s NULLS LAST, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "status", CAMPAIGNS STATUSES " %s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "starts",
    CAMPAIGNS "c.starts_on %1$s NULLS LAST,"
              " CASE WHEN c.starts_on IS NOT NULL THEN c.id END %1$s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "ends",
    CAMPAIGNS "c.ends_on %1$s NULLS LAST,"
              " CASE WHEN c.ends_on IS NOT NULL THEN c.id END %1$s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "budget",
    CAMPAIGNS
    "c.budget_minor IS NULL, CASE WHEN c.budget_minor IS NOT NULL THEN c.currency END %1$s, c.budget_minor %1$s,"
    " CASE WHEN c.budget_minor IS NOT NULL THEN c.id END %1$s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "cost",
    CAMPAIGNS COST " IS NULL, CASE WHEN " COST " IS NOT NULL THEN c.currency END %1$s, " COST " %1$s,"
                   " CASE WHEN " COST " IS NOT NULL THEN c.id END %1$s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "leads",
    CAMPAIGNS LEADS " IS NULL, " LEADS " %1$s, CASE WHEN " LEADS " IS NOT NULL THEN c.id END %1$s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "spent",
    CAMPAIGNS SHARE " IS NULL, " SHARE " %1$s, CASE WHEN " SHARE " IS NOT NULL THEN c.id END %1$s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "cpl",
    CAMPAIGNS CPL " IS NULL, CASE WHEN " CPL " IS NOT NULL THEN c.currency END %1$s, " CPL " %1$s,"
                  " CASE WHEN " CPL " IS NOT NULL THEN c.id END %1$s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "won",
    CAMPAIGNS WON " IS NULL, CASE WHEN " WON " IS NOT NULL THEN c.currency END %1$s, " WON " %1$s,"
                  " CASE WHEN " WON " IS NOT NULL THEN c.id END %1$s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "roi",
    CAMPAIGNS ROI " IS NULL, " ROI " %1$s, CASE WHEN " ROI " IS NOT NULL THEN c.id END %1$s, " NAME },
  { TANDEM_ENTITY_CAMPAIGN, "created", CAMPAIGNS "c.created_at %s, c.id %s" },
  { TANDEM_ENTITY_PRODUCT, "name", PRODUCTS "c.folded_name %s, c.id %s" },
  { TANDEM_ENTITY_PRODUCT, "category", PRODUCTS "c.category COLLATE firm %s NULLS LAST, c.folded_name, c.id" },
  { TANDEM_ENTITY_PRODUCT, "price",
    PRODUCTS "c.price_minor IS NULL, CASE WHEN c.price_minor IS NOT NULL THEN c.currency END %1$s, c.price_minor %1$s,"
             " c.folded_name, c.id" },
  { TANDEM_ENTITY_PRODUCT, "cost",
    PRODUCTS "c.cost_minor IS NULL, CASE WHEN c.cost_minor IS NOT NULL THEN c.currency END %1$s, c.cost_minor %1$s,"
             " c.folded_name, c.id" },
  { TANDEM_ENTITY_PRODUCT, "tax", PRODUCTS "c.tax_bp %s, c.folded_name, c.id" },
  { TANDEM_ENTITY_PRODUCT, "created", PRODUCTS "c.created_at %s, c.id %s" },
  { TANDEM_ENTITY_ORDER, "ordered-on", ORDERS "c.ordered_on %s, c.id %s" },
  { TANDEM_ENTITY_ORDER, "number", ORDERS "c.order_number %s NULLS LAST, c.id" },
  { TANDEM_ENTITY_ORDER, "net", ORDERS "c.currency %1$s, c.net_minor %1$s, c.id %1$s" },
  { TANDEM_ENTITY_ORDER, "gross", ORDERS "c.currency %1$s, c.net_minor + c.tax_minor %1$s, c.id %1$s" },
};

/* --- orders --------------------------------------------------------------------------------------------------------- */

static int
compare_names (void *collator, int n, const void *a, int m, const void *b)
{
  g_autofree char *one = g_strndup (a, n), *other = g_strndup (b, m);
  g_autoptr (GBytes) key = tandem_collator_key (collator, one);
  g_autoptr (GBytes) other_key = tandem_collator_key (collator, other);

  return g_bytes_compare (key, other_key);
}

static GArray *
ask_ids (sqlite3 *db, const char *sql)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (db), sql);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_finalize (statement);
  return ids;
}

static char *
write_order (const char *sql, const char *direction)
{
  g_auto (GStrv) parts = g_strsplit (sql, strstr (sql, "%1$s") ? "%1$s" : "%s", -1);

  return g_strjoinv (direction, parts);
}

static void
test_orders (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (TandemCollator) collator = tandem_collator_new ("en");
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (firm->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_create_collation (db, "firm", SQLITE_UTF8, collator, compare_names);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (orders); i++)
    {
      gboolean descending = i % 2 == 1;
      g_autofree char *sql = write_order (orders[i / 2].sql, descending ? "DESC" : "ASC");
      g_autoptr (TandemListQuery) query = tandem_list_query_new (orders[i / 2].entity, orders[i / 2].sort, descending);
      g_autoptr (GArray) right = ask_ids (db, sql), ids = tandem_list_query_list_ids (reader, query, NULL, NULL);
      gint64 n = -1;

      g_assert_cmpstr (tandem_list_query_get_sort (query), ==, orders[i / 2].sort);
      g_test_message ("%s by %s%s", tandem_entity_get_nick (orders[i / 2].entity), orders[i / 2].sort,
                      descending ? ", turned" : "");
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), right->data, right->len * sizeof (gint64));
      g_assert_true (tandem_list_query_count (reader, query, &n, NULL, NULL));
      g_assert_cmpint (n, ==, ids->len);
    }
  sqlite3_close (db);
}

/* --- sections ------------------------------------------------------------------------------------------------------- */

/* What each section has in common: of a record, by SQL of the test's own. */
static const struct {
  TandemEntity entity;
  const char *sort;
  const char *value;
} divisions[] = {
  { TANDEM_ENTITY_CONTACT, "company", "company_id FROM contact AS c" },
  { TANDEM_ENTITY_CONTACT, "city", FIRST_CITY " FROM contact AS c" },
  { TANDEM_ENTITY_CONTACT, "lifecycle", "lifecycle_stage FROM contact AS c" },
  { TANDEM_ENTITY_CONTACT, "owner", "owner_id FROM contact AS c" },
  { TANDEM_ENTITY_COMPANY, "owner", "owner_id FROM company AS c" },
  { TANDEM_ENTITY_DEAL, "stage", "stage_id FROM deal AS c" },
  { TANDEM_ENTITY_DEAL, "owner", "owner_id FROM deal AS c" },
  { TANDEM_ENTITY_CAMPAIGN, "channel", "channel_id FROM campaign AS c" },
  { TANDEM_ENTITY_CAMPAIGN, "status", "status FROM campaign AS c" },
  { TANDEM_ENTITY_PRODUCT, "category", "category FROM product AS c" },
};

static char *
ask_value (sqlite3 *db, const char *value, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s WHERE c.id = %" G_GINT64_FORMAT, value, id);
  sqlite3_stmt *statement;
  char *text;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (db), sql);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

static char *
name_by_id (const char *table, gint64 id, gpointer data)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* A section begins exactly where a row has another value than the one before it, and says which. */
static guint
check_sections (sqlite3 *db, const char *value, GArray *ids, TandemSections *sections)
{
  g_autofree char *before = NULL;
  guint place = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *now = ask_value (db, value, g_array_index (ids, gint64, i));

      if (i == 0 || g_strcmp0 (before, now) != 0)
        {
          g_autofree char *title = tandem_sections_describe (sections, place, name_by_id, NULL);

          g_assert_cmpuint (tandem_sections_get_start (sections, place++), ==, i);
          if (now == NULL)
            g_assert_true (g_str_has_suffix (title, " is empty"));
          else if (!strstr (value, "lifecycle_stage") && !strstr (value, "status"))
            g_assert_cmpstr (title, ==, now);
        }
      g_set_str (&before, now);
    }
  g_assert_cmpuint (tandem_sections_get_n (sections), ==, place);
  return place;
}

static TandemCondition *
make_condition (TandemEntity entity)
{
  const char *always = "{\"field\": \"created\", \"is\": \"is-not-empty\"}";
  const char *with_a = "{\"field\": \"given-name\", \"is\": \"contains\", \"values\": [\"a\"]}";
  g_autoptr (GError) error = NULL;
  TandemCondition *condition
      = tandem_condition_new_from_json (entity, entity == TANDEM_ENTITY_CONTACT ? with_a : always, &error);

  g_assert_no_error (error);
  return condition;
}

static void
test_sections (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (TandemListQuery) by_name = tandem_list_query_new (TANDEM_ENTITY_CONTACT, "name", FALSE);
  g_autoptr (TandemSections) none = NULL;
  g_autoptr (GArray) all = tandem_list_query_list_in_sections (reader, by_name, &none, NULL, NULL);
  sqlite3 *db;

  g_assert_nonnull (all);
  g_assert_null (none);
  g_assert_cmpint (sqlite3_open_v2 (firm->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < 4 * G_N_ELEMENTS (divisions); i++)
    {
      TandemEntity entity = divisions[i / 4].entity;
      g_autoptr (TandemListQuery) query = tandem_list_query_new (entity, divisions[i / 4].sort, i % 2 == 1);
      g_autoptr (TandemCondition) condition = i % 4 >= 2 ? make_condition (entity) : NULL;
      g_autoptr (TandemSections) sections = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GArray) right = NULL;

      tandem_list_query_set_condition (query, condition);
      ids = tandem_list_query_list_in_sections (reader, query, &sections, NULL, NULL);
      right = tandem_list_query_list_ids (reader, query, NULL, NULL);
      g_test_message ("%s by %s", tandem_entity_get_nick (entity), divisions[i / 4].sort);
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), right->data, right->len * sizeof (gint64));
      g_assert_cmpuint (check_sections (db, divisions[i / 4].value, ids, sections), >, 1);
    }
  sqlite3_close (db);
}

/* Every field to sort by is in the table above; what a newer Tandem sorted by falls back to the usual order. */
static void
test_all_there (void)
{
  for (guint entity = 0; entity < TANDEM_N_ENTITIES; entity++)
    for (guint i = 0; i < tandem_field_get_n (entity); i++)
      {
        const TandemField *field = tandem_field_get (entity, i);
        gboolean found = FALSE;

        for (guint j = 0; j < G_N_ELEMENTS (orders); j++)
          found |= orders[j].entity == entity && g_str_equal (orders[j].sort, tandem_field_get_key (field));
        g_assert_cmpint (found, ==, tandem_field_can (field, TANDEM_FIELD_USE_SORT));
        g_assert_true (tandem_field_find (entity, tandem_field_get_key (field)) == field);
      }
  for (guint entity = 0; entity < TANDEM_N_ENTITIES; entity++)
    {
      g_autoptr (TandemListQuery) query = tandem_list_query_new (entity, "shoe-size", FALSE);
      TandemEntity same;

      g_assert_cmpstr (tandem_list_query_get_sort (query), ==,
                       entity == TANDEM_ENTITY_DEAL    ? "expected-close"
                       : entity == TANDEM_ENTITY_ORDER ? "ordered-on"
                                                       : "name");
      g_assert_true (tandem_entity_from_nick (tandem_entity_get_nick (entity), &same));
      g_assert_cmpint (same, ==, entity);
    }
}

/* --- no sort of a million ------------------------------------------------------------------------------------------- */

static void
assert_walks (sqlite3 *db, const char *sql)
{
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, question, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *step = (const char *) sqlite3_column_text (statement, 3);

      if (strstr (step, "TEMP B-TREE") || !strstr (step, "INDEX"))
        g_error ("%s: %s", step, sql);
    }
  sqlite3_finalize (statement);
}

/* Of campaigns and products a firm has some hundreds. */
static gboolean
is_large (TandemEntity entity)
{
  return entity != TANDEM_ENTITY_CAMPAIGN && entity != TANDEM_ENTITY_PRODUCT;
}

static void
test_walks (FirmFile *firm, gconstpointer data)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (firm->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint entity = 0; entity < TANDEM_N_ENTITIES; entity++)
    for (guint i = 0; is_large (entity) && i < tandem_field_get_n (entity); i++)
      for (guint band = 0; band < tandem_field_get (entity, i)->n_bands; band++)
        for (gboolean descending = FALSE; descending <= TRUE; descending++)
          {
            g_autofree char *sql = tandem_band_write_sql (&tandem_field_get (entity, i)->bands[band], descending);

            assert_walks (db, sql);
          }
  sqlite3_close (db);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tandem_model_ensure_types ();
  g_test_add ("/list-query/orders", FirmFile, NULL, varied_firm_set_up, test_orders, firm_file_tear_down);
  g_test_add ("/list-query/sections", FirmFile, NULL, varied_firm_set_up, test_sections, firm_file_tear_down);
  g_test_add ("/list-query/walks", FirmFile, NULL, varied_firm_set_up, test_walks, firm_file_tear_down);
  g_test_add_func ("/list-query/all-there", test_all_there);
  return g_test_run ();
}
