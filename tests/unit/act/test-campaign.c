/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../firm-file.h"
#include "act/tandem-act-campaign.h"
#include "act/tandem-act-history.h"
#include "base/tandem-error.h"
#include "base/tandem-link.h"
#include "model/tandem-campaign-member-row.h"
#include "model/tandem-campaign-member.h"
#include "model/tandem-campaign.h"
#include "model/tandem-check.h"
#include "model/tandem-model.h"
#include "store/tandem-check-part.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  TandemStore *store;
  TandemConnection *reader;
  gint64 campaign_id;
  gint64 member_id;
} Fixture;

static gboolean
add_campaign_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemRecord) campaign = TANDEM_RECORD (tandem_campaign_new ());

  tandem_change_set_begin (connection, "Add a campaign");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Fair");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "awareness");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "active");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  if (!tandem_record_insert (campaign, connection, error))
    return FALSE;
  self->campaign_id = tandem_record_get_id (campaign);
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  self->store = tandem_workspace_get_store (self->workspace);
  self->reader = tandem_store_get_list_connection (self->store);
  tandem_store_run (self->store, TANDEM_STORE_WRITE, add_campaign_cb, self, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

static gint64
count (Fixture *self, const char *sql)
{
  gint64 n = -1;

  g_assert_true (tandem_connection_get_int64 (self->reader, sql, &n, NULL));
  return n;
}

typedef struct {
  Fixture *fixture;
  const char *name, *status;
} Member;

static gboolean
save_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Member *member = data;
  gint64 id = member->fixture->member_id;
  g_autoptr (TandemRecord) record = id ? tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN_MEMBER, id, error)
                                       : (gpointer) tandem_campaign_member_new ();

  tandem_record_set_id (record, TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID, member->fixture->campaign_id);
  tandem_record_set_text (record, TANDEM_CAMPAIGN_MEMBER_NAME, member->name);
  tandem_record_set_text (record, TANDEM_CAMPAIGN_MEMBER_STATUS, member->status);
  if (!tandem_act_save_member (connection, record, error))
    return FALSE;
  member->fixture->member_id = tandem_record_get_id (record);
  return TRUE;
}

static void
save (Fixture *self, const char *name, const char *status)
{
  g_autoptr (GError) error = NULL;
  Member member = { self, name, status };

  tandem_store_run (self->store, TANDEM_STORE_WRITE, save_cb, &member, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
make_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Heuer");
  tandem_contact_draft_add_point (draft, "email", "heuer@example.org", NULL);
  return tandem_act_make_member_contact (connection, self->member_id, draft, error);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_auto (TandemReversal) reversal = { 0 };

  return tandem_act_undo (connection, tandem_store_get_person_id (self->store), tandem_store_get_origin (self->store),
                          &reversal, error);
}

static void
run (Fixture *self, TandemStoreFunc func)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (self->store, TANDEM_STORE_WRITE, func, self, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_whole (Fixture *self)
{
  g_autoptr (GPtrArray) parts = tandem_check_run (self->reader, TRUE, NULL);

  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpuint (((TandemCheckPart *) parts->pdata[i])->faults->len, ==, 0);
}

#define ANONYMOUS "SELECT count(*) FROM touch WHERE contact_id IS NULL AND deleted_at IS NULL"
#define LABELLED  "SELECT count(*) FROM change_set WHERE label = "
#define FIRST                                                                                                          \
  "SELECT count(*) FROM contact AS c JOIN touch AS t ON t.id = c.first_touch_id AND t.contact_id = c.id"               \
  " JOIN campaign_member AS m ON m.touch_id = t.id AND m.contact_id = c.id"                                            \
  " JOIN lifecycle_history AS h ON h.contact_id = c.id AND h.campaign_id = t.campaign_id"                              \
  " WHERE c.source_campaign_id = t.campaign_id AND c.deleted_at IS NULL"

/* An answer without a name is a touch; the contact that comes of it keeps it as the first one. */
static void
test_anonymous (Fixture *self, gconstpointer data)
{
  save (self, "man with the blue hat", "targeted");
  g_assert_cmpint (count (self, LABELLED "'Add the member “man with the blue hat” to a campaign'"), ==, 1);
  g_assert_cmpint (count (self, ANONYMOUS), ==, 0);
  save (self, "man with the blue hat", "responded");
  g_assert_cmpint (count (self, ANONYMOUS), ==, 1);
  save (self, "man with the blue hat", "converted");
  g_assert_cmpint (count (self, LABELLED "'Change the member “man with the blue hat” of a campaign'"), ==, 2);
  g_assert_cmpint (count (self, ANONYMOUS), ==, 1);
  g_assert_cmpint (count (self, "SELECT count(*) FROM campaign_member"), ==, 1);
  assert_whole (self);
  run (self, make_cb);
  g_assert_cmpint (count (self, ANONYMOUS), ==, 0);
  g_assert_cmpint (count (self, FIRST), ==, 1);
  assert_whole (self);
  g_assert_false (tandem_store_run (self->store, TANDEM_STORE_WRITE, make_cb, self, NULL, NULL));
  run (self, undo_cb);
  g_assert_cmpint (count (self, ANONYMOUS), ==, 1);
  g_assert_cmpint (count (self, FIRST), ==, 0);
  g_assert_cmpint (count (self, "SELECT count(*) FROM campaign_member WHERE contact_id IS NOT NULL"), ==, 0);
  assert_whole (self);
}

/* Who has an e-mail address of a contact is this contact, and its answers are its touches. */
static void
test_known (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  TandemCampaignMemberRow *row;

  save (self, "somebody", "sent");
  run (self, make_cb);
  self->member_id = 0;
  save (self, "HEUER@example.org", "clicked");
  g_assert_cmpint (count (self, "SELECT count(*) FROM touch AS t JOIN contact AS c ON c.id = t.contact_id"), ==, 1);
  ids = tandem_campaign_member_row_list_ids (self->reader, self->campaign_id, NULL);
  rows = tandem_campaign_member_row_load (self->reader, (const gint64 *) ids->data, ids->len, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpstr (row->name, ==, "Heuer");
  g_assert_cmpstr (row->status, ==, "clicked");
  g_assert_cmpint (row->contact_id, !=, 0);
  assert_whole (self);
}

typedef struct {
  const char *given, *family;
} Name;

static gboolean
add_named_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Name *name = data;
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, name->given);
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, name->family);
  return tandem_act_add_contact (connection, draft, error);
}

