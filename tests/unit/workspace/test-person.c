/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-firm.h"
#include "act/tandem-record-editor.h"
#include "base/tandem-date.h"
#include "model/tandem-activity.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-firm.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-person.h"
#include "model/tandem-timeline-query.h"
#include "store/tandem-connection.h"
#include "workspace/tandem-seat.h"
#include "workspace/tandem-workspace.h"

typedef struct {
  char *folder;
  char *path;
  TandemWorkspace *workspace;
} Fixture;

static gboolean
beat_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
open_again (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->workspace)
    tandem_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  fixture->workspace = tandem_workspace_open (fixture->path, TANDEM_ORIGIN_WINDOW, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tandem-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "firm.tandem", NULL);
  fixture->workspace = tandem_workspace_create (fixture->path, TANDEM_ORIGIN_WINDOW, "Firm", FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tandem_workspace_close (fixture->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->workspace);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
run_on (TandemWorkspace *workspace, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
add_person_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_add_person (connection, "Dana Levi", data, error);
}

static gboolean
execute_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_execute (connection, data, error);
}

typedef struct {
  TandemWorkspace *workspace;
  gboolean done;
} Choosing;

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Choosing *choosing = data;
  g_autoptr (GError) error = NULL;

  tandem_workspace_choose_person_finish (choosing->workspace, result, &error);
  g_assert_no_error (error);
  choosing->done = TRUE;
}

static void
choose (Fixture *fixture, gint64 person_id)
{
  Choosing choosing = { fixture->workspace, FALSE };

  tandem_workspace_choose_person_async (fixture->workspace, person_id, NULL, chosen_cb, &choosing);
  while (!choosing.done)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_name (Fixture *fixture, const char *property, const char *expected)
{
  guint beat = g_timeout_add (50, beat_cb, NULL);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  g_autofree char *name = NULL;

  while (g_strcmp0 (name, expected) != 0 && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (name);
      g_object_get (fixture->workspace, property, &name, NULL);
    }
  g_source_remove (beat);
  g_assert_cmpstr (name, ==, expected);
}

/* Whoever was chosen is so again at the next start, for the window and for the command line. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemWorkspace) command_line = NULL;
  gint64 first = tandem_workspace_get_person_id (fixture->workspace), dana = 0;

  run_on (fixture->workspace, add_person_cb, &dana);
  g_assert_cmpint (tandem_workspace_get_person_id (fixture->workspace), ==, first);
  choose (fixture, dana);
  g_assert_cmpint (tandem_workspace_get_person_id (fixture->workspace), ==, dana);
  g_assert_cmpstr (tandem_workspace_get_person_name (fixture->workspace), ==, "Dana Levi");
  g_assert_cmpint (tandem_store_get_person_id (tandem_workspace_get_store (fixture->workspace)), ==, dana);
  open_again (fixture);
  g_assert_cmpint (tandem_workspace_get_person_id (fixture->workspace), ==, dana);
  g_assert_false (tandem_workspace_is_person_guessed (fixture->workspace));
  command_line = tandem_workspace_open (fixture->path, TANDEM_ORIGIN_CLI, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tandem_store_get_person_id (tandem_workspace_get_store (command_line)), ==, dana);
}

/* A file from another computer: the name of the account tells, else it is a guess. */
static void
test_another_seat (Fixture *fixture, gconstpointer data)
{
  g_autofree char *account = tandem_seat_dup_person_name ();
  g_autofree char *setting = tandem_seat_dup_setting ();
  gint64 first = tandem_workspace_get_person_id (fixture->workspace), dana = 0;

  run_on (fixture->workspace, add_person_cb, &dana);
  choose (fixture, dana);
  g_assert_null (strstr (setting, g_get_user_name ()));
  run_on (fixture->workspace, execute_cb, "DELETE FROM setting");
  open_again (fixture);
  g_assert_cmpint (tandem_workspace_get_person_id (fixture->workspace), ==, first);
  g_assert_cmpstr (tandem_workspace_get_person_name (fixture->workspace), ==, account);
  g_assert_false (tandem_workspace_is_person_guessed (fixture->workspace));

  run_on (fixture->workspace, execute_cb, "UPDATE person SET name = 'Omar Haddad' WHERE name <> 'Dana Levi'");
  open_again (fixture);
  g_assert_cmpint (tandem_workspace_get_person_id (fixture->workspace), ==, first);
  g_assert_true (tandem_workspace_is_person_guessed (fixture->workspace));
  choose (fixture, first);
  g_assert_false (tandem_workspace_is_person_guessed (fixture->workspace));
}

static TandemRecordEditor *
make_editor (TandemWorkspace *workspace, GType type)
{
  TandemStore *store = tandem_workspace_get_store (workspace);
  g_autoptr (GPtrArray) records
      = tandem_record_load_where (tandem_store_get_list_connection (store), type, "1 = 1", 0, NULL);

  return tandem_record_editor_new (store, records->pdata[0]);
}

/* What is on the window follows the file, also when another program or an undo changed it. */
static void
test_follows_the_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TandemWorkspace) other = tandem_workspace_open (fixture->path, TANDEM_ORIGIN_CLI, NULL);
  g_autoptr (TandemRecordEditor) firm = make_editor (fixture->workspace, TANDEM_TYPE_FIRM);
  g_autoptr (TandemRecordEditor) person = make_editor (other, TANDEM_TYPE_PERSON);

  tandem_record_editor_set_text (firm, TANDEM_FIRM_NAME, "Harrow & Vale", "Change firm");
  wait_for_name (fixture, "firm-name", "Harrow & Vale");
  wait_for_name (fixture, "undo-label", "Change firm");
  tandem_record_editor_set_text (person, TANDEM_PERSON_NAME, "Dana Levi", "Change name");
  wait_for_name (fixture, "person-name", "Dana Levi");
  /* it is the other program's to undo */
  wait_for_name (fixture, "undo-label", "Change firm");
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, *(gint64 *) data);
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_PERSON, ids, NULL, error);
}

