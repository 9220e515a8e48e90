/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../firm-file.h"
#include "../random-acts.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func)                                                                                                \
  g_test_add ("/act/undo-random/" name, FirmFile, NULL, firm_file_set_up, func, firm_file_tear_down)
  add ("all", test_all);
  add ("mixed", test_mixed);
#undef add
  return g_test_run ();
}
