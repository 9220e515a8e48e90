/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../firm-file.h"
#include "../random-acts.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-empty-trash.h"
#include "exchange/tandem-import-job.h"
#include "exchange/tandem-import-preview.h"
#include "store/tandem-connection.h"
#include "store/tandem-restore.h"
#include "store/tandem-store.h"

/* A program that is killed at any moment: what it said was done is done, and what it was at is done whole or not at all.
 * The test starts itself again as the program that gets killed. */

/* A longer run by hand: TANDEM_KILLS=3000. */
#define N_KILLS 300

typedef struct {
  const char *way;         /* what the victim does */
  guint share;             /* of the kills, in percent */
  guint most_milliseconds; /* it lives no longer than this once it has begun */
} Way;

/* --- the victim ---------------------------------------------------------------------------------------------------- */

static void
say (const char *word, const char *rest)
{
  g_print ("%s %s\n", word, rest);
  fflush (stdout);
}

G_NORETURN static void
edit_for_ever (const char *path, guint32 seed)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  g_autoptr (TandemWorkspace) workspace = open_firm (path);

  say ("begun", "");
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *digest = NULL;
      int n = g_rand_int_range (dice, 0, 8);

      if (n == 0)
        random_acts_undo (workspace, NULL, &error);
      else if (n == 1)
        random_acts_redo (workspace, NULL, &error);
      else
        random_acts_do (workspace, dice, &error);
      g_assert_no_error (error);
      digest = firm_file_digest (path);
      say ("acknowledged", digest);
    }
}

static int
import_sheet (const char *path, const char *sheet)
{
  const TandemImportOptions options = { .mode = TANDEM_IMPORT_ALL };
  g_autoptr (GFile) file = g_file_new_for_path (sheet);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read (file, &options.reader, NULL, &error);
  g_autoptr (TandemImportJob) job = tandem_import_job_new (file, preview->map, &options);
  g_autoptr (TandemWorkspace) workspace = open_firm (path);

  say ("begun", "");
  tandem_import_job_run (job, tandem_workspace_get_store (workspace), FALSE, NULL, &error);
  g_assert_no_error (error);
  say ("acknowledged", "");
  return EXIT_SUCCESS;
}

static int
open_old_file (const char *path)
{
  say ("begun", "");
  g_object_unref (open_firm (path));
  say ("acknowledged", "");
  return EXIT_SUCCESS;
}