/* Whoever is not among the people any more is nobody to work as. */
static void
test_person_goes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strdup (tandem_workspace_get_person_name (fixture->workspace));
  g_autoptr (TandemWorkspace) other = tandem_workspace_open (fixture->path, TANDEM_ORIGIN_CLI, NULL);
  gint64 first = tandem_workspace_get_person_id (fixture->workspace), dana = 0;

  run_on (fixture->workspace, add_person_cb, &dana);
  choose (fixture, dana);
  run_on (other, trash_cb, &dana);
  wait_for_name (fixture, "person-name", name);
  g_assert_cmpint (tandem_store_get_person_id (tandem_workspace_get_store (fixture->workspace)), ==, first);
}

typedef struct {
  gint64 chosen_id;
  guint n_people;
} Listing;

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;
  g_autoptr (GPtrArray) people = tandem_person_list (connection, listing->chosen_id, error);

  listing->n_people = people ? people->len : 0;
  return people != NULL;
}

/* Who has gone can't be chosen any more, but stays where she was chosen. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  Listing listing = { 0 };
  gint64 dana = 0;

  run_on (fixture->workspace, add_person_cb, &dana);
  run_on (fixture->workspace, list_cb, &listing);
  g_assert_cmpuint (listing.n_people, ==, 2);
  run_on (fixture->workspace, trash_cb, &dana);
  run_on (fixture->workspace, list_cb, &listing);
  g_assert_cmpuint (listing.n_people, ==, 1);
  listing.chosen_id = dana;
  run_on (fixture->workspace, list_cb, &listing);
  g_assert_cmpuint (listing.n_people, ==, 2);
}

static void
test_undo_is_her_own (Fixture *fixture, gconstpointer data)
{
  gint64 first = tandem_workspace_get_person_id (fixture->workspace), dana = 0;

  run_on (fixture->workspace, add_person_cb, &dana);
  wait_for_name (fixture, "undo-label", "Add Dana Levi to the people");
  choose (fixture, dana);
  wait_for_name (fixture, "undo-label", NULL);
  choose (fixture, first);
  wait_for_name (fixture, "undo-label", "Add Dana Levi to the people");
}

static gboolean
add_contact_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Noether");
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  *(gint64 *) data = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

static gboolean
set_customer_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_lifecycle (connection, *(gint64 *) data, TANDEM_LIFECYCLE_CUSTOMER, error);
}

static gboolean
add_note_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  TandemRecord *note = TANDEM_RECORD (tandem_activity_new ());
  g_autofree char *now = tandem_instant_now ();

  g_ptr_array_add (records, note);
  tandem_record_set_text (note, TANDEM_ACTIVITY_KIND, "note");
  tandem_record_set_text (note, TANDEM_ACTIVITY_AT, now);
  tandem_record_set_text (note, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_id (note, TANDEM_ACTIVITY_CONTACT_ID, *(gint64 *) data);
  return tandem_act_save (connection, "Note", records, error);
}

static char *
list_doers (TandemWorkspace *workspace, gint64 contact_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = tandem_timeline_query_load_page (tandem_store_get_list_connection (tandem_workspace_get_store (workspace)),
                                         TANDEM_TIMELINE_OF_CONTACT, contact_id, TANDEM_TIMELINE_EVERYTHING, NULL, 100,
                                         &error);
  g_autoptr (GString) doers = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (doers, "%s%s", i > 0 ? "; " : "", ((TandemTimelineEntry *) entries->pdata[i])->person);
  return g_string_free (g_steal_pointer (&doers), FALSE);
}

/* The timeline names who took each step. */
static void
test_timeline_names_people (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected
      = g_strdup_printf ("Dana Levi; Dana Levi; %s", tandem_workspace_get_person_name (fixture->workspace));
  gint64 first = tandem_workspace_get_person_id (fixture->workspace), contact, another, dana = 0;
  g_autofree char *doers = NULL;

  run_on (fixture->workspace, add_contact_cb, &contact);
  run_on (fixture->workspace, add_person_cb, &dana);
  choose (fixture, dana);
  run_on (fixture->workspace, set_customer_cb, &contact);
  run_on (fixture->workspace, add_note_cb, &contact);
  choose (fixture, first);
  run_on (fixture->workspace, add_contact_cb, &another);
  doers = list_doers (fixture->workspace, contact);
  g_assert_cmpstr (doers, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/workspace/person/remembered", Fixture, NULL, set_up, test_remembered, tear_down);
  g_test_add ("/workspace/person/another-seat", Fixture, NULL, set_up, test_another_seat, tear_down);
  g_test_add ("/workspace/person/follows-the-file", Fixture, NULL, set_up, test_follows_the_file, tear_down);
  g_test_add ("/workspace/person/goes", Fixture, NULL, set_up, test_person_goes, tear_down);
  g_test_add ("/workspace/person/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/workspace/person/undo-is-her-own", Fixture, NULL, set_up, test_undo_is_her_own, tear_down);
  g_test_add ("/workspace/person/timeline-names-people", Fixture, NULL, set_up, test_timeline_names_people, tear_down);
  return g_test_run ();
}
