/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of records: what is in them stands once, goes with the last that names it, and comes back with undo. */
#include "act/tandem-act-attachment.h"

#include "../firm-file.h"
#include "../random-acts.h"
#include "act/tandem-act-empty-trash.h"
#include "act/tandem-act-contact.h"
#include "model/tandem-attachment.h"
#include "model/tandem-campaign.h"
#include "model/tandem-check.h"
#include "model/tandem-firm.h"
#include "model/tandem-history-query.h"
#include "model/tandem-history-words.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"
#include "store/tandem-restore-point.h"
#include "store/tandem-store-error.h"

#define N_LIVE     "SELECT count(*) FROM attachment WHERE deleted_at IS NULL"
#define N_CONTENTS "SELECT count(*) FROM attachment_content"
#define AGE        "UPDATE attachment SET deleted_at = '2020-02-03T04:05:06.789Z' WHERE deleted_at IS NOT NULL"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 ids[2];
  GPtrArray *files; /* of the next act */
  gboolean is_photo;
  guint whom, n_added;
} Fixture;

/* --- doing --------------------------------------------------------------------------------------------------------- */

static void
write_by (Fixture *self, TandemStoreFunc func, gpointer data)
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

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, i == 0 ? "Ada" : "Bob");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
      self->ids[i] = tandem_record_get_id (TANDEM_RECORD (draft->contact));
    }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_file_content_free);
  write_by (self, add_contacts_cb, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->files);
  firm_file_tear_down (&self->file, NULL);
}

static void
take (Fixture *self, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_ptr_array_add (self->files, tandem_file_content_new (name, "text/plain", bytes));
}

static gboolean
attach_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  const TandemAttachAct act = { "Attach", TANDEM_ATTACHMENT_CONTACT_ID, self->ids[self->whom], self->files };

  return self->is_photo ? tandem_act_set_photo (connection, &act, error)
                        : tandem_act_attach (connection, &act, &self->n_added, error);
}

static void
attach (Fixture *self, guint whom)
{
  self->whom = whom;
  self->is_photo = FALSE;
  write_by (self, attach_cb, self);
  g_ptr_array_set_size (self->files, 0);
}

static void
set_photo (Fixture *self)
{
  self->whom = 0;
  self->is_photo = TRUE;
  write_by (self, attach_cb, self);
  g_ptr_array_set_size (self->files, 0);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  random_acts_undo (self->workspace, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  random_acts_redo (self->workspace, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
set_rule_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) firms = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "1 = 1 ORDER BY id", 0, error);

  tandem_change_set_begin (connection, "Keep the trash");
  tandem_record_set_integer (firms->pdata[0], TANDEM_FIRM_TRASH_DAYS, 30);
  return tandem_record_update (firms->pdata[0], connection, error);
}

