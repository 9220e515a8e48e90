/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists as files: what is in them, and what is left of an export that came to nothing. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../firm-file.h"
#include "../model/varied-firm.h"
#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-export-fields.h"
#include "exchange/tandem-figures-map.h"
#include "exchange/tandem-list-export.h"
#include "exchange/tandem-reader.h"
#include "model/filter/tandem-list-query.h"
#include "store/tandem-connection.h"

#define OLD "what was there before\n"

typedef struct {
  GMainLoop *loop;
  gboolean is_done;
  GError *error;
} Run;

typedef struct {
  TandemEntity entity;
  const char *sort;
  GArray *ids;
} Listing;

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;
  g_autoptr (TandemListQuery) query = tandem_list_query_new (listing->entity, listing->sort, FALSE);

  listing->ids = tandem_list_query_list_ids (connection, query, NULL, error);
  return listing->ids != NULL;
}

/* All records, and no column yet. */
static TandemListExport *
new_empty_export (TandemWorkspace *workspace, TandemEntity entity, TandemExportFormat format)
{
  Listing listing = { entity,
                      entity == TANDEM_ENTITY_DEAL    ? "title"
                      : entity == TANDEM_ENTITY_ORDER ? "ordered-on"
                                                      : "name",
                      NULL };
  TandemListExport *export
      = tandem_list_export_new (entity, "List", tandem_workspace_get_time_zone (workspace));
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, list_cb, &listing, NULL, &error);
  g_assert_no_error (error);
  tandem_list_export_set_format (export, format);
  tandem_list_export_set_ids (export, listing.ids);
  g_array_unref (listing.ids);
  return export;
}

/* All records, all columns. */
static TandemListExport *
new_export (TandemWorkspace *workspace, TandemEntity entity, TandemExportFormat format)
{
  TandemListExport *export = new_empty_export (workspace, entity, format);

  for (const TandemExportField *field = tandem_export_fields_list (entity); field->key; field++)
    tandem_list_export_add_column (export, field->key, field->title);
  return export;
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  run->is_done = tandem_list_export_run_finish (TANDEM_LIST_EXPORT (object), result, &run->error);
  g_main_loop_quit (run->loop);
}

static gboolean
run_export (TandemListExport *export, TandemWorkspace *workspace, const char *path, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { loop, FALSE, NULL };

  tandem_list_export_run_async (export, tandem_workspace_get_store (workspace), path, cancellable, exported_cb, &run);
  g_main_loop_run (loop);
  g_assert_true (run.is_done == (run.error == NULL));
  if (run.error)
    g_propagate_error (error, run.error);
  return run.is_done;
}

static guint
count_rows (const char *path, const char *format, guint *n_cells)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const TandemReaderOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemReader) reader = tandem_reader_open (file, &options, NULL, &error);
  TandemRow row;
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (tandem_reader_get_format (reader), ==, format);
  g_assert_true (tandem_reader_go_to_sheet (reader, 0, NULL, &error));
  for (*n_cells = 0; tandem_reader_next_row (reader, &row, NULL, &error); n++)
    *n_cells = MAX (*n_cells, row.n_cells);
  g_assert_no_error (error);
  return n;
}

