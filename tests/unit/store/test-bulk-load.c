/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "firm-file.h"
#include "model/tandem-contact.h"
#include "model/tandem-touch.h"
#include "store/tandem-bulk-load.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define N_ROWS 5000

#define SCHEMA            "SELECT group_concat (sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name)"
#define N_CONTACT_INDEXES "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'contact'"

typedef struct {
  char *schema;
  gint64 n_contacts, n_indexes, n_journal_rows, n_in_range, n_sets;
} Seen;

typedef struct {
  guint n_rows;
  guint cancelled_at; /* rows; 0: never */
  gboolean fails;
  GCancellable *cancellable;
  gint64 n_indexes_inside;
  guint n_indexes, indexes; /* as told last */
  guint64 rows;
} Load;

static void
progress_cb (guint64 rows, guint n_indexes, guint indexes, gpointer data)
{
  Load *load = data;

  g_assert_cmpuint (rows, >=, load->rows);
  load->rows = rows;
  load->n_indexes = n_indexes;
  load->indexes = indexes;
  if (load->cancelled_at && rows >= load->cancelled_at)
    g_cancellable_cancel (load->cancellable);
}

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const GType types[] = { TANDEM_TYPE_CONTACT, TANDEM_TYPE_TOUCH };
  const TandemBulkPlan plan = { .types = types, .n_types = G_N_ELEMENTS (types) };
  Load *load = data;
  g_autoptr (TandemContact) contact = tandem_contact_new ();
  g_autoptr (TandemBulkLoad) bulk = NULL;

  tandem_change_set_begin (connection, "Fill");
  bulk = tandem_bulk_load_begin (connection, &plan, cancellable, error);
  if (bulk == NULL || !tandem_connection_get_int64 (connection, N_CONTACT_INDEXES, &load->n_indexes_inside, error))
    return FALSE;
  tandem_bulk_load_set_progress (bulk, progress_cb, load);
  for (guint i = 0; i < load->n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      tandem_record_reuse (contact);
      tandem_record_set_text (TANDEM_RECORD (contact), TANDEM_CONTACT_FAMILY_NAME, name);
      if (!tandem_bulk_load_insert (bulk, contact, error))
        return FALSE;
    }
  g_assert_cmpuint (tandem_bulk_load_get_n_rows (bulk), ==, load->n_rows);
  if (load->fails)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED, "As asked.");
      return FALSE;
    }
  return tandem_bulk_load_finish (bulk, error);
}

static void
read_text (sqlite3 *db, const char *sql, char **text, gint64 *number)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  if (text)
    *text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  if (number)
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
}

/* Past the program, while it has the file open. */
static Seen
look (FirmFile *file)
{
  Seen seen = { 0 };
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (file->path, &db), ==, SQLITE_OK);
  read_text (db, SCHEMA, &seen.schema, NULL);
  read_text (db, N_CONTACT_INDEXES, NULL, &seen.n_indexes);
  read_text (db, "SELECT count(*) FROM contact WHERE sort_key IS NOT NULL", NULL, &seen.n_contacts);
  read_text (db, "SELECT count(*) FROM change_set WHERE label = 'Fill'", NULL, &seen.n_sets);
  read_text (db, "SELECT count(*) FROM change_row WHERE table_name = 'contact'", NULL, &seen.n_journal_rows);
  read_text (db,
             "SELECT count(*) FROM contact AS c JOIN change_row AS r ON r.table_name = 'contact'"
             " AND c.id BETWEEN r.record_id AND r.last_record_id",
             NULL, &seen.n_in_range);
  sqlite3_close (db);
  return seen;
}

static gboolean
fill (TandemWorkspace *workspace, Load *load, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  load->cancellable = cancellable;
  return tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, fill_cb, load, cancellable,
                           error);
}

static void
changed_cb (TandemStore *store, TandemChanges *changes, gpointer told)
{
  guint n;

  g_assert_true (tandem_changes_touch (changes, "contact"));
  g_assert_null (tandem_changes_get_ids (changes, "contact", &n));
  *(gboolean *) told = TRUE;
}

