/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the file says, asked with SQLite alone. */
#include <sqlite3.h>

#include "firm-file.h"

static sqlite3_stmt *
prepare (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  return statement;
}

/* Every column but those that say when and how often the row was written. */
static char *
list_columns (sqlite3 *handle, const char *table, gboolean *is_record)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  sqlite3_stmt *statement = prepare (handle, sql);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  *is_record = FALSE;
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);

      if (g_str_equal (name, "deleted_at"))
        *is_record = TRUE;
      else if (!g_str_equal (name, "version") && !g_str_equal (name, "updated_at"))
        g_ptr_array_add (names, g_strdup_printf ("quote (%s)", name));
    }
  sqlite3_finalize (statement);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" || '|' || ", (char **) names->pdata);
}

static void
describe_table (sqlite3 *handle, const char *table, GString *text)
{
  gboolean is_record;
  g_autofree char *columns = list_columns (handle, table, &is_record);
  const char *which = is_record                                   ? "deleted_at IS NULL"
                      : g_str_equal (table, "campaign_day_total") ? "n <> 0"
                      : g_str_equal (table, "lifecycle_day")
                          ? "people <> 0 OR to_mql <> 0 OR to_sal <> 0 OR to_sql <> 0"
                            " OR to_opportunity <> 0 OR to_customer <> 0"
                      : g_str_equal (table, "cohort_month")    ? "people <> 0"
                      : g_str_equal (table, "contact_summary") ? "1"
                      : g_str_equal (table, "attachment_content")
                          ? "sha256 IN (SELECT a.sha256 FROM attachment AS a WHERE a.deleted_at IS NULL)"
                          : "0";
  g_autofree char *sql = g_strdup_printf ("SELECT %s AS line FROM %s WHERE %s ORDER BY line", columns, table, which);
  sqlite3_stmt *statement = prepare (handle, sql);

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (text, "%s: %s\n", table, sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
}

/**
 * firm_file_describe:
 *
 * Returns: (transfer full): every business column of every live row, what is in the files that are named, and every total, a
 *   line each
 */
char *
firm_file_describe (const char *path)
{
  sqlite3 *handle;
  sqlite3_stmt *tables;
  GString *text = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  tables = prepare (handle, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  while (sqlite3_step (tables) == SQLITE_ROW)
    describe_table (handle, (const char *) sqlite3_column_text (tables, 0), text);
  sqlite3_finalize (tables);
  sqlite3_close (handle);
  return g_string_free_and_steal (text);
}

char *
firm_file_digest (const char *path)
{
  g_autofree char *text = firm_file_describe (path);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * firm_file_ask_text:
 *
 * Returns: (transfer full) (nullable): what a statement of the test's own answers with, which may speak as SQLite alone does
 */
char *
firm_file_ask_text (const char *path, const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  char *text;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  statement = prepare (handle, sql);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return text;
}

/**
 * firm_file_ask:
 *
 * Returns: the same as a number
 */
gint64
firm_file_ask (const char *path, const char *sql)
{
  g_autofree char *text = firm_file_ask_text (path, sql);

  return text ? g_ascii_strtoll (text, NULL, 10) : 0;
}
