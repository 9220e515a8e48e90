/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-test.h"

#include <glib/gstdio.h>

#include "store/tandem-connection.h"

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

typedef struct {
  const char *sql;
  char *text;
} Question;

static gboolean
ask_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  question->text = tandem_connection_dup_text (connection, question->sql, error);
  return *error == NULL;
}

/* What the file answers to one question. */
void
sheet_test_assert_answer (SheetTest *self, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  Question question = { .sql = sql };

  tandem_store_run (sheet_test_get_store (self), TANDEM_STORE_READ, ask_cb, &question, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (question.text, ==, expected);
  g_free (question.text);
}
