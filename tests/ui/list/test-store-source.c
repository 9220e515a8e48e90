/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list over a real file: its rows at once, a new order by the reader, a row again after an edit from elsewhere. */

#include <glib/gstdio.h>

#include "act/tandem-act-contact.h"
#include "list/tandem-record-list.h"
#include "list/tandem-store-source.h"
#include "model/tandem-contact.h"
#include "store/tandem-change-set.h"
#include "store/tandem-record.h"
#include "workspace/tandem-workspace.h"

#define N_CONTACTS 100

typedef struct {
  char *folder;
  char *path;
  TandemWorkspace *workspace;
  TandemStore *store;
  gint64 ids[N_CONTACTS];
  TandemRecordList *list;
  gboolean has_changed;
} Fixture;

static gboolean
add_contacts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data;

  for (guint i = 0; i < N_CONTACTS; i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
      g_autofree char *name = g_strdup_printf ("Contact %u", i);

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, name);
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
      ids[i] = tandem_record_get_id (TANDEM_RECORD (draft->contact));
    }
  return TRUE;
}

static gboolean
rename_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, *(gint64 *) data, error);

  if (contact == NULL)
    return FALSE;
  tandem_change_set_begin (connection, "Rename");
  tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, "Renamed");
  return tandem_record_update (contact, connection, error);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) contact = tandem_record_load (connection, TANDEM_TYPE_CONTACT, *(gint64 *) data, error);

  if (contact == NULL)
    return FALSE;
  tandem_change_set_begin (connection, "Trash");
  return tandem_record_trash (contact, connection, error);
}

static void
write_now (Fixture *fixture, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (fixture->store, TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static void
changed_cb (TandemRecordList *list, Fixture *fixture)
{
  fixture->has_changed = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemRecordSource) source = NULL;

  fixture->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  fixture->workspace = tandem_workspace_create (fixture->path, TANDEM_ORIGIN_WINDOW, "Firm", FALSE, &error);
  g_assert_no_error (error);
  fixture->store = tandem_workspace_get_store (fixture->workspace);
  write_now (fixture, add_contacts_cb, fixture->ids);
  source = tandem_store_source_new_for_type (fixture->store, TANDEM_TYPE_CONTACT);
  fixture->list = tandem_record_list_new (source);
  tandem_record_list_set_ids (fixture->list, g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)),
                                                                  fixture->ids, N_CONTACTS));
  g_signal_connect (fixture->list, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_object_unref (fixture->workspace);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_name (TandemSlot *slot, const char *name)
{
  gpointer record = tandem_slot_get_record (slot);

  g_assert_nonnull (record);
  g_assert_cmpstr (tandem_record_get_text (TANDEM_RECORD (record), TANDEM_CONTACT_FAMILY_NAME), ==, name);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemSlot) slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), 70);

  assert_name (slot, "Contact 70");
  write_now (fixture, rename_cb, &fixture->ids[70]);
  tandem_record_list_refresh (fixture->list, fixture->ids[70]);
  assert_name (slot, "Renamed");
}

/* The reader brings what is new; until then, and where a record is gone, what was shown stays. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemSlot) slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), 70);
  g_autoptr (TandemSlot) other = g_list_model_get_item (G_LIST_MODEL (fixture->list), 71);
  gpointer before = tandem_slot_get_record (other);

  write_now (fixture, rename_cb, &fixture->ids[71]);
  write_now (fixture, trash_cb, &fixture->ids[70]);
  tandem_record_list_reload (fixture->list);
  g_assert_true (tandem_slot_get_record (other) == before);
  while (tandem_slot_get_record (other) == before)
    g_main_context_iteration (NULL, TRUE);
  assert_name (other, "Renamed");
  assert_name (slot, "Contact 70");
}

static void
test_swap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemSlot) slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  GArray *reversed = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = N_CONTACTS; i > 0; i--)
    g_array_append_val (reversed, fixture->ids[i - 1]);
  assert_name (slot, "Contact 0");
  tandem_record_list_swap_ids (fixture->list, reversed, 0);
  g_assert_false (fixture->has_changed);
  assert_name (slot, "Contact 0");
  while (!fixture->has_changed)
    g_main_context_iteration (NULL, TRUE);
  assert_name (slot, "Contact 99");
}

/* A list that goes while the reader answers. */
static void
test_closed_while_loading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemSlot) slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  TandemRecordList *kept = g_object_ref (fixture->list);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, fixture->ids[5]);
  tandem_record_list_swap_ids (fixture->list, ids, 0);
  g_object_run_dispose (G_OBJECT (fixture->list));
  g_object_unref (kept);
  while (G_OBJECT (fixture->list)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (fixture->has_changed);
  assert_name (slot, "Contact 0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/list/store-source/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/list/store-source/reload", Fixture, NULL, set_up, test_reload, tear_down);
  g_test_add ("/list/store-source/swap", Fixture, NULL, set_up, test_swap, tear_down);
  g_test_add ("/list/store-source/closed-while-loading", Fixture, NULL, set_up, test_closed_while_loading, tear_down);
  return g_test_run ();
}
