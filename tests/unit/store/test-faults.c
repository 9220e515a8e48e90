/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "../firm-file.h"
#include "../random-acts.h"
#include "fault-vfs.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"
#include "store/tandem-store.h"

/* A disk that is full or broken, at every single write there is: the person is told, what was acknowledged is there, and
 * nothing is half done. */

#define N_ACTS 8

typedef struct {
  int code;
  TandemStoreError error;
} Fault;

static void
assert_told (GError *error, const Fault *fault)
{
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, TANDEM_STORE_ERROR);
  if (error->code != TANDEM_STORE_ERROR_FAILED) /* a full disk may also show when the log is put away */
    g_assert_cmpint (error->code, ==, (int) fault->error);
  g_assert_true (g_utf8_strlen (error->message, -1) > 20);
}

static void
assert_whole (const char *path)
{
  g_assert_cmpint (firm_file_ask (path, "SELECT quick_check = 'ok' FROM pragma_quick_check"), ==, 1);
  g_assert_cmpint (firm_file_ask (path, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

/* Acts until the fault shows. Returns the digest of what was acknowledged last. */
static char *
act_until_fault (FirmFile *firm, TandemWorkspace *workspace, const Fault *fault)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  g_autofree char *acknowledged = firm_file_digest (firm->path);

  for (guint i = 0; i < N_ACTS; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!(i % 4 == 3 ? random_acts_undo (workspace, NULL, &error) : random_acts_do (workspace, dice, &error)))
        {
          assert_told (error, fault);
          break;
        }
      g_free (acknowledged);
      acknowledged = firm_file_digest (firm->path);
    }
  return g_steal_pointer (&acknowledged);
}

static void
test_acts (FirmFile *firm, gconstpointer data)
{
  const Fault *fault = data;
  gboolean reached_end = FALSE;

  firm_file_make (firm);
  for (guint nth = 1; !reached_end; nth++)
    {
      g_autoptr (TandemWorkspace) workspace = open_firm (firm->path);
      g_autofree char *acknowledged = NULL, *now = NULL;
      g_autoptr (GError) error = NULL;

      fault_vfs_arm (nth, fault->code);
      acknowledged = act_until_fault (firm, workspace, fault);
      reached_end = !fault_vfs_has_failed ();
      fault_vfs_disarm ();

      now = firm_file_digest (firm->path);
      g_assert_cmpstr (now, ==, acknowledged);
      g_assert_true (add_contact (workspace, "After the fault", &error)); /* with room again, work goes on */
      g_assert_no_error (error);
      g_clear_object (&workspace);
      assert_whole (firm->path);
    }
}

/* Opening: either it works, or it says why, and another try finds everything. */
static void
test_opening (FirmFile *firm, gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *before = NULL;
  gboolean reached_end = FALSE;

  firm_file_make (firm);
  before = firm_file_digest (firm->path);
  for (guint nth = 1; !reached_end; nth++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      TandemWorkspace *workspace;

      fault_vfs_arm (nth, fault->code);
      workspace = tandem_workspace_open (firm->path, "cli", &error);
      if (workspace == NULL)
        assert_told (error, fault);
      g_clear_object (&workspace);
      reached_end = !fault_vfs_has_failed ();
      fault_vfs_disarm ();
      g_object_unref (open_firm (firm->path));
      after = firm_file_digest (firm->path);
      g_assert_cmpstr (after, ==, before);
    }
}

/* A file that could not be made is not there. */
static void
test_creating (FirmFile *firm, gconstpointer data)
{
  const Fault *fault = data;
  gboolean reached_end = FALSE;

  for (guint nth = 1; !reached_end; nth++)
    {
      g_autoptr (GError) error = NULL;
      TandemWorkspace *workspace;

      fault_vfs_arm (nth, fault->code);
      workspace = tandem_workspace_create (firm->path, "cli", "Firm", FALSE, &error);
      reached_end = !fault_vfs_has_failed ();
      if (workspace == NULL)
        {
          assert_told (error, fault);
          g_assert_cmpuint (count_entries (firm->folder), ==, 0);
        }
      g_clear_object (&workspace);
      fault_vfs_disarm ();
      if (g_file_test (firm->path, G_FILE_TEST_EXISTS))
        {
          g_object_unref (open_firm (firm->path));
          assert_whole (firm->path);
          tandem_connection_remove_file (firm->path);
        }
      g_assert_cmpuint (count_entries (firm->folder), ==, 0);
    }
}

/* --- a damaged file ------------------------------------------------------------------------------------------------ */

#define N_VARIANTS 1000

static void
damage (GRand *dice, char *contents, gsize *length)
{
  gsize at = (gsize) g_rand_int_range (dice, 0, (int) *length);
  gsize n = (gsize) g_rand_int_range (dice, 1, 600);

  n = MIN (n, *length - at);
  switch (g_rand_int_range (dice, 0, 4))
    {
    case 0: /* a bit */
      contents[at] ^= (char) (1 << g_rand_int_range (dice, 0, 8));
      break;
    case 1: /* a hole */
      memset (contents + at, 0, n);
      break;
    case 2: /* what was never written */
      *length = at;
      break;
    default: /* rubbish */
      for (gsize i = 0; i < n; i++)
        contents[at + i] = (char) g_rand_int (dice);
      break;
    }
}

static gboolean
is_ours (GError *error)
{
  return error->domain == TANDEM_STORE_ERROR && g_utf8_strlen (error->message, -1) > 20;
}

/* Whatever is broken: no crash, no hang, a sentence or a working file. */
static void
test_corrupt (FirmFile *firm, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  g_autofree char *contents = NULL;
  guint n_refused = 0, n_failed = 0;
  gsize length;

  firm_file_make (firm);
  g_assert_true (g_file_get_contents (firm->path, &contents, &length, NULL));
  for (guint i = 0; i < N_VARIANTS; i++)
    {
      g_autofree char *variant = g_memdup2 (contents, length);
      g_autoptr (GRand) acts = g_rand_new_with_seed (i);
      g_autoptr (TandemWorkspace) workspace = NULL;
      g_autoptr (GError) error = NULL;
      gsize variant_length = length;

      damage (dice, variant, &variant_length);
      g_assert_true (g_file_set_contents_full (firm->path, variant, (gssize) variant_length, G_FILE_SET_CONTENTS_NONE,
                                               0600, NULL));
      workspace = tandem_workspace_open (firm->path, "cli", &error);
      n_refused += workspace == NULL;
      for (guint act = 0; workspace && error == NULL && act < 3; act++)
        random_acts_do (workspace, acts, &error);
      n_failed += workspace && error;
      g_assert_true (error == NULL || is_ours (error));
      g_clear_object (&workspace);
      tandem_connection_remove_file (firm->path);
      g_assert_cmpuint (count_entries (firm->folder), ==, 0);
    }
  g_test_message ("%u refused, %u failed later, %u worked", n_refused, n_failed, N_VARIANTS - n_refused - n_failed);
  g_assert_cmpuint (n_refused, >, 0);
}

/* The page of a table that both ask for. */
static void
ruin_channels (const char *path)
{
  gsize page = (gsize) firm_file_ask (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'channel'");
  gsize size = (gsize) firm_file_ask (path, "SELECT page_size FROM pragma_page_size");
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + (page - 1) * size, 0xff, size);
  g_assert_true (g_file_set_contents_full (path, contents, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static char *
ask_channels (const char *path, TandemConnectionMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemConnection) connection = tandem_connection_open (path, mode, &error);
  gint64 length;

  g_assert_no_error (error);
  g_assert_false (tandem_connection_get_int64 (connection, "SELECT sum (length (name)) FROM channel", &length, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT);
  return g_strdup (error->message);
}

/* Who reads changes nothing, and is not told that nothing was changed. */
static void
test_reading (FirmFile *firm, gconstpointer data)
{
  g_autofree char *read = NULL, *written = NULL;

  firm_file_make (firm);
  ruin_channels (firm->path);
  read = ask_channels (firm->path, TANDEM_CONNECTION_READ);
  written = ask_channels (firm->path, TANDEM_CONNECTION_WRITE);
  g_assert_true (g_str_has_prefix (read, "The file is damaged; open a copy"));
  g_assert_true (g_str_has_prefix (written, "The file is damaged. Nothing was changed"));
}

int
main (int argc, char *argv[])
{
  static const Fault full = { SQLITE_FULL, TANDEM_STORE_ERROR_FULL };
  static const Fault broken = { SQLITE_IOERR_WRITE, TANDEM_STORE_ERROR_FAILED };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_register ();
#define add(name, data, func)                                                                                          \
  g_test_add ("/store/faults/" name, FirmFile, data, firm_file_set_up, func, firm_file_tear_down)
  add ("full/acts", &full, test_acts);
  add ("full/opening", &full, test_opening);
  add ("full/creating", &full, test_creating);
  add ("broken/acts", &broken, test_acts);
  add ("broken/opening", &broken, test_opening);
  add ("broken/creating", &broken, test_creating);
  add ("corrupt", NULL, test_corrupt);
  add ("reading", NULL, test_reading);
#undef add
  return g_test_run ();
}
