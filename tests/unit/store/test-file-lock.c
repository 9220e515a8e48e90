/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "../firm-file.h"
#include "store/tandem-file-lock.h"
#include "store/tandem-store-error.h"

static TandemFileLock *
take (FirmFile *firm, gboolean *is_alone)
{
  g_autoptr (GError) error = NULL;
  TandemFileLock *lock = tandem_file_lock_take (firm->path, is_alone, &error);

  g_assert_no_error (error);
  return lock;
}

static void
test_shared (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemFileLock) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_alone;

  first = take (firm, &is_alone);
  g_assert_true (is_alone);
  g_assert_true (tandem_file_lock_share (first, &error));
  second = take (firm, &is_alone);
  g_assert_false (is_alone);
  g_assert_false (tandem_file_lock_wait_until_alone (second, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY);
  g_clear_pointer (&second, tandem_file_lock_free);
  g_clear_pointer (&first, tandem_file_lock_free);
  g_assert_cmpuint (count_entries (firm->folder), ==, 0);
}

/* While somebody waits to be alone, the one who had the file open closes it and takes the hidden file away: the lock that
 * comes of the waiting keeps the next one out all the same. */
static void
test_taken_away (FirmFile *firm, gconstpointer data)
{
  g_autofree char *hidden = NULL, *name = g_path_get_basename (firm->path);
  g_autoptr (TandemFileLock) waiting = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_alone;

  waiting = take (firm, &is_alone);
  g_assert_true (tandem_file_lock_share (waiting, &error));
  hidden = g_strdup_printf ("%s/.%s.lock", firm->folder, name);
  g_assert_cmpint (g_unlink (hidden), ==, 0);
  g_assert_true (tandem_file_lock_wait_until_alone (waiting, &error));
  g_assert_null (tandem_file_lock_take (firm->path, &is_alone, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_BUSY);
}

/* Two people may share a folder and the file in it. */
static void
test_others (FirmFile *firm, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (firm->path);
  g_autofree char *hidden = g_strdup_printf ("%s/.%s.lock", firm->folder, name);
  g_autoptr (TandemFileLock) lock = NULL;
  GStatBuf facts;
  gboolean is_alone;

  firm_file_make (firm);
  g_assert_cmpint (g_chmod (firm->path, 0660), ==, 0);
  lock = take (firm, &is_alone);
  g_assert_cmpint (g_stat (hidden, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0660);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func)                                                                                                \
  g_test_add ("/store/file-lock/" name, FirmFile, NULL, firm_file_set_up, func, firm_file_tear_down)
  add ("shared", test_shared);
  add ("taken-away", test_taken_away);
  add ("others", test_others);
#undef add
  return g_test_run ();
}