/* Every list in every kind of file has a row for each record and a column for each field. */
static void
test_all (FirmFile *firm, gconstpointer data)
{
  static const char *const formats[TANDEM_EXPORT_N_FORMATS]
      = { [TANDEM_EXPORT_CSV] = "CSV", [TANDEM_EXPORT_XLSX] = "XLSX" };
  g_autoptr (TandemWorkspace) workspace = open_firm (firm->path);

  for (guint entity = 0; entity < TANDEM_N_ENTITIES; entity++)
    for (guint format = 0; format < TANDEM_EXPORT_N_FORMATS; format++)
      {
        g_autoptr (TandemListExport) export = NULL;
        g_autofree char *path = g_build_filename (firm->folder, "list", NULL);
        g_autoptr (GError) error = NULL;
        guint n_fields = 0, n_cells;

        if (formats[format] == NULL)
          continue;
        export = new_export (workspace, entity, format);
        run_export (export, workspace, path, NULL, &error);
        g_assert_no_error (error);
        while (tandem_export_fields_list (entity)[n_fields].key)
          n_fields++;
        g_assert_cmpuint (tandem_list_export_get_n_all (export), >, 1);
        g_assert_cmpuint (tandem_list_export_get_n_done (export), ==, tandem_list_export_get_n_all (export));
        g_assert_cmpuint (count_rows (path, formats[format], &n_cells), ==,
                          tandem_list_export_get_n_all (export) + 1);
        g_assert_cmpuint (n_cells, ==,
                          n_fields + (format == TANDEM_EXPORT_CSV && entity != TANDEM_ENTITY_CONTACT));
        g_unlink (path);
      }
  tandem_workspace_close (workspace);
}

/* --- all that is known --------------------------------------------------------------------------------------------- */

typedef struct {
  const char *table, *column;
  guint n;
} Count;

static gboolean
count_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;
  const char *owner = g_str_equal (count->column, "contact_id") ? "contact" : "company";
  g_autofree char *sql
      = g_strdup_printf ("SELECT COUNT(*) FROM %s AS x JOIN %s AS o ON o.id = x.%s WHERE x.deleted_at IS "
                         "NULL AND o.deleted_at IS NULL",
                         count->table, owner, count->column);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);

  g_assert_true (statement && tandem_statement_next (statement, error));
  count->n = (guint) tandem_statement_get_int64 (statement, 0);
  return TRUE;
}

static guint
count_parts (TandemWorkspace *workspace, const char *table, const char *column)
{
  Count count = { table, column, 0 };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, count_cb, &count, NULL, &error);
  g_assert_no_error (error);
  return count.n;
}

/* How many cells are filled below the headings that end so, or begin so where they end with an asterisk. */
static guint
count_filled (GPtrArray *rows, const char *pattern)
{
  g_autoptr (GPatternSpec) spec = g_pattern_spec_new (pattern);
  char **headings = rows->pdata[0];
  guint n = 0;

  for (guint column = 0; headings[column]; column++)
    for (guint i = 1; g_pattern_spec_match_string (spec, headings[column]) && i < rows->len; i++)
      n += *((char **) rows->pdata[i])[column] != '\0';
  return n;
}

static GPtrArray *
read_rows (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const TandemReaderOptions options = { .encoding = "UTF-8", .delimiter = ',' };
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemReader) reader = tandem_reader_open (file, &options, NULL, &error);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  TandemRow row;

  g_assert_no_error (error);
  while (tandem_reader_next_row (reader, &row, NULL, &error))
    {
      char **texts = g_new0 (char *, row.n_cells + 1);

      for (guint i = 0; i < row.n_cells; i++)
        texts[i] = g_strdup (row.cells[i].text);
      g_ptr_array_add (rows, texts);
    }
  g_assert_no_error (error);
  return rows;
}

/* Nothing that hangs on a record is left behind, whatever the list shows of it. */
static void
test_whole (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = open_firm (firm->path);
  g_autofree char *path = g_build_filename (firm->folder, "all.csv", NULL);

  for (guint entity = TANDEM_ENTITY_CONTACT; entity <= TANDEM_ENTITY_COMPANY; entity++)
    {
      const char *owner = entity == TANDEM_ENTITY_CONTACT ? "contact_id" : "company_id";
      g_autoptr (TandemListExport) export = new_export (workspace, entity, TANDEM_EXPORT_ROUND_TRIP);
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GError) error = NULL;

      run_export (export, workspace, path, NULL, &error);
      g_assert_no_error (error);
      rows = read_rows (path);
      g_assert_cmpuint (rows->len, ==, tandem_list_export_get_n_all (export) + 1);
      g_assert_cmpuint (count_filled (rows, "Tandem ID"), ==, rows->len - 1);
      g_assert_cmpuint (count_filled (rows, "* - Value"), ==, count_parts (workspace, "contact_point", owner));
      g_assert_cmpuint (count_filled (rows, "Address * - Label"), ==, count_parts (workspace, "address", owner));
      if (entity == TANDEM_ENTITY_CONTACT)
        g_assert_cmpuint (count_filled (rows, "Consent*: date"), ==, count_parts (workspace, "consent_event", owner));
    }
  tandem_workspace_close (workspace);
}

