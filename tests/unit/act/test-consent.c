/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a contact said is only ever added to, and undo takes back what was added. */
#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "firm-file.h"
#include "model/tandem-consent-event.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 ids[2]; /* contacts */
  gint64 event_id;
} Fixture;

static void
run (Fixture *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
add_contacts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, i == 0 ? "Aslan" : "Brandt");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
      self->ids[i] = tandem_record_get_id (TANDEM_RECORD (draft->contact));
    }
  return TRUE;
}

static gboolean
add_event_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemRecord) event = TANDEM_RECORD (tandem_consent_event_new ());

  tandem_change_set_begin (connection, "Confirm");
  tandem_record_set_id (event, TANDEM_CONSENT_EVENT_CONTACT_ID, self->ids[0]);
  tandem_record_set_text (event, TANDEM_CONSENT_EVENT_CHANNEL, "email");
  tandem_record_set_text (event, TANDEM_CONSENT_EVENT_KIND, "confirmed");
  if (!tandem_record_insert (event, connection, error))
    return FALSE;
  self->event_id = tandem_record_get_id (event);
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  run (self, add_contacts_cb, self);
  run (self, add_event_cb, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

typedef struct {
  gint64 event_id;
  guint column;
  gint64 contact_id; /* 0: a text is written */
} Change;

static gboolean
change_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  g_autoptr (TandemRecord) event = tandem_record_load (connection, TANDEM_TYPE_CONSENT_EVENT, change->event_id, error);

  tandem_change_set_begin (connection, "Change");
  if (change->contact_id != 0)
    tandem_record_set_id (event, change->column, change->contact_id);
  else if (change->column == TANDEM_CONSENT_EVENT_PERSON_ID)
    tandem_record_set_null (event, change->column);
  else
    tandem_record_set_text (event, change->column, "objected");
  return tandem_record_update (event, connection, error);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (GPtrArray) first = tandem_consent_event_list (connection, self->ids[0], error);
  g_autoptr (GPtrArray) other = tandem_consent_event_list (connection, self->ids[1], error);
  guint n = first->len + other->len;

  g_assert_cmpuint (n, <=, 1);
  if (n > 0)
    g_assert_cmpstr (tandem_record_get_text ((first->len > 0 ? first : other)->pdata[0], TANDEM_CONSENT_EVENT_KIND), ==,
                     "confirmed");
  self->event_id = first->len > 0 ? 1 : other->len > 0 ? 2 : 0;
  return TRUE;
}

/* Returns: whose the event is: 1 or 2; 0: nobody's */
static guint
find_whose (Fixture *self)
{
  Fixture copy = *self;

  run (self, list_cb, &copy);
  return (guint) copy.event_id;
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo (connection, person_id, "cli", &reversal, error);
}

static gboolean
redo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_redo (connection, person_id, "cli", &reversal, error);
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  for (guint column = 0; column < TANDEM_CONSENT_EVENT_N_COLUMNS; column++)
    {
      Change change = { self->event_id, column, 0 };
      g_autoptr (GError) error = NULL;

      if (column == TANDEM_CONSENT_EVENT_CONTACT_ID)
        continue;
      tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, change_cb, &change, NULL,
                        &error);
      g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
    }
  g_assert_cmpuint (find_whose (self), ==, 1);
  run (self, undo_cb, NULL);
  g_assert_cmpuint (find_whose (self), ==, 0);
  run (self, redo_cb, NULL);
  g_assert_cmpuint (find_whose (self), ==, 1);
}

/* As a merge does; and back. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  Change change = { self->event_id, TANDEM_CONSENT_EVENT_CONTACT_ID, self->ids[1] };

  run (self, change_cb, &change);
  g_assert_cmpuint (find_whose (self), ==, 2);
  run (self, undo_cb, NULL);
  g_assert_cmpuint (find_whose (self), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/act/consent/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/act/consent/moved", Fixture, NULL, set_up, test_moved, tear_down);
  return g_test_run ();
}
