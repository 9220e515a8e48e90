/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which statements a connection keeps prepared, as SQLite itself counts them. */
#include <glib/gstdio.h>

#include "store/tandem-connection.h"

#define MOST 200

typedef struct {
  char *folder;
  char *path;
  TandemConnection *connection;
} File;

static void
set_up (File *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("tandem-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "any.tandem", NULL);
  self->connection = tandem_connection_open (self->path, TANDEM_CONNECTION_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (File *self, gconstpointer data)
{
  tandem_connection_close (self->connection);
  tandem_connection_remove_file (self->path);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static TandemStatement *
lend (File *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  TandemStatement *statement = tandem_connection_prepare (self->connection, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static void
assert_answers (TandemStatement *statement, gint64 expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_statement_next (statement, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tandem_statement_get_int64 (statement, 0), ==, expected);
}

/* @n texts that nobody asked for before. */
static void
use_others (File *self, guint n)
{
  static guint last;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %u", ++last);
      g_autoptr (TandemStatement) statement = lend (self, sql);

      assert_answers (statement, last);
    }
}

static guint
count_prepared (TandemStatement *any)
{
  sqlite3 *handle = sqlite3_db_handle (any->handle);
  guint n = 0;

  for (sqlite3_stmt *statement = NULL; (statement = sqlite3_next_stmt (handle, statement)) != NULL;)
    n++;
  return n;
}

static void
test_limit (File *self, gconstpointer data)
{
  TandemStatement *last;

  use_others (self, 5 * MOST);
  last = lend (self, "SELECT 'last'");
  g_assert_cmpuint (count_prepared (last), ==, MOST);
  tandem_statement_release (last);
}

static gboolean
is_prepared (TandemStatement *any, const char *sql)
{
  sqlite3 *handle = sqlite3_db_handle (any->handle);

  for (sqlite3_stmt *statement = NULL; (statement = sqlite3_next_stmt (handle, statement)) != NULL;)
    if (g_str_equal (sqlite3_sql (statement), sql))
      return TRUE;
  return FALSE;
}

/* What is used again and again stays, whatever came first. */
static void
test_order (File *self, gconstpointer data)
{
  TandemStatement *often;

  tandem_statement_release (lend (self, "SELECT 'often'"));
  tandem_statement_release (lend (self, "SELECT 'once'"));
  for (guint i = 0; i < 4; i++)
    {
      use_others (self, MOST / 2);
      often = lend (self, "SELECT 'often'");
      /* three rounds of hundred others, and it was still there each time */
      g_assert_cmpuint (sqlite3_stmt_status (often->handle, SQLITE_STMTSTATUS_RUN, FALSE), ==, i);
      g_assert_true (tandem_statement_next (often, NULL));
      g_assert_true (is_prepared (often, "SELECT 'once'") == (i == 0));
      tandem_statement_release (often);
    }
}

/* One whose turn it is to go while somebody reads from it stays whole until it is given back. */
static void
test_lent (File *self, gconstpointer data)
{
  TandemStatement *rows = lend (self, "SELECT 1 UNION ALL SELECT 2"), *other, *any;

  assert_answers (rows, 1);
  use_others (self, 2 * MOST);
  assert_answers (rows, 2);
  /* the text is free again */
  other = lend (self, "SELECT 1 UNION ALL SELECT 2");
  g_assert_true (other != rows);
  assert_answers (other, 1);
  g_assert_cmpuint (count_prepared (other), ==, MOST + 1);
  tandem_statement_release (rows);
  g_assert_cmpuint (count_prepared (other), ==, MOST);
  tandem_statement_release (other);
  any = lend (self, "SELECT 1 UNION ALL SELECT 2");
  g_assert_true (any == other);
  tandem_statement_release (any);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define add(name, func) g_test_add ("/store/statement-cache/" name, File, NULL, set_up, func, tear_down)
  add ("limit", test_limit);
  add ("order", test_order);
  add ("lent", test_lent);
#undef add
  return g_test_run ();
}