static void
emptied_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_act_empty_trash_finish (TANDEM_STORE (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* As if it had been in the trash for years. */
static void
empty_trash (Fixture *self)
{
  gboolean is_done = FALSE;

  execute_sql (self->file.path, AGE);
  tandem_act_empty_trash_async (tandem_workspace_get_store (self->workspace), NULL, emptied_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct {
  GType type;
  gint64 id;
} Key;

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Key *key = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, key->id);
  return tandem_act_trash (connection, "Trash", key->type, ids, NULL, error);
}

static void
trash (Fixture *self, GType type, gint64 id)
{
  write_by (self, trash_cb, &(Key) { type, id });
}

/* --- asking -------------------------------------------------------------------------------------------------------- */

#define ask(sql) firm_file_ask (self->file.path, sql)

/* What is wrong with the files, and nothing else may be. */
static char *
find_fault (const char *path)
{
  g_autoptr (TandemConnection) reader = tandem_connection_open (path, TANDEM_CONNECTION_READ, NULL);
  g_autoptr (GPtrArray) parts = tandem_check_run (reader, TRUE, NULL);
  char *fault = NULL;

  g_assert_nonnull (parts);
  for (guint i = 0; i < parts->len; i++)
    {
      TandemCheckPart *part = g_ptr_array_index (parts, i);

      if (part->n_faults == 0)
        continue;
      g_assert_cmpstr (part->name, ==, "attachments");
      g_assert_null (fault);
      g_ptr_array_add (part->faults, NULL);
      fault = g_strjoinv ("; ", (char **) part->faults->pdata);
    }
  return fault;
}

static void
assert_well (Fixture *self)
{
  g_autofree char *fault = find_fault (self->file.path);

  g_assert_cmpstr (fault, ==, NULL);
}

typedef struct {
  gint64 id;
  char *text;
  GError *error;
} Content;

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Content *content = data;
  g_autoptr (TandemRecord) attachment = tandem_record_load (connection, TANDEM_TYPE_ATTACHMENT, content->id, error);
  g_autoptr (GBytes) bytes
      = attachment ? tandem_attachment_content_load (connection, attachment, &content->error) : NULL;

  if (bytes)
    content->text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return attachment != NULL;
}

static char *
read_content (Fixture *self, gint64 id, GError **error)
{
  Content content = { .id = id };
  g_autoptr (GError) failure = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, read_cb, &content, NULL, &failure);
  g_assert_no_error (failure);
  if (content.error)
    g_propagate_error (error, content.error);
  return content.text;
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

/* The same in two records stands once, and the journal has none of it. */
static void
test_shared (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  take (self, "offer.txt", "forty desks, white");
  take (self, "plan.txt", "first floor");
  attach (self, 0);
  g_assert_cmpuint (self->n_added, ==, 2);
  take (self, "Angebot.txt", "forty desks, white");
  attach (self, 1);
  g_assert_cmpint (ask (N_LIVE), ==, 3);
  g_assert_cmpint (ask (N_CONTENTS), ==, 2);
  g_assert_cmpint (ask ("SELECT sum (length (coalesce (before, '')) + length (coalesce (after, ''))) FROM change_row"
                        " WHERE table_name = 'attachment'"),
                   ==, 0);
  text = read_content (self, ask ("SELECT id FROM attachment WHERE name = 'Angebot.txt'"), NULL);
  g_assert_cmpstr (text, ==, "forty desks, white");

  /* what is there under that name already is left out, another name or other words are not */
  take (self, "offer.txt", "forty desks, white");
  attach (self, 0);
  g_assert_cmpuint (self->n_added, ==, 0);
  take (self, "offer.txt", "forty desks, black");
  attach (self, 0);
  g_assert_cmpuint (self->n_added, ==, 1);
  assert_well (self);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL, *again = NULL;
  gint64 id;

  take (self, "offer.txt", "forty desks");
  attach (self, 0);
  id = ask ("SELECT id FROM attachment");
  undo (self);
  g_assert_cmpint (ask (N_LIVE), ==, 0);
  redo (self);
  g_assert_cmpint (ask (N_LIVE), ==, 1);
  text = read_content (self, id, NULL);
  g_assert_cmpstr (text, ==, "forty desks");
  trash (self, TANDEM_TYPE_ATTACHMENT, id);
  g_assert_cmpint (ask (N_LIVE), ==, 0);
  undo (self);
  again = read_content (self, id, NULL);
  g_assert_cmpstr (again, ==, "forty desks");
  assert_well (self);
}

/* It goes with the last that names it: with none while another does, be that in the trash. */
static void
test_trash (Fixture *self, gconstpointer data)
{
  write_by (self, set_rule_cb, NULL);
  take (self, "offer.txt", "forty desks");
  attach (self, 0);
  take (self, "offer.txt", "forty desks");
  attach (self, 1);
  trash (self, TANDEM_TYPE_ATTACHMENT, ask ("SELECT min (id) FROM attachment"));
  empty_trash (self);
  g_assert_cmpint (ask ("SELECT count(*) FROM attachment"), ==, 1);
  g_assert_cmpint (ask (N_CONTENTS), ==, 1);

  trash (self, TANDEM_TYPE_ATTACHMENT, ask ("SELECT min (id) FROM attachment"));
  g_assert_cmpint (ask (N_CONTENTS), ==, 1);
  empty_trash (self);
  g_assert_cmpint (ask ("SELECT count(*) FROM attachment"), ==, 0);
  g_assert_cmpint (ask (N_CONTENTS), ==, 0);
  assert_well (self);
}

/* What is in the trash with its contact waits for it, and goes with it. */
static void
test_whole (Fixture *self, gconstpointer data)
{
  write_by (self, set_rule_cb, NULL);
  take (self, "offer.txt", "forty desks");
  take (self, "plan.txt", "first floor");
  attach (self, 0);
  trash (self, TANDEM_TYPE_ATTACHMENT, ask ("SELECT min (id) FROM attachment"));
  trash (self, TANDEM_TYPE_CONTACT, self->ids[0]);
  empty_trash (self);
  g_assert_cmpint (ask (N_CONTENTS), ==, 2);
  execute_sql (self->file.path,
               "UPDATE contact SET deleted_at = '2020-02-03T04:05:06.789Z' WHERE deleted_at IS NOT NULL");
  empty_trash (self);
  g_assert_cmpint (ask ("SELECT count(*) FROM contact"), ==, 1);
  g_assert_cmpint (ask ("SELECT count(*) FROM attachment"), ==, 0);
  g_assert_cmpint (ask (N_CONTENTS), ==, 0);
  assert_well (self);
}

/* One at a time; the one before comes back by undo. */
static void
test_photo (Fixture *self, gconstpointer data)
{
  take (self, "one.jpg", "first face");
  set_photo (self);
  take (self, "two.jpg", "second face");
  set_photo (self);
  g_assert_cmpint (ask (N_LIVE " AND name = 'two.jpg' AND kind = 'photo'"), ==, 1);
  g_assert_cmpint (ask (N_LIVE), ==, 1);
  undo (self);
  g_assert_cmpint (ask (N_LIVE " AND name = 'one.jpg'"), ==, 1);
  g_assert_cmpint (ask (N_LIVE), ==, 1);
  redo (self);
  set_photo (self); /* none */
  g_assert_cmpint (ask (N_LIVE), ==, 0);
  undo (self);
  g_assert_cmpint (ask (N_LIVE " AND name = 'two.jpg'"), ==, 1);
  assert_well (self);
}

static gboolean
change_content_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) attachment
      = tandem_record_load (connection, TANDEM_TYPE_ATTACHMENT, *(gint64 *) data, error);

  tandem_change_set_begin (connection, "Change");
  tandem_record_set_text (attachment, TANDEM_ATTACHMENT_SHA256, "00");
  return tandem_record_update (attachment, connection, error);
}