/* The cell of a row that begins so, below a heading. */
static const char *
find_cell (GPtrArray *rows, const char *first, const char *heading)
{
  char **headings = rows->pdata[0];
  guint column = 0;

  while (g_strcmp0 (headings[column], heading) != 0)
    g_assert_nonnull (headings[column++]);
  for (guint i = 1; i < rows->len; i++)
    if (g_str_equal (((char **) rows->pdata[i])[0], first))
      return ((char **) rows->pdata[i])[column];
  g_assert_not_reached ();
}

/* A cost in a currency without a rate: a list of costs says that it is not in them, and who imports the list takes that for nothing. */
static void
test_left_out (FirmFile *firm, gconstpointer data)
{
  g_autofree char *path = g_build_filename (firm->folder, "campaigns.csv", NULL);
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (TandemListExport) export = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TandemFiguresMap) map = NULL;
  g_autoptr (GError) error = NULL;

  execute_sql (firm->path, "UPDATE campaign SET name = 'Abroad' WHERE id = (SELECT min (id) FROM campaign WHERE"
                           " currency = 'EUR' AND deleted_at IS NULL)");
  execute_sql (firm->path, "INSERT INTO campaign_cost (version, created_at, updated_at, campaign_id, day, amount_minor,"
                           " currency, kind) SELECT 1, '', '', id, '2026-01-01', 100, 'KWD', 'other' FROM campaign"
                           " WHERE name = 'Abroad'");
  workspace = open_firm (firm->path);
  export = new_empty_export (workspace, TANDEM_ENTITY_CAMPAIGN, TANDEM_EXPORT_CSV);
  tandem_list_export_add_column (export, "name", "Name");
  tandem_list_export_add_column (export, "cost", "Cost");
  run_export (export, workspace, path, NULL, &error);
  g_assert_no_error (error);
  rows = read_rows (path);
  g_assert_cmpstr (find_cell (rows, "Abroad", "Currencies left out"), ==, "KWD");
  map = tandem_figures_map_new ((const GStrv *) rows->pdata, 1);
  g_assert_cmpuint (map->n_columns, ==, 4);
  g_assert_cmpint (map->columns[2].figure, ==, TANDEM_FIGURE_CURRENCY);
  g_assert_cmpint (map->columns[3].figure, ==, TANDEM_FIGURE_NONE);
  tandem_workspace_close (workspace);
}

/* --- what is replaced ---------------------------------------------------------------------------------------------- */

static guint
get_mode (const char *path)
{
  GStatBuf facts;

  g_assert_cmpint (g_lstat (path, &facts), ==, 0);
  g_assert_true (S_ISREG (facts.st_mode));
  return facts.st_mode & 0777;
}