static void
test_empty_table (FirmFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autofree char *log = g_strconcat (file->path, "-wal", NULL);
  Load load = { .n_rows = N_ROWS };
  gboolean told = FALSE;
  Seen before, after;
  GStatBuf status;

  firm_file_make (file);
  workspace = open_firm (file->path);
  before = look (file);
  g_signal_connect (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (changed_cb), &told);
  g_assert_true (fill (workspace, &load, &error));
  g_assert_no_error (error);
  after = look (file);
  g_assert_cmpint (load.n_indexes_inside, ==, 0);
  g_assert_cmpuint (load.rows, ==, N_ROWS);
  g_assert_cmpuint (load.n_indexes, >=, before.n_indexes);
  g_assert_cmpuint (load.indexes, ==, load.n_indexes);
  g_assert_true (g_str_equal (before.schema, after.schema));
  g_assert_cmpint (after.n_contacts, ==, N_ROWS);
  g_assert_cmpint (after.n_sets, ==, 1);
  g_assert_cmpint (after.n_journal_rows, ==, 1);
  g_assert_cmpint (after.n_in_range, ==, N_ROWS);
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, 0);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
  g_free (before.schema);
  g_free (after.schema);
}

static void
test_filled_table (FirmFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  Load load = { .n_rows = 10 };
  Seen before, after;

  firm_file_make (file);
  workspace = open_firm (file->path);
  g_assert_true (add_contact (workspace, "First", &error));
  before = look (file);
  g_assert_true (fill (workspace, &load, &error));
  g_assert_no_error (error);
  after = look (file);
  g_assert_cmpint (load.n_indexes_inside, ==, before.n_indexes);
  g_assert_cmpint (after.n_contacts, ==, 11);
  g_assert_true (g_str_equal (before.schema, after.schema));
  g_free (before.schema);
  g_free (after.schema);
}

/* However it ends, the file is as it was, and the next write finds all as ever. */
static void
test_ended (FirmFile *file, gconstpointer cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  Load load = { .n_rows = N_ROWS, .fails = TRUE, .cancelled_at = cancelled ? N_ROWS / 2 : 0 };
  Seen before, after;

  firm_file_make (file);
  workspace = open_firm (file->path);
  before = look (file);
  g_assert_false (fill (workspace, &load, &error));
  if (cancelled)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED);
  g_assert_cmpuint (load.rows, >=, N_ROWS / 2);
  g_assert_cmpuint (load.rows, <, N_ROWS);
  after = look (file);
  g_assert_true (g_str_equal (before.schema, after.schema));
  g_assert_cmpint (after.n_contacts, ==, 0);
  g_assert_cmpint (after.n_sets, ==, 0);
  g_clear_error (&error);
  g_assert_true (add_contact (workspace, "Next", &error));
  g_assert_no_error (error);
  g_free (before.schema);
  g_free (after.schema);
}

static gboolean
check_space_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_bulk_load_check_space (connection, *(const guint64 *) data, error);
}

static void
test_space (FirmFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;
  TandemStore *store;
  guint64 little = 1, much = G_MAXUINT64;

  firm_file_make (file);
  workspace = open_firm (file->path);
  store = tandem_workspace_get_store (workspace);
  g_assert_true (tandem_store_run (store, TANDEM_STORE_WRITE, check_space_cb, &little, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (tandem_store_run (store, TANDEM_STORE_WRITE, check_space_cb, &much, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/bulk-load/empty-table", FirmFile, NULL, firm_file_set_up, test_empty_table, firm_file_tear_down);
  g_test_add ("/store/bulk-load/filled-table", FirmFile, NULL, firm_file_set_up, test_filled_table,
              firm_file_tear_down);
  g_test_add ("/store/bulk-load/failed", FirmFile, NULL, firm_file_set_up, test_ended, firm_file_tear_down);
  g_test_add ("/store/bulk-load/cancelled", FirmFile, "cancelled", firm_file_set_up, test_ended, firm_file_tear_down);
  g_test_add ("/store/bulk-load/space", FirmFile, NULL, firm_file_set_up, test_space, firm_file_tear_down);
  return g_test_run ();
}