/* The journal must not become the only one that names what is in a file. */
static void
test_never_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  take (self, "offer.txt", "forty desks");
  attach (self, 0);
  id = ask ("SELECT id FROM attachment");
  g_assert_false (tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, change_content_cb,
                                    &id, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

static void
test_check (Fixture *self, gconstpointer data)
{
  static const char *const faults[][2] = {
    { "UPDATE attachment_content SET bytes = x'666f727479206465736b74'", "it is not what was added" },
    { "UPDATE attachment_content SET bytes = x'66'", "it has another size than it says" },
    { "DELETE FROM attachment_content", "what is in it is not there" },
    { "INSERT INTO attachment_content SELECT substr (sha256, 2) || 'x', bytes FROM attachment_content",
      "no record has it" },
  };
  g_autoptr (GError) error = NULL;

  take (self, "offer.txt", "forty desks");
  attach (self, 0);
  assert_well (self);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s-%u", self->file.path, i);
      g_autofree char *fault = NULL;

      firm_file_copy_as_if_killed (&self->file, copy);
      execute_sql (copy, faults[i][0]);
      fault = find_fault (copy);
      g_test_message ("%s: %s", faults[i][0], fault);
      g_assert_nonnull (fault);
      g_assert_nonnull (strstr (fault, faults[i][1]));
    }
  execute_sql (self->file.path, faults[0][0]);
  g_assert_null (read_content (self, ask ("SELECT id FROM attachment"), &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_FAILED);
}

/* A restore point is a file of its own, with all that was in it then. */
static void
test_restore_point (Fixture *self, gconstpointer data)
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *fault = NULL;
  TandemRestorePoint *point;
  gint64 id;

  take (self, "offer.txt", "forty desks");
  attach (self, 0);
  id = ask ("SELECT id FROM attachment");
  reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, &error);
  point = tandem_restore_point_make (reader, self->file.path, TANDEM_RESTORE_MANUAL, NULL, &error);
  g_assert_no_error (error);
  write_by (self, set_rule_cb, NULL);
  trash (self, TANDEM_TYPE_ATTACHMENT, id);
  empty_trash (self);
  g_assert_cmpint (ask (N_CONTENTS), ==, 0);
  fault = find_fault (point->path);
  g_assert_cmpstr (fault, ==, NULL);
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  self->workspace = open_firm (point->path);
  text = read_content (self, id, NULL);
  g_assert_cmpstr (text, ==, "forty desks");
  tandem_restore_point_free (point);
}

/* The history of a campaign tells of its files, by their names. */
static gboolean
attach_to_campaign_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());
  TandemAttachAct act = { "Attach", TANDEM_ATTACHMENT_CAMPAIGN_ID, 0, self->files };
  g_autoptr (GPtrArray) attachments = NULL;

  tandem_change_set_begin (connection, "Attach");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Fair");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "awareness");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "planned");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  if (!tandem_record_insert (campaign, connection, error))
    return FALSE;
  act.whole_id = self->ids[0] = tandem_record_get_id (campaign);
  return tandem_act_attach (connection, &act, &self->n_added, error);
}

static gboolean
tell_history_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (GPtrArray) sets = tandem_history_query_record (connection, "campaign", self->ids[0], 0, error);
  g_autofree char *name = NULL;
  const TandemHistoryChange *change;
  guint n = 0;

  g_assert_nonnull (sets);
  g_assert_cmpuint (sets->len, ==, 1);
  for (guint i = 0; i < ((TandemHistorySet *) sets->pdata[0])->changes->len; i++)
    {
      change = ((TandemHistorySet *) sets->pdata[0])->changes->pdata[i];
      if (!g_str_equal (change->table, "attachment"))
        continue;
      name = tandem_history_words_dup_record (connection, change->table, change->record_id);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (name, ==, "stand.txt");
  return TRUE;
}

static void
test_history (Fixture *self, gconstpointer data)
{
  take (self, "stand.txt", "hall 5");
  write_by (self, attach_to_campaign_cb, self);
  write_by (self, tell_history_cb, self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add ("/act/attachment/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("shared", test_shared);
  ADD ("undo", test_undo);
  ADD ("trash", test_trash);
  ADD ("whole", test_whole);
  ADD ("photo", test_photo);
  ADD ("never-changes", test_never_changes);
  ADD ("check", test_check);
  ADD ("restore-point", test_restore_point);
  ADD ("history", test_history);
#undef ADD
  return g_test_run ();
}
