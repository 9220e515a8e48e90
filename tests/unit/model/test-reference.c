/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "varied-firm.h"
#include "model/filter/tandem-list-query.h"
#include "model/filter/tandem-reference.h"
#include "store/tandem-connection.h"

/* What a field may lead to, and the rows of it that can be chosen. */
static const struct {
  const char *table;
  const char *live;
} targets[] = {
  { "campaign", "deleted_at IS NULL" }, { "channel", "deleted_at IS NULL" },
  { "company", "deleted_at IS NULL" },  { "contact", "deleted_at IS NULL AND sort_key IS NOT NULL" },
  { "person", "deleted_at IS NULL" },   { "reason", "deleted_at IS NULL" },
  { "stage", "deleted_at IS NULL" },
};

static gint64
count (FirmFile *firm, const char *table, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table, condition);
  sqlite3_stmt *statement;
  sqlite3 *db;
  gint64 n;

  g_assert_cmpint (sqlite3_open_v2 (firm->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return n;
}

/* Everything that lives can be chosen, once, and is called as it is by its id. */
static void
test_all (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_autoptr (GPtrArray) all = tandem_reference_list (reader, targets[i].table, 10000, &error);
      g_autoptr (GPtrArray) first = tandem_reference_list (reader, targets[i].table, 1, NULL);

      g_assert_no_error (error);
      g_assert_cmpint (all->len, ==, count (firm, targets[i].table, targets[i].live));
      g_assert_cmpuint (first->len, ==, 1);
      g_assert_cmpint (((TandemReference *) first->pdata[0])->id, ==, ((TandemReference *) all->pdata[0])->id);
      for (guint j = 0; j < all->len; j++)
        {
          TandemReference *reference = all->pdata[j];
          g_autofree char *name = tandem_reference_dup_name (reader, targets[i].table, reference->id);

          g_assert_true (g_hash_table_add (seen, &reference->id));
          g_assert_cmpstr (name, ==, reference->name);
        }
      g_assert_null (tandem_reference_dup_name (reader, targets[i].table, 1));
    }
}

/* They stand as in the lists of the pages. */
static void
test_order (FirmFile *firm, gconstpointer data)
{
  static const TandemEntity entities[] = { TANDEM_ENTITY_CAMPAIGN, TANDEM_ENTITY_COMPANY, TANDEM_ENTITY_CONTACT };
  g_autoptr (TandemConnection) reader = tandem_connection_open (firm->path, TANDEM_CONNECTION_READ, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autoptr (GPtrArray) references
          = tandem_reference_list (reader, tandem_entity_get_nick (entities[i]), 10000, NULL);
      g_autoptr (TandemListQuery) query = tandem_list_query_new (entities[i], "name", FALSE);
      g_autoptr (GArray) ids = tandem_list_query_list_ids (reader, query, NULL, NULL);

      g_assert_cmpuint (references->len, >, 1);
      g_assert_cmpuint (references->len, <=, ids->len);
      for (guint j = 0; j < references->len; j++)
        g_assert_cmpint (((TandemReference *) references->pdata[j])->id, ==, g_array_index (ids, gint64, j));
    }
}

/* People have no list: they stand in the order of the firm's language, not in that of their bytes. */
static void
test_people (FirmFile *firm, gconstpointer data)
{
  static const char *const names[] = { "Anna", "Äsop", "Milo" };
  g_autoptr (TandemConnection) writer = tandem_connection_open (firm->path, TANDEM_CONNECTION_WRITE, NULL);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) first = NULL;

  g_assert_true (tandem_connection_execute (
      writer, "UPDATE person SET deleted_at = CASE WHEN name IN ('zora', 'Anna', 'Milo') THEN NULL ELSE created_at END",
      NULL));
  g_assert_true (tandem_connection_execute (writer, "UPDATE person SET name = 'Äsop' WHERE name = 'zora'", NULL));
  people = tandem_reference_list (writer, "person", 100, NULL);
  g_assert_cmpuint (people->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < people->len; i++)
    g_assert_cmpstr (((TandemReference *) people->pdata[i])->name, ==, names[i]);
  first = tandem_reference_list (writer, "person", 1, NULL);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpstr (((TandemReference *) first->pdata[0])->name, ==, "Anna");
}

/* Where there is a second pipeline each stage says of which it is. */
static void
test_stages (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemConnection) writer = tandem_connection_open (firm->path, TANDEM_CONNECTION_WRITE, NULL);
  g_autoptr (GPtrArray) before = tandem_reference_list (writer, "stage", 100, NULL);
  TandemReference *first = before->pdata[0];
  g_autofree char *expected = NULL;
  g_autofree char *name = NULL;

  g_assert_null (strstr (first->name, " · "));
  g_assert_true (tandem_connection_execute (writer,
                                            "INSERT INTO pipeline (id, version, created_at, updated_at, name, position)"
                                            " SELECT 7, 1, created_at, updated_at, 'Renewals', 2 FROM pipeline",
                                            NULL));
  g_assert_true (tandem_connection_execute (writer, "UPDATE pipeline SET name = 'New business' WHERE id <> 7", NULL));
  g_assert_true (tandem_connection_execute (writer, "UPDATE stage SET pipeline_id = 7 WHERE position = 2", NULL));
  name = tandem_reference_dup_name (writer, "stage", first->id);
  expected = g_strconcat ("New business · ", first->name, NULL);
  g_assert_cmpstr (name, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reference/all", FirmFile, NULL, varied_firm_set_up, test_all, firm_file_tear_down);
  g_test_add ("/reference/order", FirmFile, NULL, varied_firm_set_up, test_order, firm_file_tear_down);
  g_test_add ("/reference/people", FirmFile, NULL, varied_firm_set_up, test_people, firm_file_tear_down);
  g_test_add ("/reference/stages", FirmFile, NULL, varied_firm_set_up, test_stages, firm_file_tear_down);
  return g_test_run ();
}
