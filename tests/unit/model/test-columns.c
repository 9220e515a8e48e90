/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "../firm-file.h"
#include "store/tandem-record.h"

static gint64
count (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  gint64 n;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

static void
assert_columns (sqlite3 *db, const TandemRecordClass *klass)
{
  g_autofree char *all = g_strdup_printf ("SELECT count(*) FROM pragma_foreign_key_list ('%s')", klass->table);
  guint n_references = 0;

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TandemColumn *column = &klass->columns[i];
      const char *other = column->part_of ? column->part_of : column->names;
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_foreign_key_list ('%s')"
                                              " WHERE \"from\" = '%s' AND \"table\" = '%s'",
                                              klass->table, column->name, other);

      g_assert_false (column->part_of && column->names);
      if (other == NULL)
        continue;
      g_test_message ("%s.%s leads to %s", klass->table, column->name, other);
      g_assert_cmpint (count (db, sql), ==, 1);
      n_references++;
    }
  g_test_message ("%s: all that lead to another record say so", klass->table);
  g_assert_cmpuint (n_references, ==, count (db, all));
}

/* Undo goes by what the columns say of each other: that is what the schema says. */
static void
test_references (FirmFile *firm, gconstpointer data)
{
  guint n_types;
  g_autofree GType *types = NULL;
  sqlite3 *db;

  firm_file_make (firm);
  g_assert_cmpint (sqlite3_open_v2 (firm->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  types = g_type_children (TANDEM_TYPE_RECORD, &n_types);
  g_assert_cmpuint (n_types, >, 15);
  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (TandemRecordClass) klass = g_type_class_ref (types[i]);

      assert_columns (db, klass);
    }
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/model/columns/references", FirmFile, NULL, firm_file_set_up, test_references, firm_file_tear_down);
  return g_test_run ();
}
