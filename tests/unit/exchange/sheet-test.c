/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store/tandem-change-set.h"

void
sheet_test_set_up (SheetTest *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "firm.tandem", NULL);
  self->sheet = g_build_filename (self->folder, "leads.csv", NULL);
  self->workspace = tandem_workspace_create (self->path, TANDEM_ORIGIN_CLI, "Firm", FALSE, &error);
  g_assert_no_error (error);
}

void
sheet_test_tear_down (SheetTest *self, gconstpointer data)
{
  g_object_unref (self->workspace);
  g_unlink (self->path);
  g_unlink (self->sheet);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->sheet);
  g_free (self->folder);
}

TandemStore *
sheet_test_get_store (SheetTest *self)
{
  return tandem_workspace_get_store (self->workspace);
}

/* Returns: (transfer full): the sheet, which is replaced */
GFile *
sheet_test_write (SheetTest *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->sheet, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (self->sheet);
}

/* Asks the file itself, past the program. Returns: (transfer full) (nullable): the first value of the first row */
char *
sheet_test_ask (SheetTest *self, const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  char *text;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return text;
}

void
sheet_test_assert_answer (SheetTest *self, const char *sql, const char *expected)
{
  g_autofree char *text = sheet_test_ask (self, sql);

  g_assert_cmpstr (text, ==, expected);
}
