/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "act/tandem-act-contact.h"
#include "store/tandem-connection.h"
#include "store/tandem-store.h"
#include "workspace/tandem-workspace.h"

/* What one program commits, the other one on the same file is told. */

typedef struct {
  char *folder;
  char *path;
  TandemWorkspace *window;
  TandemWorkspace *other;
  TandemChanges *told;
} Fixture;

static void
changed_cb (TandemStore *store, TandemChanges *changes, Fixture *fixture)
{
  if (fixture->told == NULL)
    fixture->told = tandem_changes_new ();
  tandem_changes_merge (fixture->told, changes);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  fixture->window = tandem_workspace_create (fixture->path, TANDEM_ORIGIN_WINDOW, "Firm", FALSE, &error);
  g_assert_no_error (error);
  fixture->other = tandem_workspace_open (fixture->path, TANDEM_ORIGIN_CLI, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (tandem_workspace_get_store (fixture->window), "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  tandem_workspace_close (fixture->window);
  tandem_workspace_close (fixture->other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_clear_pointer (&fixture->told, tandem_changes_unref);
  g_object_unref (fixture->window);
  g_object_unref (fixture->other);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
add_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Noether");
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  *(gint64 *) data = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

static gint64
add_contact (TandemWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_cb, &id, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
wait_until_told (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (fixture->told == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (fixture->told);
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_contact (fixture->window);

  wait_until_told (fixture);
  g_assert_true (tandem_changes_contain (fixture->told, "contact", id));
  g_assert_false (tandem_changes_contain (fixture->told, "contact", id + 1));
  g_assert_true (tandem_changes_touch (fixture->told, "lifecycle_history"));
  g_assert_false (tandem_changes_touch (fixture->told, "deal"));
}

static gboolean
beat_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  guint beat = g_timeout_add (50, beat_cb, NULL);
  gint64 id = add_contact (fixture->other);

  wait_until_told (fixture);
  g_assert_true (tandem_changes_contain (fixture->told, "contact", id));
  g_source_remove (beat);
}

/* What the other program did between two of our own commits is not passed over. */
static void
test_between (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_contact (fixture->window);
  gint64 foreign = add_contact (fixture->other);
  gint64 last = add_contact (fixture->window);

  g_assert_cmpint (first, !=, foreign);
  g_assert_cmpint (foreign, !=, last);
  wait_until_told (fixture);
  while (!tandem_changes_contain (fixture->told, "contact", last))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tandem_changes_contain (fixture->told, "contact", foreign));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/changed/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/store/changed/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/store/changed/between", Fixture, NULL, set_up, test_between, tear_down);
  return g_test_run ();
}