/* Who could read it can read it afterwards; a new one is its owner's alone. */
static void
test_mode (FirmFile *firm, gconstpointer data)
{
  static const guint modes[] = { 0644, 0660, 0600 };
  g_autoptr (TandemWorkspace) workspace = open_firm (firm->path);
  g_autofree char *path = g_build_filename (firm->folder, "list.csv", NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (TandemListExport) export = new_export (workspace, TANDEM_ENTITY_COMPANY, TANDEM_EXPORT_CSV);
      g_autoptr (GError) error = NULL;

      if (i > 0)
        {
          g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
          g_assert_cmpint (g_chmod (path, modes[i - 1]), ==, 0);
        }
      run_export (export, workspace, path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (get_mode (path), ==, i > 0 ? modes[i - 1] : 0600);
    }
  g_unlink (path);
  tandem_workspace_close (workspace);
}

/* A link stays a link, also one to what is not there yet; one that leads in a circle is refused. */
static void
test_link (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = open_firm (firm->path);
  g_autofree char *folder = g_build_filename (firm->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *link = g_build_filename (firm->folder, "link.csv", NULL);
  g_autofree char *circle = g_build_filename (firm->folder, "circle.csv", NULL);
  g_autoptr (TandemListExport) last = new_export (workspace, TANDEM_ENTITY_COMPANY, TANDEM_EXPORT_CSV);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("out/list.csv", link), ==, 0);
  g_assert_cmpint (symlink (circle, circle), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TandemListExport) export = new_export (workspace, TANDEM_ENTITY_COMPANY, TANDEM_EXPORT_CSV);

      run_export (export, workspace, link, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
      g_assert_cmpuint (get_mode (path), ==, i == 0 ? 0600 : 0644);
      g_assert_cmpuint (count_entries (folder), ==, 1);
      g_assert_cmpint (g_chmod (path, 0644), ==, 0);
    }
  g_assert_false (run_export (last, workspace, circle, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  g_unlink (link);
  g_unlink (circle);
  tandem_workspace_close (workspace);
}

/* --- what comes to nothing ----------------------------------------------------------------------------------------- */

static void
assert_as_before (const char *folder, const char *path)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, OLD);
  g_assert_cmpuint (count_entries (folder), ==, 1);
}

static char *
make_old_file (FirmFile *firm, char **folder)
{
  char *path;

  *folder = g_build_filename (firm->folder, "out", NULL);
  g_assert_cmpint (g_mkdir (*folder, 0700), ==, 0);
  path = g_build_filename (*folder, "list.csv", NULL);
  g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
  return path;
}

static void
test_cancel (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = open_firm (firm->path);
  g_autofree char *folder = NULL, *path = make_old_file (firm, &folder);

  for (guint format = 0; format < TANDEM_EXPORT_N_FORMATS; format++)
    {
      g_autoptr (TandemListExport) export = new_export (workspace, TANDEM_ENTITY_CONTACT, format);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_cancellable_cancel (cancellable);
      g_assert_false (run_export (export, workspace, path, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_as_before (folder, path);
    }
  tandem_workspace_close (workspace);
}

/* A disk that takes no more than a few bytes. */
static void
test_full_disk (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = open_firm (firm->path);
  g_autofree char *folder = NULL, *path = make_old_file (firm, &folder);

  signal (SIGXFSZ, SIG_IGN);
  for (guint format = 0; format < TANDEM_EXPORT_N_FORMATS; format++)
    {
      g_autoptr (TandemListExport) export = new_export (workspace, TANDEM_ENTITY_CONTACT, format);
      g_autoptr (GError) error = NULL;
      struct rlimit before, little;

      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
      little = before;
      little.rlim_cur = 512;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
      run_export (export, workspace, path, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_nonnull (error);
      g_assert_true (error->domain == G_IO_ERROR);
      g_assert_nonnull (strstr (error->message, "What was there before is as it was"));
      assert_as_before (folder, path);
    }
  tandem_workspace_close (workspace);
}

static void
test_no_folder (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = open_firm (firm->path);
  g_autoptr (TandemListExport) export = new_export (workspace, TANDEM_ENTITY_COMPANY, TANDEM_EXPORT_CSV);
  g_autofree char *path = g_build_filename (firm->folder, "nowhere", "list.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (run_export (export, workspace, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "choose another folder"));
  tandem_workspace_close (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, FirmFile, NULL, varied_firm_set_up, func, firm_file_tear_down)
  ADD ("/list-export/all", test_all);
  ADD ("/list-export/whole", test_whole);
  ADD ("/list-export/left-out", test_left_out);
  ADD ("/list-export/mode", test_mode);
  ADD ("/list-export/link", test_link);
  ADD ("/list-export/cancel", test_cancel);
  ADD ("/list-export/full-disk", test_full_disk);
  ADD ("/list-export/no-folder", test_no_folder);
#undef ADD
  return g_test_run ();
}