static void
add_named (Fixture *self, const char *given, const char *family)
{
  g_autoptr (GError) error = NULL;
  Name name = { given, family };

  tandem_store_run (self->store, TANDEM_STORE_WRITE, add_named_cb, &name, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_member (Fixture *self, const char *written, const char *given)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM campaign_member AS m JOIN contact AS c ON c.id = m.contact_id"
                         " WHERE m.name = '%s' AND c.given_name = '%s'",
                         written, given);

  self->member_id = 0;
  save (self, written, "responded");
  g_assert_cmpint (count (self, sql), ==, 1);
}

/* So is who has the full name of one contact, in any order that people write; where several have it, none of them is guessed. */
static void
test_named (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Member twice = { self, "Ann Lee", "responded" };

  save (self, "Ann Lee", "sent"); /* before anybody of this name was a contact */
  add_named (self, "Aoife", "Burke");
  add_named (self, "Zoë", "van der Berg");
  add_named (self, "Ann", "Lee");
  assert_member (self, "Aoife Burke", "Aoife");
  assert_member (self, "burke,  aoife", "Aoife");
  assert_member (self, "Zoe van der Berg", "Zoë");
  self->member_id = 0;
  save (self, "Aoife B", "responded");
  save (self, "Burke Aoife Burke", "responded");
  save (self, "Burke", "responded");
  g_assert_cmpint (count (self, "SELECT count(*) FROM campaign_member WHERE contact_id IS NOT NULL"), ==, 3);
  add_named (self, "Ann", "Lee");
  self->member_id = 0;
  g_assert_false (tandem_store_run (self->store, TANDEM_STORE_WRITE, save_cb, &twice, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Ann Lee”"));
  self->member_id = count (self, "SELECT id FROM campaign_member WHERE name = 'Ann Lee'");
  save (self, "Ann Lee", "responded");
  g_assert_cmpint (count (self, "SELECT count(*) FROM campaign_member WHERE contact_id IS NOT NULL"), ==, 3);
  assert_whole (self);
}

static void
test_nobody (Fixture *self, gconstpointer data)
{
  Member member = { self, NULL, "responded" };
  g_autoptr (GError) error = NULL;

  g_assert_false (tandem_store_run (self->store, TANDEM_STORE_WRITE, save_cb, &member, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
  g_assert_cmpint (count (self, "SELECT count(*) FROM touch"), ==, 0);
}

/* --- links --------------------------------------------------------------------------------------------------------- */

static void
assert_link (const char *url, const TandemLinkUtm *utm, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = tandem_link_build (url, utm, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (link, ==, expected);
}

static void
test_links (void)
{
  const TandemLinkUtm utm = { "news letter", "e-mail", "fair & sun", NULL, "" };
  const TandemLinkUtm none = { NULL };
  g_autoptr (GError) error = NULL;

  assert_link ("example.org/fair", &none, "https://example.org/fair");
  assert_link (" https://example.org ", &utm,
               "https://example.org?utm_source=news%20letter&utm_medium=e-mail&utm_campaign=fair%20%26%20sun");
  assert_link (
      "https://example.org/a?b=1&utm_source=old#top", &utm,
      "https://example.org/a?b=1&utm_source=news%20letter&utm_medium=e-mail&utm_campaign=fair%20%26%20sun#top");
  g_assert_null (tandem_link_build ("not an address", &utm, &error));
  g_assert_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID);
  g_assert_null (tandem_link_build ("", &utm, NULL));
  g_assert_null (tandem_link_build (NULL, &utm, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tandem_model_ensure_types ();
  g_test_add ("/act/campaign/anonymous", Fixture, NULL, set_up, test_anonymous, tear_down);
  g_test_add ("/act/campaign/known", Fixture, NULL, set_up, test_known, tear_down);
  g_test_add ("/act/campaign/named", Fixture, NULL, set_up, test_named, tear_down);
  g_test_add ("/act/campaign/nobody", Fixture, NULL, set_up, test_nobody, tear_down);
  g_test_add_func ("/act/campaign/links", test_links);
  return g_test_run ();
}
