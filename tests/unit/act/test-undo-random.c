/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../firm-file.h"
#include "../random-acts.h"
#include "model/tandem-check.h"
#include "store/tandem-connection.h"
#include "store/tandem-record.h"

#define N_ACTS        500
#define RESTART_EVERY 97

/* Whatever was done, undoing all of it gives back what was, and redoing it what came of it; also across restarts. */

static void
assert_same (const char *path, const char *expected)
{
  g_autofree char *text = firm_file_describe (path);
  g_auto (GStrv) now = NULL, then = NULL;

  if (g_str_equal (text, expected))
    return;
  now = g_strsplit (text, "\n", -1);
  then = g_strsplit (expected, "\n", -1);
  for (guint i = 0; then[i]; i++)
    if (!g_strv_contains ((const char *const *) now, then[i]))
      g_test_message ("missing: %s", then[i]);
  for (guint i = 0; now[i]; i++)
    if (!g_strv_contains ((const char *const *) then, now[i]))
      g_test_message ("too much: %s", now[i]);
  g_assert_not_reached ();
}

static void
restart_now_and_then (FirmFile *firm, TandemWorkspace **workspace, guint step)
{
  if (step % RESTART_EVERY != RESTART_EVERY - 1)
    return;
  g_clear_object (workspace);
  *workspace = open_firm (firm->path);
}

static void
test_all (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gboolean was_done = TRUE;
  guint n_undone = 0;

  firm_file_make (firm);
  before = firm_file_describe (firm->path);
  workspace = open_firm (firm->path);
  for (guint i = 0; i < N_ACTS; i++)
    {
      random_acts_do (workspace, dice, &error);
      g_assert_no_error (error);
      restart_now_and_then (firm, &workspace, i);
    }
  after = firm_file_describe (firm->path);
  g_assert_cmpstr (before, !=, after);

  for (;;)
    {
      random_acts_undo (workspace, &was_done, &error);
      g_assert_no_error (error);
      if (!was_done)
        break;
      restart_now_and_then (firm, &workspace, n_undone++);
    }
  assert_same (firm->path, before);
  for (guint i = 0; i < n_undone; i++)
    {
      random_acts_redo (workspace, &was_done, &error);
      g_assert_no_error (error);
      g_assert_true (was_done);
      restart_now_and_then (firm, &workspace, i);
    }
  assert_same (firm->path, after);
}

/* Undos and redos among the acts, as a person does who tries things. */
static void
test_mixed (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  gboolean was_done = TRUE;

  firm_file_make (firm);
  before = firm_file_describe (firm->path);
  workspace = open_firm (firm->path);
  for (guint i = 0; i < N_ACTS / 2; i++)
    {
      int n = g_rand_int_range (dice, 0, 10);

      if (n == 0)
        random_acts_undo (workspace, &was_done, &error);
      else if (n == 1)
        random_acts_redo (workspace, &was_done, &error);
      else
        random_acts_do (workspace, dice, &error);
      g_assert_no_error (error);
    }
  for (was_done = TRUE; was_done;)
    {
      random_acts_undo (workspace, &was_done, &error);
      g_assert_no_error (error);
    }
  assert_same (firm->path, before);
}

/* --- in any order ------------------------------------------------------------------------------------------------- */

#define ORIGIN                                                                                                         \
  "(WITH RECURSIVE o (id) AS (SELECT %" G_GINT64_FORMAT " UNION SELECT s.reverses_id FROM change_set AS s"             \
  " JOIN o ON o.id = s.id WHERE s.reverses_id IS NOT NULL)"                                                            \
  " SELECT s.id FROM change_set AS s JOIN o ON o.id = s.id ORDER BY s.sequence LIMIT 1)"

/* Where one of two records that an act made went with its undo, and the other stayed though it can't do without. */
static void
append_torn (GString *sql, gint64 set_id, const char *table, const char *column, const char *other, gboolean is_part)
{
  g_autofree char *origin = g_strdup_printf (ORIGIN, set_id);
  const char *stays = is_part ? "w" : "r", *goes = is_part ? "r" : "w";

  g_string_append_printf (
      sql,
      "%sSELECT r.id FROM %s AS r JOIN %s AS w ON w.id = r.%s"
      " WHERE %s.deleted_at IS NULL AND EXISTS (SELECT 1 FROM change_row AS c WHERE c.change_set_id = %s"
      "  AND c.kind = 'create' AND c.table_name = '%s' AND %s.id BETWEEN c.record_id AND c.last_record_id)"
      " AND %s.deleted_at IS NOT NULL AND EXISTS (SELECT 1 FROM change_row AS c JOIN change_set AS s"
      "  ON s.id = %" G_GINT64_FORMAT " AND c.change_set_id = s.reversed_by_id WHERE c.table_name = '%s'"
      "  AND c.record_id = %s.id)",
      sql->len ? " UNION ALL " : "", table, other, column, stays, origin, is_part ? other : table, stays, goes, set_id,
      is_part ? table : other, goes);
}

static void
append_torn_of (GString *sql, gint64 set_id, const TandemRecordClass *klass)
{
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const TandemColumn *column = &klass->columns[i];

      if (column->part_of)
        append_torn (sql, set_id, klass->table, column->name, column->part_of, TRUE);
      if (column->part_of || column->names)
        append_torn (sql, set_id, klass->table, column->name, column->part_of ? column->part_of : column->names, FALSE);
    }
}

static void
assert_whole (const char *path, gint64 set_id)
{
  guint n_types;
  g_autofree GType *types = g_type_children (TANDEM_TYPE_RECORD, &n_types);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *count = NULL;

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (TandemRecordClass) klass = g_type_class_ref (types[i]);

      append_torn_of (sql, set_id, klass);
    }
  count = g_strdup_printf ("SELECT count(*) FROM (%s)", sql->str);
  g_assert_cmpint (firm_file_ask (path, count), ==, 0);
}

static void
assert_well (const char *path)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) parts = tandem_check_run (reader, TRUE, NULL);

  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpuint (((TandemCheckPart *) parts->pdata[i])->n_faults, ==, 0);
}

/* From the history, whatever came after: what was changed since stays whole, and every total is right. */
static void
test_any (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  guint n_undone = 0, n_kept = 0;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  for (guint i = 0; i < N_ACTS; i++)
    {
      guint n_left = 0;
      gint64 set_id = 0;

      random_acts_do (workspace, dice, &error);
      g_assert_no_error (error);
      if (i % 3 == 2)
        set_id = random_acts_undo_any (workspace, dice, &n_left);
      n_kept += n_left;
      if (set_id == 0)
        continue;
      assert_whole (firm->path, set_id);
      n_undone++;
      restart_now_and_then (firm, &workspace, i);
    }
  g_test_message ("%u undone, %u records left", n_undone, n_kept);
  g_assert_cmpuint (n_kept, >, 0);
  assert_well (firm->path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func)                                                                                                \
  g_test_add ("/act/undo-random/" name, FirmFile, NULL, firm_file_set_up, func, firm_file_tear_down)
  add ("all", test_all);
  add ("mixed", test_mixed);
  add ("any", test_any);
#undef add
  return g_test_run ();
}