static int
restore (const char *path)
{
  g_autoptr (GPtrArray) points = tandem_restore_point_list (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  guint last = 0;

  while (!g_str_equal (((TandemRestorePoint *) points->pdata[last])->reason, TANDEM_RESTORE_MANUAL))
    last++;
  say ("begun", "");
  aside = tandem_restore_run (path, points->pdata[last], NULL, &error);
  g_assert_no_error (error);
  say ("acknowledged", "");
  return EXIT_SUCCESS;
}

static void
emptied_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_act_empty_trash_finish (TANDEM_STORE (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static int
empty_trash (const char *path)
{
  g_autoptr (TandemWorkspace) workspace = open_firm (path);
  gboolean is_over = FALSE;

  say ("begun", "");
  tandem_act_empty_trash_async (tandem_workspace_get_store (workspace), NULL, emptied_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  say ("acknowledged", "");
  return EXIT_SUCCESS;
}

static int
be_victim (char *argv[])
{
  if (g_str_equal (argv[2], "edit"))
    edit_for_ever (argv[3], (guint32) strtoul (argv[4], NULL, 10));
  if (g_str_equal (argv[2], "import"))
    return import_sheet (argv[3], argv[4]);
  if (g_str_equal (argv[2], "empty"))
    return empty_trash (argv[3]);
  return g_str_equal (argv[2], "restore") ? restore (argv[3]) : open_old_file (argv[3]);
}

/* --- the killer ---------------------------------------------------------------------------------------------------- */

static char *program;

/* Starts the victim, waits until it has begun, kills it after a while. Returns the last line that it said. */
static char *
run_and_kill (const char *way, const char *path, const char *extra, guint microseconds)
{
  char *argv[] = { program, (char *) "--victim", (char *) way, (char *) path, (char *) extra, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  g_auto (GStrv) lines = NULL, environment = g_get_environ ();
  char buffer[4096];
  gssize n;
  GPid pid;
  int output, status;

  environment = g_environ_setenv (environment, "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  environment = g_environ_setenv (environment, "XDG_CACHE_HOME", g_get_user_cache_dir (), TRUE);
  g_spawn_async_with_pipes (NULL, argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &output, NULL,
                            &error);
  g_assert_no_error (error);
  while (strchr (said->str, '\n') == NULL && (n = read (output, buffer, sizeof buffer)) > 0)
    g_string_append_len (said, buffer, n);
  g_usleep (microseconds);
  kill (pid, SIGKILL);
  while ((n = read (output, buffer, sizeof buffer)) > 0)
    g_string_append_len (said, buffer, n);
  close (output);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  /* not that it failed by itself, as an assertion does by a signal of its own */
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);

  lines = g_strsplit (said->str, "\n", -1);
  for (guint i = g_strv_length (lines); i-- > 0;)
    if (i + 1 < g_strv_length (lines) && *lines[i]) /* what has no end of line was not said whole */
      return g_strdup (lines[i]);
  return g_strdup ("");
}

static void
assert_whole (const char *path)
{
  g_assert_cmpint (firm_file_ask (path, "SELECT quick_check = 'ok' FROM pragma_quick_check"), ==, 1);
  g_assert_cmpint (firm_file_ask (path, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (firm_file_ask (path, "SELECT count(*) FROM change_row AS r WHERE NOT EXISTS"
                                        " (SELECT 1 FROM change_set AS s WHERE s.id = r.change_set_id)"),
                   ==, 0);
}

static guint
draw_microseconds (const Way *way)
{
  return (guint) g_test_rand_int_range (0, (int) way->most_milliseconds * 1000);
}

/* One act may have been committed and not been acknowledged yet: taken back, the file is what was acknowledged. */
static void
check_edits (const char *path, const char *acknowledged)
{
  g_autoptr (TandemWorkspace) workspace = open_firm (path);
  g_autofree char *digest = firm_file_digest (path), *before = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (digest, acknowledged))
    return;
  random_acts_reverse (workspace, firm_file_ask (path, "SELECT max (sequence) FROM change_set"), &error);
  g_assert_no_error (error);
  before = firm_file_digest (path);
  g_assert_cmpstr (before, ==, acknowledged);
}

static void
kill_while_editing (FirmFile *firm, const Way *way)
{
  g_autofree char *seed = g_strdup_printf ("%d", g_test_rand_int_range (0, G_MAXINT));
  g_autofree char *said = NULL, *acknowledged = NULL;

  if (!g_file_test (firm->path, G_FILE_TEST_EXISTS))
    firm_file_make (firm);
  acknowledged = firm_file_digest (firm->path);
  said = run_and_kill (way->way, firm->path, seed, draw_microseconds (way));
  if (g_str_has_prefix (said, "acknowledged "))
    g_set_str (&acknowledged, said + strlen ("acknowledged "));
  check_edits (firm->path, acknowledged);
  assert_whole (firm->path);
}

#define N_ROWS 400

static void
kill_while_importing (FirmFile *firm, const Way *way)
{
  g_autofree char *sheet = g_build_filename (firm->folder, "sheet.csv", NULL);
  g_autofree char *said = NULL;
  g_autoptr (GString) rows = g_string_new ("Given name,Family name,E-mail\n");
  g_autoptr (TandemWorkspace) workspace = NULL;
  gint64 n;

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (rows, "Given %u,Family %u,somebody%u@example.com\n", i, i, i);
  g_assert_true (g_file_set_contents (sheet, rows->str, -1, NULL));
  tandem_connection_remove_file (firm->path);
  firm_file_make (firm);
  said = run_and_kill (way->way, firm->path, sheet, draw_microseconds (way));
  workspace = open_firm (firm->path);
  n = count_contacts (workspace);
  g_assert_true (n == N_ROWS || (n == 0 && !g_str_has_prefix (said, "acknowledged")));
  assert_whole (firm->path);
}

static void
kill_while_upgrading (FirmFile *firm, const Way *way)
{
  g_autofree char *said = NULL;
  g_autoptr (TandemWorkspace) workspace = NULL;

  tandem_connection_remove_file (firm->path);
  firm_file_unpack_old (firm);
  said = run_and_kill (way->way, firm->path, NULL, draw_microseconds (way));
  workspace = open_firm (firm->path);
  g_assert_cmpint (count_contacts (workspace), ==, 40);
  assert_whole (firm->path);
}

static void
make_point (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemConnection) reader = tandem_connection_open (path, TANDEM_CONNECTION_READ, &error);
  g_autoptr (TandemRestorePoint) point = tandem_restore_point_make (reader, path, TANDEM_RESTORE_MANUAL, NULL, &error);

  g_assert_no_error (error);
}

/* The restore point has one contact, the file two; a log that nobody put away lies beside the file. */
static void
kill_while_restoring (FirmFile *firm, const Way *way)
{
  g_autofree char *said = NULL, *killed = g_build_filename (firm->folder, "killed.tandem", NULL);
  g_autoptr (TandemWorkspace) workspace = NULL;
  gint64 n;

  tandem_connection_remove_file (firm->path);
  tandem_connection_remove_file (killed);
  firm_file_make (firm);
  workspace = open_firm (firm->path);
  g_assert_true (add_contact (workspace, "One", NULL));
  make_point (firm->path);
  g_assert_true (add_contact (workspace, "Two", NULL));
  firm_file_copy_as_if_killed (firm, killed);
  g_clear_object (&workspace);
  firm_file_copy_as_if_killed (&(FirmFile) { firm->folder, killed }, firm->path);

  said = run_and_kill (way->way, firm->path, NULL, draw_microseconds (way));
  workspace = open_firm (firm->path);
  n = count_contacts (workspace);
  g_assert_true (n == 1 || (n == 2 && !g_str_has_prefix (said, "acknowledged")));
  assert_whole (firm->path);
}

#define N_TRASHED 40

static gboolean
fill_trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Gone");
  tandem_contact_draft_add_point (draft, "phone", "030 1234", NULL);
  return tandem_act_add_contact (connection, draft, error);
}

/* Whoever was added and undone lies in the trash with what was added along, as if for long. */
static void
fill_trash (const char *path)
{
  static const char *const tables[] = { "contact", "contact_point", "lifecycle_history" };
  g_autoptr (TandemWorkspace) workspace = open_firm (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (add_contact (workspace, "One", NULL));
  for (guint i = 0; i < N_TRASHED; i++)
    {
      tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, fill_trash_cb, NULL, NULL, &error);
      g_assert_no_error (error);
      random_acts_undo (workspace, NULL, &error);
      g_assert_no_error (error);
    }
  execute_sql (path, "UPDATE firm SET trash_days = 30");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("UPDATE %s SET deleted_at = '2020-02-03T04:05:06.789Z' WHERE deleted_at IS NOT NULL",
                             tables[i]);

      execute_sql (path, sql);
    }
}

static void
kill_while_emptying (FirmFile *firm, const Way *way)
{
  FirmFile filled = { firm->folder, g_build_filename (firm->folder, "filled.tandem", NULL) };
  g_autofree char *said = NULL, *digest = NULL, *after = NULL, *path = filled.path;
  g_autoptr (GFile) from = g_file_new_for_path (path), to = g_file_new_for_path (firm->path);
  gint64 n_left;

  if (!g_file_test (filled.path, G_FILE_TEST_EXISTS))
    {
      firm_file_make (&filled);
      fill_trash (filled.path);
    }
  tandem_connection_remove_file (firm->path);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  digest = firm_file_digest (firm->path);
  said = run_and_kill (way->way, firm->path, NULL, draw_microseconds (way));
  g_object_unref (open_firm (firm->path));
  n_left = firm_file_ask (firm->path, "SELECT count(*) FROM contact WHERE deleted_at IS NOT NULL");
  g_assert_true (n_left == 0 || !g_str_has_prefix (said, "acknowledged"));
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM contact_point"), ==, n_left);
  g_assert_cmpint (firm_file_ask (firm->path, "SELECT count(*) FROM lifecycle_history"), ==, n_left + 1);
  after = firm_file_digest (firm->path);
  g_assert_cmpstr (after, ==, digest);
  assert_whole (firm->path);
}

static guint
get_n_kills (const Way *way)
{
  const char *wanted = g_getenv ("TANDEM_KILLS");

  return (guint) (wanted ? strtoul (wanted, NULL, 10) : N_KILLS) * way->share / 100;
}

#define TEST(name)                                                                                                     \
  static void test_##name (FirmFile *firm, gconstpointer data)                                                         \
  {                                                                                                                    \
    const Way *way = data;                                                                                             \
    for (guint i = 0; i < get_n_kills (way); i++)                                                                      \
      kill_while_##name (firm, way);                                                                                   \
  }

TEST (editing)
TEST (importing)
TEST (upgrading)
TEST (restoring)
TEST (emptying)

int
main (int argc, char *argv[])
{
  static const Way edit = { "edit", 50, 60 }, import = { "import", 14, 80 }, upgrade = { "upgrade", 13, 100 },
                   restoring = { "restore", 13, 100 }, empty = { "empty", 10, 40 };

  if (argc > 3 && g_str_equal (argv[1], "--victim"))
    return be_victim (argv);
  program = g_canonicalize_filename (argv[0], NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, way, func)                                                                                           \
  g_test_add ("/store/kill/" name, FirmFile, way, firm_file_set_up, func, firm_file_tear_down)
  add ("edit", &edit, test_editing);
  add ("import", &import, test_importing);
  add ("upgrade", &upgrade, test_upgrading);
  add ("restore", &restoring, test_restoring);
  add ("empty", &empty, test_emptying);
#undef add
  return g_test_run ();
}
